"""What the plan's cards show: frozen values, already in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spms_desktop.domain.adherence import DayOfDoses, Period
from spms_desktop.domain.medicine import DoseStatus, Medicine, PlanAction, PlanChange
from spms_desktop.domain.schedule import Schedule


@dataclass(frozen=True, slots=True)
class DoseView:
    """One due dose; `by` says who recorded it when it was somebody else."""

    key: str
    time: str
    name: str
    dose: str
    status: DoseStatus | None
    reason: str = ""
    site: SiteView | None = None
    given: GivenView | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class SiteView:
    """Where an injection went, or where the next one may go; `shown` is that place of the list."""

    words: str
    shown: str
    sites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivenView:
    """A dose that is given at a clinic: when it was, which may be a day other than the one it was due."""

    words: str
    on: date
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class TakenView:
    """One recorded dose that no schedule asks for."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class AsNeededView:
    """A medicine that is taken as needed, and when it was taken on the day shown."""

    key: str
    name: str
    dose: str
    times: tuple[TakenView, ...]
    now_offered: bool
    count: str = ""


@dataclass(frozen=True, slots=True)
class DayView:
    """One day of doses."""

    day: date
    is_today: bool
    title: str
    sentence: str
    doses: tuple[DoseView, ...]
    all_taken: str
    as_needed: tuple[AsNeededView, ...]
    beside: tuple[TakenView, ...]
    waiting: tuple[DoseView, ...] = ()
    can_fill_in: bool = False


@dataclass(frozen=True, slots=True)
class OpenDoseView:
    """A dose of an earlier day without a record."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One dated change of a medicine; the only one there is cannot be taken away."""

    key: str
    words: str
    can_take_away: bool


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What somebody said of a medicine on a day."""

    key: str
    words: str
    can_take_back: bool


@dataclass(frozen=True, slots=True)
class AdherenceView:
    """The counts of a period in words, and each of its days; `rows` is the same as a table."""

    period: Period
    periods: tuple[tuple[Period, str], ...]
    sentence: str
    days: tuple[DayOfDoses, ...]
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DetailsView:
    """What stays folded until asked for: how it is taken, how it went, and the dated changes, latest first."""

    lines: tuple[str, ...]
    history: tuple[ChangeView, ...]
    facts: str
    reviews: tuple[ReviewView, ...] = ()
    adherence: AdherenceView | None = None
    can_count: bool = False
    can_review: bool = True
    more_reviews: str = ""


@dataclass(frozen=True, slots=True)
class MedicineView:
    """One medicine of the plan."""

    key: str
    name: str
    plan: str
    about: str
    ahead: tuple[str, ...]
    running: bool
    can_stop: bool
    details: DetailsView | None = None
    paused: bool = False
    statement: bool = False
    stock: str = ""


@dataclass(frozen=True, slots=True)
class GroupView:
    """The medicines of one kind."""

    key: str
    title: str
    medicines: tuple[MedicineView, ...]


@dataclass(frozen=True, slots=True)
class MedicinesView:
    """Every medicine: those in the plan by kind, and those of earlier."""

    groups: tuple[GroupView, ...]
    earlier: tuple[MedicineView, ...]

    @property
    def empty(self) -> bool:
        return not self.groups and not self.earlier


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """What the form of a change starts with; `mends` is the change that is mended, if one is."""

    medicine: Medicine
    on: date
    dose: str
    schedule: Schedule
    again: bool
    reason: str = ""
    mends: PlanChange | None = None


@dataclass(frozen=True, slots=True)
class StopDraft:
    """What the form of an end starts with; `earliest` is the first day on which it can end.

    `ends` is how it ends, and what is offered when that is still open.
    """

    medicine: Medicine
    on: date
    earliest: date
    reason: str = ""
    ends: PlanAction = PlanAction.STOP
    may_pause: bool = True
    mends: PlanChange | None = None
