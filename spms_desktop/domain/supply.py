"""How long what is in the house lasts, and which place an injection goes to next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from spms_desktop.domain.medicine import Dose, Stock
from spms_desktop.domain.periods import DAY

_PLACES = 9
_DUST = 1e-9
"""Six less five times 1.2 is a hair under 1.2 for a computer; the sixth dose is there all the same."""


@dataclass(frozen=True, slots=True)
class Supply:
    """What is left now, and the last day it is enough for; `until` is None when nothing planned uses it up."""

    left: float
    until: date | None


def supply(
    stock: Stock,
    counted: datetime,
    due: Iterable[datetime],
    now: datetime,
    *,
    skipped: Collection[datetime] = (),
    extra: int = 0,
) -> Supply:
    """What became of a stock that was counted at a moment.

    Each due dose after that uses some, unless it was skipped; `extra` doses were taken beside the plan. A dose that
    is not recorded counts as taken: it is safer to run out on paper than in the house.
    """
    planned = max(0.0, round(stock.amount - extra * stock.per_dose, _PLACES))
    left = planned
    for moment in due:
        if moment <= counted or moment in skipped:
            continue
        if planned < stock.per_dose - _DUST:
            return Supply(left, moment.date() - DAY)
        planned = max(0.0, round(planned - stock.per_dose, _PLACES))
        if moment <= now:
            left = planned
    return Supply(left, None)


def next_site(sites: Sequence[str], used: Iterable[Dose]) -> str:
    """The place of the list that was not used for longest; one never used comes first, in the order of the list."""
    latest: dict[str, datetime] = {}
    for dose in used:
        at = dose.taken_at or dose.due
        latest[dose.site] = max(at, latest.get(dose.site, at))
    unused = [site for site in sites if site not in latest]
    return unused[0] if unused else min(sites, key=lambda site: latest[site], default="")
