"""The engine over plain arrays: what scripts and simulations call."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from spms_desktop.domain.periods import Span
from spms_desktop.domain.trends.engine import find
from spms_desktop.domain.trends.finding import Observation
from spms_desktop.domain.trends.scale import RATING, Scale

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

EPOCH = date(1970, 1, 1)


def detect(
    dates: npt.NDArray[np.datetime64],
    scores: npt.NDArray[np.number],
    raters: npt.NDArray[np.integer],
    flare_mask: npt.NDArray[np.bool_],
    treatments: npt.NDArray[np.datetime64] | None = None,
    scale: Scale = RATING,
) -> dict[str, object]:
    """The finding about one series, its fields as plain values, with `detected` beside them.

    All arrays are (N,): days, values, a number for each rater, and whether the day is marked as a flare.
    `treatments` are days on which a medicine was started.
    """
    days = _days(dates)
    observations = [
        Observation(day, float(value), str(rater))
        for day, value, rater in zip(days, scores.tolist(), raters.tolist(), strict=True)
    ]
    excused = [Span(day, day) for day, marked in zip(days, flare_mask.tolist(), strict=True) if marked]
    found = find(observations, excused, _days(treatments) if treatments is not None else [], scale)
    return {
        "detected": found.changed,
        "status": found.status.value,
        "kind": found.kind.value if found.kind else None,
        "direction": found.direction,
        "slope_per_year": found.slope_per_year,
        "ci_low": found.ci_low,
        "ci_high": found.ci_high,
        "evidence": found.evidence,
        "size": found.size,
        "since": found.since.isoformat() if found.since else None,
        "early_sign": found.early_sign,
        "entries": found.entries,
        "days": found.days,
        "excluded": found.excluded,
    }


def _days(dates: npt.NDArray[np.datetime64]) -> list[date]:
    return [EPOCH + timedelta(days=n) for n in dates.astype("datetime64[D]").astype(int).tolist()]
