"""When a medicine is due: wall-clock times on a repeating pattern of days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from dateutil.rrule import DAILY, MO, MONTHLY, WEEKLY, rrule

from spms_desktop.domain.periods import DAY, Span

_LAST_DAY_OF_ALL_MONTHS = 28
_MONTHS_A_YEAR = 12


class Rhythm(StrEnum):
    """What repeats: days, weeks (on chosen weekdays), months, or nothing.

    Nothing repeats when a medicine is taken as needed, and when nothing is taken at all ("no DMT now").
    """

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    AS_NEEDED = "as_needed"
    NONE = "none"


_UNTIMED = (Rhythm.AS_NEEDED, Rhythm.NONE)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Every `every` days, weeks or months from a first day, at wall-clock times.

    Times are local and naive on purpose: "8 in the morning" stays 8 in the morning through travel and
    daylight saving. `weekdays` (Monday is 0) counts for weeks only; empty means the first day's weekday. Weeks are
    counted from the first due day, so that "every 4 weeks on Monday", started on a Wednesday, begins next Monday.

    `on_days` makes a course of that many days in a row. Counted in days, a break of `off_days` follows and the course
    comes again; with no break it is taken once. Counted in months, a course begins on each due day.
    """

    rhythm: Rhythm
    every: int = 1
    weekdays: tuple[int, ...] = ()
    times: tuple[time, ...] = (time(8),)
    on_days: int = 0
    off_days: int = 0

    def __post_init__(self) -> None:
        if self.every < 1 or any(not 0 <= d <= 6 for d in self.weekdays) or not self._course_fits():
            raise ValueError("schedule_out_of_range")
        if self.rhythm not in _UNTIMED and not self.times:
            raise ValueError("schedule_without_time")

    @property
    def timed(self) -> bool:
        """Whether anything is ever due."""
        return self.rhythm not in _UNTIMED

    def due(self, start: date, within: Span) -> Iterator[datetime]:
        """The due moments inside a span, in order, for a schedule that starts on `start`."""
        times = sorted(set(self.times))
        return (datetime.combine(day, moment) for day in self._days(start, within) for moment in times)

    def _course_fits(self) -> bool:
        if not self.on_days:
            return not self.off_days
        if self.on_days < 0 or self.off_days < 0:
            return False
        if self.rhythm is Rhythm.MONTHS:  # a course is over before the next one begins
            return not self.off_days and self.on_days <= _LAST_DAY_OF_ALL_MONTHS * self.every
        return self.rhythm is Rhythm.DAYS and self.every == 1

    def _days(self, start: date, within: Span) -> Iterator[date]:
        if not self.timed or within.last < start:
            return
        if not self.on_days:
            yield from self._beginnings(start, within)
            return
        earlier = timedelta(days=min(self.on_days - 1, (within.first - date.min).days))
        for first in self._beginnings(start, Span(within.first - earlier, within.last)):
            for n in range(min(self.on_days, (within.last - first).days + 1)):
                if first + n * DAY >= within.first:
                    yield first + n * DAY

    def _beginnings(self, start: date, within: Span) -> Iterator[date]:
        """The due days, or the first days of courses.

        The rule is asked from the last whole period before the span on: what went before is not counted through.
        """
        if self.rhythm is Rhythm.DAYS:
            rule = self._daily(start, within)
        elif self.rhythm is Rhythm.WEEKS:
            rule = self._weekly(start, within)
        else:
            rule = self._monthly(start, within)
        first = max(start, within.first)
        return (moment.date() for moment in rule if moment.date() >= first)

    def _daily(self, start: date, within: Span) -> rrule:
        if self.on_days and not self.off_days:
            return rrule(DAILY, dtstart=_midnight(start), count=1)
        period = self.on_days + self.off_days or self.every
        missed = max(0, (within.first - start).days // period)
        begin = start + timedelta(days=missed * period)
        return rrule(DAILY, dtstart=_midnight(begin), interval=period, until=_midnight(within.last))

    def _weekly(self, start: date, within: Span) -> rrule:
        weekdays = sorted(set(self.weekdays)) or [start.weekday()]
        first = start.toordinal() + min((weekday - start.weekday()) % 7 for weekday in weekdays)
        monday = first - (first - 1) % 7  # day 1 of the calendar is a Monday
        missed = max(0, (within.first.toordinal() - monday) // (7 * self.every))
        begin = min(monday + missed * 7 * self.every, date.max.toordinal())
        return rrule(
            WEEKLY,
            dtstart=_midnight(date.fromordinal(begin)),
            interval=self.every,
            wkst=MO,
            byweekday=weekdays,
            until=_midnight(within.last),
        )

    def _monthly(self, start: date, within: Span) -> rrule:
        """The 31st comes back after a short month: the last there is of the days 28 to 31 stands for it."""
        behind = _MONTHS_A_YEAR * (within.first.year - start.year) + within.first.month - start.month
        months = _MONTHS_A_YEAR * start.year + start.month - 1 + max(0, behind // self.every) * self.every
        begin = date(months // _MONTHS_A_YEAR, months % _MONTHS_A_YEAR + 1, 1)
        days = range(min(start.day, _LAST_DAY_OF_ALL_MONTHS), start.day + 1)
        return rrule(
            MONTHLY,
            dtstart=_midnight(begin),
            interval=self.every,
            bymonthday=list(days),
            bysetpos=-1,
            until=_midnight(within.last),
        )


AS_NEEDED = Schedule(Rhythm.AS_NEEDED, times=())
NOTHING_TAKEN = Schedule(Rhythm.NONE, times=())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
