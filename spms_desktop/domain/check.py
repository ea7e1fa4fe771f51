"""Checks that come round: MRI, blood tests, eye exam, vaccines; the user says how often, the team decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from spms_desktop.domain.attachment import Attachment

MOST_MONTHS = 120
"""Ten years between two: a tetanus shot comes round no more often."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at again and again; `what` is a catalogue id, or the person's own words.

    `every_months` is the user's own interval, 0 when there is none. `planned` is a day that was set for the next
    one. `medicine` is the uid of the medicine it belongs to. One that is `retired` keeps its results.
    """

    uid: str
    what: str
    every_months: int = 0
    planned: date | None = None
    medicine: str = ""
    note: str = ""
    retired: bool = False


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One time a check was done: what was told, word for word, never judged; files lie in the journal.

    `values` are pairs of a field that the catalogue declares for this check ("contrast", "edss") and what was typed.
    """

    uid: str
    check: str
    day: date
    place: str = ""
    told: str = ""
    values: tuple[tuple[str, str], ...] = ()
    files: tuple[Attachment, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it says no more than the day."""
        return not (self.place or self.told or self.values or self.files)


def last_done(results: Iterable[CheckResult], check: str) -> CheckResult | None:
    """The latest result of a check; they come in the order of writing, which tells those of one day apart."""
    last_written_first = reversed([r for r in results if r.check == check])
    return max(last_written_first, key=lambda r: r.day, default=None)


def next_day(check: Check, last: CheckResult | None) -> date | None:
    """The day that is planned next: the one set after the last time, else the interval from the last time on."""
    if day_is_set(check, last):
        return check.planned
    if last is None or not check.every_months:
        return None
    return last.day + relativedelta(months=check.every_months)


def day_is_set(check: Check, last: CheckResult | None) -> bool:
    """Whether a day was chosen for the next time, and not just an interval."""
    return check.planned is not None and (last is None or check.planned > last.day)
