"""The list "Last time I could ...": everyday things, how each stands, and what was noted about them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.domain.milestone import Ability, Milestone
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.ui import words
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.happenings.milestone_form import MilestoneForm
from spms_desktop.ui.journal.happenings.milestones_presenter import AbilityView, Milestones, PastLine
from spms_desktop.ui.journal.line_words import breakable
from spms_desktop.ui.widgets.buttons import Button, LinkButton
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import LineField, labelled
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.line_label import LineLabel
from spms_desktop.ui.widgets.message_bar import MessageBar
from spms_desktop.ui.widgets.metrics import TARGET
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, field_label, heading, quiet


class AbilityRow(QFrame):
    """One ability with its state, the button for what can be noted next, and its history, the latest first."""

    noted = Signal(object, object)  # what, Ability
    change_wanted = Signal(object)  # Milestone
    remove_wanted = Signal(object)

    def __init__(self, view: AbilityView, next_words: str, *, read_only: bool) -> None:
        super().__init__()
        self.view = view
        self._read_only = read_only
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(4)
        self.button = Button(next_words)
        self.button.setAccessibleName(_("{words}: {thing}").format(words=next_words, thing=view.label))
        self.button.setAccessibleIdentifier(f"milestones.{view.what}")
        self.button.setVisible(not read_only)
        self.button.clicked.connect(self._note)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(field_label(_("… {thing}").format(thing=breakable(view.label))), 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.button)
        column.addLayout(top)
        self.past_buttons: list[Button] = []
        if not view.past:
            column.addWidget(quiet(view.state))
        for place, line in enumerate(view.past):
            row = FlowLayout(gap=8)
            row.addWidget(LineLabel(line.words, "quiet" if place else "body", TARGET))
            self._add_past_buttons(row, line)
            column.addLayout(row)
            if line.note:
                column.addWidget(quiet(breakable(line.note)))

    def _add_past_buttons(self, row: FlowLayout, line: PastLine) -> None:
        names = {"thing": self.view.label, "when": line.words}
        for text, spoken, act in (
            (_("Change"), _("Change: {thing}, {when}"), self.change_wanted.emit),
            (_("Remove"), _("Remove: {thing}, {when}"), self.remove_wanted.emit),
        ):
            button = LinkButton(text)
            button.setAccessibleName(spoken.format(**names))
            button.setVisible(line.may_change and not self._read_only)
            button.clicked.connect(partial(_tell, act, line.milestone))
            row.addWidget(button)
            self.past_buttons.append(button)

    def _note(self) -> None:
        self.noted.emit(self.view.what, self.view.next)


def _tell(emit: Callable[[Milestone], object], milestone: Milestone, _checked: bool = False) -> None:
    emit(milestone)


class MilestonesDialog(FormDialog):
    """All abilities in their order; undo stands in the dialog, because the window below waits."""

    def __init__(self, parent: QWidget | None, context: Context) -> None:
        self._milestones = Milestones(context.session)
        super().__init__(parent, self._milestones.title, _("Close"))
        self._context = context
        self.cancel_button.hide()
        self.body.addWidget(
            body(_("Small steps like these do not show in daily ratings. Note them when you notice them."))
        )
        if context.session.read_only:
            self.body.addWidget(quiet(_("This journal is open for reading only.")))
        self.rows: dict[str, AbilityRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.body.addLayout(self._list)
        self._add_own()
        self.bar = MessageBar()
        frame = self.layout()
        assert isinstance(frame, QVBoxLayout)
        frame.insertWidget(frame.count() - 1, self.bar)
        self.refresh()

    def _add_own(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addWidget(heading(_("Something else")))
        self.own = LineField(_("In your own words"))
        self.own.setAccessibleIdentifier("milestones.own")
        self.own_button = Button(self._milestones.next_words(Ability.LOST))
        self.own_button.setAccessibleName(_("Not any more: what you typed"))
        self.own_button.clicked.connect(self._note_own)
        column.addWidget(labelled(_("In your own words"), self.own, _("Such as: walk to the bakery.")))
        column.addWidget(self.own_button, 0, Qt.AlignmentFlag.AlignLeft)
        holder.setVisible(not self._context.session.read_only)
        self.body.addWidget(holder)

    def refresh(self) -> None:
        """Show what is noted now; rows that did not change stay, and so does the keyboard."""
        views = self._milestones.views()
        used = cast("QWidget | None", self.focusWidget())  # Qt has none where its hints say there is one
        held = next((what for what, row in self.rows.items() if used is not None and row.isAncestorOf(used)), "")
        kept: dict[str, AbilityRow] = {}
        for place, view in enumerate(views):
            row = self.rows.get(view.what)
            if row is None or row.view != view:
                row = self._new_row(view)
            kept[view.what] = row
            self._list.insertWidget(place, row)
        for what, row in self.rows.items():
            if kept.get(what) is not row:
                self._list.removeWidget(row)
                row.hide()
                row.deleteLater()
        self.rows = kept
        follow_layout(self)
        if held and self.isVisible():
            (self.rows[held].button if held in self.rows else self.own).setFocus()

    def open_form(self, milestone: Milestone) -> MilestoneForm:
        """Ask for the day of a milestone."""
        form = MilestoneForm(self, self._context, milestone)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.saved.connect(self._saved)
        form.open()
        return form

    def _new_row(self, view: AbilityView) -> AbilityRow:
        words_now = self._milestones.next_words(view.next)
        row = AbilityRow(view, words_now, read_only=self._context.session.read_only)
        row.noted.connect(self._note)
        row.change_wanted.connect(self.open_form)
        row.remove_wanted.connect(self._remove)
        return row

    def _note(self, what: str, change: Ability) -> None:
        self.open_form(self._milestones.new(what, change))

    def _note_own(self) -> None:
        what = " ".join(self.own.value.split())
        if not what:
            self.trouble(_("There is no text yet. Please type some."))
            self.own.setFocus()
            return
        self.trouble("")
        self._note(what, Ability.LOST)

    def _saved(self) -> None:
        self.own.set_value("")
        self.refresh()
        self.bar.say(words.done(Action.MILESTONE), _("Undo"), self._undo)

    def _remove(self, milestone: Milestone) -> None:
        if self._done(lambda: self._milestones.remove(milestone)):
            said = _("The milestone is removed.")
            self._context.speaker.say(said, undo=True)
            self.bar.say(said, _("Undo"), self._undo)

    def _undo(self) -> None:
        if self._done(self._context.session.undo):
            said = words.undone(Action.MILESTONE)
            self._context.speaker.say(said)  # the bar below must not offer to undo what is undone already
            self.bar.say(said)

    def _done(self, act: Callable[[], object]) -> bool:
        """Do it and show the list as it is now; trouble is told here, since the bar below waits too."""
        try:
            act()
        except Trouble as error:
            self.trouble(trouble.sentence(error))
            return False
        self.refresh()
        return True
