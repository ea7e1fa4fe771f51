"""The own symptoms in the form of what is asked: each with its buttons, and one to add another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.domain.settings import OwnSymptom
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.choices.own_symptom_form import OwnSymptomForm
from spms_desktop.ui.journal.choices.own_symptoms import OwnSymptoms
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.text import body, field_label, quiet


class OwnSymptomList(QWidget):
    """Saves each change at once; `changed` tells which name became which and what to say, `troubled` what did not work.

    After `changed` its owner calls `refresh`.
    """

    changed = Signal(object, str)
    troubled = Signal(str)

    def __init__(self, context: Context, symptoms: OwnSymptoms) -> None:
        super().__init__()
        self._context, self._symptoms = context, symptoms
        self.buttons: dict[tuple[str, str], Button] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(16)
        self.add_button = Button(_("Add your own symptom"), "add")
        self.add_button.setAccessibleIdentifier("choose.own.add")
        self.add_button.clicked.connect(self.add)
        self.full = quiet(_("Ten are the most. To add another, give one up."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._rows)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.full)
        self.refresh()

    def add(self) -> OwnSymptomForm:
        """Ask for a symptom in the person's own words."""
        return self._open(OwnSymptomForm(self.window(), self._context, self._symptoms))

    def edit(self, own: OwnSymptom) -> OwnSymptomForm:
        """Let the words of an own symptom be changed."""
        return self._open(OwnSymptomForm(self.window(), self._context, self._symptoms, own))

    def give_up(self, own: OwnSymptom) -> None:
        """Ask about it no more; it can be taken up again in its place."""
        said = _("“{name}” is given up.").format(name=own.name)
        self._change(lambda: self._symptoms.give_up(own.name), said, ("again", own.name))

    def ask_again(self, own: OwnSymptom) -> None:
        """Take it up again."""
        said = _("“{name}” can be chosen again.").format(name=own.name)
        self._change(lambda: self._symptoms.ask_again(own), said, ("give_up", own.name))

    def _open(self, form: OwnSymptomForm) -> OwnSymptomForm:
        form.accepted.connect(partial(self._kept, form))
        form.open()
        return form

    def _kept(self, form: OwnSymptomForm) -> None:
        if form.kept is not None:
            name = form.kept.name
            said = _("“{name}” is saved. You can choose it for each day or each week.").format(name=name)
            self._tell({form.before.name: name} if form.before.name else {}, said, ("edit", name))

    def _change(self, act: Callable[[], object], said: str, keyboard: tuple[str, str]) -> None:
        try:
            act()
        except Trouble as error:
            self.troubled.emit(trouble.sentence(error))
            return
        self._context.speaker.say(said, undo=True)
        self._tell({}, said, keyboard)

    def _tell(self, renamed: Mapping[str, str], said: str, keyboard: tuple[str, str]) -> None:
        self.changed.emit(renamed, said)
        target = self.buttons.get(keyboard)
        if target is not None:  # the button that was pressed is gone
            target.setFocus()

    def refresh(self) -> None:
        """Show the own symptoms as they are now."""
        while (item := self._rows.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self.buttons = {}
        live, writes = self._symptoms.live(), not self._symptoms.read_only
        for own in live:
            self._rows.addWidget(self._row(own, writes=writes))
        for own in self._symptoms.given_up() if writes else ():
            self._rows.addWidget(self._given_up_row(own))
        self.add_button.setVisible(writes and not self._symptoms.full)
        self.full.setVisible(writes and self._symptoms.full)

    def _row(self, own: OwnSymptom, *, writes: bool) -> QWidget:
        row, column = _group(own.name)
        column.addWidget(field_label(own.name))
        if own.question:
            column.addWidget(body(own.question))
        if writes:
            edit = self._button("edit", own, _("Edit words"), _("Edit the words of {name}"))
            give_up = self._button("give_up", own, _("Give up"), _("Give up {name}"))
            edit.clicked.connect(partial(self.edit, own))
            give_up.clicked.connect(partial(self.give_up, own))
            _side_by_side(column, edit, give_up)
        return row

    def _given_up_row(self, own: OwnSymptom) -> QWidget:
        row, column = _group(own.name)
        column.addWidget(quiet(_("{name}: given up. All you noted about it stays.").format(name=own.name)))
        again = self._button("again", own, _("Ask again"), _("Ask about {name} again"))
        again.clicked.connect(partial(self.ask_again, own))
        _side_by_side(column, again)
        return row

    def _button(self, key: str, own: OwnSymptom, text: str, name: str) -> Button:
        made = Button(text)
        made.setAccessibleName(name.format(name=own.name))
        self.buttons[key, own.name] = made
        return made


def _group(name: str) -> tuple[Group, QVBoxLayout]:
    made = Group(name)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    return made, column


def _side_by_side(column: QVBoxLayout, *buttons: Button) -> None:
    row = FlowLayout(gap=8)
    for button in buttons:
        row.addWidget(button)
    column.addLayout(row)
