"""Little by little, or once: which of them is told, and from when on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np
import pytest

from spms_desktop.domain.trends import kinds
from spms_desktop.domain.trends.arrays import Floats
from spms_desktop.domain.trends.bins import YEAR, Bins
from spms_desktop.domain.trends.evidence import weigh_evidence
from spms_desktop.domain.trends.finding import Kind
from spms_desktop.domain.trends.fit import Fit, fit
from spms_desktop.domain.trends.kinds import begins, medicine_beside, step_forms, tell_form
from spms_desktop.domain.trends.robust import steady_variance
from spms_desktop.domain.trends.scale import RATING
from tests.domain.trends.made import MONDAY, Reals, day, weekly

DAYS = np.arange(900)


def told(truth: Reals, seed: int = 1) -> tuple[Kind, int | None]:
    """The kind, and the day it is said to have begun, as a number."""
    bins = weekly(truth, seed)
    form = tell_form(bins, weigh_evidence(bins, RATING), RATING)
    since = begins(bins, form)
    return form.kind, None if since is None else (since - bins.first).days


@pytest.mark.parametrize("at", [150, 340, 450, 701])
@pytest.mark.parametrize("size", [-2.0, 2.0])
def test_a_single_lasting_step_is_told_as_a_step_with_its_week(at: int, size: float) -> None:
    kind, since = told(5 + size * (at <= DAYS))

    assert kind is Kind.STEP
    assert since is not None
    assert abs(since - at) <= 10


@pytest.mark.parametrize("slope", [-1.2, 1.2])
def test_a_ramp_is_told_as_gradual_from_the_first_day_on(slope: float) -> None:
    assert told(5 + slope * DAYS / YEAR) == (Kind.GRADUAL, 0)


def test_a_ramp_that_begins_later_is_told_as_gradual_from_about_then_on() -> None:
    kind, since = told(3 + 4.0 * np.maximum(DAYS - 364, 0) / YEAR)

    assert kind is Kind.GRADUAL
    assert since is not None
    assert abs(since - 364) <= 182


def test_a_step_brings_its_size() -> None:
    bins = weekly(4 + 2.0 * (DAYS >= 450))

    form = tell_form(bins, weigh_evidence(bins, RATING), RATING)

    assert form.steps is not None
    assert form.steps.size == pytest.approx(2, abs=0.3)
    assert form.steps.posterior.sum() == pytest.approx(1)


def test_what_cannot_be_told_apart_has_no_beginning() -> None:
    assert told(np.full(900, 4.0)) == (Kind.UNCLEAR, None)


def test_no_week_counts_for_less_than_under_the_form_that_it_fits_better() -> None:
    bins = weekly(4 + 4.0 * (DAYS >= 450))
    evidence = weigh_evidence(bins, RATING)
    at_step = steady_variance(bins, step_forms(bins.years, np.array([450 / YEAR]))[:, 0], RATING)
    heard = []

    def told_variance(bins: Bins, forms: Floats, variance: Floats, *rest: Any) -> Fit:
        heard.append(variance)
        return fit(bins, forms, variance, *rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kinds, "fit", told_variance)
        tell_form(bins, evidence, RATING)

    first, *compared = heard
    assert first == pytest.approx(evidence.variance)
    for variance in compared:
        assert (variance <= evidence.variance + 1e-12).all()
        assert variance == pytest.approx(np.minimum(at_step, evidence.variance), rel=0.2)


def test_a_step_is_one_from_its_moment_on() -> None:
    assert step_forms(np.array([0.0, 1.0, 2.0]), np.array([1.0, 1.5])).tolist() == [[0, 0], [1, 0], [1, 1]]


def test_the_nearest_medicine_within_four_weeks_stands_beside_a_step() -> None:
    starts = [day(100), day(140), day(400)]

    assert medicine_beside(day(118), starts) == day(100)
    assert medicine_beside(day(120), starts) == day(100)  # as near as the other: the earlier one
    assert medicine_beside(day(168), starts) == day(140)
    assert medicine_beside(day(169), starts) is None
    assert medicine_beside(MONDAY + timedelta(days=300), []) is None
