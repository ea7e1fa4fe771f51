"""The list of days in words."""

from __future__ import annotations

from datetime import timedelta

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Rating
from spms_desktop.services.journal import Journal
from spms_desktop.services.session import Session
from spms_desktop.ui.journal.days import STRETCH_DAYS, Days
from tests.conftest import TestClock

SELF = Respondent.SELF


def test_the_last_week_is_offered_even_when_empty(session: Session) -> None:
    lines = Days(session).stretch(session.today)

    assert [line.day for line in lines] == [session.today - timedelta(days=n) for n in range(8)]
    assert lines[0].spoken == "Monday, 23 November 2026. Nothing recorded."


def test_a_day_says_who_recorded_what(session: Session) -> None:
    journal = Journal(session)
    journal.rate(session.today, SELF, "walking", 5)
    journal.rate(session.today, SELF, "overall", 6)
    journal.measure(session.today, SELF, "sleep_hours", 6.5)
    journal.measure(session.today, SELF, "falls", 1)
    journal.tick(session.today, SELF, "heat")
    journal.note(session.today, SELF, "Slow on the stairs.")

    (entry,) = Days(session).stretch(session.today)[0].entries

    assert entry.who == "Maria, own view"
    assert entry.facts.replace("\u00a0", " ") == "Overall 6 · Walking 5 · Slept 6.5 h · 1 fall · Got too hot"
    assert entry.note == "Slow on the stairs."


def test_no_falls_are_recorded_but_not_dwelt_on(session: Session) -> None:
    Journal(session).measure(session.today, SELF, "falls", 0)

    assert Days(session).stretch(session.today)[0].entries[0].facts == ""


def test_history_tells_each_version_with_its_times(session: Session, clock: TestClock) -> None:
    journal = Journal(session)
    journal.rate(session.today, SELF, "pain", 4)
    clock.forward(minutes=3)
    journal.rate(session.today, SELF, "pain", 6)

    rows = Days(session).history(session.today)

    assert [(r.item, r.value, r.who, r.said_at, r.state) for r in rows] == [
        ("Pain", "4", "Maria, own view", "23 Nov 2026, 11:00", "until 23 Nov 2026, 11:03"),
        ("Pain", "6", "Maria, own view", "23 Nov 2026, 11:03", "now"),
    ]


def test_stretches_join_without_losing_or_repeating_a_day(sample: Session) -> None:
    days, last = Days(sample), sample.today
    first = days.first_day()
    seen = []
    while last >= first:
        seen += [line.day for line in days.stretch(last) if line.entries]
        last -= timedelta(days=STRETCH_DAYS)

    assert seen == sorted(set(seen), reverse=True)
    assert set(seen) >= {v.value.day for v in sample.versions.live(Rating)}

