"""A walk through cards, one at a time: on, back, passed by, or stopped and gone on with another day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.services.drafts import Drafts, Fields
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.draft_timer import DraftTimer
from spms_desktop.ui.prepare.cards import StepCard
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.metrics import TARGET, scaled
from spms_desktop.ui.widgets.replace import let_go, take_out
from spms_desktop.ui.widgets.round_strip import OfferStrip
from spms_desktop.ui.widgets.tab_order import controls_in_order, follow_layout
from spms_desktop.ui.widgets.text import quiet

_STEP = "(step)"
_SIZE = QSize(760, 640)


class StepDialog(FormDialog):
    """Its size and its buttons stay where they are from card to card; every card is saved when it is left.

    What was typed on a card that is then passed by is not saved; it stays as a draft and is there again on that card.
    A subclass gives its steps, makes their cards and keeps what is typed; then it calls `start`.
    """

    help_screen = "prepare"

    def __init__(self, parent: QWidget | None, context: Context, title: str, draft: str) -> None:
        super().__init__(parent, title, _("Done"))
        self.context = context
        self.steps: tuple[str, ...] = ()
        self.place = 0
        self._touched = False
        self._draft, self._drafts = draft, Drafts(context.session)
        self._timer = DraftTimer(self, self._keep_draft)
        self._hide_title()
        self.progress = quiet("")
        self._holder = QVBoxLayout()
        self._shown: Fields = {}
        self.restored = OfferStrip(_("What you typed before is here again."), [("afresh", _("Start afresh"))])
        self.restored.chosen.connect(self._afresh)
        self.restored.hide()
        self.body.addWidget(self.progress)
        self.body.addWidget(self.restored)
        self.body.addLayout(self._holder)
        self.next_button = Button("", kind="primary")
        self.skip_button, self.back_button = Button(_("Skip")), Button(_("Back"))
        self.cancel_button.set_words(_("Stop for now"))
        self.accept_button.setDefault(False)
        self.accept_button.hide()  # it would close the dialog; the walk goes on with its own button
        self.next_button.setDefault(True)
        self.button_row.takeAt(1)
        for button, name in (
            (self.next_button, "next"),
            (self.skip_button, "skip"),
            (self.back_button, "back"),
            (self.cancel_button, "stop"),
        ):
            button.setAccessibleIdentifier(f"steps.{name}")
            self.button_row.addWidget(button)
        self.next_button.clicked.connect(self.go_on)
        self.skip_button.clicked.connect(self.pass_by)
        self.back_button.clicked.connect(self.go_back)

    # For subclasses

    def make_card(self, step: str) -> StepCard:  # noqa: ARG002
        """The card of a step, with what is kept already."""
        raise AssertionError("each walk makes its own cards")

    def keep(self, step: str, card: StepCard) -> None:  # noqa: ARG002
        """Keep what a card holds. Raises Trouble."""
        raise AssertionError("each walk keeps its own cards")

    def skip(self, step: str) -> None:
        """Note that a card was passed by. Raises Trouble."""

    def where(self) -> str:
        """What stands beside the progress, such as whose visit it is."""
        return ""

    def finished_walk(self) -> None:
        """The last card was kept, and the dialog is about to close."""

    def start(self, steps: tuple[str, ...], place: int) -> None:
        """Show the first card, or the one on which something was typed and not kept."""
        self.steps = steps
        found = self._drafts.fields(self._draft)
        step = found.pop(_STEP, "")
        if step in steps:
            self.show_place(steps.index(str(step)))
            self.card.show_fields(found)
            self._touched = True
            self.restored.show()
        else:
            self.show_place(place)

    # Walking

    @property
    def card(self) -> StepCard:
        """The card that is shown."""
        item = self._holder.itemAt(0)
        card = item.widget() if item is not None else None
        assert isinstance(card, StepCard)
        return card

    @property
    def step(self) -> str:
        """The step that is shown."""
        return self.steps[self.place]

    def show_place(self, place: int) -> None:
        """Show another card from its beginning."""
        self.place = place
        gone = take_out(self._holder)
        card = self.make_card(self.step)
        card.changed.connect(self._card_changed)
        self._touched = False
        self._holder.addWidget(card)
        card.show()
        self._shown = card.fields()
        self._bring_back(card)
        count = _("{n} of {total}").format(n=place + 1, total=len(self.steps))
        about = (self.windowTitle(), count, self.where())
        self.progress.setText("  ·  ".join(part for part in about if part))
        self.next_button.set_words(_("Done") if place == len(self.steps) - 1 else _("Next"))
        self.back_button.setEnabled(place > 0)
        self.trouble("")
        follow_layout(self)
        self._page.verticalScrollBar().setValue(0)
        if self.isVisible():
            self.first_control().setFocus()
            QTimer.singleShot(0, self, self._show_question)  # its place is known once it is laid out
            announce(self, _("{count}. {question}").format(count=count, question=card.question))
        let_go(gone)

    def go_on(self) -> None:
        """Keep this card and show the next one; an empty one is passed by."""
        if self._kept():
            self._onward()

    def pass_by(self) -> None:
        """Leave this card as it was before, and show the next one; what was typed waits on the card."""
        fields = self.card.fields()
        if self._touched and fields != self._shown:
            self.context.attempt(lambda: self._drafts.keep(self._waiting, fields))
        if self._tried(lambda: self.skip(self.step)):
            self._drop_draft()
            self._onward()

    def go_back(self) -> None:
        """Keep this card and show the one before it."""
        if self.place and (not self._touched or self._kept()):
            self.show_place(self.place - 1)

    def first_control(self) -> QWidget:
        """The first field of the card, or the button that goes on."""
        found = (c for c in controls_in_order(self.card) if c.isVisibleTo(self) and c.isEnabled())
        return next(found, self.next_button)

    def reject(self) -> None:
        """Stop for now: what is typed is kept. Where that does not work, it stays as a draft."""
        if self.isVisible() and self._touched:
            self._keep_draft()
            if self.context.attempt(lambda: self.keep(self.step, self.card)):
                self._drop_draft()
                self._drop_waiting()
        self._timer.stop()
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            room = self.screen().availableSize() * 0.95
            least = QSize(self.minimumSizeHint().width(), 0)
            wished = QSize(scaled(self, _SIZE.width()), scaled(self, _SIZE.height()))
            self.resize(wished.expandedTo(least).boundedTo(room))
            QTimer.singleShot(0, self, self._show_question)

    def _show_question(self) -> None:
        """Where the keyboard went to the first field, the question stays in sight if both fit."""
        field, view = self.first_control(), self._page.viewport()
        if not self.card.isAncestorOf(field):
            return
        top = field.mapTo(self._page.content, QPoint(0, 0)).y()
        if top + min(field.height(), scaled(self, TARGET)) <= view.height():
            self._page.verticalScrollBar().setValue(0)

    def _hide_title(self) -> None:
        """The question of the card is the title; what is walked through stands small above it."""
        frame = self.layout()
        first = frame.itemAt(0) if frame is not None else None
        title = first.widget() if first is not None else None
        if title is not None:
            title.hide()

    def _card_changed(self) -> None:
        self._touched = True
        self._timer.touch()

    def _onward(self) -> None:
        if self.place < len(self.steps) - 1:
            self.show_place(self.place + 1)
        else:
            self.accept()
            self.finished_walk()

    def _kept(self) -> bool:
        """Whether the card could be kept; otherwise it stays with all that was typed, and a sentence says why."""
        if not self._tried(lambda: self.keep(self.step, self.card)):
            return False
        self._drop_draft()
        self._drop_waiting()
        return True

    @property
    def _waiting(self) -> str:
        """The name of the draft of this card, when it was passed by with something typed on it."""
        return f"passed:{self._draft}:{self.step}"

    def _bring_back(self, card: StepCard) -> None:
        """Show what was typed on a card before it was passed by."""
        found = self._drafts.fields(self._waiting)
        if found:
            card.show_fields(found)
        self.restored.setVisible(bool(found))

    def _afresh(self, _key: str) -> None:
        self._drop_draft()
        self._drop_waiting()
        self.show_place(self.place)

    def _drop_waiting(self) -> None:
        self.context.attempt(lambda: self._drafts.drop(self._waiting))

    def _tried(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Trouble as error:
            self.trouble(trouble.sentence(error))
            return False
        return True

    def _keep_draft(self) -> None:
        fields = self.card.fields()
        kept = {**fields, _STEP: self.step} if any(fields.values()) else {}
        self.context.attempt(lambda: self._drafts.keep(self._draft, kept))

    def _drop_draft(self) -> None:
        self._timer.stop()
        self.context.attempt(lambda: self._drafts.drop(self._draft))
