"""Puts a schedule in words: "every day at 08:00 and 20:00", "the 5th of every month", "21 days on and 7 days off"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from spms_desktop.domain.periods import Span
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.i18n import _, clock, day_month, listing, long_date, ngettext

_LAST_DAY_OF_ALL_MONTHS = 28
_MONTHS_A_YEAR, _FEBRUARY = 12, 2
_LOOK_AHEAD = timedelta(days=5 * 366)


def in_words(schedule: Schedule, start: date) -> str:
    """A schedule that starts on a day; times are left out where doses are more than a week apart."""
    if schedule.rhythm is Rhythm.DAYS:
        return _days(schedule)
    if schedule.rhythm is Rhythm.WEEKS:
        return _weeks(schedule, start)
    if schedule.rhythm is Rhythm.MONTHS:
        return _months(schedule, start)
    return "" if schedule.rhythm is Rhythm.NONE else _("as needed")


def longer_than_a_day(schedule: Schedule) -> bool:
    """Whether days without a dose lie between two doses, so that it helps to know the next one."""
    daily = schedule.every == 1 and (schedule.rhythm is Rhythm.DAYS or _all_week(schedule))
    return schedule.timed and (bool(schedule.on_days) or not daily)


def preview(schedule: Schedule, start: date) -> str:
    """The schedule and its first two days, so that a slip shows before it is saved."""
    words = _capital(in_words(schedule, start))
    days = _first_days(schedule, start)
    if schedule.on_days:
        return _course_preview(schedule, words, start)
    if len(days) < 2:
        return _("{sentence}.").format(sentence=words) if words else ""
    return _("{schedule}. First on {first}, then on {second}.").format(
        schedule=words, first=long_date(days[0]), second=long_date(days[1])
    )


def moment_in_words(moment: datetime) -> str:
    """A due moment with its weekday, as in "Monday, 30 November 2026 at 18:00"."""
    return _("{day} at {time}").format(day=long_date(moment.date()), time=clock(moment))


def times_in_words(times: Sequence[time]) -> str:
    """Wall-clock times in order, as in "08:00, 14:00 and 20:00"."""
    return and_list([clock(moment) for moment in sorted(set(times))])


def weekday_names() -> list[str]:
    """The full names of the weekdays, Monday first."""
    return [
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    ]


def and_list(parts: list[str]) -> str:
    """A list whose last part is joined with "and"."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{list} and {last}").format(list=listing(parts[:-1]), last=parts[-1])


def _course_preview(schedule: Schedule, words: str, start: date) -> str:
    """A course with its last day, and when the next one begins."""
    last = start + timedelta(days=schedule.on_days - 1)
    said = _("{schedule}. The first time until {day}.").format(schedule=words, day=long_date(last))
    after = next((m.date() for m in schedule.due(start, Span(last + timedelta(days=1), start + 4 * _LOOK_AHEAD))), None)
    if after is None:
        return _("{sentence} Nothing after that.").format(sentence=said)
    return _("{sentence} Again from {day}.").format(sentence=said, day=long_date(after))


def _days(schedule: Schedule) -> str:
    times = times_in_words(schedule.times)
    if not schedule.on_days:
        days = ngettext("every day", "every {n} days", schedule.every)
        return _("{days} at {times}").format(days=days, times=times)
    run = ngettext("for {n} day", "for {n} days", schedule.on_days)
    words = _("{days} at {times}").format(days=run, times=times)
    if not schedule.off_days:
        return words
    off = ngettext("{n} day off", "{n} days off", schedule.off_days)
    return _("{on}, then {off}").format(on=words, off=off)


def _weeks(schedule: Schedule, start: date) -> str:
    times = times_in_words(schedule.times)
    if schedule.every == 1 and _all_week(schedule):
        return _("{days} at {times}").format(days=_("every day"), times=times)
    weekdays = sorted(set(schedule.weekdays)) or [start.weekday()]
    names = and_list([weekday_names()[weekday] for weekday in weekdays])
    weeks = ngettext("every week", "every {n} weeks", schedule.every)
    words = _("{weeks} on {weekdays}").format(weeks=weeks, weekdays=names)
    if schedule.every == 1 or len(set(schedule.times)) > 1:
        return _("{days} at {times}").format(days=words, times=times)
    return words


def _months(schedule: Schedule, start: date) -> str:
    words = _nth_months(schedule, start)
    yearly = schedule.every % _MONTHS_A_YEAR == 0  # then only the 29th of February has no day of its own
    if start.day > _LAST_DAY_OF_ALL_MONTHS and not (yearly and start.month != _FEBRUARY):
        words = _("{words} (or the last day of a short month)").format(words=words)
    if schedule.on_days > 1:
        run = ngettext("for {n} day", "for {n} days", schedule.on_days)
        words = _("{words}, {run}").format(words=words, run=run)
    if len(set(schedule.times)) > 1 or schedule.on_days > 1:
        return _("{days} at {times}").format(days=words, times=times_in_words(schedule.times))
    return words


def _nth_months(schedule: Schedule, start: date) -> str:
    day = _ordinal(start.day)
    if schedule.every % _MONTHS_A_YEAR == 0:
        years = ngettext("every year on {{day}}", "every {n} years on {{day}}", schedule.every // _MONTHS_A_YEAR)
        return years.format(day=day_month(start))
    if schedule.every == 1:
        return _("the {day} of every month").format(day=day)
    return ngettext("every month on the {{day}}", "every {n} months on the {{day}}", schedule.every).format(day=day)


def _all_week(schedule: Schedule) -> bool:
    return schedule.rhythm is Rhythm.WEEKS and set(schedule.weekdays) == set(range(7))


def _first_days(schedule: Schedule, start: date) -> list[date]:
    """The first two days on which something is due."""
    days: list[date] = []
    for moment in _from_the_start(schedule, start):
        if moment.date() not in days:
            days.append(moment.date())
        if len(days) == 2:
            break
    return days


def _from_the_start(schedule: Schedule, start: date) -> Iterator[datetime]:
    return schedule.due(start, Span(start, start + 4 * _LOOK_AHEAD))


def _ordinal(day: int) -> str:
    """The day of a month as a place in a row; other languages may use one form for all four."""
    forms = {1: _("{n}st"), 2: _("{n}nd"), 3: _("{n}rd")}
    teen = 10 < day < 20
    return (_("{n}th") if teen else forms.get(day % 10, _("{n}th"))).format(n=day)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
