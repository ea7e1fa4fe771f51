"""The typed values and ticks of a day: hours slept, falls, walking aid, distance, flags."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from random import Random

from spms_desktop.domain.entry import DayValue, Flag, Measure
from spms_desktop.domain.event import EventKind
from spms_desktop.domain.periods import Span
from spms_desktop.services.sample.happenings import AID_STEPS, DISTANCE_STEPS, Episode, step
from spms_desktop.services.sample.names import SUNDAY
from spms_desktop.services.sample.ratings import DAYS_PER_YEAR
from spms_desktop.services.sample.truth import FALL_DAYS_PER_YEAR

SHORTEST_NIGHT, LONGEST_NIGHT = 5.0, 8.5
MIDDLE_YEARS_AGO = 1.5  # when falls are at their yearly mean; they rise by 18 % of it a year
ANSWERED = 0.95
HOT_MONTHS = (6, 7, 8)


class Falls:
    """Spreads falls over the days so that the wanted number a year comes out, with more of them every year."""

    def __init__(self, today: date, rng: Random) -> None:
        self._today = today
        self._rng = rng
        self._due = rng.random()

    def pass_day(self, day: date) -> None:
        """Let a day go by, whether or not anybody writes on it."""
        years_ago = (self._today - day).days / DAYS_PER_YEAR
        self._due += FALL_DAYS_PER_YEAR / DAYS_PER_YEAR * max(0.3, 1 + 0.18 * (MIDDLE_YEARS_AGO - years_ago))

    def told(self) -> bool:
        """Whether the entry that is being written tells of a fall."""
        if self._due < 1:
            return False
        self._due -= self._rng.uniform(0.1, 1.9)  # one on average, at uneven distances
        return True


def measures(day: date, span: Span, happening: Sequence[Episode], own: bool, fell: bool, rng: Random) -> list[DayValue]:
    """What is typed on a day besides ratings; sleep and the weekly questions only by Maria herself."""
    values: list[DayValue] = []
    if own and rng.random() < ANSWERED:
        values.append(Measure(day, "sleep_hours", _night(happening, rng)))
    kinds = {e.event.kind for e in happening}
    fell = fell or EventKind.FALL in kinds
    if fell or rng.random() < ANSWERED:
        values.append(Measure(day, "falls", float(fell)))
    if rng.random() < 0.06:
        values.append(Measure(day, "near_falls", float(rng.choice((1, 1, 1, 2)))))
    return values + (_getting_about(day, span.last, EventKind.NEW_AID in kinds) if own else [])


def _getting_about(day: date, today: date, new_aid: bool) -> list[DayValue]:
    """The weekly questions about aid and distance; a new aid is told at once."""
    values: list[DayValue] = []
    if new_aid or day.weekday() == SUNDAY:
        values.append(Measure(day, "walking_aid", float(step(AID_STEPS, 0, day, today))))
    if day.weekday() == SUNDAY:
        values.append(Measure(day, "walk_distance", float(step(DISTANCE_STEPS, 6, day, today))))
    return values


def _night(happening: Sequence[Episode], rng: Random) -> float:
    drip = any(e.event.kind is EventKind.STEROIDS for e in happening)
    hours = rng.gauss(5.4 if drip else 6.9, 0.75)
    return max(SHORTEST_NIGHT, min(LONGEST_NIGHT, round(hours * 2) / 2))


def flags(
    day: date,
    written: Iterable[DayValue],
    happening: Sequence[Episode],
    forgotten: frozenset[date],
    new_medicine: frozenset[date],
    rng: Random,
) -> list[DayValue]:
    """The ticks of a day, each at most once, in a fixed order."""
    slept = next((v.amount for v in written if isinstance(v, Measure) and v.name == "sleep_hours"), None)
    found = [name for e in happening for name in e.flags_on(day)]
    chances = (
        ("heat", 0.10 if day.month in HOT_MONTHS else 0.0),
        ("overdid_it", 0.03),
        ("stress", 0.03),
        ("bad_sleep", 0.7 if slept is not None and slept <= 5.5 else 0.0),
        ("new_medicine", 0.9 if day in new_medicine else 0.0),
        ("missed_dose", 0.6 if day in forgotten else 0.0),
    )
    found += [name for name, chance in chances if rng.random() < chance]
    return [Flag(day, name) for name in dict.fromkeys(found)]
