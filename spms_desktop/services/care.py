"""The care team: its people, and what to raise at the next visit."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spms_desktop.catalog.roles import is_clinician
from spms_desktop.domain.appointment import Appointment, last_attended, next_planned, unsettled
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind, ranked
from spms_desktop.domain.entry import Note
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.event import Event
from spms_desktop.domain.goal import Goal
from spms_desktop.domain.milestone import Milestone
from spms_desktop.domain.record import Action, Value
from spms_desktop.domain.validation import clean_line, clean_text, required_line
from spms_desktop.services.item_order import ItemOrder
from spms_desktop.services.privacy import seen
from spms_desktop.services.session import Session
from spms_desktop.storage.kinds import BY_NAME, ref_of


def named_on_papers(person: CarePerson) -> bool:
    """Whether papers for others name somebody: as was chosen, or else clinicians and nobody from home."""
    return is_clinician(person.role) if person.shared is None else person.shared


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody on the team with the visits around today; `to_settle` is one whose day is over without a word on it."""

    person: CarePerson
    next_visit: Appointment | None
    last_visit: Appointment | None
    open_items: int
    to_settle: Appointment | None = None


class Care:
    """Reads and changes the care team of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session, self._order = session, ItemOrder(session)

    # People

    def people(self, *, retired: bool = False) -> list[CarePerson]:
        """The people of the team by name; those retired only when asked for."""
        found = [v.value for v in self._session.versions.live(CarePerson)]
        return sorted((p for p in found if p.retired is retired), key=lambda p: p.name.casefold())

    def team(self) -> list[TeamMember]:
        """Everybody on the team with their next and last visit and open items."""
        items, visits = self.items(), self._visits()
        return [self._member(p, visits.get(p.uid, ()), items) for p in self.people()]

    def member(self, uid: str) -> TeamMember | None:
        """One of those on the team."""
        person = next((p for p in self.people() if p.uid == uid), None)
        return self._member(person, self._visits().get(uid, ()), self.items()) if person else None

    def _member(self, p: CarePerson, visits: Sequence[Appointment], items: list[DiscussionItem]) -> TeamMember:
        today = self._session.today
        return TeamMember(
            p,
            next_planned(visits, today),
            last_attended(visits, today),
            sum(i.person == p.uid for i in items),
            unsettled(visits, today),
        )

    def _visits(self) -> dict[str, list[Appointment]]:
        """The visits with each, by uid; ten years of them are read once."""
        found: dict[str, list[Appointment]] = {}
        for version in self._session.every(Appointment):
            found.setdefault(version.value.person, []).append(version.value)
        return found

    def person(self, uid: str) -> CarePerson | None:
        """Somebody by uid, retired or not."""
        return next((v.value for v in self._session.versions.live(CarePerson) if v.value.uid == uid), None)

    def save_person(self, person: CarePerson) -> CarePerson:
        """Add somebody (an empty uid) or keep what was edited."""
        cleaned = replace(
            person,
            uid=person.uid or uuid.uuid4().hex,
            name=required_line(person.name, "name_missing"),
            role=clean_line(person.role),
            phone=clean_line(person.phone),
            email=clean_line(person.email),
            address=clean_text(person.address),
            notes=clean_text(person.notes),
            organization=clean_line(person.organization),
            other_phone=clean_line(person.other_phone),
            portal=clean_line(person.portal),
            hours=clean_text(person.hours),
        )
        self._session.save(Action.CARE_PERSON, [cleaned])
        return cleaned

    def retire(self, person: CarePerson, *, retired: bool = True) -> None:
        """Take somebody off the team without forgetting them, or bring them back."""
        self._session.save(Action.CARE_PERSON, [replace(person, retired=retired)])

    # Discussion items

    def items(self) -> list[DiscussionItem]:
        """Open items, most important first."""
        return ranked(self.discussed())

    def answered(self) -> list[DiscussionItem]:
        """Answered items, the latest first."""
        found = [i for i in self.discussed() if i.answered_on and not i.dropped]
        return sorted(found, key=lambda i: i.answered_on or date.min, reverse=True)

    def ask(self, text: str, kind: DiscussionKind = DiscussionKind.QUESTION, person: str = "") -> DiscussionItem:
        """Add an item at the end of the list."""
        cleaned = _required_text(text)
        item = DiscussionItem(uuid.uuid4().hex, kind, cleaned, self.last_rank(), self._session.today, person)
        self._session.save(Action.DISCUSSION, [item])
        return item

    def edit_item(self, item: DiscussionItem) -> None:
        """Keep an item whose words, kind or person were edited.

        Raises BadInput("persons_entry") when a caregiver edits what somebody else raised.
        """
        self._order.check(item.uid)
        self._session.save(Action.DISCUSSION, [replace(item, text=_required_text(item.text))])

    def move_item(self, uid: str, steps: int) -> bool:
        """Rank an item higher (negative steps) or lower; False when it is at that end of the list already.

        Raises BadInput("persons_entry") when a caregiver moves what somebody else raised.
        """
        changed = self._order.moved([i.uid for i in self.items()], uid, steps)
        if changed:
            self._session.save(Action.DISCUSSION, changed)
        return bool(changed)

    def answer_item(self, item: DiscussionItem, answer: str) -> None:
        """Keep the answer with its date; the item leaves the open list. Mending an answer keeps its first date."""
        answered_on = item.answered_on or self._session.today
        self._session.save(Action.DISCUSSION, [replace(item, answer=clean_text(answer), answered_on=answered_on)])

    def reopen_item(self, item: DiscussionItem) -> None:
        """Put an answered item at the end of the open list again; what was answered stays with it."""
        again = replace(item, answered_on=None, again_on=self._session.today, rank=self.last_rank())
        self._session.save(Action.DISCUSSION, [again])

    def drop_item(self, item: DiscussionItem) -> None:
        """Take an item off the list; it stays in the history. Raises BadInput("persons_entry") like `edit_item`."""
        self._order.check(item.uid)
        self._session.save(Action.DISCUSSION, [replace(item, dropped=True)])

    def discussed(self) -> list[DiscussionItem]:
        """Every item that whoever is writing may see: not what others starred in lines they keep to themselves."""
        found = seen(self._session, self._session.versions.live(DiscussionItem))
        mine, open_lines = self._session.author.uid, _OpenLines(self._session)
        return [v.value for v in found if v.stamp.author == mine or open_lines.holds(v.value)]

    def last_rank(self) -> int:
        """The rank of an item that comes at the end of the list."""
        return self._order.last_rank()


def _required_text(text: str) -> str:
    cleaned = clean_text(text)
    if not cleaned:
        raise BadInput("text_missing")
    return cleaned


class _OpenLines:
    """Which lines of the journal whoever is writing may see; those in words are looked up, for they can be private."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._refs: dict[type[Value], set[str]] = {}

    def holds(self, item: DiscussionItem) -> bool:
        """Whether the line an item was starred in is there and can be seen; items that were typed always can."""
        kind = BY_NAME[item.about.partition(":")[0]].type if item.about else None
        if kind not in (Note, Event, Milestone, Goal):
            return True
        if kind not in self._refs:
            versions = seen(self._session, self._session.versions.live(kind))
            self._refs[kind] = {ref_of(v.value, v.stamp) for v in versions}
        return item.about in self._refs[kind]
