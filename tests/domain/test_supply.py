"""How long a stock lasts, and where the next injection goes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.medicine import Dose, DoseStatus, Stock
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.domain.supply import Supply, next_site, supply

TODAY = date(2026, 11, 23)
NOW = datetime.combine(TODAY, time(11))
YEARS = Span(TODAY - 30 * DAY, TODAY + 1000 * DAY)
TWICE = Schedule(Rhythm.DAYS, times=(time(8), time(20)))


def due(schedule: Schedule = TWICE) -> list[datetime]:
    return list(schedule.due(TODAY - 30 * DAY, YEARS))


def test_what_is_counted_now_lasts_until_the_day_before_the_first_dose_without_any() -> None:
    found = supply(Stock("m", TODAY, 5), NOW, due(), NOW)

    # this evening, two tomorrow, two the day after
    assert found == Supply(5, TODAY + 2 * DAY)


def test_doses_since_the_counting_are_used_up_and_skipped_ones_are_still_there() -> None:
    counted = NOW - 2 * DAY
    skipped = {datetime.combine(TODAY - DAY, time(8))}

    assert supply(Stock("m", counted.date(), 10), counted, due(), NOW).left == 6
    found = supply(Stock("m", counted.date(), 10), counted, due(), NOW, skipped=skipped, extra=1)

    assert found == Supply(6, TODAY + 3 * DAY - DAY)


def test_a_pen_a_month_lasts_to_the_day_before_the_dose_that_has_none() -> None:
    monthly = Schedule(Rhythm.MONTHS, times=(time(18),))
    moments = list(monthly.due(date(2026, 11, 5), YEARS))

    assert supply(Stock("m", TODAY, 2, 1, "pens"), NOW, moments, NOW) == Supply(2, date(2027, 2, 4))
    assert supply(Stock("m", TODAY, 0.5), NOW, moments, NOW).until == date(2026, 12, 4)


def test_nothing_planned_uses_nothing_up() -> None:
    assert supply(Stock("m", TODAY, 7), NOW, (), NOW, extra=2) == Supply(5, None)
    assert supply(Stock("m", TODAY, 1), NOW, (), NOW, extra=4) == Supply(0, None)


@given(st.integers(0, 90), st.sampled_from([0.5, 1.0, 2.0]), st.integers(0, 20))
def test_what_is_left_is_never_less_than_nothing_and_fits_the_days_named(
    amount: int, per_dose: float, days_ago: int
) -> None:
    counted = NOW - timedelta(days=days_ago)

    found = supply(Stock("m", counted.date(), amount, per_dose), counted, due(), NOW)

    assert found.left >= 0
    assert found.until is not None
    ahead = [m for m in due() if m > NOW and m.date() <= found.until]
    assert len(ahead) * per_dose <= found.left


SITES = ("left thigh", "right thigh", "belly")


def injection(days_ago: int, site: str) -> Dose:
    return Dose("m", NOW - timedelta(days=days_ago), DoseStatus.TAKEN, site=site)


@pytest.mark.parametrize(
    ("used", "expected"),
    [
        ([], "left thigh"),
        ([(1, "left thigh")], "right thigh"),
        ([(1, "left thigh"), (3, "right thigh"), (5, "belly")], "belly"),
        ([(9, "left thigh"), (3, "right thigh"), (5, "belly")], "left thigh"),
        ([(9, "left thigh"), (1, "left thigh"), (3, "right thigh"), (5, "belly")], "belly"),
        ([(1, "an arm of earlier")], "left thigh"),
    ],
)
def test_the_next_place_is_the_one_not_used_for_longest(used: list[tuple[int, str]], expected: str) -> None:
    assert next_site(SITES, [injection(*one) for one in used]) == expected


def test_without_a_list_no_place_is_offered_and_a_dose_counts_when_it_was_really_taken() -> None:
    assert next_site((), [injection(1, "belly")]) == ""
    late = Dose("m", NOW - 20 * DAY, DoseStatus.LATE, taken_at=NOW - DAY, site="left thigh")

    assert next_site(("left thigh", "belly"), [late, injection(9, "belly")]) == "belly"


@pytest.mark.parametrize(("amount", "per_dose", "doses"), [(6, 1.2, 5), (7, 1.4, 5), (0.3, 0.1, 3), (0.9, 0.3, 3)])
def test_a_dose_is_not_lost_to_the_computers_fractions(amount: float, per_dose: float, doses: int) -> None:
    daily = Schedule(Rhythm.DAYS, times=(time(20),))

    found = supply(Stock("m", TODAY, amount, per_dose), NOW, due(daily), NOW)

    assert found == Supply(amount, TODAY + (doses - 1) * DAY)
