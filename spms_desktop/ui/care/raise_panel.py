"""The list of what to raise at the next visit, with the quick way to add and the answers of before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.care.ask_form import AskForm
from spms_desktop.ui.care.fold import FoldedList
from spms_desktop.ui.care.item_row import AnsweredRow, ItemRow
from spms_desktop.ui.care.rows import Row, RowList
from spms_desktop.ui.care.views import AnsweredView, ItemView
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.empty import EmptyState


class RaisePanel(QWidget):
    """Everything on the right of the tab; `wanted` carries a command and the view it is about."""

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask = AskForm()
        self.items: RowList[ItemView] = RowList(self._item_row, _key)
        self.answered: FoldedList[AnsweredView] = FoldedList(
            _("Answered"), RowList(self._answered_row, _key), "care.answered"
        )
        self.nothing = EmptyState(
            _("Nothing on the list yet"),
            _("Write down what comes to mind before the visit. It is easy to forget it there."),
        )
        card = Card(
            _("To raise at the next visit"),
            _("Most important first. The first three go to the top of the visit summary."),
        )
        for widget in (self.ask, self.nothing, self.items, self.answered):
            card.body.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    def show_items(self, items: Sequence[ItemView], answered: Sequence[AnsweredView]) -> None:
        """Show the open list and the answered ones."""
        self.items.show_views(items, self.ask.text)
        self.items.setVisible(bool(items))
        self.nothing.setVisible(not items)
        self.answered.show_views(answered, self.ask.text)

    def _item_row(self) -> Row:
        return self._wired(ItemRow())

    def _answered_row(self) -> Row:
        return self._wired(AnsweredRow())

    def _wired(self, row: Row) -> Row:
        row.wanted.connect(self.wanted)
        return row



def _key(view: ItemView | AnsweredView) -> str:
    return view.item.uid
