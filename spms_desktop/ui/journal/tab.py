"""The Journal tab: the check-in and what is offered beside it at the left, the days at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.catalog.measures import measures
from spms_desktop.domain.entry import DayValue, Flag, Measure, Note, Rating
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.event import EventKind
from spms_desktop.i18n import _
from spms_desktop.services.events import AuthorSwitched
from spms_desktop.services.trouble import sentence
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.check_in.card import CheckInCard
from spms_desktop.ui.journal.check_in.offers import Offer, OfferKind
from spms_desktop.ui.journal.check_in.offers_card import OffersCard
from spms_desktop.ui.journal.check_in.presenter import Mode
from spms_desktop.ui.journal.days.card import DaysCard
from spms_desktop.ui.journal.happenings.card import HappeningsCard
from spms_desktop.ui.journal.line_words import DayTarget
from spms_desktop.ui.tab import Tab
from spms_desktop.ui.widgets.panes import TwoPane
from spms_desktop.ui.widgets.tab_order import follow_layout

if TYPE_CHECKING:
    from spms_desktop.ui.journal.choices.dialog import ChooseQuestions


class JournalTab(Tab):
    """Opens on today's check-in for whoever is writing."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.check_in = CheckInCard(context)
        self.check_in.questions_wanted.connect(self.choose_questions)
        self.offers = OffersCard(context, self.check_in.check_in)
        self.offers.taken.connect(self._take_up)
        self.happenings = HappeningsCard(context)
        self.happenings.help_wanted.connect(self.help_wanted)
        self.days = DaysCard(context)
        self.days.day_opened.connect(self._open_day)
        self.days.change_wanted.connect(self._change)
        left = QWidget()
        stack = QVBoxLayout(left)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(16)
        stack.addWidget(self.check_in)
        stack.addWidget(self.offers)
        stack.addWidget(self.happenings)
        stack.addStretch(1)  # in a tall window the room is at the foot, not between a question and its buttons
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(TwoPane(left, self.days, 0.58, 1000))
        self._stop_listening = context.session.events.subscribe(AuthorSwitched, self._author_switched)
        try:
            self.days.refresh()
            self.check_in.recover()
        except BaseException:
            self.days.leave()  # a list that nobody will see must not go on reading a journal that is closed
            raise

    def showEvent(self, event: QShowEvent) -> None:
        """Let answering begin at once."""
        follow_layout(self)
        super().showEvent(event)
        if not event.spontaneous() and self.check_in.view is not None:
            self.check_in.view.focus_answer()
        QTimer.singleShot(0, self, self._arrived)

    def _arrived(self) -> None:
        """What may come after the first paint: the offers, and the first question for a screen reader."""
        if not self.check_in.closed:
            self.offers.refresh()
            self.check_in.introduce()

    def refresh(self) -> None:
        self.check_in.refresh()
        self.offers.refresh()
        self.happenings.refresh()
        self.days.refresh()
        self.days.choose(self.check_in.check_in.day)

    def choose_questions(self) -> ChooseQuestions:
        """Let be chosen what the check-in asks."""
        from spms_desktop.ui.journal.choices.dialog import ChooseQuestions  # rarely asked for

        dialog = ChooseQuestions(self, self.context)
        dialog.open()
        return dialog

    def flush(self) -> None:
        if not self.check_in.leave() and self.check_in.trouble is not None:
            raise self.check_in.trouble

    def leave(self) -> None:
        self.check_in.closed = True
        self.days.leave()
        self._stop_listening()

    def _open_day(self, day: object) -> None:
        self.check_in.open_day(day)
        self.offers.refresh()

    def _take_up(self, offer: Offer) -> None:
        """Open what an offer is about."""
        if offer.kind is OfferKind.ROUND:
            self.check_in.ask(Mode(offer.about))
        elif offer.kind is OfferKind.SCORE:
            self.happenings.open_score(offer.about)
        else:
            self.happenings.open_event(EventKind(offer.about), self.check_in.check_in.day)

    def _change(self, target: DayTarget) -> None:
        """Open a line of a day where it can be changed; somebody else's stays, and one's own is offered beside it."""
        session = self.context.session
        if target.kind == "event":
            self.happenings.edit_event(target.uid)
        elif target.kind == "milestone":
            self.happenings.open_milestones()
        elif target.kind == "score":
            self.happenings.edit_score(target.uid)
        elif target.day > session.today:
            self._remove(target)
        elif target.author == session.author.uid:
            if target.respondent is not None:
                self.check_in.check_in.respondent = target.respondent
            self.check_in.open_item(target.day, target.item)
        else:
            name = session.author_name(target.author)
            self.check_in.offer_own_view(target.day, target.item, name)

    def _remove(self, target: DayTarget) -> None:
        """A value of a day to come, which a wrong clock has made, can only be taken away."""
        kinds: dict[str, type[DayValue]] = {"rating": Rating, "measure": Measure, "flag": Flag, "note": Note}
        about = measures().get(target.item)
        items = about.parts if about and about.parts else (target.item,) if target.item else ()
        view = target.respondent
        if view is None or target.author != self.context.session.author.uid:
            self.context.speaker.trouble(sentence(BadInput("persons_entry")))
            return
        journal = self.check_in.check_in.journal
        if self.context.attempt(lambda: journal.take_back(target.day, view, kinds[target.kind], *items)):
            self.context.speaker.say(_("Removed: it stood on a day that has not come yet."), undo=True)

    def _author_switched(self, _event: AuthorSwitched) -> None:
        self.check_in.author_switched()
        self.offers.refresh()
