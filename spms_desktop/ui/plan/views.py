"""What the plan's cards show: frozen values, already in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spms_desktop.domain.medicine import DoseStatus, Medicine
from spms_desktop.domain.schedule import Schedule


@dataclass(frozen=True, slots=True)
class DoseView:
    """One due dose."""

    key: str
    time: str
    name: str
    dose: str
    status: DoseStatus | None
    reason: str = ""


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


@dataclass(frozen=True, slots=True)
class DetailsView:
    """What stays folded until asked for: how it is taken, how it went, and the dated changes, latest first."""

    lines: tuple[str, ...]
    history: tuple[str, ...]
    facts: str


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
    """What the form of a change starts with."""

    medicine: Medicine
    on: date
    dose: str
    schedule: Schedule
    again: bool


@dataclass(frozen=True, slots=True)
class StopDraft:
    """What the form of a stop starts with; `earliest` is the first day on which it can end."""

    medicine: Medicine
    on: date
    earliest: date
