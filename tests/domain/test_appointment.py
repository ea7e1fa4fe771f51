"""Which visit comes next, which was the last, and which waits for a word on what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.appointment import (
    Appointment,
    AppointmentStatus,
    in_order,
    last_attended,
    next_in_turn,
    next_planned,
    to_plan_again,
    unsettled,
)

TODAY = date(2026, 11, 23)
PLANNED, ATTENDED = AppointmentStatus.PLANNED, AppointmentStatus.ATTENDED


def visit(
    day: int, status: AppointmentStatus = PLANNED, person: str = "weiss", at: time | None = None
) -> Appointment:
    return Appointment(f"{person}-{day}-{at}", person, date(2026, 11, day), at, status)


def test_the_next_visit_is_the_nearest_planned_one_from_today_on() -> None:
    visits = [visit(30), visit(25), visit(24, AppointmentStatus.CANCELLED), visit(22)]

    assert next_planned(visits, TODAY) == visits[1]
    assert next_planned([visit(23)], TODAY) == visit(23)
    assert next_planned([visit(22)], TODAY) is None


def test_on_one_day_the_earlier_hour_is_next_and_no_hour_comes_last() -> None:
    late, early, unknown = visit(25, at=time(15)), visit(25, at=time(9)), visit(25)

    assert next_planned([late, unknown, early], TODAY) == early
    assert next_planned([late, unknown], TODAY) == late


def test_a_person_can_be_asked_for() -> None:
    visits = [visit(25, person="raman"), visit(26)]

    assert next_planned(visits, TODAY, "weiss") == visits[1]
    assert next_planned(visits, TODAY, "nobody") is None


def test_the_last_visit_took_place_before_the_day() -> None:
    visits = [visit(2, ATTENDED), visit(9, ATTENDED), visit(16, AppointmentStatus.MISSED), visit(23, ATTENDED)]

    assert last_attended(visits, TODAY) == visits[1]
    assert last_attended(visits, TODAY, "raman") is None


def test_a_planned_visit_whose_day_is_over_waits_for_a_word() -> None:
    visits = [visit(2), visit(9), visit(12, ATTENDED), visit(23), visit(30)]

    assert unsettled(visits, TODAY) == visits[1]
    assert unsettled(visits, TODAY, "raman") is None


# Visits that repeat


@given(
    st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(1, 120), st.dates(date(1990, 1, 1), date(2040, 12, 31))
)
def test_the_next_in_turn_is_after_today_on_the_same_weekday_and_about_so_many_months_on(
    day: date, months: int, today: date
) -> None:
    found = next_in_turn(Appointment("a", "weiss", day, every_months=months), today)

    assert found > max(day, today)
    assert found.weekday() == day.weekday()
    passed = (found.year - day.year) * 12 + found.month - day.month
    assert min(passed % months, -passed % months) <= 1
    assert (found - max(day, today)).days <= months * 31 + 3


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 7, 6), 6, date(2027, 1, 4)),  # a Monday again
        (date(2026, 8, 31), 6, date(2027, 3, 1)),  # February is too short
        (date(2024, 2, 29), 12, date(2027, 2, 25)),  # a Thursday; years without it in between
        (date(2020, 1, 6), 0, date(2026, 12, 7)),  # never told how often: monthly, and it ends
    ],
)
def test_the_next_in_turn_by_example(day: date, months: int, found: date) -> None:
    assert next_in_turn(Appointment("a", "weiss", day, every_months=months), TODAY) == found


def test_the_latest_settled_visit_of_everybody_can_be_planned_again() -> None:
    repeating = [replace(visit(day, ATTENDED), every_months=6) for day in (2, 9)]
    missed = replace(visit(3, AppointmentStatus.MISSED, "raman"), every_months=1)

    assert to_plan_again([*repeating, missed]) == [repeating[1], missed]


def test_nothing_is_offered_when_a_later_visit_is_planned_or_the_latest_does_not_repeat() -> None:
    repeating = replace(visit(2, ATTENDED), every_months=6)

    assert to_plan_again([repeating, visit(30)]) == []
    assert to_plan_again([repeating, visit(9, ATTENDED)]) == []
    assert to_plan_again([repeating, visit(30, AppointmentStatus.CANCELLED)]) == [repeating]
    assert to_plan_again([repeating, visit(30, person="raman")]) == [repeating]


def test_visits_with_a_title_follow_one_another_by_it() -> None:
    eyes = Appointment("a", "", date(2026, 11, 2), status=ATTENDED, title="Eye clinic", every_months=12)
    again = Appointment("b", "", date(2027, 11, 2), title="eye clinic")

    assert to_plan_again([eyes]) == [eyes]
    assert to_plan_again([eyes, again]) == []


def test_a_visit_is_over_when_its_day_or_its_known_hour_has_come() -> None:
    now = datetime(2026, 11, 23, 11, 0)  # noqa: DTZ001  # a wall-clock time

    over = [visit(22), visit(23, at=time(11)), visit(23, at=time(11, 1)), visit(23), visit(24, at=time(9))]
    assert [v.is_over(now) for v in over] == [True, True, False, False, False]


def test_visits_are_in_order_of_day_and_hour() -> None:
    late, early, unknown, before = visit(25, at=time(15)), visit(25, at=time(9)), visit(25), visit(2)

    assert in_order([late, unknown, early, before]) == [before, early, late, unknown]
