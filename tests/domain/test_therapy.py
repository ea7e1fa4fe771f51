"""How far a therapy has come is told from its dates."""

from __future__ import annotations

from datetime import date

import pytest

from spms_desktop.domain.therapy import Therapy, TherapyEnd, TherapyStage, stage

MAY, JUNE, JULY = date(2026, 5, 4), date(2026, 6, 1), date(2026, 7, 6)


@pytest.mark.parametrize(
    ("therapy", "begun", "expected"),
    [
        (Therapy("a", "physical"), False, TherapyStage.NEED),
        (Therapy("a", "physical", asked_on=MAY), False, TherapyStage.ASKED),
        (Therapy("a", "physical", referred_on=JUNE), False, TherapyStage.REFERRED),
        (Therapy("a", "support_group"), True, TherapyStage.RUNNING),
        (Therapy("a", "physical", asked_on=MAY), True, TherapyStage.RUNNING),
        (Therapy("a", "physical", ended_on=JULY), True, TherapyStage.ENDED),
        (Therapy("a", "physical", end=TherapyEnd.STOPPED), False, TherapyStage.ENDED),
    ],
)
def test_the_stage_follows_from_what_is_known(therapy: Therapy, begun: bool, expected: TherapyStage) -> None:
    assert stage(therapy, begun=begun) is expected


@pytest.mark.parametrize(
    ("therapy", "expected"),
    [
        (Therapy("a", "physical"), True),
        (Therapy("a", "physical", asked_on=MAY, referred_on=MAY, ended_on=JULY), True),
        (Therapy("a", "physical", referred_on=MAY, ended_on=JULY), True),
        (Therapy("a", "physical", asked_on=JUNE, referred_on=MAY), False),
        (Therapy("a", "physical", asked_on=JUNE, ended_on=MAY), False),
    ],
)
def test_days_are_in_order_when_asking_comes_first_and_the_end_last(therapy: Therapy, expected: bool) -> None:
    assert therapy.in_order is expected
