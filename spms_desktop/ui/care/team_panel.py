"""The people of the care team as cards, and those who have left it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.care.fold import FoldedList
from spms_desktop.ui.care.group_offers import GroupOffers
from spms_desktop.ui.care.item_row import FormerRow
from spms_desktop.ui.care.person_card import PersonCard
from spms_desktop.ui.care.rows import Row, RowList
from spms_desktop.ui.care.views import FormerView, GroupOffer, PersonView
from spms_desktop.ui.widgets.buttons import Button, LinkButton
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.empty import EmptyState
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.text import title


class TeamPanel(QWidget):
    """Everything on the left of the tab; `wanted` carries a command and the view it is about."""

    wanted = Signal(str, object)
    role_wanted = Signal(str)
    card_wanted = Signal()
    link_opened = Signal(object)
    copied = Signal(str)
    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_button = Button(_("Add somebody"), "add")
        self.add_button.setAccessibleIdentifier("care.add")
        self.card_button = Button(_("Emergency card"), "print")
        self.card_button.setAccessibleIdentifier("care.card")
        self.jump = LinkButton(_("Go to what to raise"), "down")
        self.jump.setAccessibleIdentifier("care.jump")
        self.people: RowList[PersonView] = RowList(self._person_card, _key)
        self.people.column.setSpacing(20)
        self.former: FoldedList[FormerView] = FoldedList(
            _("No longer on the team"), RowList(self._former_row, _key), "care.former"
        )
        self.nobody, self.offers = self._empty_card(), GroupOffers()
        self._lay_out()
        self.add_button.clicked.connect(self.add_wanted)
        self.card_button.clicked.connect(self.card_wanted)
        self.offers.wanted.connect(self.role_wanted)

    def show_people(
        self, team: Sequence[PersonView], former: Sequence[FormerView], missing: Sequence[GroupOffer]
    ) -> None:
        """Show the team, those who have left it, and where there is nobody yet."""
        self.offers.show_offers(missing if team else ())
        self.people.show_views(team, self.add_button)
        self.people.setVisible(bool(team))
        self.nobody.setVisible(not team)
        self.former.show_views(former, self.add_button)

    def _lay_out(self) -> None:
        keys = FlowLayout(gap=8)
        keys.addWidget(self.add_button)
        keys.addWidget(self.card_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(title(_("Care team")))
        column.addLayout(keys)
        column.addWidget(self.jump, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.nobody, self.people, self.offers, self.former):
            column.addWidget(widget)
        column.addStretch(1)

    def _empty_card(self) -> Card:
        card = Card()
        first = Button(_("Add the first person"), "add", "primary")
        first.setAccessibleIdentifier("care.add_first")
        first.clicked.connect(self.add_wanted)
        sentence = _(
            "Start with the doctor or nurse you call first. Keep their number here and the day of the next visit."
        )
        card.body.addWidget(EmptyState(_("Who looks after you?"), sentence, first))
        return card

    def _person_card(self) -> Row:
        card = PersonCard()
        card.wanted.connect(self.wanted)
        card.link_opened.connect(self.link_opened)
        card.copied.connect(self.copied)
        return card

    def _former_row(self) -> Row:
        row = FormerRow()
        row.wanted.connect(self.wanted)
        return row


def _key(view: PersonView | FormerView) -> str:
    return view.person.uid
