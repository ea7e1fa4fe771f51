"""Gradual change in one series: not enough entries yet, no clear change so far, or a change, its kind and its size.

The method and its measured error rates are kept beside the tests, in tests/bench/trends.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from spms_desktop.domain.periods import Span
from spms_desktop.domain.trends.bins import Bins, make_bins
from spms_desktop.domain.trends.estimate import line, line_moments, medicine_steps, size, slope
from spms_desktop.domain.trends.evidence import Evidence, weigh_evidence
from spms_desktop.domain.trends.finding import CLEAR, EARLY, Finding, Kind, Missing, Observation, Status
from spms_desktop.domain.trends.kinds import Form, begins, medicine_beside, step_forms, tell_form
from spms_desktop.domain.trends.scale import RATING, Scale
from spms_desktop.domain.trends.selection import Selection, select

EARLIER_DAYS = 28
"""A change must have been in sight so many days before: what a short flare says is gone by then."""
EARLIER_EVIDENCE = 10.0
"""How strongly it must have been in sight then; with less, slow swings within bounds are called changed more often."""


@dataclass(frozen=True, slots=True)
class _Look:
    """The series as it was on one day: its means and what they speak for."""

    bins: Bins
    evidence: Evidence


def find(
    observations: Iterable[Observation],
    excused: Iterable[Span] = (),
    medicine_starts: Iterable[date] = (),
    scale: Scale = RATING,
) -> Finding:
    """The finding about one series, in any order of its entries. Whoever asks daily is as safe as who asks once.

    Entries of a second rater may be among them: that rater's usual difference is then estimated and set aside.
    """
    selection = select(observations, excused, scale)
    starts = tuple(sorted(set(medicine_starts)))
    found = Finding(
        status=Status.NOT_ENOUGH_DATA,
        entries=len(selection.kept),
        days=selection.days,
        weeks=selection.bins(scale),
        left_out=selection.left_out,
        missing=selection.missing(scale),
        first=selection.kept[0].day if selection.kept else None,
        last=selection.kept[-1].day if selection.kept else None,
    )
    if found.missing != Missing():
        return found
    look = _look(selection.kept, starts, scale)
    return replace(found, status=Status.CONSTANT) if look is None else _decided(found, selection, look, starts, scale)


def _look(kept: Sequence[Observation], starts: Sequence[date], scale: Scale) -> _Look | None:
    """What entries speak for, or None when they are all the same."""
    if len({entry.value for entry in kept}) == 1:
        return None
    bins = make_bins(kept, starts, scale)
    return _Look(bins, weigh_evidence(bins, scale))


def _decided(found: Finding, selection: Selection, look: _Look, starts: Sequence[date], scale: Scale) -> Finding:
    evidence = look.evidence
    yearly = slope(look.bins, evidence.fitted)
    large = abs(evidence.size) >= scale.smallest
    found = replace(
        found,
        status=Status.NO_CLEAR_CHANGE,
        slope_per_year=yearly.middle,
        ci_low=yearly.low,
        ci_high=yearly.high,
        evidence=evidence.value,
        medicine_steps=medicine_steps(look.bins, evidence.fitted, evidence.posterior),
    )
    if evidence.value >= CLEAR and large and _in_sight_before(selection, evidence.size, starts, scale):
        return _changed(found, look, tell_form(look.bins, evidence, scale), starts, scale)
    moments = line_moments(look.bins)
    whole = size(look.bins, evidence.fitted, evidence.posterior, look.bins.span - evidence.ramps.onset)
    return replace(
        found,
        size=whole.middle,
        size_low=whole.low,
        size_high=whole.high,
        early_sign=evidence.value >= EARLY and large,
        line=line(look.bins, evidence.fitted, evidence.posterior, moments, evidence.ramps.at(moments), scale),
    )


def _changed(found: Finding, look: _Look, form: Form, starts: Sequence[date], scale: Scale) -> Finding:
    evidence, since = look.evidence, begins(look.bins, form)
    fitted, posterior, reach = evidence.fitted, evidence.posterior, look.bins.span - evidence.ramps.onset
    moments = line_moments(look.bins, () if form.since is None else (form.since,))
    forms = evidence.ramps.at(moments)
    if form.steps is not None:
        fitted, posterior, reach = form.steps.fitted, form.steps.posterior, np.ones(len(form.steps.moments))
        forms = step_forms(moments, form.steps.moments)
    whole = size(look.bins, fitted, posterior, reach)
    return replace(
        found,
        status=Status.CHANGE,
        kind=form.kind,
        direction=int(np.sign(whole.middle)),
        size=whole.middle,
        size_low=whole.low,
        size_high=whole.high,
        since=since,
        beside=medicine_beside(since, starts) if since and form.kind is Kind.STEP else None,
        line=line(look.bins, fitted, posterior, moments, forms, scale),
        medicine_steps=medicine_steps(look.bins, fitted, posterior),
    )


def _in_sight_before(selection: Selection, so_far: float, starts: Sequence[date], scale: Scale) -> bool:
    """Whether four weeks earlier the entries already spoke for a change in the same direction."""
    until = selection.kept[-1].day - timedelta(days=EARLIER_DAYS)
    before = Selection(tuple(entry for entry in selection.kept if entry.day <= until), ())
    if before.missing(scale) != Missing():
        return False
    look = _look(before.kept, starts, scale)
    return look is not None and look.evidence.value >= EARLIER_EVIDENCE and look.evidence.size * so_far > 0
