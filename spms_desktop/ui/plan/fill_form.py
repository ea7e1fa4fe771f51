"""Fills in several earlier doses of one medicine at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.medicine import DoseStatus
from spms_desktop.i18n import _
from spms_desktop.ui.plan import texts
from spms_desktop.ui.plan.dose_keys import DoseKeys
from spms_desktop.ui.plan.views import OpenDoseView
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.choice_list import ChoiceList
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.text import body, heading

ALL = (DoseStatus.TAKEN, DoseStatus.SKIPPED)


class FillForm(FormDialog):
    """The open doses of the last days, each with its answer; nothing is answered until the user says so."""

    def __init__(
        self, parent: QWidget | None, medicine: str, doses: Sequence[OpenDoseView], *, given: bool = False
    ) -> None:
        super().__init__(parent, _("Fill in days"), _("Save"))
        self.rows: dict[str, DoseKeys] = {}
        self.all_buttons: dict[DoseStatus, Button] = {}
        self.body.addWidget(heading(texts.breakable(medicine)))
        if not doses:
            self.body.addWidget(body(_("Nothing is open in the last 14 days.")))
            self.accept_button.setText(_("Close"))
            self.cancel_button.hide()
            return
        self.body.addWidget(body(_("These doses have no record. What you leave empty stays “not recorded”.")))
        self._place_all(given)
        for dose in doses:
            self.rows[dose.key] = self._row(dose, given)

    @property
    def answers(self) -> dict[str, DoseStatus]:
        """What was answered, by the key of the dose."""
        return {key: row.value for key, row in self.rows.items() if isinstance(row.value, DoseStatus)}

    def answer_all(self, status: DoseStatus) -> None:
        """Give every dose that has no answer yet this one."""
        for row in self.rows.values():
            if row.value is None:
                row.set_value(status)

    def _place_all(self, given: bool) -> None:
        words = (_("All given"), _("None given")) if given else (_("All taken"), _("All skipped"))
        line = FlowLayout(gap=8)
        for status, text in zip(ALL, words, strict=True):
            button = Button(text)
            button.setAccessibleIdentifier(f"fill-all-{status}")
            button.clicked.connect(partial(self.answer_all, status))
            line.addWidget(button)
            self.all_buttons[status] = button
        self.body.addLayout(line)

    def _row(self, dose: OpenDoseView, given: bool) -> DoseKeys:
        keys = DoseKeys(dose.words, given=given)
        for status, key in zip(keys.statuses, keys.keys, strict=True):
            key.setAccessibleIdentifier(f"fill|{dose.key}|{status}")
            key.setAccessibleName(_("{status}: {dose}").format(status=key.words, dose=dose.words))
        self.body.addWidget(labelled(dose.words, keys))
        return keys


class WhichForm(FormDialog):
    """Asks whose days are filled in; `picked` tells the medicine as soon as one is chosen."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None, medicines: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent, _("Fill in days"), _("Next"))
        names: list[tuple[object, str]] = [(uid, texts.breakable(words)) for uid, words in medicines]
        self.choice = ChoiceList(_("Which medicine?"), names)
        self.choice.setAccessibleIdentifier("fill-which")
        if medicines:
            self.body.addWidget(labelled(_("Which medicine?"), self.choice))
        else:
            self.choice.hide()
            self.body.addWidget(body(_("Nothing is open in the last 14 days.")))
            self.accept_button.setText(_("Close"))
            self.cancel_button.hide()
        self.accepted_by_user.connect(self._check)

    def _check(self) -> None:
        if self.choice.value is None and self.choice.keys:
            self.trouble(_("Please choose a medicine."))
        elif self.choice.value is not None:
            self.picked.emit(str(self.choice.value))
