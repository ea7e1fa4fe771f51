"""The whole sample journal, put together from its parts and ordered by when each value was recorded."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from spms_desktop.domain.medicine import ENDING
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.record import Stamped, Value
from spms_desktop.services.sample import happenings, plan
from spms_desktop.services.sample.checks import checks
from spms_desktop.services.sample.days import Diary, Past
from spms_desktop.services.sample.doses import days_ill, doses, forgotten_days
from spms_desktop.services.sample.names import at
from spms_desktop.services.sample.people import helped, people
from spms_desktop.services.sample.questions import discussion
from spms_desktop.services.sample.ratings import DAYS_PER_YEAR, real_days
from spms_desktop.services.sample.therapies import therapies
from spms_desktop.services.sample.visits import appointments


def sample_journal(today: date, years: int = 3, seed: int = 1) -> list[Stamped[Value]]:
    """Maria Keller's journal over a number of years up to today noon; same inputs, same values.

    In order of recording. A later value for the same thing (a rating corrected, a visit attended, a question
    answered) comes after the earlier one. Today has its morning doses, but no check-in yet.
    """
    start = today - timedelta(days=round(max(1, years) * DAYS_PER_YEAR))
    happened = happenings.episodes(start, today)
    listed, made = plan.medicines(start, today, happened), plan.changes(start, today, happened)
    # each part has its own dice, so that a change to one leaves the others as they were
    taken = doses(Span(start + DAY, today), listed, made, days_ill(happened), Random(f"{seed}/doses"))
    written = Span(start, today - DAY)
    past = Past(
        written,
        real_days(written, today, happened, Random(f"{seed}/days")),
        happened,
        forgotten_days(taken),
        frozenset(c.on for c in made if c.action not in ENDING),
    )
    values = [
        *people(start),
        *helped(today),
        *plan.recorded(start, listed, made),
        *appointments(start, today, happened),
        *discussion(start, today),
        *happenings.recorded(happened),
        *taken,
        *checks(start, today),
        *therapies(start, today, Random(f"{seed}/practice")),
        *Diary(past, Random(f"{seed}/diary")).values(),
    ]
    noon = at(today, 12)
    return sorted((v for v in values if v.stamp.recorded_at <= noon), key=lambda v: v.stamp.recorded_at)
