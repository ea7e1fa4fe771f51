"""When a medicine is due: wall-clock times on a repeating pattern of days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import count

from dateutil.relativedelta import relativedelta

from spms_desktop.domain.periods import Span


class Rhythm(StrEnum):
    """What repeats: days, weeks (on chosen weekdays), months, or nothing because it is taken as needed."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    AS_NEEDED = "as_needed"


@dataclass(frozen=True, slots=True)
class Schedule:
    """Every `every` days, weeks or months from a first day, at wall-clock times.

    Times are local and naive on purpose: "8 in the morning" stays 8 in the morning through travel and
    daylight saving. `weekdays` (Monday is 0) counts for weeks only; empty means the first day's weekday. Weeks are
    counted from the first due day, so that "every 4 weeks on Monday", started on a Wednesday, begins next Monday.
    """

    rhythm: Rhythm
    every: int = 1
    weekdays: tuple[int, ...] = ()
    times: tuple[time, ...] = (time(8),)

    def __post_init__(self) -> None:
        if self.every < 1 or any(not 0 <= d <= 6 for d in self.weekdays):
            raise ValueError("schedule_out_of_range")
        if self.rhythm is not Rhythm.AS_NEEDED and not self.times:
            raise ValueError("schedule_without_time")

    def due(self, start: date, within: Span) -> Iterator[datetime]:
        """The due moments inside a span, in order, for a schedule that starts on `start`."""
        times = sorted(set(self.times))
        return (datetime.combine(day, moment) for day in self._days(start, within) for moment in times)

    def _days(self, start: date, within: Span) -> Iterator[date]:
        if self.rhythm is Rhythm.DAYS:
            return _every_n_days(start, self.every, within)
        if self.rhythm is Rhythm.WEEKS:
            return self._weekly(start, within)
        if self.rhythm is Rhythm.MONTHS:
            return _every_n_months(start, self.every, within)
        return iter(())

    def _weekly(self, start: date, within: Span) -> Iterator[date]:
        weekdays = self.weekdays or (start.weekday(),)
        first = start + timedelta(days=min((weekday - start.weekday()) % 7 for weekday in weekdays))
        monday = first - timedelta(days=first.weekday())
        for day in Span(max(start, within.first), within.last).each() if within.last >= start else ():
            week = (day - monday).days // 7
            if week % self.every == 0 and day.weekday() in weekdays and day >= first:
                yield day


AS_NEEDED = Schedule(Rhythm.AS_NEEDED, times=())


def _every_n_days(start: date, every: int, within: Span) -> Iterator[date]:
    missed = max(0, -((start - within.first).days // every))
    day = start + timedelta(days=missed * every)
    while day <= within.last:
        yield day
        day += timedelta(days=every)


def _every_n_months(start: date, every: int, within: Span) -> Iterator[date]:
    """Each step counts from the start, so that the 31st comes back after a short month."""
    months_before = (within.first.year - start.year) * 12 + within.first.month - start.month
    for n in count(max(0, months_before // every - 1)):
        day = start + relativedelta(months=n * every)
        if day > within.last:
            return
        if day >= within.first:
            yield day
