"""A change in plain words: which way, how much, since when and how sure; worse and better in the same words."""

from __future__ import annotations

from collections.abc import Sequence

from spms_desktop.domain.trends.finding import CLEAR, STRONG, VERY_STRONG, Finding, Kind, Strength
from spms_desktop.domain.trends.scale import HOURS, WALK
from spms_desktop.i18n import _, listing, number, short_date
from spms_desktop.services.findings import SeriesKey
from spms_desktop.ui.trends.findings.units import Unit, a_year, amount, bounds, plain, scale_of, unit_of


def direction(key: SeriesKey, found: Finding) -> str:
    """Which way the values went."""
    if scale_of(key) in (HOURS, WALK):  # counted in time: it gets longer or shorter
        return _("Longer than before") if found.direction > 0 else _("Shorter than before")
    return _("Higher than before") if found.direction > 0 else _("Lower than before")


def first_sentence(key: SeriesKey, found: Finding) -> str:
    """What a change is and how large."""
    way, unit = direction(key, found), unit_of(key)
    if found.kind is Kind.STEP and found.since is not None:
        low, high = sorted((found.size_low or 0.0, found.size_high or 0.0), key=abs)
        if low * high <= 0:
            return _("{way}: a lasting step of about {size} around {day}.").format(
                way=way, size=amount(found.size or 0.0, unit), day=short_date(found.since)
            )
        return _("{way}: a lasting step of about {size}, likely between {low} and {high}, around {day}.").format(
            way=way,
            size=amount(found.size or 0.0, unit),
            low=plain(low, unit),
            high=plain(high, unit),
            day=short_date(found.since),
        )
    pattern = _("{way}: {much}.")
    if found.kind is Kind.GRADUAL:
        pattern = _("{way}, little by little: {much}.")
    return pattern.format(way=way, much=_slope(found, unit))


def details(key: SeriesKey, found: Finding, medicines: Sequence[str]) -> tuple[str, ...]:
    """What more is to be said about a change; `medicines` began about when a step came."""
    clinic = key.respondent is None
    parts = (_extent(key, found), _beside(medicines), _threshold() if clinic else "", sureness(found))
    return tuple(part for part in parts if part)


def sureness(found: Finding) -> str:
    """The word for the evidence, and what it means."""
    pattern = {
        Strength.CLEAR: _("How sure: clear. The entries fit a change at least {times} times better than no change."),
        Strength.STRONG: _("How sure: strong. The entries fit a change at least {times} times better than no change."),
        Strength.VERY_STRONG: _(
            "How sure: very strong. The entries fit a change at least {times} times better than no change."
        ),
    }
    times = {Strength.CLEAR: CLEAR, Strength.STRONG: STRONG, Strength.VERY_STRONG: VERY_STRONG}
    return pattern[found.strength].format(times=number(times[found.strength])) if found.strength else ""


def interval(found: Finding, unit: Unit) -> str:
    """The bounds of the yearly change with their signs."""
    return bounds(found.ci_low or 0.0, found.ci_high or 0.0, unit)


def _slope(found: Finding, unit: Unit) -> str:
    """How much a year; the way is said before, so that signs are needed only where the bounds have both."""
    middle, low, high = (value or 0.0 for value in (found.slope_per_year, found.ci_low, found.ci_high))
    way = found.direction or 1
    if min(way * low, way * middle, way * high) <= 0:
        much = a_year(middle, unit, sign=True)
        return _("about {much}, likely {bounds}").format(much=much, bounds=interval(found, unit))
    near, far = (low, high) if way > 0 else (high, low)
    return _("about {much}, likely between {low} and {high}").format(
        much=a_year(middle, unit, sign=False), low=plain(near, unit), high=plain(far, unit)
    )


def _extent(key: SeriesKey, found: Finding) -> str:
    """How much it is in all, and since when."""
    if found.kind is Kind.STEP or found.size is None or found.first is None or found.last is None:
        return ""
    size = amount(found.size, unit_of(key))
    if found.since is not None:
        return _("In all about {size} since about {day}.").format(size=size, day=short_date(found.since))
    return _(
        "In all about {size} from {first} to {last}. It cannot be told if it came little by little or at once."
    ).format(size=size, first=short_date(found.first), last=short_date(found.last))


def _beside(medicines: Sequence[str]) -> str:
    """A coincidence in time, said as no more than that."""
    if not medicines:
        return ""
    return _("At the same time a new medicine began: {names}. That does not say one caused the other.").format(
        names=listing(list(medicines))
    )


def _threshold() -> str:
    return _(
        "In MS studies a change of 20 percent or more in this test is often seen as more than day-to-day change. "
        "Ask your team what it means for you."
    )
