"""Stable uids and local moments, without a clock and without time zone files."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from uuid import UUID, uuid5

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.record import Stamp, Stamped, Value

_NAMESPACE = UUID("6c2f6f0a-5a3b-4d6e-9f43-0c1f7d1b2a55")
_WINTER, _SUMMER = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))
SATURDAY, SUNDAY = 5, 6


def uid(*words: object) -> str:
    """The same 32 hex digits for the same readable name, on every machine."""
    return uuid5(_NAMESPACE, "/".join(str(w) for w in words)).hex


MARIA, ANNA, JONAS = uid("author", "maria"), uid("author", "anna"), uid("author", "jonas")


def local(moment: datetime) -> datetime:
    """A naive local moment with its offset: central European time, summer from last Sunday in March to October."""
    summer = _last_sunday(moment.year, 3) <= moment.date() < _last_sunday(moment.year, 10)
    return moment.replace(tzinfo=_SUMMER if summer else _WINTER)


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)  # March and October both have 31 days
    return last - timedelta(days=(last.weekday() + 1) % 7)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """An aware local moment of a day."""
    return local(datetime.combine(day, time(hour, minute)))


def before(today: date, days: int) -> date:
    """The day a number of days before today; negative numbers lie ahead."""
    return today - timedelta(days=days)


def workday(day: date) -> date:
    """The day itself, or the Friday or Monday next to it when it falls on a weekend."""
    return day + timedelta(days={SATURDAY: -1, SUNDAY: 1}.get(day.weekday(), 0))


def stamped(
    value: Value, recorded_at: datetime, author: str = MARIA, respondent: Respondent | None = None
) -> Stamped[Value]:
    """A value with its stamp, by Maria unless somebody else is named."""
    return Stamped(value, Stamp(author, recorded_at, respondent))
