"""Amounts in the unit of what was entered: points, hours, or percent."""

from __future__ import annotations

import math
from enum import StrEnum

from spms_desktop.domain.trends.scale import HOURS, PERCENT, RATING, Scale
from spms_desktop.i18n import _, number
from spms_desktop.services.findings import MEASURES, SCORES, SeriesKey

_NO_DECIMALS_FROM = 10


class Unit(StrEnum):
    """What an amount is counted in."""

    POINTS = "points"
    HOURS = "hours"
    PERCENT = "percent"


def scale_of(key: SeriesKey) -> Scale:
    """The scale that a series was judged by."""
    if key.respondent is None:
        return SCORES[key.item]
    return MEASURES[key.item] if key.measured else RATING


def unit_of(key: SeriesKey) -> Unit:
    """What the amounts of a series are counted in."""
    scale = scale_of(key)
    if scale.logarithmic:
        return Unit.PERCENT
    return Unit.HOURS if scale == HOURS else Unit.POINTS


def plain(value: float, unit: Unit) -> str:
    """An amount of the engine as a number without sign and unit; log units become true percents."""
    return number(abs(_shown(value, unit)))


def signed(value: float, unit: Unit) -> str:
    """The same with its sign, but for a nought."""
    shown = _shown(value, unit)
    return f"+{number(shown)}" if shown > 0 else number(shown)


def amount(value: float, unit: Unit) -> str:
    """A size with its unit, as in "1.6 points"."""
    return _with_unit(plain(value, unit), unit, one=plain(value, unit) == number(1))


def a_year(value: float, unit: Unit, *, sign: bool = False) -> str:
    """A slope with its unit, as in "0.8 points a year"; with its sign where that is not said otherwise."""
    shown = signed(value, unit) if sign else plain(value, unit)
    return _("{amount} a year").format(amount=_with_unit(shown, unit, one=plain(value, unit) == number(1)))


def bounds(low: float, high: float, unit: Unit) -> str:
    """Two slopes with their signs, as in "between -0.1 and +0.4 points a year"."""
    upper = _("{amount} a year").format(amount=_with_unit(signed(high, unit), unit, one=False))
    return _("between {low} and {high}").format(low=signed(low, unit), high=upper)


def _shown(value: float, unit: Unit) -> float:
    """The number as it is rounded for the screen, never a negative nought."""
    true = PERCENT * math.expm1(value / PERCENT) if unit is Unit.PERCENT else value
    return round(true, 0 if unit is Unit.PERCENT and abs(true) >= _NO_DECIMALS_FROM else 1) + 0.0


def _with_unit(shown: str, unit: Unit, *, one: bool) -> str:
    if unit is Unit.PERCENT:
        return _("{n} percent").format(n=shown)
    if unit is Unit.HOURS:
        return (_("{n} hour") if one else _("{n} hours")).format(n=shown)
    return (_("{n} point") if one else _("{n} points")).format(n=shown)
