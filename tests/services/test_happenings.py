"""Events, milestones and scores: checked, kept, closed, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.event import Event, EventKind, days_since_last, full_day_at
from spms_desktop.domain.milestone import Ability, Milestone, latest
from spms_desktop.domain.periods import Span
from spms_desktop.domain.score import Score
from spms_desktop.services.happenings import Happenings, falls_without_words
from spms_desktop.services.session import Session
from spms_desktop.services.trends import Trends
from tests.conftest import TestClock

YESTERDAY = timedelta(days=1)


@pytest.fixture
def happenings(session: Session) -> Happenings:
    return Happenings(session)


def test_an_event_that_goes_on_is_asked_about_until_it_is_closed(session: Session, clock: TestClock) -> None:
    happenings = Happenings(session)
    cold = happenings.save_event(Event("", EventKind.INFECTION, session.today, title="Cold"))
    assert happenings.open_events() == []  # on its first day nobody needs to be asked

    clock.forward(days=3)

    assert [e.title for e in happenings.open_events()] == ["Cold"]
    happenings.still_going_on(cold)
    assert happenings.open_events() == []
    clock.forward(days=7)
    assert [e.title for e in happenings.open_events()] == ["Cold"]
    happenings.close_event(cold, session.today)
    assert happenings.open_events() == []


def test_a_fall_is_over_at_once(session: Session, happenings: Happenings, clock: TestClock) -> None:
    fall = happenings.save_event(Event("", EventKind.FALL, session.today, end=session.today, place="Stairs"))
    clock.forward(days=3)

    assert fall.end is None
    assert not fall.open
    assert fall.span(session.today) == Span(fall.start, fall.start)
    assert happenings.open_events() == []


@pytest.mark.parametrize(
    ("start", "end", "at", "problem"),
    [
        (1, None, None, "day_in_future"),
        (0, -1, None, "date_order"),
        (0, 1, None, "day_in_future"),
        (0, None, time(23, 0), "time_to_come"),
    ],
)
def test_an_event_of_days_that_cannot_be_is_refused(
    session: Session, happenings: Happenings, start: int, end: int | None, at: time | None, problem: str
) -> None:
    day = session.today + timedelta(days=start)
    last = None if end is None else session.today + timedelta(days=end)

    with pytest.raises(BadInput, match=problem):
        happenings.save_event(Event("", EventKind.RELAPSE, day, last, at=at))

    assert happenings.events(Span(session.today - YESTERDAY, session.today)) == []


def test_an_event_is_taken_back_and_comes_back_with_undo(session: Session, happenings: Happenings) -> None:
    kept = happenings.save_event(Event("", EventKind.HEAT, session.today))
    happenings.remove_event(kept.uid)
    assert happenings.event(kept.uid) is None

    session.undo()

    found = happenings.event(kept.uid)
    assert found is not None
    assert found[0].kind is EventKind.HEAT


def test_the_users_choice_says_whether_days_are_left_out(session: Session, happenings: Happenings) -> None:
    span = Span(session.today - YESTERDAY, session.today)
    happenings.save_event(Event("", EventKind.HEAT, session.today, session.today, excused=True))
    happenings.save_event(Event("", EventKind.INFECTION, session.today, session.today, excused=False))

    assert [w.kind for w in Trends(session).excused_windows(span)] == [EventKind.HEAT]


def test_the_clock_of_a_relapse_tells_when_a_whole_day_has_passed(session: Session, clock: TestClock) -> None:
    happenings = Happenings(session)
    first = happenings.save_event(Event("", EventKind.RELAPSE, session.today, session.today, at=time(9, 40)))
    began = happenings.relapse_clock(first)
    assert began.full_day_at is not None
    assert (began.full_day_at.day, began.full_day_at.hour, began.full_day_at.minute) == (24, 9, 40)
    assert (began.full_day_passed, began.days_since_last) == (False, None)

    clock.forward(days=40)

    second = Event("", EventKind.RELAPSE, session.today)
    assert happenings.relapse_clock(first).full_day_passed
    found = happenings.relapse_clock(second)
    assert (found.full_day_at, found.days_since_last) == (None, 40)


@pytest.mark.parametrize(
    ("day", "whole"),
    [
        (date(2026, 3, 28), datetime(2026, 3, 29, 10, 0)),  # noqa: DTZ001  # clocks go forward in the night
        (date(2026, 10, 24), datetime(2026, 10, 25, 8, 0)),  # noqa: DTZ001  # and back
        (date(2026, 6, 1), datetime(2026, 6, 2, 9, 0)),  # noqa: DTZ001
    ],
)
def test_24_hours_are_real_hours_when_the_clocks_change(day: date, whole: datetime) -> None:
    event = Event("e", EventKind.RELAPSE, day, at=time(9, 0))

    found = full_day_at(event, ZoneInfo("Europe/Berlin"))

    assert found is not None
    assert found.replace(tzinfo=None) == whole


def test_days_since_the_last_relapse_count_from_its_end() -> None:
    before = Event("a", EventKind.RELAPSE, date(2026, 1, 1), date(2026, 1, 20))
    cold = Event("b", EventKind.INFECTION, date(2026, 2, 1), date(2026, 2, 5))
    now = Event("c", EventKind.RELAPSE, date(2026, 3, 1))

    assert days_since_last(now, [before, cold, now]) == 40


def test_falls_counted_but_not_told_about_are_noticed() -> None:
    assert falls_without_words(0, 1)
    assert not falls_without_words(1, 1)
    assert not falls_without_words(0, None)


def test_the_latest_milestone_of_an_ability_stands(session: Session, happenings: Happenings) -> None:
    lost = Milestone("", "stairs", Ability.LOST, session.today - 30 * YESTERDAY, about=True)
    happenings.save_milestone(lost)
    happenings.save_milestone(Milestone("", "stairs", Ability.REGAINED, session.today))
    happenings.save_milestone(Milestone("", "Thread a needle", Ability.LOST, session.today))

    standing = latest(m for m, _stamp in happenings.milestones())

    assert {what: m.change for what, m in standing.items()} == {
        "stairs": Ability.REGAINED,
        "Thread a needle": Ability.LOST,
    }


@pytest.mark.parametrize(("instrument", "value"), [("EDSS", 10.5), ("EDSS", 6.25), ("PHQ-9", -1), ("PHQ-9", 3.5)])
def test_a_score_outside_its_range_or_step_is_refused(
    session: Session, happenings: Happenings, instrument: str, value: float
) -> None:
    with pytest.raises(BadInput, match="score_range"):
        happenings.save_score(Score("", instrument, session.today, value))

    assert happenings.scores() == []


def test_scores_are_kept_with_who_gave_them(session: Session, happenings: Happenings) -> None:
    happenings.save_score(Score("", "EDSS", session.today, 6.5, " Dr  Weiss ", "Walker"))

    score, stamp = happenings.scores()[0]

    assert (score.value, score.given_by, score.aid) == (6.5, "Dr Weiss", "Walker")
    assert stamp.author == session.author.uid
    happenings.remove_score(score.uid)
    assert happenings.scores() == []


def test_a_caregiver_leaves_what_the_person_recorded_and_mends_their_own(session: Session) -> None:
    happenings = Happenings(session)
    hers = happenings.save_event(Event("", EventKind.HEAT, session.today, title="Hot flat"))
    step = happenings.save_milestone(Milestone("", "stairs", Ability.LOST, session.today))
    score = happenings.save_score(Score("", "EDSS", session.today, 6))
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))

    for act in (
        lambda: happenings.save_event(replace(hers, title="Fine")),
        lambda: happenings.remove_event(hers.uid),
        lambda: happenings.close_event(hers, session.today),
        lambda: happenings.save_milestone(replace(step, about=True)),
        lambda: happenings.remove_milestone(step.uid),
        lambda: happenings.save_score(replace(score, value=2.0)),
        lambda: happenings.remove_score(score.uid),
    ):
        with pytest.raises(BadInput, match="persons_entry"):
            act()
    own = happenings.save_event(Event("", EventKind.NEAR_FALL, session.today))
    happenings.save_event(replace(own, place="Kitchen"))
    session.write_as(next(a.uid for a in session.authors() if a.is_person))
    happenings.remove_event(own.uid)

    span = Span(session.today, session.today)
    assert [(e.kind, e.title) for e in happenings.events(span)] == [(EventKind.HEAT, "Hot flat")]


def test_a_caregiver_is_not_told_of_a_relapse_the_person_keeps_private(session: Session, clock: TestClock) -> None:
    happenings = Happenings(session)
    happenings.save_event(Event("", EventKind.RELAPSE, session.today, session.today, private=True))
    clock.forward(days=50)
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))

    assert happenings.relapse_clock(Event("", EventKind.RELAPSE, session.today)).days_since_last is None
