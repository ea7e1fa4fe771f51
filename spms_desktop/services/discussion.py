"""Things to raise with who raised them and since when they wait; they are carried over until they are answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from spms_desktop.domain.author import Author
from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind, carried_over
from spms_desktop.domain.periods import Span
from spms_desktop.domain.record import Action
from spms_desktop.domain.validation import clean_text, day_to_write
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.item_order import ItemOrder
from spms_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Raised:
    """Something to raise and who wrote it down; `after` is the day of the last visit that left it unanswered."""

    item: DiscussionItem
    by: Author | None
    after: date | None = None


class Discussion:
    """Reads and answers what is to be raised, in one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._care = Care(session)
        self._first: dict[str, str] = {}
        """Who raised what, by its uid; that never changes once it is known."""

    def open(self) -> list[Raised]:
        """What waits for an answer, most important first."""
        items = self._care.items()
        asked = min((i.since for i in items), default=self._session.today)
        since = Span(min(asked, self._session.today), self._session.today)
        visits = Appointments(self._session).all(since) if items else []
        missed = {i.uid: carried_over(i, visits) for i in items}
        days = {uid: visit.day for uid, visit in missed.items() if visit}
        return [replace(r, after=days.get(r.item.uid)) for r in self.raised(items)]

    def answered(self) -> list[Raised]:
        """What was answered, the latest first."""
        return self.raised(self._care.answered())

    def ask(self, text: str, kind: DiscussionKind = DiscussionKind.QUESTION, person: str = "") -> DiscussionItem:
        """Add something at the end of the list."""
        return self._care.ask(text, kind, person)

    def answer(self, item: DiscussionItem, text: str, on: date) -> None:
        """Keep the answer with the day on which it was given; the item leaves the open list."""
        answered = replace(item, answer=clean_text(text), answered_on=day_to_write(on, self._session.today))
        self._session.save(Action.DISCUSSION, [answered])

    def raised(self, items: list[DiscussionItem]) -> list[Raised]:
        """The same with who raised each: the author of the first version; others may have answered it since."""
        if any(i.uid not in self._first for i in items):
            self._first = ItemOrder(self._session).raised_by()
        authors = {a.uid: a for a in self._session.authors()}
        return [Raised(i, authors.get(self._first.get(i.uid, ""))) for i in items]
