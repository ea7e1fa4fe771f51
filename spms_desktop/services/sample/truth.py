"""What is true underneath the sample's daily numbers, so that tests and the trend engine can be checked against it.

Slopes are points a year on the 0-10 scale. They hold over the last `TREND_YEARS` years; a longer journal is level
before that, because a scale that ends at 10 has no room for ten years of 0.7. Levels are those of today.
"""

from __future__ import annotations

from dataclasses import dataclass

TREND_YEARS = 5.0
WALKING_SLOPE = 0.7
FATIGUE_SLOPE = 0.5
FATIGUE_SUMMER_AMPLITUDE = 0.8
PAIN_LEVEL = 3.2
STIFFNESS_WINTER_AMPLITUDE = 0.6
PROXY_WALKING_BIAS = 0.6
SUMMER_PEAK, WINTER_PEAK = 205, 20  # days of the year

SHARE_OF_DAYS = 0.78
SHARE_LATE = 0.10
SHARE_ANNA = 1 / 9
SHARE_NOTES = 1 / 8
FALL_DAYS_PER_YEAR = 14.0

DOSES_TAKEN, DOSES_LATE, DOSES_SKIPPED = 0.88, 0.05, 0.03

CORE = ("overall", "fatigue", "walking", "stiffness_spasms", "pain")
WEEKLY = ("bladder", "thinking_memory", "balance_dizziness", "hand_use")


@dataclass(frozen=True, slots=True)
class Truth:
    """One symptom: its level today, slope a year, yearly swing with the day of its peak, and how others see it."""

    level: float
    slope: float = 0.0
    amplitude: float = 0.0
    peak: int = SUMMER_PEAK
    proxy_bias: float = 0.0


TRUTHS = {
    "fatigue": Truth(5.6, FATIGUE_SLOPE, FATIGUE_SUMMER_AMPLITUDE, SUMMER_PEAK, 0.3),
    "walking": Truth(5.6, WALKING_SLOPE, proxy_bias=PROXY_WALKING_BIAS),
    "stiffness_spasms": Truth(4.1, 0.0, STIFFNESS_WINTER_AMPLITUDE, WINTER_PEAK, 0.2),
    "pain": Truth(PAIN_LEVEL, proxy_bias=-0.2),
    "bladder": Truth(3.8),
    "thinking_memory": Truth(3.0),
    "balance_dizziness": Truth(4.4, 0.3),
    "hand_use": Truth(2.9, 0.2),
}
OVERALL_MIX = {"fatigue": 0.35, "walking": 0.30, "stiffness_spasms": 0.15, "pain": 0.20}
