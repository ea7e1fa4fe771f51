"""Maria's therapies, what she practises, her goals, what her team calls the course, and what she wants to ask about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.course import CourseName
from spms_desktop.domain.goal import Goal, GoalRating
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.record import Stamped, Value
from spms_desktop.domain.therapy import HomePractice, Therapy, TherapyEnd, TherapySession
from spms_desktop.domain.treatment_idea import TreatmentIdea
from spms_desktop.services.sample.names import ANNA, MARIA, SUNDAY, at, before, stamped, uid, workday
from spms_desktop.services.sample.people import COUNSELOR, GROUP, NEUROLOGIST, THERAPIST

BALANCE, HOME, TALKS, CIRCLE = (uid("therapy", name) for name in ("balance", "home", "talks", "circle"))
BALANCE_SINCE, TALKS_SINCE, CIRCLE_SINCE, HOME_SINCE = 330, 700, 520, 58
PRACTICE_DAYS, PRACTICE_SHARE = 90, 0.55
GARDEN, SUPPER, READING = uid("goal", "garden"), uid("goal", "supper"), uid("goal", "reading")
# goal, words, days before today when it was set, ratings as (days before today, how near)
GOALS = (
    (GARDEN, "Walk to the garden on my own, with the stick.", 320, ((318, 7), (150, 6), (141, 6))),
    (SUPPER, "Have energy left for supper with my family.", 150, ((149, 3), (141, 4))),
)
COURSE_TOLD = date(2023, 9, 14)
_NOTES = ("", "New balance exercises.", "Practised getting up from the floor.", "", "Stairs with the rail.")


def therapies(start: date, today: date, dice: Random) -> list[Stamped[Value]]:
    """All of this as it was typed; nothing lies before the first day of the journal."""
    return [
        *_therapies(start, today),
        *_sessions(start, today),
        *_practice(start, today, dice),
        *_goals(start, today),
        *_names(start),
        *_ideas(start, today),
    ]


def _since(start: date, today: date, days: int) -> date:
    return max(start, before(today, days))


def _therapies(start: date, today: date) -> Iterator[Stamped[Value]]:
    asked, made = before(today, BALANCE_SINCE + 20), before(today, BALANCE_SINCE + 6)
    found = (
        Therapy(
            BALANCE,
            "physical",
            "Unsteady in the afternoon, and the fall in the kitchen.",
            THERAPIST,
            asked,
            asked,
            made,
            "Walk to the garden and back with one stick.",
            "Balance exercises at the kitchen counter, ten minutes.",
        ),
        Therapy(
            HOME,
            "occupational",
            "A safe bathroom, and help with saving energy.",
            noted_on=before(today, HOME_SINCE),
            asked_on=before(today, HOME_SINCE - 15),
        ),
        Therapy(CIRCLE, "support_group", "People who know this.", GROUP, before(today, CIRCLE_SINCE)),
        Therapy(
            TALKS,
            "counseling",
            "Somebody to talk to about all this.",
            COUNSELOR,
            before(today, TALKS_SINCE),
            before(today, TALKS_SINCE),
            before(today, TALKS_SINCE - 14),
            "Sleep without going over everything at night.",
            ended_on=before(today, 210),
            end=TherapyEnd.REACHED,
            why="I know what helps now. I can call her again.",
        ),
    )
    for therapy in found:
        last = therapy.ended_on or therapy.referred_on or therapy.asked_on or therapy.noted_on or start
        yield stamped(therapy, at(max(start, last), 18, 40))


def _sessions(start: date, today: date) -> Iterator[Stamped[Value]]:
    rounds = ((BALANCE, BALANCE_SINCE, 9, 14), (CIRCLE, CIRCLE_SINCE, 17, 91), (TALKS, TALKS_SINCE - 30, 214, 28))
    for therapy, first, last, every in rounds:
        for n, days in enumerate(range(last, first, every)):
            day = workday(before(today, days))
            if day <= start:
                continue
            note = _NOTES[n % len(_NOTES)] if therapy == BALANCE else ""
            session = TherapySession(uid("session", therapy, day), therapy, day, note)
            yield stamped(session, at(day, 18, 50))


def _practice(start: date, today: date, dice: Random) -> Iterator[Stamped[Value]]:
    for day in Span(_since(start, today, PRACTICE_DAYS), today - DAY).each():
        if dice.random() < PRACTICE_SHARE:
            yield stamped(HomePractice(BALANCE, day), at(day, 19, 5), ANNA if day.weekday() == SUNDAY else MARIA)


def _goals(start: date, today: date) -> Iterator[Stamped[Value]]:
    for goal, words, days, ratings in GOALS:
        day = _since(start, today, days)
        yield stamped(Goal(goal, words, day), at(day, 20, 25))
        for ago, near in ratings:
            on = _since(start, today, ago)
            yield stamped(GoalRating(goal, on, near), at(on, 20, 30), respondent=Respondent.SELF)
    set_on, reached = _since(start, today, 600), _since(start, today, 380)
    note = "Two chapters most evenings, with the large print."
    yield stamped(Goal(READING, "Read a book to the end again.", set_on, reached, True, note), at(reached, 20, 35))


def _names(start: date) -> Iterator[Stamped[Value]]:
    told = min(COURSE_TOLD, start)
    yield stamped(CourseName(uid("course", "spms"), "secondary_progressive", told, NEUROLOGIST), at(start, 16, 50))


def _ideas(start: date, today: date) -> Iterator[Stamped[Value]]:
    read = _since(start, today, 26)
    trial = TreatmentIdea(
        uid("idea", "trial"),
        "A trial of a new tablet for SPMS",
        read,
        "Letter of the MS society, autumn issue",
        "Is it open near here, and could I take part?",
    )
    yield stamped(trial, at(read, 20, 40))
    cooling = _since(start, today, 400)
    vest = TreatmentIdea(
        uid("idea", "vest"),
        "Cooling vest",
        cooling,
        "Thursday MS Circle",
        "",
        "Worth a try in summer. The MS society lends them.",
        cooling + timedelta(days=30),
    )
    yield stamped(vest, at(min(today - DAY, cooling + timedelta(days=30)), 20, 45))
