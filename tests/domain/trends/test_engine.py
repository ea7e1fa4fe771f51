"""When a change is told: evidence enough, large enough, and already in sight four weeks before."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from spms_desktop.domain.trends import engine
from spms_desktop.domain.trends.bins import Bins
from spms_desktop.domain.trends.engine import EARLIER_DAYS, EARLIER_EVIDENCE, find
from spms_desktop.domain.trends.evidence import Evidence, weigh_evidence
from spms_desktop.domain.trends.finding import CLEAR, EARLY, Observation, Status
from spms_desktop.domain.trends.scale import RATING, Scale
from tests.domain.trends.made import entries


def drifting(slope: float, days: int, noise: float = 0.9, seed: int = 1) -> list[Observation]:
    """A score every day, to one decimal."""
    dice = np.random.default_rng(seed)
    return entries(range(days), (4 + slope * np.arange(days) / 365.25 + dice.normal(0, noise, days)).round(1).tolist())


@pytest.mark.parametrize("seed", [1, 2])
def test_every_four_weeks_the_rule_is_kept(seed: int) -> None:
    journal = drifting(2.0, 28 * 20, noise=0.6, seed=seed)
    looks = [find(journal[: EARLIER_DAYS * n]) for n in range(5, 21)]

    for before, now in pairwise(looks):
        large = now.size is not None and abs(now.size) >= RATING.smallest
        told = now.evidence >= CLEAR and large and before.evidence >= EARLIER_EVIDENCE
        assert now.changed == told
        assert now.early_sign == (not told and large and now.evidence >= EARLY)
    assert looks[-1].changed
    assert any(not look.changed and look.evidence >= CLEAR for look in looks)


def test_a_sure_but_small_change_is_not_told() -> None:
    found = find(drifting(0.12, 1100, noise=0.4))

    assert found.evidence > CLEAR
    assert found.size is not None
    assert abs(found.size) < RATING.smallest
    assert (found.status, found.early_sign) == (Status.NO_CLEAR_CHANGE, False)


def test_four_weeks_ago_it_must_have_been_in_the_same_direction(monkeypatch: pytest.MonkeyPatch) -> None:
    journal = drifting(1.2, 900)

    def turned(bins: Bins, scale: Scale) -> Evidence:
        evidence = weigh_evidence(bins, scale)
        return evidence if bins.span > 2.4 else replace(evidence, size=-evidence.size)

    assert find(journal).changed

    monkeypatch.setattr(engine, "weigh_evidence", turned)
    assert not find(journal).changed


def test_what_was_too_short_four_weeks_before_is_not_told_yet() -> None:
    patient = replace(RATING, min_days=350)
    journal = drifting(3.0, 500, noise=0.6)
    looks = [find(journal[: RATING.settling_days + days], scale=patient) for days in (370, 350 + EARLIER_DAYS)]

    assert all(found.evidence > CLEAR for found in looks)
    assert [found.status for found in looks] == [Status.NO_CLEAR_CHANGE, Status.CHANGE]
