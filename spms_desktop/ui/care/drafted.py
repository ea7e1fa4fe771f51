"""A form of the care team whose fields are kept as a draft by their names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from PySide6.QtWidgets import QWidget

from spms_desktop.services.drafts import Fields
from spms_desktop.ui.forms.drafted_form import DraftedForm
from spms_desktop.ui.widgets.dates import DateField, TimeField
from spms_desktop.ui.widgets.fields import ChoiceField, LineField, TextField
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.ticks import TickKey


@dataclass(frozen=True)
class Part:
    """How the value of one field is read for a draft, and shown again."""

    read: Callable[[], object]
    show: Callable[[Any], object]


class CareForm(DraftedForm):
    """A subclass calls `watch` once its fields are laid out."""

    _parts: dict[str, Part]
    _start: Fields

    def watch(self, fields: dict[str, QWidget], more: dict[str, Part] | None = None) -> None:
        """Keep what is typed in these by their names, and bring back what was typed before."""
        self._parts = {name: _part(field) for name, field in fields.items()} | (more or {})
        self._start = self._read()
        for field in fields.values():
            _signal(field).connect(self._edited)
        self.bring_back()

    def fields(self) -> Fields:
        now = self._read()
        return {} if now == self._start else now

    def show_fields(self, fields: Fields) -> bool:
        try:
            for name, part in self._parts.items():
                part.show(fields.get(name, self._start[name]))
        except (TypeError, ValueError):
            return False  # a draft of another version of the program
        self.shown_again()
        return True

    def shown_again(self) -> None:
        """All fields were shown anew: what depends on them follows."""

    def _read(self) -> Fields:
        return {name: part.read() for name, part in self._parts.items()}

    def _edited(self, *_what: object) -> None:
        self.touch()


def _part(field: QWidget) -> Part:
    if isinstance(field, TickKey):
        return Part(field.isChecked, lambda kept: field.setChecked(bool(kept)))
    if isinstance(field, DateField):
        return Part(
            lambda: field.value.isoformat() if field.value else "",
            lambda kept: field.set_value(date.fromisoformat(kept) if kept else None),
        )
    if isinstance(field, TimeField):
        return Part(lambda: field.value.isoformat(), lambda kept: field.set_value(time.fromisoformat(kept)))
    if isinstance(field, LineField | TextField):
        return Part(lambda: field.value, lambda kept: field.set_value(str(kept)))
    assert isinstance(field, ChoiceField | KeyRow)
    return Part(lambda: str(field.value or ""), field.set_value)


def _signal(field: QWidget) -> Any:
    if isinstance(field, TickKey):
        return field.toggled
    return field.chosen if isinstance(field, KeyRow) else field.changed  # type: ignore[attr-defined]
