"""How large things usually are on a scale: what the engine may expect before it has seen a journal."""

from __future__ import annotations

import math
from dataclasses import dataclass

PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class Scale:
    """A kind of value; every `_sd` is the spread of what is expected, in the scale's own units.

    `worse` is the sign of the direction that is worse, 0 when neither is. A logarithmic scale turns values into
    100 times their natural logarithm, so that its units are percent. `grain` is the step in which values are
    given: noise below its rounding is not believed. `settling_days` are left out at the start, as self-reports
    begin too high (Shrout et al. 2018), and so are `practice` first entries.
    """

    worse: int
    slope_sd: float
    smallest: float
    season_sd: float
    half_season_sd: float
    weekday_sd: float
    rater_sd: float
    step_sd: float
    grain: float
    logarithmic: bool = False
    bin_days: int = 7
    min_entries: int = 45
    min_days: int = 120
    min_bins: int = 12
    settling_days: int = 7
    practice: int = 0

    def usable(self, value: float) -> bool:
        return math.isfinite(value) and (value > 0 or not self.logarithmic)

    def measure(self, value: float) -> float:
        """The value in the units that the engine works in."""
        return PERCENT * math.log(value) if self.logarithmic else value

    def value(self, measured: float) -> float:
        """Back from the engine's units."""
        return math.exp(measured / PERCENT) if self.logarithmic else measured


def _points(worse: int, grain: float) -> Scale:
    return Scale(
        worse=worse,
        slope_sd=1.5,
        smallest=0.5,
        season_sd=0.35,
        half_season_sd=0.15,
        weekday_sd=0.3,
        rater_sd=1.0,
        step_sd=2.0,
        grain=grain,
    )


def _percent(slope_sd: float, smallest: float, season_sd: float, min_entries: int, practice: int) -> Scale:
    """Seldom measured quantities, in percent and in stretches of four weeks."""
    return Scale(
        worse=1,
        slope_sd=slope_sd,
        smallest=smallest,
        season_sd=season_sd,
        half_season_sd=season_sd / 3,
        weekday_sd=0.0,
        rater_sd=smallest,
        step_sd=slope_sd,
        grain=1.0,
        logarithmic=True,
        bin_days=28,
        min_entries=min_entries,
        min_days=300,
        min_bins=8,
        settling_days=0,
        practice=practice,
    )


RATING = _points(worse=1, grain=1.0)
"""A 0-10 rating, where 10 is always worst."""
HOURS = _points(worse=0, grain=0.5)
"""Hours slept: their nights vary about as much as ratings do, and neither more nor less is worse by itself."""
WALK = _percent(slope_sd=15.0, smallest=10.0, season_sd=5.0, min_entries=8, practice=2)
"""Seconds of a timed walk, in percent; longer is worse."""
WEIGHT = _percent(slope_sd=5.0, smallest=5.0, season_sd=1.5, min_entries=8, practice=0)
"""Body weight, in percent, told from 5 % on, as clinics ask about it from there."""
