"""Schedules read as a person would say them."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.schedule import AS_NEEDED, NOTHING_TAKEN, Rhythm, Schedule
from spms_desktop.ui.plan.schedule_words import in_words, longer_than_a_day, preview

MONDAY = date(2026, 11, 23)
DAYS, WEEKS, MONTHS = Rhythm.DAYS, Rhythm.WEEKS, Rhythm.MONTHS
TWICE = (time(20), time(8))


@pytest.mark.parametrize(
    ("schedule", "start", "words"),
    [
        (Schedule(DAYS, times=TWICE), MONDAY, "every day at 08:00 and 20:00"),
        (Schedule(DAYS, times=(time(8), time(14), time(20))), MONDAY, "every day at 08:00, 14:00 and 20:00"),
        (Schedule(DAYS, 2), MONDAY, "every 2 days at 08:00"),
        (Schedule(WEEKS, 4), MONDAY, "every 4 weeks on Monday"),
        (Schedule(WEEKS, 2, times=TWICE), MONDAY, "every 2 weeks on Monday at 08:00 and 20:00"),
        (
            Schedule(WEEKS, 1, (4, 0, 2), (time(18),)),
            MONDAY,
            "every week on Monday, Wednesday and Friday at 18:00",
        ),
        (Schedule(WEEKS, 1, tuple(range(7))), MONDAY, "every day at 08:00"),
        (Schedule(MONTHS), date(2026, 5, 5), "the 5th of every month"),
        (Schedule(MONTHS), date(2026, 5, 1), "the 1st of every month"),
        (Schedule(MONTHS), date(2026, 5, 2), "the 2nd of every month"),
        (Schedule(MONTHS), date(2026, 5, 12), "the 12th of every month"),
        (Schedule(MONTHS, 6), date(2026, 5, 23), "every 6 months on the 23rd"),
        (
            Schedule(MONTHS),
            date(2026, 5, 31),
            "the 31st of every month (or the last day of a short month)",
        ),
        (Schedule(MONTHS, times=TWICE), date(2026, 5, 5), "the 5th of every month at 08:00 and 20:00"),
        (AS_NEEDED, MONDAY, "as needed"),
        (NOTHING_TAKEN, MONDAY, ""),
        (Schedule(MONTHS, 12), date(2026, 3, 30), "every year on 30 Mar"),
        (Schedule(MONTHS, 12), date(2024, 2, 29), "every year on 29 Feb (or the last day of a short month)"),
        (Schedule(MONTHS, 24), MONDAY, "every 2 years on 23 Nov"),
        (Schedule(DAYS, on_days=21, off_days=7), MONDAY, "for 21 days at 08:00, then 7 days off"),
        (Schedule(DAYS, on_days=5), MONDAY, "for 5 days at 08:00"),
        (Schedule(MONTHS, 12, on_days=5), MONDAY, "every year on 23 Nov, for 5 days at 08:00"),
        (Schedule(MONTHS, 1, on_days=2), MONDAY, "the 23rd of every month, for 2 days at 08:00"),
    ],
)
def test_schedule_in_words(schedule: Schedule, start: date, words: str) -> None:
    assert in_words(schedule, start) == words


def test_preview_names_the_first_two_days_so_that_a_slip_shows() -> None:
    said = preview(Schedule(WEEKS, 4, (0,)), date(2026, 11, 25))

    assert said == (
        "Every 4 weeks on Monday. First on Monday, 30 November 2026, then on Monday, 28 December 2026."
    )


def test_preview_of_as_needed_is_one_short_sentence() -> None:
    assert preview(AS_NEEDED, MONDAY) == "As needed."


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        (
            Schedule(DAYS, on_days=21, off_days=7),
            "The first time until Sunday, 13 December 2026. Again from Monday, 21 December 2026.",
        ),
        (Schedule(DAYS, on_days=5), "The first time until Friday, 27 November 2026. Nothing after that."),
        (
            Schedule(MONTHS, 12, on_days=5),
            "The first time until Friday, 27 November 2026. Again from Tuesday, 23 November 2027.",
        ),
    ],
)
def test_preview_of_a_course_says_when_it_ends_and_comes_again(schedule: Schedule, said: str) -> None:
    assert preview(schedule, MONDAY).endswith(said)


@pytest.mark.parametrize(
    ("schedule", "longer"),
    [
        (Schedule(DAYS, times=TWICE), False),
        (Schedule(WEEKS, 1, tuple(range(7))), False),
        (Schedule(WEEKS, 1, (0, 1)), True),
        (Schedule(DAYS, 2), True),
        (Schedule(MONTHS), True),
        (AS_NEEDED, False),
        (NOTHING_TAKEN, False),
        (Schedule(DAYS, on_days=21, off_days=7), True),
    ],
)
def test_which_rhythms_are_longer_than_a_day(schedule: Schedule, longer: bool) -> None:
    assert longer_than_a_day(schedule) is longer


@given(
    st.sampled_from([DAYS, WEEKS, MONTHS]),
    st.integers(1, 60),
    st.lists(st.integers(0, 6)).map(tuple),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
)
def test_any_schedule_has_words_and_a_preview(
    rhythm: Rhythm, every: int, weekdays: tuple[int, ...], start: date
) -> None:
    schedule = Schedule(rhythm, every, weekdays)

    assert "{" not in in_words(schedule, start)
    assert preview(schedule, start).endswith(".")
