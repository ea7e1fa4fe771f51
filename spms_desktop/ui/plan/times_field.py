"""One or more wall-clock times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.widgets.buttons import Button, IconButton
from spms_desktop.ui.widgets.clock_field import TimeField
from spms_desktop.ui.widgets.group import Group

_USUAL = (time(8), time(20), time(14), time(12), time(22), time(18), time(6), time(10))


class TimesField(Group):
    """A column of times; each but the last one left can be taken away."""

    changed = Signal()
    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Times"), parent)
        self._rows: list[tuple[TimeField, QWidget, Button]] = []
        self.add_button = Button(_("Add a time"), "add")
        self.add_button.setAccessibleIdentifier("add-time")
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._column)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.clicked.connect(self._add_usual)
        self.set_value(_USUAL[:1])

    @property
    def value(self) -> tuple[time, ...]:
        """The times in order, each once."""
        return tuple(sorted({field.value for field, _row, _button in self._rows}))

    @property
    def fields(self) -> list[TimeField]:
        """The fields, first to last."""
        return [field for field, _row, _button in self._rows]

    @property
    def trouble(self) -> str:
        """What is wrong with a time that was typed, or an empty text."""
        return next((field.trouble.text() for field in self.fields if field.trouble.text()), "")

    def set_value(self, times: Sequence[time]) -> None:
        """Show these times without telling anyone; there is always one."""
        while self._rows:
            self._drop(0)
        for moment in times or _USUAL[:1]:
            self._append(moment)
        self._arranged()

    def _append(self, moment: time) -> TimeField:
        row = QWidget()
        field = TimeField("", moment)
        remove = IconButton("close", "")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(field, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.append((field, row, remove))
        self._column.addWidget(row)
        field.changed.connect(self._tell)
        remove.clicked.connect(partial(self._remove, row))
        return field

    def _add_usual(self) -> None:
        here = self.value
        field = self._append(next((moment for moment in _USUAL if moment not in here), time(16)))
        self._arranged()
        field.line.setFocus()
        self.changed.emit()

    def _remove(self, row: QWidget) -> None:
        place = next(n for n, (_field, one, _button) in enumerate(self._rows) if one is row)
        self._drop(place)
        self._arranged()
        self._rows[min(place, len(self._rows) - 1)][0].line.setFocus()
        self.changed.emit()

    def _drop(self, place: int) -> None:
        _field, row, _button = self._rows.pop(place)
        row.hide()
        self._column.removeWidget(row)
        row.deleteLater()

    def _arranged(self) -> None:
        for place, (field, _row, remove) in enumerate(self._rows, start=1):
            name = _("Time {n}").format(n=place)
            field.setAccessibleName(name)
            field.line.setAccessibleName(name)
            field.line.setAccessibleIdentifier(f"time-{place}")
            remove.setAccessibleName(_("Remove time {n}").format(n=place))
            remove.setToolTip(remove.accessibleName())
            remove.setVisible(len(self._rows) > 1)
        self.rearranged.emit()

    def _tell(self, _moment: object) -> None:
        self.changed.emit()
