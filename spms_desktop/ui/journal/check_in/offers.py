"""What is offered beside the check-in when its time has come, without Qt: rounds, scores, open events, falls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spms_desktop.catalog.instruments import instruments
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.due import Round
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.periods import Span
from spms_desktop.i18n import _, day_month, ngettext, short_date
from spms_desktop.services.happenings import Happenings, falls_without_words
from spms_desktop.services.journal import Journal
from spms_desktop.services.questions import Questions
from spms_desktop.services.session import Session
from spms_desktop.ui.journal.days.days import event_words

MOST = 3
"""More than three offers at once are a burden; the rest comes another day."""


class OfferKind(StrEnum):
    """What is offered."""

    FALL = "fall"
    NEW_OR_WORSE = "new_or_worse"
    OPEN_EVENT = "open_event"
    ROUND = "round"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Offer:
    """A sentence with the words of its two or three answers; `about` is an event, a round or an instrument."""

    kind: OfferKind
    about: str
    sentence: str
    yes: str
    no: str


class Offers:
    """The offers of one day for whoever is writing; each can be put off, and none is ever owed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._happenings, self._questions = Happenings(session), Questions(session)
        self._journal = Journal(session)
        self._left: set[tuple[str, str, date]] = set()

    def read(self, day: date, respondent: Respondent) -> list[Offer]:
        """At most three, what concerns the day itself first."""
        if self._session.read_only:
            return []
        found = [*self._of_the_day(day, respondent)]
        if day == self._session.today:
            found += [*self._open_events(), *self._rounds(day, respondent), *self._scores(day)]
        return [o for o in found if (o.kind, o.about, day) not in self._left][:MOST]

    def put_off(self, offer: Offer, day: date) -> bool:
        """Not now; True when that was saved and can be undone, False when it is only left alone for this session."""
        if offer.kind is OfferKind.ROUND:
            self._questions.put_off(offer.about, day)
        elif offer.kind is OfferKind.SCORE:
            self._questions.put_off(f"score:{offer.about}", day)
        elif offer.kind is OfferKind.OPEN_EVENT and (event := self.event(offer)) is not None:
            self._happenings.still_going_on(event)
        else:
            self._left.add((offer.kind, offer.about, day))
            return False
        return True

    def close_event(self, offer: Offer) -> None:
        """It is over, as of today; the day can be mended in its form."""
        event = self.event(offer)
        if event is not None:
            self._happenings.close_event(event, self._session.today)

    def event(self, offer: Offer) -> Event | None:
        """The event that an offer is about."""
        found = self._happenings.event(offer.about)
        return found[0] if found else None

    def _of_the_day(self, day: date, respondent: Respondent) -> Iterator[Offer]:
        entry = self._journal.entry(day, respondent)
        if entry is None:
            return
        no = _("No, thank you")
        if falls_without_words(self._happenings.falls_told(day), entry.amount("falls")):
            sentence = _("You noted a fall. Would you like to say where it was and if you were hurt?")
            yield Offer(OfferKind.FALL, EventKind.FALL, sentence, _("Note the fall"), no)
        noted = any(e.kind is EventKind.RELAPSE for e in self._happenings.events(Span(day, day)))
        if not noted and any(f.name == "new_or_worse" for f in entry.flags):
            sentence = _("Something is new or much worse. You can note when it began and what was going on.")
            yield Offer(OfferKind.NEW_OR_WORSE, EventKind.RELAPSE, sentence, _("Note it"), no)

    def _open_events(self) -> Iterator[Offer]:
        for event in self._happenings.open_events():
            since = _since(event.start, self._session.today)
            what = _("{event}, since {day}.").format(event=event_words(event), day=since)
            sentence = _("{what} Is it over?").format(what=what)
            yield Offer(OfferKind.OPEN_EVENT, event.uid, sentence, _("It is over"), _("Still going on"))

    def _rounds(self, day: date, respondent: Respondent) -> Iterator[Offer]:
        week = len(self._questions.due(Round.WEEKLY, day, respondent))
        if week:
            sentence = ngettext(
                "{n} weekly question is ready, if you like.",
                "{n} weekly questions are ready, if you like.",
                week,
            ).format(n=week)
            yield Offer(OfferKind.ROUND, Round.WEEKLY, sentence, _("Answer now"), _("Not this week"))
        month = len(self._questions.due(Round.MONTHLY, day, respondent))
        if month:
            sentence = ngettext(
                "{n} monthly question is ready, if you like.",
                "{n} monthly questions are ready, if you like.",
                month,
            ).format(n=month)
            yield Offer(OfferKind.ROUND, Round.MONTHLY, sentence, _("Answer now"), _("Not this month"))

    def _scores(self, day: date) -> Iterator[Offer]:
        for due in self._questions.due_scores(day):
            name = _(instruments()[due.instrument].label)
            words = _("{score}: the last one is of {day}.") if due.last else _("{score}: there is none here yet.")
            last = short_date(due.last) if due.last else ""
            what = words.format(score=name, day=last)
            sentence = _("{what} If you have a new one, you can add it.").format(what=what)
            yield Offer(OfferKind.SCORE, due.instrument, sentence, _("Add it"), _("Not now"))


def _since(day: date, today: date) -> str:
    return day_month(day) if day.year == today.year else short_date(day)
