"""The page of one person: how to reach them, the visits, what was raised and agreed, and what helped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.care.fact_list import FactList
from spms_desktop.ui.care.note_row import NoteRow
from spms_desktop.ui.care.page_views import NoteView, PageView
from spms_desktop.ui.care.reach_card import ReachCard
from spms_desktop.ui.care.rows import Row, RowList, Rule
from spms_desktop.ui.care.visit_keys import VisitKeys
from spms_desktop.ui.care.words import breakable
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.panes import TwoPane
from spms_desktop.ui.widgets.text import field_label, quiet, title

SIDE_BY_SIDE = 980


class PersonPage(QWidget):
    """Shows one `PageView`; `wanted` carries a command and the view it is about."""

    wanted = Signal(str, object)
    link_opened = Signal(object)
    copied = Signal(str)
    back_wanted = Signal()
    raise_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: PageView | None = None
        self.back, self.edit = Button(_("Back to the team"), "back"), Button(_("Edit"), "edit")
        self.name, self.role = title(""), quiet("")
        self.reach, self.visits = ReachCard(), VisitKeys()
        self.add_note, self.add_item = Button(_("Add what helped"), "add"), Button(_("Add something to raise"), "add")
        self.lists = _lists()
        self.notes: RowList[NoteView] = RowList(self._note_row, _note_key)
        self.no_notes = quiet(_("Nothing is noted yet. What helped today is easy to forget by next month."))
        self.medicines, self.therapies = _card(_("Medicines they prescribed")), _card(_("Therapies with them"))
        self.right = self._right()
        self.panes = TwoPane(self._left(), self.right, 0.5, SIDE_BY_SIDE)
        self.panes.page.body.insertLayout(0, self._header())
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.panes)
        self._connect()

    def show_page(self, view: PageView, *, anew: bool) -> None:
        """Show somebody; `anew` begins at the top with all lists folded."""
        if view == self.view and not anew:
            return
        self.view = view
        person = view.card.person
        self.setAccessibleName(_("{name}, {role}").format(name=person.name, role=view.card.role))
        self.name.setText(breakable(person.name))
        self.role.setText(breakable(view.card.role))
        self.edit.setAccessibleName(_("Edit {name}").format(name=person.name))
        self.reach.fill(view)
        self.visits.fill(view.card)
        for name, shown in self.lists.items():
            facts = getattr(view, name)
            shown.show_facts(facts or (), anew=anew)
        self.medicines.setVisible(view.medicines is not None)
        self.therapies.setVisible(view.therapies is not None)
        self.notes.show_views(view.notes, self.add_note)
        self.notes.setVisible(bool(view.notes))
        self.no_notes.setVisible(not view.notes)
        if anew:
            self.panes.page.verticalScrollBar().setValue(0)

    def _header(self) -> QVBoxLayout:
        keys, column = FlowLayout(gap=8), QVBoxLayout()
        for button, identifier in ((self.back, "back"), (self.edit, "edit")):
            button.setAccessibleIdentifier(f"care.page.{identifier}")
            keys.addWidget(button)
        column.setSpacing(8)
        column.addLayout(keys)
        column.addWidget(self.name)
        column.addWidget(self.role)
        return column

    def _left(self) -> QWidget:
        when, agreed = _card(_("Visits")), _card(_("What was agreed"))
        when.body.addWidget(self.visits)
        when.body.addWidget(self.lists["also_planned"])
        when.body.addWidget(Rule())
        when.body.addWidget(field_label(_("Past visits")))
        when.body.addWidget(self.lists["past"])
        when.body.setSpacing(8)
        agreed.body.addWidget(self.lists["to_do"])
        agreed.body.addWidget(self.lists["done"])
        return _column(self.reach, when, agreed)

    def _right(self) -> QWidget:
        items, helped = _card(_("To raise with them")), _card(_("What helped"))
        items.body.addWidget(self.lists["questions"])
        items.body.addWidget(self.add_item, 0, Qt.AlignmentFlag.AlignLeft)
        items.body.addWidget(self.lists["answered"])
        helped.body.addWidget(self.no_notes)
        helped.body.addWidget(self.notes)
        helped.body.addWidget(self.add_note, 0, Qt.AlignmentFlag.AlignLeft)
        self.medicines.body.addWidget(self.lists["medicines"])
        self.therapies.body.addWidget(self.lists["therapies"])
        return _column(items, helped, self.medicines, self.therapies)

    def _connect(self) -> None:
        self.add_note.setAccessibleIdentifier("care.page.add_note")
        self.add_item.setAccessibleIdentifier("care.page.add_item")
        self.back.clicked.connect(self.back_wanted)
        self.edit.clicked.connect(self._edit)
        self.add_note.clicked.connect(self._add_note)
        self.add_item.clicked.connect(self._add_item)
        self.visits.wanted.connect(self._tell)
        self.reach.opened.connect(self.link_opened)
        self.reach.copied.connect(self.copied)

    def _note_row(self) -> Row:
        row = NoteRow()
        row.wanted.connect(self.wanted)
        return row

    def _tell(self, command: str) -> None:
        if self.view is not None:
            self.wanted.emit(command, self.view.card)

    def _edit(self) -> None:
        self._tell("edit")

    def _add_note(self) -> None:
        self._tell("add_note")

    def _add_item(self) -> None:
        if self.view is not None:
            self.raise_wanted.emit(self.view.card.person.uid)


def _lists() -> dict[str, FactList]:
    """The lists by the part of the view they show."""
    made = (
        ("also_planned", _("More visits"), ""),
        ("past", _("Past visits"), _("No past visit is kept.")),
        ("to_do", _("To do"), _("Nothing is open. What is agreed at a visit comes here.")),
        ("done", _("Done"), ""),
        ("questions", _("To raise"), _("Nothing is on the list for them.")),
        ("answered", _("Answered"), ""),
        ("medicines", _("Medicines"), _("No medicine names them. You can choose who prescribed it in the plan.")),
        ("therapies", _("Therapies"), _("No therapy names them. You can choose who gives it in the plan.")),
    )
    return {key: FactList(name, empty, f"care.page.more.{key}", titled=not empty) for key, name, empty in made}


def _card(words: str) -> Card:
    card = Card()
    card.set_title(words)  # not when it is made: a label that has no parent yet would show as a window of its own
    return card


def _column(*cards: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return holder


def _note_key(view: NoteView) -> str:
    return view.record.note.uid
