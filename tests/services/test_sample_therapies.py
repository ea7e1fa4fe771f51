"""The sample's therapies, practice, goals and name hang together and lie in its time."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from spms_desktop.domain.goal import Goal, GoalRating
from spms_desktop.domain.therapy import HomePractice, Therapy, TherapySession
from spms_desktop.services.sample.names import at
from spms_desktop.services.sample.therapies import therapies

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("years", [1, 3, 10])
def test_all_of_it_was_typed_within_the_journal_and_leads_somewhere(years: int) -> None:
    start = TODAY - timedelta(days=round(years * 365.25))
    found = therapies(start, TODAY, Random(1))

    assert all(at(start, 0) <= s.stamp.recorded_at <= at(TODAY, 12) for s in found)
    listed = {s.value.uid for s in found if isinstance(s.value, Therapy)}
    goals = {s.value.uid for s in found if isinstance(s.value, Goal)}
    assert {s.value.therapy for s in found if isinstance(s.value, (TherapySession, HomePractice))} <= listed
    assert {s.value.goal for s in found if isinstance(s.value, GoalRating)} <= goals
    assert all(s.value.in_order for s in found if isinstance(s.value, Therapy))


def test_the_same_dice_give_the_same_values() -> None:
    start = TODAY - timedelta(days=1096)

    assert therapies(start, TODAY, Random(7)) == therapies(start, TODAY, Random(7))
