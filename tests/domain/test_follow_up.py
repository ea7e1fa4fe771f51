"""What was agreed: what is open, and in which order it is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from spms_desktop.domain.follow_up import FollowUp, still_open

RAIL = FollowUp("a", "visit", "Order the rail.", "anna", date(2026, 12, 1))
CALL = FollowUp("b", "visit", "Call the clinic.", by=date(2026, 11, 1))
ASK = FollowUp("c", "visit", "Ask the insurance.")


def test_what_is_done_or_dropped_is_no_longer_open() -> None:
    done, dropped = replace(RAIL, done_on=date(2026, 11, 20)), replace(CALL, dropped=True)

    assert [f.open for f in (RAIL, done, dropped)] == [True, False, False]


def test_the_nearest_day_comes_first_and_no_day_last() -> None:
    assert still_open([ASK, RAIL, CALL, replace(CALL, uid="d", dropped=True)]) == [CALL, RAIL, ASK]
