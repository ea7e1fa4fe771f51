"""Goals on a real encrypted journal: at most five, rated again before a visit, and the person's own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.goal import Goal, GoalRating
from spms_desktop.domain.record import Action
from spms_desktop.domain.reminder import ReminderChoice
from spms_desktop.services.care import Care
from spms_desktop.services.goals import Goals
from spms_desktop.services.session import Session
from tests.conftest import TestClock

TODAY = date(2026, 11, 23)
LATER = TODAY + timedelta(days=5)


@pytest.fixture
def goals(session: Session) -> Goals:
    return Goals(session)


@pytest.fixture
def garden(goals: Goals) -> Goal:
    return goals.keep(Goal("", " Walk to the garden. ", TODAY - timedelta(days=60)))


def write_as_caregiver(session: Session) -> None:
    session.write_as(session.authors()[1].uid)


def plan_visit(session: Session, day: date, status: AppointmentStatus = AppointmentStatus.PLANNED) -> None:
    session.save(Action.APPOINTMENT, [Appointment(f"visit {day}", "somebody", day, status=status)])


def due(goals: Goals) -> list[date | None]:
    return [record.visit for record in goals.open()]


def test_a_goal_is_kept_with_clean_words(goals: Goals, garden: Goal) -> None:
    (record,) = goals.open()

    assert (record.goal, record.goal.text) == (garden, "Walk to the garden.")
    assert record.may_change


@pytest.mark.parametrize(
    ("goal", "problem"),
    [
        (Goal("", " \n ", TODAY), "text_missing"),
        (Goal("", "x" * 501, TODAY), "too_long"),
        (Goal("", "Walk", TODAY + timedelta(days=1)), "day_in_future"),
        (Goal("", "Walk", TODAY, TODAY - timedelta(days=1)), "date_order"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_saved(goals: Goals, goal: Goal, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        goals.keep(goal)
    assert goals.open() == []


def test_a_sixth_open_goal_is_refused_until_one_is_closed(goals: Goals, garden: Goal) -> None:
    for n in range(4):
        goals.keep(Goal("", f"Goal {n}", TODAY))
    with pytest.raises(BadInput, match="too_many_goals"):
        goals.keep(Goal("", "One more", TODAY))
    goals.keep(replace(garden, text="Walk there and back."))  # what is open already can be mended

    goals.close(garden, TODAY, reached=False)
    goals.keep(Goal("", "One more", TODAY))
    assert len(goals.open()) == 5
    with pytest.raises(BadInput, match="too_many_goals"):
        goals.reopen(goals.closed()[0].goal)


def test_a_goal_is_closed_and_matters_again(goals: Goals, garden: Goal, session: Session) -> None:
    goals.close(garden, TODAY, reached=True, note="With one stick.")
    assert goals.open() == []
    assert goals.closed_count() == 1
    (record,) = goals.closed()
    assert (record.goal.reached, record.goal.note) == (True, "With one stick.")

    session.undo()
    assert goals.closed() == []

    session.redo()
    goals.reopen(goals.closed()[0].goal)
    assert [r.goal.text for r in goals.open()] == ["Walk to the garden."]


def test_ratings_come_latest_first_and_one_a_day_counts(goals: Goals, garden: Goal) -> None:
    for days, near in ((9, 3), (2, 5), (2, 6)):
        goals.rate(GoalRating(garden.uid, TODAY - timedelta(days=days), near))

    assert [r.rating.rating for r in goals.open()[0].ratings] == [6, 3]


def test_two_people_rate_the_same_day_and_both_stay(goals: Goals, garden: Goal, session: Session) -> None:
    goals.rate(GoalRating(garden.uid, TODAY, 6))
    write_as_caregiver(session)
    goals.rate(GoalRating(garden.uid, TODAY, 3))

    ratings = goals.open()[0].ratings
    assert sorted(r.rating.rating for r in ratings) == [3, 6]
    assert len({r.author for r in ratings}) == 2


def test_a_caregiver_does_not_change_what_the_person_set(goals: Goals, garden: Goal, session: Session) -> None:
    write_as_caregiver(session)

    assert not goals.open()[0].may_change
    with pytest.raises(BadInput, match="persons_entry"):
        goals.keep(replace(garden, text="Something else"))
    with pytest.raises(BadInput, match="persons_entry"):
        goals.close(garden, TODAY, reached=False)


def test_the_person_changes_what_a_caregiver_set(goals: Goals, session: Session) -> None:
    write_as_caregiver(session)
    goal = goals.keep(Goal("", "More rest", TODAY))
    session.write_as(session.authors()[0].uid)

    goals.keep(replace(goal, text="Rest after lunch"))
    assert [r.goal.text for r in goals.open()] == ["Rest after lunch"]


def test_one_that_is_only_for_the_person_is_not_shown_to_a_caregiver(
    goals: Goals, garden: Goal, session: Session
) -> None:
    goals.keep(replace(garden, private=True))
    write_as_caregiver(session)

    assert (goals.open(), goals.closed()) == ([], [])


# Due before a visit


def test_a_goal_is_due_when_a_visit_is_near_and_no_longer_once_it_is_rated(
    goals: Goals, garden: Goal, session: Session
) -> None:
    assert due(goals) == [None]

    plan_visit(session, LATER)
    assert due(goals) == [LATER]

    goals.rate(GoalRating(garden.uid, TODAY, 6))
    assert due(goals) == [None]


def test_after_a_visit_it_is_due_again_before_the_next_one(
    goals: Goals, garden: Goal, session: Session, clock: TestClock
) -> None:
    goals.rate(GoalRating(garden.uid, TODAY - timedelta(days=40), 6))
    plan_visit(session, TODAY - timedelta(days=39), AppointmentStatus.ATTENDED)
    assert due(goals) == [None]  # no visit is planned

    plan_visit(session, LATER + timedelta(days=30))
    assert due(goals) == [None]  # it is far off
    clock.forward(days=30)
    assert due(goals) == [LATER + timedelta(days=30)]


@pytest.mark.usefixtures("garden")
def test_how_near_a_visit_has_to_be_is_what_this_author_chose(goals: Goals, session: Session) -> None:
    plan_visit(session, LATER)
    session.save(Action.REMINDER, [ReminderChoice(prepare_days=2)])
    assert due(goals) == [None]

    write_as_caregiver(session)
    assert due(goals) == [LATER]


def test_each_author_is_asked_for_their_own_view(goals: Goals, garden: Goal, session: Session) -> None:
    plan_visit(session, LATER)
    goals.rate(GoalRating(garden.uid, TODAY, 6))

    write_as_caregiver(session)
    assert due(goals) == [LATER]


# The list for the care team


def test_a_goal_goes_on_the_list_once_as_a_need(goals: Goals, garden: Goal, session: Session) -> None:
    assert goals.put_on_list(garden)
    assert not goals.put_on_list(garden)

    (item,) = Care(session).items()
    assert (item.kind, item.text) == (DiscussionKind.NEED, "Walk to the garden.")
    assert goals.open()[0].listed == item

    Care(session).drop_item(item)
    assert goals.open()[0].listed is None
    assert goals.put_on_list(garden)


def test_one_that_cannot_be_seen_is_not_put_on_the_list(goals: Goals, garden: Goal, session: Session) -> None:
    goals.keep(replace(garden, private=True))
    write_as_caregiver(session)

    assert not goals.put_on_list(garden)


def test_what_the_person_makes_private_is_never_hidden_from_who_set_it(goals: Goals, session: Session) -> None:
    write_as_caregiver(session)
    kept = goals.keep(Goal("", "A day off", TODAY))
    session.write_as(session.authors()[0].uid)
    goals.keep(replace(kept, private=True))

    write_as_caregiver(session)
    (record,) = goals.open()
    assert (record.goal.text, record.goal.private, record.may_change) == ("A day off", True, False)


def test_of_goals_closed_on_one_day_the_one_written_last_comes_first(goals: Goals, clock: TestClock) -> None:
    for text in "abcdefgh":
        goals.close(goals.keep(Goal("", text, TODAY)), TODAY, reached=True)
        clock.forward(minutes=1)

    assert "".join(r.goal.text for r in goals.closed()) == "hgfedcba"
