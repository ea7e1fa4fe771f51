"""Maria, the two who help her at home, and her care team; all invented, with numbers and addresses nobody has."""

from __future__ import annotations

from datetime import date

from spms_desktop.domain.author import Author, AuthorRole
from spms_desktop.domain.care import CareNote, CarePerson
from spms_desktop.domain.emergency import EmergencyCard
from spms_desktop.domain.record import Stamped, Value
from spms_desktop.domain.settings import CheckInChoice, Profile
from spms_desktop.services.sample.names import ANNA, JONAS, MARIA, at, before, stamped, uid
from spms_desktop.services.sample.truth import CORE

PROFILE = Profile(
    name="Maria Keller",
    birth_date=date(1971, 5, 14),
    course="Secondary progressive MS, as my team calls it (2023)",
    show_course=False,
    matters_most="I want to keep walking to the garden on my own and still have energy left for supper with my family.",
)
AUTHORS = (
    Author(MARIA, "Maria", AuthorRole.PERSON),
    Author(ANNA, "Anna", AuthorRole.CAREGIVER),
    Author(JONAS, "Jonas", AuthorRole.CAREGIVER),
)
NEUROLOGIST, NURSE, PRIMARY_CARE = uid("care", "neurologist"), uid("care", "nurse"), uid("care", "primary care")
THERAPIST, COUNSELOR, GROUP = uid("care", "therapist"), uid("care", "counselor"), uid("care", "group")
PASTOR, DAUGHTER = uid("care", "pastor"), uid("care", "anna")

CARE_TEAM = (
    CarePerson(
        NEUROLOGIST,
        "Dr Elena Weiss",
        "neurologist",
        "555-0110",
        "weiss@riverside-neurology.example",
        "Riverside Neurology, 4 Mill Lane, second floor",
        "The lift is at the back. Ask for the room without stairs.",
    ),
    CarePerson(
        NURSE,
        "Tom Okafor",
        "ms_nurse",
        "555-0111",
        "ms-nurse@riverside-neurology.example",
        "Riverside Neurology, 4 Mill Lane",
        "Answers the phone from 9 to 11. First call for anything new.",
    ),
    CarePerson(
        PRIMARY_CARE,
        "Dr Ruth Lindgren",
        "pcp",
        "555-0124",
        "practice@lindgren.example",
        "12 Market Street",
        "Does the blood tests, flu shots and bladder checks.",
    ),
    CarePerson(
        THERAPIST,
        "Priya Raman",
        "pt",
        "555-0137",
        "priya@stepwise-therapy.example",
        "Stepwise Therapy, 30 Park Road",
        "Cool room with a fan. Bring the blue shoes.",
    ),
    CarePerson(
        COUNSELOR,
        "Miriam Adler",
        "counselor",
        "555-0142",
        "adler@quiet-room.example",
        "By video, or 7 Linden Court",
        "Talking about what I lost and what is still mine.",
    ),
    CarePerson(
        GROUP,
        "Thursday MS Circle",
        "support_group",
        "555-0155",
        "circle@thursday-ms.example",
        "Library, reading room",
        "First Thursday of the month at 17:00. Somebody can pick me up.",
    ),
    CarePerson(
        PASTOR,
        "Pastor Samuel Brandt",
        "spiritual",
        "555-0168",
        "brandt@lakeside-parish.example",
        "Lakeside Parish, 1 Church Hill",
        "Comes by for tea. Good at just listening.",
    ),
    CarePerson(
        DAUGHTER,
        "Anna Keller",
        "caregiver",
        "555-0173",
        "anna.keller@home.example",
        "",
        "My daughter. Comes most weekends and drives me to visits. Has a key.",
        emergency=True,
    ),
)


CARD = EmergencyCard(
    allergies="Penicillin: rash all over.",
    know="I walk with a stick and tire fast. Heat makes me weak. Please let me sit.",
    communicate="Speak slowly, one question at a time. My words come late when I am tired.",
    doctor=NEUROLOGIST,
)
HELPED = (
    (THERAPIST, 40, "The balance exercises at the kitchen counter. I turn more safely now."),
    (COUNSELOR, 75, "Writing down one good thing in the evening."),
)


def people(start: date) -> list[Stamped[Value]]:
    """What was set up on the first day: the person, who writes, what the check-in asks, the care team and the card."""
    first = at(start, 16, 30)
    values: tuple[Value, ...] = (*AUTHORS, PROFILE, CheckInChoice(CORE))
    return [stamped(v, first) for v in values] + [stamped(p, at(start, 16, 45)) for p in (*CARE_TEAM, CARD)]


def helped(today: date) -> list[Stamped[Value]]:
    """What somebody on the team did that helped, noted the same day."""
    days = [(person, before(today, ago), text) for person, ago, text in HELPED]
    return [stamped(CareNote(uid("helped", person), person, day, text), at(day, 18)) for person, day, text in days]
