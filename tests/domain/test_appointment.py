"""Which visit comes next, which was the last, and which waits for a word on what became of it."""

from __future__ import annotations

from datetime import date, time

from spms_desktop.domain.appointment import (
    Appointment,
    AppointmentStatus,
    last_attended,
    next_planned,
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
