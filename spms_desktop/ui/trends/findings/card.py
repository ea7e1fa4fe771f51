"""What the entries show: a card with the findings, made in the background and shown when they are there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.services.findings import Findings
from spms_desktop.ui import words
from spms_desktop.ui.context import Context
from spms_desktop.ui.trends.findings.block import FindingBlock
from spms_desktop.ui.trends.findings.fold import BriefList, Fold
from spms_desktop.ui.trends.findings.how_dialog import HowDialog
from spms_desktop.ui.trends.findings.in_place import keep_in_place
from spms_desktop.ui.trends.findings.presenter import FindingsPresenter
from spms_desktop.ui.trends.findings.values import FindingsView, FindingView, Stage
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.replace import let_go, take_out
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import heading, quiet


class FindingsCard(Card):
    """Headlines and other changes one under another, the rest as short lists; `changed` tells of other findings."""

    changed = Signal()

    def __init__(
        self, context: Context, presenter: FindingsPresenter | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("What your entries show"), _("Looking at your entries…"), parent)
        self.context = context
        self.presenter = presenter or FindingsPresenter(context.session)
        self._shown: FindingsView | None = None
        self.blocks: dict[str, FindingBlock] = {}
        self.how = Button(_("How this decides"))
        self.how.setAccessibleIdentifier("how_this_decides")
        self.how.clicked.connect(self.explain)
        self.header.addWidget(self.how, 0, Qt.AlignmentFlag.AlignTop)
        self._headlines, self._others = QVBoxLayout(), QVBoxLayout()
        self.others_title = heading(_("Other changes"))
        self.others_remark = quiet(_("Seen beside all that you enter, these are less sure."))
        self.early = BriefList(self)
        self.folds = (
            Fold(_("No clear change so far"), "fold_unchanged", self),
            Fold(_("Not enough entries yet"), "fold_too_few", self),
            Fold(_("How the views agree"), "fold_agreements", self),
        )
        self._build()

    def refresh(self) -> None:
        """Show what is known of now, and have the rest found out."""
        self._show()
        if self.presenter.wants_work and self.context.attempt(self._look):
            self._show()

    def leave(self) -> None:
        """Let go of the journal."""
        self.presenter.close()

    def explain(self) -> HowDialog:
        """Open the page on how this decides."""
        dialog = HowDialog(self.window())
        dialog.open()
        return dialog

    @property
    def spoken(self) -> str:
        """All of it in one sentence."""
        return self._shown.spoken if self._shown else ""

    # In the background

    def _look(self) -> None:
        self.context.jobs.run(self.presenter.begin(), self._done, self._gave_up)

    def _done(self, found: Findings) -> None:
        self.presenter.done(found)
        if self._there():
            self.refresh()

    def _gave_up(self, _error: Exception) -> None:
        self.presenter.gave_up()
        if self._there():
            self._show()

    def _there(self) -> bool:
        """Work may end after the journal was left, or after Qt took the window apart."""
        return not self.presenter.closed and shiboken6.isValid(self)

    # Showing

    def _build(self) -> None:
        buttons = FlowLayout(gap=8)
        for fold in self.folds:
            buttons.addWidget(fold.button)
        others = QVBoxLayout()
        others.setSpacing(4)
        others.addWidget(self.others_title)
        others.addWidget(self.others_remark)
        for column in (self._headlines, self._others):
            column.setSpacing(24)
        self.body.addLayout(self._headlines)
        self.body.addLayout(others)
        self.body.addLayout(self._others)
        self.body.addWidget(self.early)
        self.body.addLayout(buttons)
        for fold in self.folds:
            self.body.addWidget(fold)

    def _show(self) -> None:
        view, before = self.presenter.view(), self._shown
        if view == before:
            return
        self._shown = view
        keep_in_place(self, partial(self._fill, view))
        if before is None or view.spoken != before.spoken or view.stage is not Stage.READY:
            announce(self, view.lead if view.stage is not Stage.READY else view.spoken)
        self.changed.emit()

    def _fill(self, view: FindingsView) -> None:
        self.set_sentence(view.lead)
        self._fill_blocks(view)
        self.others_title.setVisible(bool(view.others))
        self.others_remark.setVisible(bool(view.others))
        self.early.show_briefs(view.early)
        for fold, briefs in zip(self.folds, (view.unchanged, view.too_few, view.agreements), strict=True):
            fold.show_briefs(briefs)

    def _fill_blocks(self, view: FindingsView) -> None:
        """New words for the cards that stay; with other cards or another order all are made anew."""
        cards = (*view.headlines, *view.others)
        if [card.ref for card in cards] == list(self.blocks) and len(view.headlines) == self._headlines.count():
            for card in cards:
                self.blocks[card.ref].show_card(card)
            return
        focused = next((ref for ref, block in self.blocks.items() if block.star.hasFocus()), None)
        old = [*take_out(self._headlines), *take_out(self._others)]
        self.blocks = {card.ref: self._block(card) for card in cards}
        _put(self._headlines, [self.blocks[card.ref] for card in view.headlines])
        _put(self._others, [self.blocks[card.ref] for card in view.others])
        if focused is not None:
            (self.blocks[focused].star if focused in self.blocks else self.how).setFocus()
        let_go(old)
        follow_layout(self)

    def _block(self, card: FindingView) -> FindingBlock:
        block = FindingBlock(card, self)
        block.star_turned.connect(self._turn_star)
        return block

    def _turn_star(self, card: FindingView) -> None:
        if self.context.attempt(partial(self.presenter.turn_star, card)):
            self.context.speaker.say(words.done(Action.STAR), undo=True)
        self._show()


def _put(column: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    for widget in widgets:
        column.addWidget(widget)
        widget.show()  # Qt alone would do that a round of events later, and the room for it would come later too
