"""The form of one result: the day, what was told, what the catalogue asks for, and files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.catalog.checks import ResultField
from spms_desktop.domain.check import CheckResult
from spms_desktop.domain.validation import EARLIEST, MAX_LINE
from spms_desktop.i18n import _
from spms_desktop.services.check_values import NO, YES
from spms_desktop.services.drafts import Fields
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.drafted_form import DraftedForm
from spms_desktop.ui.plan.checks.files_field import FilesField
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.fields import LineField, TextField, labelled
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.text import quiet

Asked = LineField | KeyRow
_LONGEST_NUMBER = 20


class ResultForm(DraftedForm):
    """Adds a result or edits it; `leaving` tells that it is to be taken back. It judges nothing that is typed."""

    leaving = Signal()

    def __init__(
        self, parent: QWidget | None, context: Context, name: str, asked: Sequence[ResultField], result: CheckResult
    ) -> None:
        title = _("Edit the result: {check}") if result.uid else _("A result: {check}")
        draft = f"result:{result.uid or result.check}"
        base = result if result.uid else None
        super().__init__(parent, context, breakable(title.format(check=name)), _("Save"), draft, base)
        self._before = result
        self.day = DateField(_("When was it?"), result.day, latest=context.session.today, earliest=EARLIEST)
        self.place = LineField(_("Where?"))
        self.place.setMaxLength(MAX_LINE)
        self.told = TextField(_("What you were told"), "", 4)
        self.asked: dict[str, Asked] = {field.id: _field(field) for field in asked}
        self.files = FilesField(())
        self._lay_out(asked)
        self._show(result)
        self._connect()
        self.bring_back()

    @property
    def typed(self) -> CheckResult:
        """The result as the form says now, without the new files."""
        answers = {name: _value(field) for name, field in self.asked.items()}
        others = [(name, text) for name, text in self._before.values if name not in self.asked]
        return replace(
            self._before,
            day=self.day.value or self._before.day,
            place=self.place.value,
            told=self.told.value,
            values=tuple([(name, text) for name, text in answers.items() if text] + others),
            files=self.files.kept,
        )

    @property
    def unchanged(self) -> bool:
        """Whether there is nothing to save."""
        return self.typed == self._before and not self.files.new

    def fields(self) -> Fields:
        now = self.typed
        if self.unchanged:
            return {}
        return {
            "day": now.day.isoformat(),
            "place": now.place,
            "told": now.told,
            "values": [list(pair) for pair in now.values],
            "kept": [file.uid for file in now.files],
            "paths": list(self.files.paths),
        }

    def show_fields(self, fields: Fields) -> bool:
        if not fields:
            self._show(self._before)
            return True
        try:
            kept, paths, pairs = _texts(fields["kept"]), _texts(fields["paths"]), fields["values"]
            result = replace(
                self._before,
                day=date.fromisoformat(str(fields["day"])),
                place=str(fields["place"]),
                told=str(fields["told"]),
                values=tuple((name, text) for name, text in map(_texts, pairs if isinstance(pairs, list) else ())),
                files=tuple(file for file in self._before.files if file.uid in kept),
            )
        except (KeyError, ValueError):
            return False
        self._show(result, paths)
        return True

    def _lay_out(self, asked: Sequence[ResultField]) -> None:
        self.body.addWidget(labelled(_("When was it?"), self.day))
        self.body.addWidget(labelled(_("Where?"), self.place))
        self.body.addWidget(labelled(_("What you were told"), self.told, _("In their words or yours.")))
        for field in asked:
            label = f"{_(field.label)} ({_(field.unit)})" if field.unit else _(field.label)
            self.body.addWidget(labelled(label, self.asked[field.id]))
        hint = _("Such as a letter or a picture, up to 20 MB. It is kept inside this journal.")
        self.body.addWidget(labelled(_("Files"), self.files, hint))
        self.body.addWidget(quiet(_("Leave empty what you do not know or want to say.")))
        named = ((self.day.button, "day"), (self.place, "place"), (self.told, "told"))
        for widget, identifier in (*named, *((field, name) for name, field in self.asked.items())):
            widget.setAccessibleIdentifier(f"result.{identifier}")
        if self._before.uid:
            self.remove_button = Button(_("Remove"), kind="quiet")
            self.remove_button.setAccessibleName(_("Remove this result"))
            self.remove_button.setAccessibleIdentifier("result.remove")
            self.remove_button.clicked.connect(self.leaving)
            self.button_row.addWidget(self.remove_button)

    def _connect(self) -> None:
        for signal in (self.day.changed, self.place.changed, self.told.changed, self.files.changed):
            signal.connect(self.touch)
        for field in self.asked.values():
            if isinstance(field, KeyRow):
                field.chosen.connect(self.touch)
                field.cleared.connect(self.touch)
            else:
                field.changed.connect(self.touch)
        self.files.refused.connect(self.trouble)

    def _show(self, result: CheckResult, paths: Sequence[str] = ()) -> None:
        self.day.set_value(result.day)
        self.place.set_value(result.place)
        self.told.set_value(result.told)
        values = dict(result.values)
        for name, field in self.asked.items():
            text = values.get(name, "")
            if isinstance(field, KeyRow):
                field.set_value(text or None)
            else:
                field.set_value(text)
        self.files.set_value(result.files, paths)


def _field(field: ResultField) -> Asked:
    if field.type == "yes_no":
        return KeyRow(_(field.label), [(YES, _("Yes")), (NO, _("No")), ("", _("Not told"))])
    line = LineField(_(field.label))
    line.setMaxLength(_LONGEST_NUMBER)
    return line


def _value(field: Asked) -> str:
    return str(field.value or "") if isinstance(field, KeyRow) else field.value.strip()


def _texts(found: object) -> list[str]:
    """A list of texts from a draft; raises ValueError when it is none."""
    if not isinstance(found, list):
        raise ValueError("no list")
    return [str(one) for one in found]
