"""When a check was done last and is planned next."""

from __future__ import annotations

from datetime import date

import pytest

from spms_desktop.domain.attachment import Attachment
from spms_desktop.domain.check import Check, CheckResult, day_is_set, last_done, next_day

MARCH, JUNE = date(2026, 3, 31), date(2026, 6, 1)


def done(day: date, uid: str = "r", check: str = "c") -> CheckResult:
    return CheckResult(uid, check, day)


@pytest.mark.parametrize(
    ("check", "last", "expected"),
    [
        (Check("c", "eye"), None, None),
        (Check("c", "eye", 6), None, None),
        (Check("c", "eye", planned=MARCH), None, MARCH),
        (Check("c", "eye", 6, MARCH), done(JUNE), date(2026, 12, 1)),
        (Check("c", "eye", 6, JUNE), done(MARCH), JUNE),
        (Check("c", "eye", 6, JUNE), done(JUNE), date(2026, 12, 1)),
        (Check("c", "eye", 11), done(MARCH), date(2027, 2, 28)),
        (Check("c", "eye"), done(MARCH), None),
    ],
)
def test_next_is_the_day_set_since_the_last_time_else_the_interval(
    check: Check, last: CheckResult | None, expected: date | None
) -> None:
    assert next_day(check, last) == expected
    assert day_is_set(check, last) is (expected is not None and expected == check.planned)


def test_the_last_time_is_of_the_same_check() -> None:
    results = [done(JUNE, "a", "other"), done(MARCH, "b"), done(date(2025, 1, 1), "c")]

    assert last_done(results, "c") == results[1]
    assert last_done(results, "none") is None


def test_a_result_with_a_file_says_more_than_its_day() -> None:
    assert done(JUNE).empty
    assert not CheckResult("r", "c", JUNE, files=(Attachment("f", "a.pdf", 1, "00"),)).empty


def test_of_two_on_one_day_the_one_written_last_is_the_last_time() -> None:
    first, second = done(JUNE, "z"), done(JUNE, "a")

    assert last_done([first, second], "c") == second
