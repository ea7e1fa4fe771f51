"""How each day really was: trend, season, carry-over from the day before, and what was happening."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from spms_desktop.domain.entry import HIGHEST, LOWEST
from spms_desktop.domain.periods import Span
from spms_desktop.services.sample.happenings import Episode
from spms_desktop.services.sample.truth import OVERALL_MIX, TREND_YEARS, TRUTHS, Truth

CARRY_OVER = 0.5
SHARED_SD, OWN_SD, VIEW_SD, OVERALL_SD = 0.6, 0.65, 0.3, 0.35
DAYS_PER_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Days:
    """The unrounded level of each symptom by day, and how much worse than usual each day was."""

    levels: dict[str, list[float]]
    strain: list[float]


def smooth(truth: Truth, day: date, today: date) -> float:
    """The level without noise and events, in points."""
    years = min(TREND_YEARS, (today - day).days / DAYS_PER_YEAR)
    angle = 2 * math.pi * (day.timetuple().tm_yday - truth.peak) / DAYS_PER_YEAR
    return truth.level - truth.slope * years + truth.amplitude * math.cos(angle)


def carried_noise(rng: Random, count: int, sd: float) -> list[float]:
    """Noise of a given spread in which half of a day's share lives on the next day."""
    fresh = sd * math.sqrt(1 - CARRY_OVER**2)
    noise, value = [], rng.gauss(0, sd)
    for _day in range(count):
        noise.append(value)
        value = CARRY_OVER * value + rng.gauss(0, fresh)
    return noise


def real_days(span: Span, today: date, happened: Sequence[Episode], rng: Random) -> Days:
    """Every symptom on every day of a span."""
    days = list(span.each())
    shared = carried_noise(rng, len(days), SHARED_SD)
    pulls = _pulls(span, happened)
    levels: dict[str, list[float]] = {}
    for symptom, truth in TRUTHS.items():
        own = carried_noise(rng, len(days), OWN_SD)
        levels[symptom] = [
            smooth(truth, day, today) + shared[n] + own[n] + pulls.get((symptom, day), 0.0)
            for n, day in enumerate(days)
        ]
    overall = carried_noise(rng, len(days), OVERALL_SD)
    levels["overall"] = [
        sum(share * levels[symptom][n] for symptom, share in OVERALL_MIX.items()) + overall[n] for n in range(len(days))
    ]
    strain = [
        shared[n] + overall[n] + sum(share * pulls.get((s, day), 0.0) for s, share in OVERALL_MIX.items())
        for n, day in enumerate(days)
    ]
    return Days(levels, strain)


def _pulls(span: Span, happened: Sequence[Episode]) -> dict[tuple[str, date], float]:
    """What the events add to a symptom on a day; of two at once the stronger counts."""
    pulls: dict[tuple[str, date], float] = {}
    for episode in happened:
        for day in episode.span.each():
            if day in span:
                for symptom, height in episode.effects.items():
                    key = (symptom, day)
                    pulls[key] = max(pulls.get(key, 0.0), height * episode.weight(day))
    return pulls


def score(level: float, rng: Random, bias: float = 0.0) -> int:
    """A level as somebody rates it: with their own view, as a whole number from 0 to 10."""
    return max(LOWEST, min(HIGHEST, round(level + bias + rng.gauss(0, VIEW_SD))))
