"""Which name of the course stood on a day."""

from __future__ import annotations

from datetime import date

from spms_desktop.domain.course import CourseName, latest

FIRST = CourseName("a", "relapsing_remitting", date(2015, 3, 1))
SECOND = CourseName("b", "secondary_progressive", date(2023, 11, 19))


def test_the_latest_name_up_to_a_day_stands() -> None:
    assert latest([SECOND, FIRST], date(2026, 1, 1)) == SECOND
    assert latest([SECOND, FIRST], date(2020, 1, 1)) == FIRST
    assert latest([SECOND, FIRST], date(2010, 1, 1)) is None
    assert latest([], date(2026, 1, 1)) is None


def test_of_two_on_one_day_the_one_written_last_stands() -> None:
    first, second = CourseName("z", "a", date(2015, 3, 1)), CourseName("a", "b", date(2015, 3, 1))

    assert latest([first, second], date(2026, 1, 1)) == second
