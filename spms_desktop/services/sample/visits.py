"""Maria's appointments: about two neurology visits a year, therapy, primary care, one missed, one moved.

With them what she takes along, what was decided, and who does what by when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.event import EventKind
from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.domain.record import Stamped, Value
from spms_desktop.services.sample.happenings import Episode
from spms_desktop.services.sample.names import ANNA, MARIA, at, before, stamped, uid, workday
from spms_desktop.services.sample.people import (
    CARE_TEAM,
    COUNSELOR,
    DAUGHTER,
    GROUP,
    NEUROLOGIST,
    PRIMARY_CARE,
    THERAPIST,
)

LAST_NEUROLOGY_VISIT, NEUROLOGY_EVERY = 140, 182
BOOKED_AHEAD, MOVED_BEFORE = 45, 2  # days
THURSDAY, LATEST_THERAPY = 3, 23
_PLACES = {p.uid: p.address for p in CARE_TEAM}
_NEUROLOGY_NOTES = (
    "Talked about walking and the next MRI. Anna came along.",
    "Walk test and hand test done. Blood taken.",
    "Went through the MRI pictures. Change of medicine planned.",
    "Short visit, all questions answered.",
)
_NEUROLOGY_DECISIONS = (
    "Go on with the medicine. Twelve more sessions with Priya. Next MRI in winter.",
    "Wait for the blood test before anything changes.",
    "Change of medicine after the new pictures.",
    "No change. Come again in half a year.",
)


@dataclass(frozen=True, slots=True)
class Regular:
    """Visits to one person at a steady pace: days before today of the latest, days between, time of day."""

    person: str
    latest: int
    every: int
    hour: time
    notes: tuple[str, ...] = ()


REGULAR = (
    Regular(NEUROLOGIST, LAST_NEUROLOGY_VISIT, NEUROLOGY_EVERY, time(10, 30), _NEUROLOGY_NOTES),
    Regular(
        THERAPIST,
        LATEST_THERAPY,
        42,
        time(14),
        ("", "New balance exercises.", "Practised getting up from the floor.", ""),
    ),
    Regular(PRIMARY_CARE, 75, 365, time(9, 15), ("Urine test and blood pressure.", "Flu shot, blood test.")),
    Regular(COUNSELOR, 30, 56, time(16)),
    Regular(GROUP, 17, 91, time(17)),
)
AHEAD = ((NEUROLOGIST, 12, time(10, 30)), (THERAPIST, 19, time(14)), (PRIMARY_CARE, 41, time(9, 15)))
EYE_CLINIC = 69  # days ahead; nobody of the team
NEUROLOGY_MONTHS = 6
QUESTIONS_ALONG = 3  # the first open items go along to the next neurology visit
MISSED_THERAPY, MOVED_THERAPY = 149, 107  # of the regular ones, as days before today


def appointments(start: date, today: date, happened: Iterable[Episode]) -> list[Stamped[Value]]:
    """Every visit as it was typed: planned when booked, then what became of it."""
    found = [pair for regular in REGULAR for pair in _past(regular, start, today)]
    found += [(_extra(e), 1) for e in happened if e.event.kind is EventKind.RELAPSE]
    values = [s for visit, ahead in found if visit.day > start for s in _typed(visit, start, ahead)]
    for person, days, hour in AHEAD:
        day = workday(before(today, -days))
        booked = max(start, before(today, BOOKED_AHEAD - days))
        values.append(stamped(_ahead(_visit(person, day, hour)), at(booked, 15, 10)))
    eyes = workday(before(today, -EYE_CLINIC))
    clinic = Appointment(uid("visit", "eyes"), "", eyes, title="Eye clinic", bring="The old glasses.")
    values.append(stamped(clinic, at(max(start, before(today, 6)), 9, 20)))
    return values + _agreed(start, today)


def _ahead(visit: Appointment) -> Appointment:
    """What Maria has written down for the visits to come."""
    if visit.person == NEUROLOGIST:
        along = tuple(uid("item", "open", n) for n in range(QUESTIONS_ALONG))
        bring, months = "The medicine list and the letter about the MRI.", NEUROLOGY_MONTHS
        lift = "Anna drives. We leave at 9:45."
        return replace(visit, transport=lift, bring=bring, questions=along, every_months=months)
    return replace(visit, transport="Taxi, there and back.") if visit.person == THERAPIST else visit


def _agreed(start: date, today: date) -> list[Stamped[Value]]:
    """Who does what since the last visits; two things are still open."""
    clinic, therapy = workday(before(today, LAST_NEUROLOGY_VISIT)), workday(before(today, LATEST_THERAPY))
    asked, trained = uid("visit", NEUROLOGIST, clinic), uid("visit", THERAPIST, therapy)
    sent = clinic + timedelta(days=9)
    found: list[Stamped[Value]] = []
    if clinic > start:
        referral = FollowUp(uid("agreed", "referral"), asked, "Send the referral for twelve sessions.", NEUROLOGIST)
        referral = replace(referral, by=clinic + timedelta(days=14))
        help_asked = FollowUp(uid("agreed", "help"), asked, "Ask the insurance about help at home.")
        found += [stamped(f, at(clinic, 18, 40), ANNA) for f in (referral, help_asked)]
        found.append(stamped(replace(referral, done_on=sent), at(sent, 10, 5)))
    if therapy > start:
        rail = FollowUp(uid("agreed", "rail"), trained, "Order the grab rail for the bathroom.", DAUGHTER)
        found.append(stamped(replace(rail, by=before(today, -7)), at(therapy, 18, 40)))
    return found


def _visit(person: str, day: date, hour: time, note: str = "") -> Appointment:
    return Appointment(uid("visit", person, day), person, day, hour, place=_PLACES[person], note=note)


def _past(regular: Regular, start: date, today: date) -> Iterator[tuple[Appointment, int]]:
    """The visits of one kind since the journal began, newest first, with how many days ahead each was booked."""
    oldest = (today - start).days - 3
    for n, days in enumerate(range(regular.latest, oldest, regular.every)):
        note = regular.notes[n % len(regular.notes)] if regular.notes else ""
        near = before(today, days)
        day = _first_thursday(near) if regular.person == GROUP else workday(near)
        visit = _visit(regular.person, day, regular.hour, note)
        status = AppointmentStatus.ATTENDED
        if regular.person == NEUROLOGIST:
            decided = _NEUROLOGY_DECISIONS[n % len(_NEUROLOGY_DECISIONS)]
            visit = replace(visit, decisions=decided, questions=(uid("item", "answered", n),))
        if regular.person == THERAPIST and days == MISSED_THERAPY:
            status, visit = AppointmentStatus.MISSED, replace(visit, note="Too worn out to leave the house.")
        if regular.person == THERAPIST and days == MOVED_THERAPY:
            later = workday(visit.day + timedelta(days=4))
            new_date = replace(_visit(THERAPIST, later, time(11)), status=AppointmentStatus.ATTENDED)
            note = "Priya was away. New date four days later."
            status, visit = AppointmentStatus.MOVED, replace(visit, note=note, moved_to=new_date.uid)
            yield new_date, (later - visit.day).days + MOVED_BEFORE
        yield replace(visit, status=status), BOOKED_AHEAD


def _first_thursday(day: date) -> date:
    first = day.replace(day=1)
    return first + timedelta(days=(THURSDAY - first.weekday()) % 7)


def _extra(episode: Episode) -> Appointment:
    day = workday(episode.event.start + timedelta(days=3))
    visit = _visit(NEUROLOGIST, day, time(8, 45), "Came in early because of the weak legs. Drip for three days.")
    return replace(visit, status=AppointmentStatus.ATTENDED)


def _typed(visit: Appointment, start: date, booked_ahead: int) -> list[Stamped[Value]]:
    """Two versions: planned when it was booked, and what became of it that evening (moved: two days before)."""
    moved = visit.status is AppointmentStatus.MOVED
    booked = max(start, before(visit.day, booked_ahead))
    settled = max(start, before(visit.day, MOVED_BEFORE)) if moved else visit.day
    author = ANNA if visit.person == NEUROLOGIST else MARIA
    planned = replace(visit, status=AppointmentStatus.PLANNED, note="", decisions="", questions=(), moved_to="")
    return [stamped(planned, at(booked, 17, 40)), stamped(visit, at(settled, 18, 15), author)]
