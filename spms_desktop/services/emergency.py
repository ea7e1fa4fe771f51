"""The emergency card: what was typed for it, and all that goes on the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from spms_desktop.catalog.roles import roles
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.emergency import CardContact, CardMedicine, CardPaper, EmergencyCard
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.medicine import PlanChange
from spms_desktop.domain.record import Action, Value, Version
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.domain.validation import clean_text, day_to_write
from spms_desktop.i18n import _, clock, listing, ngettext
from spms_desktop.services.care import Care, named_on_papers
from spms_desktop.services.contacts import shown_phone
from spms_desktop.services.course import Course
from spms_desktop.services.plan import Plan
from spms_desktop.services.session import Session

LONGEST = 2000
_TELLS_MS = re.compile(
    r"\b(?:or|and|oder|und)?\s*\b(?:(?:SP|PP|RR|PR)?MS\b(?:[- ]doctor)?|(?i:multiple[- ]s[ck]leros(?:is|e)\w*"
    r"|esclerosis múltiple|sclérose en plaques|sclerosi multipla|esclerose múltipla))[-\u2013]?"
)
_LEFT_OVER = re.compile(r"\s+(?:for|of|with|für|mit|de|di|da|and|or|und|oder)$", re.IGNORECASE)
"""The words that name MS, and a small word that then hangs in the air."""
DOCTORS = ("neurologist", "ms_nurse", "pcp")
"""Who is named as the doctor while nobody was chosen: the first of these on the team whom papers may name."""


@dataclass(frozen=True, slots=True)
class CardChange:
    """Who changed the card last, by name, and when."""

    author: str
    at: datetime


class Emergency:
    """Reads and changes the emergency card of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._care = Care(session)

    @property
    def card(self) -> EmergencyCard:
        """What was typed, empty in a new journal."""
        found = self._live()
        return found.value if found else EmergencyCard()

    @property
    def last_change(self) -> CardChange | None:
        """Who changed it last; None while nobody did."""
        found = self._live()
        return CardChange(self._session.author_name(found.stamp.author), found.stamp.recorded_at) if found else None

    @property
    def birth_date(self) -> date | None:
        """When the person was born, as it stands with their name."""
        return self._session.profile.birth_date

    def keep(self, card: EmergencyCard, birth_date: date | None) -> bool:
        """Keep what was typed, by the person or by whoever helps, in one change; False when it was so already.

        Raises BadInput("persons_choice") when a caregiver chooses whether MS is named, and ("day_in_future") or
        ("day_too_early") for a birth date that cannot be.
        """
        before, profile = self.card, self._session.profile
        kept = replace(
            card,
            allergies=clean_text(card.allergies, LONGEST),
            know=clean_text(card.know, LONGEST),
            communicate=clean_text(card.communicate, LONGEST),
        )
        if kept.tell_ms != before.tell_ms and not self._session.author.is_person:
            raise BadInput("persons_choice")
        values: list[Value] = [kept] if kept != before else []
        if birth_date != profile.birth_date:
            born = day_to_write(birth_date, self._session.today) if birth_date else None
            values.append(replace(profile, birth_date=born))
        if values:
            self._session.save(Action.EMERGENCY_CARD, values)
        return bool(values)

    def doctors(self) -> list[CarePerson]:
        """Who can be named as the doctor: everybody on the team."""
        return self._care.people()

    def paper(self, country: str = "") -> CardPaper:
        """The card as it is now; numbers are written as people in a country read them."""
        card, people = self.card, self._care.people()
        first = [p for p in people if p.emergency]
        doctor = self._doctor(card, people)
        told = doctor is not None and doctor not in first
        return CardPaper(
            person=self._session.profile.name,
            birth_date=self.birth_date,
            ms=self._ms(card),
            contacts=tuple(_contact(p, country, tell_ms=card.tell_ms) for p in first),
            doctor=_contact(doctor, country, tell_ms=card.tell_ms) if doctor and told else None,
            allergies=card.allergies,
            medicines=tuple(self._medicines()),
            communicate=card.communicate,
            know=card.know,
            made_by=self._session.author.name,
            day=self._session.today,
        )

    def _ms(self, card: EmergencyCard) -> str:
        if not card.tell_ms:
            return ""
        course = Course(self._session)
        said = _("I have multiple sclerosis (MS).")
        return f"{said} {course.on_papers}." if course.shown and course.on_papers else said

    def _medicines(self) -> Iterable[CardMedicine]:
        """What is taken now; not what it is for, which others need not read."""
        for planned in Plan(self._session).medicines():
            current = planned.current(self._session.today)
            if current and current.schedule.rhythm is not Rhythm.NONE:
                yield CardMedicine(planned.medicine.name, _taken(current))

    @staticmethod
    def _doctor(card: EmergencyCard, people: list[CarePerson]) -> CarePerson | None:
        chosen = next((p for p in people if p.uid == card.doctor), None)
        by_role = (p for role in DOCTORS for p in people if p.role == role and named_on_papers(p))
        return chosen or next(by_role, None)

    def _live(self) -> Version[EmergencyCard] | None:
        found = self._session.versions.live(EmergencyCard)
        return found[-1] if found else None


def _contact(person: CarePerson, country: str, *, tell_ms: bool) -> CardContact:
    known = roles().get(person.role)
    role = _(known.label) if known else person.role
    phones = [shown_phone(number, country) for number in (person.phone, person.other_phone) if number]
    name, parts = person.name, [role, person.organization]
    if not tell_ms:
        name, parts = without_ms(name) or _("Somebody who helps me"), [without_ms(part) for part in parts]
    about = listing([part for part in parts if part])
    return CardContact(name, about, tuple(phones))


def without_ms(text: str) -> str:
    """The same without the words that tell of MS: "MS nurse" is a nurse. Empty when nothing else was said."""
    if not _TELLS_MS.search(text):
        return text
    left = " ".join(_TELLS_MS.sub(" ", text).split())
    return _LEFT_OVER.sub("", left).strip(" ,;-–/()")


def _taken(change: PlanChange) -> str:
    return listing([part for part in (change.dose, how_often(change.schedule)) if part])


def how_often(schedule: Schedule) -> str:
    """How often a medicine is taken, in a few words."""
    times = sorted(set(schedule.times))
    if schedule.rhythm is Rhythm.AS_NEEDED:
        return _("as needed")
    if schedule.on_days:
        return _course(schedule)
    if schedule.rhythm is Rhythm.DAYS and schedule.every == 1:
        return _("every day at {times}").format(times=listing([clock(moment) for moment in times]))
    if schedule.rhythm is Rhythm.DAYS:
        return ngettext("every {n} day", "every {n} days", schedule.every)
    if schedule.rhythm is Rhythm.WEEKS:
        return _weekly(schedule)
    return ngettext("once a month", "every {n} months", schedule.every) if schedule.timed else ""


def _weekly(schedule: Schedule) -> str:
    days = len(set(schedule.weekdays))
    if schedule.every == 1 and days > 1:
        return ngettext("{n} day a week", "{n} days a week", days)
    return ngettext("once a week", "every {n} weeks", schedule.every)


def _course(schedule: Schedule) -> str:
    """Some days in a row, then none."""
    days = ngettext("{n} day in a row", "{n} days in a row", schedule.on_days)
    if schedule.rhythm is Rhythm.MONTHS:
        return listing([days, ngettext("each month", "every {n} months", schedule.every)])
    if not schedule.off_days:
        return days
    return listing([days, ngettext("then {n} day off", "then {n} days off", schedule.off_days)])
