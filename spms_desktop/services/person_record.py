"""All that the journal holds about one member of the care team, gathered for their page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from spms_desktop.domain.appointment import Appointment, AppointmentStatus, in_order
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.follow_up import FollowUp, still_open
from spms_desktop.domain.medicine import PlannedMedicine
from spms_desktop.services.care import Care
from spms_desktop.services.care_notes import CareNotes, NoteRecord
from spms_desktop.services.outcomes import Outcomes
from spms_desktop.services.plan import Plan
from spms_desktop.services.session import Session
from spms_desktop.services.therapies import Therapies, TherapyRecord


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """Somebody and what goes with them; lists of the past have the latest first, `questions` the first in rank."""

    person: CarePerson
    ahead: tuple[Appointment, ...]
    past: tuple[Appointment, ...]
    questions: tuple[DiscussionItem, ...]
    answered: tuple[DiscussionItem, ...]
    medicines: tuple[PlannedMedicine, ...]
    therapies: tuple[TherapyRecord, ...]
    to_do: tuple[FollowUp, ...]
    done: tuple[FollowUp, ...]
    notes: tuple[NoteRecord, ...]


def person_record(session: Session, uid: str) -> PersonRecord | None:
    """What whoever is writing may see about somebody; None when nobody has that uid."""
    care = Care(session)
    person = care.person(uid)
    if person is None:
        return None
    ahead, past = _visits(session, uid)
    agreed = _agreed(session, person, {a.uid for a in (*ahead, *past)})
    discussed = [i for i in care.discussed() if i.person == uid]
    answered = [i for i in discussed if i.answered_on and not i.dropped]
    return PersonRecord(
        person=person,
        ahead=tuple(ahead),
        past=tuple(past),
        questions=tuple(i for i in care.items() if i.person == uid),
        answered=tuple(sorted(answered, key=lambda i: (i.answered_on or i.asked_on, i.uid), reverse=True)),
        medicines=tuple(p for p in Plan(session).medicines() if _is(person, p.medicine.prescriber)),
        therapies=tuple(_therapies(session, person)),
        to_do=tuple(still_open(agreed)),
        done=tuple(sorted((f for f in agreed if f.done_on), key=lambda f: (f.done_on or f.by, f.uid), reverse=True)),
        notes=tuple(CareNotes(session).of(uid)),
    )


def _visits(session: Session, uid: str) -> tuple[list[Appointment], list[Appointment]]:
    """The visits that are still to come, the nearest first, and all others, the latest first."""
    now = session.now().replace(tzinfo=None)
    found = in_order(v.value for v in session.every(Appointment) if v.value.person == uid)
    ahead = [a for a in found if a.status is AppointmentStatus.PLANNED and not a.is_over(now)]
    coming = {a.uid for a in ahead}
    past = [a for a in found if a.uid not in coming]
    return ahead, sorted(past, key=lambda a: (a.day, a.at or time.max, a.uid), reverse=True)


def _therapies(session: Session, person: CarePerson) -> list[TherapyRecord]:
    therapies = Therapies(session)
    running = [r for r in therapies.running() if _is(person, r.therapy.person)]
    return [*running, *(therapies.record(t) for t in therapies.ended() if _is(person, t.person))]


def _agreed(session: Session, person: CarePerson, visits: set[str]) -> list[FollowUp]:
    """What they do, and what was agreed at a visit with them, whoever does it."""
    found = Outcomes(session).follow_ups()
    return [f for f in found if f.appointment in visits or _is(person, f.who)]


def _is(person: CarePerson, who: str) -> bool:
    """Whether a uid, or a name as it was typed, means somebody."""
    return who == person.uid or (bool(who) and who.casefold() == person.name.casefold())
