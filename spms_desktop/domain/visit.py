"""The content of a visit summary, as values; the report layer puts it in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spms_desktop.domain.adherence import DoseCount, GivenDose
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.event import Event
from spms_desktop.domain.medicine import MedicineKind, PlanChange
from spms_desktop.domain.milestone import Milestone
from spms_desktop.domain.periods import Span
from spms_desktop.domain.preparation import PreparedLine
from spms_desktop.domain.series import MedianChange, Series
from spms_desktop.domain.therapy import TherapyEnd, TherapyStage


class Variant(StrEnum):
    """Whom the paper is for: it changes which blocks stand on page 1."""

    NEUROLOGIST = "neurologist"
    PRIMARY_CARE = "primary-care"
    THERAPIST = "therapist"


@dataclass(frozen=True, slots=True)
class DataLine:
    """How much the summary rests on; shares are entries by respondent."""

    days_with_entry: int
    days: int
    late_entries: int
    by_respondent: tuple[tuple[Respondent, int], ...]


@dataclass(frozen=True, slots=True)
class FallCount:
    """Falls and near falls counted from the days; `days_answered` says on how many the question was answered."""

    falls: int
    near_falls: int
    days_answered: int


@dataclass(frozen=True, slots=True)
class TreatmentLine:
    """One medicine over the period: since when, as typed, doses, and what changed with why.

    `helps` is what was last said of it, 0 to 10, `side_effects` what was last noted; `given_late` are doses given on
    a later day than planned.
    """

    name: str
    kind: MedicineKind
    purpose: str
    dose_text: str
    since: date | None
    next_due: date | None
    doses: DoseCount
    as_needed: bool
    stopped_on: date | None
    changes: tuple[PlanChange, ...]
    helps: int | None = None
    side_effects: str = ""
    given_late: tuple[GivenDose, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure over the period: how often recorded, its middle value and range, and the latest with its day."""

    name: str
    entries: int
    median: float
    low: float
    high: float
    latest: float
    latest_day: date


@dataclass(frozen=True, slots=True)
class StepLine:
    """A measure that moves in steps (walking aid, distance): each value with the day it was first recorded."""

    name: str
    steps: tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True)
class GradualLine:
    """A change over the whole record that the trend engine tells: its size, interval, start and entries.

    `yearly` with `low` and `high` are points a year of a gradual change; a lasting `step` has its own size.
    """

    item: str
    respondent: Respondent
    yearly: float
    low: float
    high: float
    step: float | None
    since: date | None
    entries: int


@dataclass(frozen=True, slots=True)
class SignedNote:
    """A line by a caregiver, signed, apart from the person's own words."""

    day: date
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check of the plan: when it was done last and what was told, and when it is planned next."""

    what: str
    last: date | None
    told: str = ""
    planned: date | None = None


@dataclass(frozen=True, slots=True)
class TherapyLine:
    """A therapy: how far it has come, its sessions in the period, and how and why it ended."""

    what: str
    stage: TherapyStage
    need: str = ""
    sessions: int = 0
    last_session: date | None = None
    ended_on: date | None = None
    end: TherapyEnd | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal in the person's words, and how near it was when it was looked at last, 0 to 10."""

    text: str
    set_on: date
    rating: int | None = None
    rated_on: date | None = None
    reached_on: date | None = None


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """The scores of one instrument up to the end of the period, by day."""

    instrument: str
    scores: tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True)
class FormTotal:
    """What a form came to on a day, and the most it can come to; no `value` when it has none or is not complete."""

    day: date
    value: float | None = None
    most: float | None = None
    respondent: Respondent = Respondent.SELF


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form that was filled in, with what it came to by day; never with an answer."""

    title: str
    totals: tuple[FormTotal, ...]


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A planned appointment, for the list of what comes next."""

    day: date
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A dated mark on the plots: a visit, or the start, change or stop of a medicine."""

    day: date
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Plot:
    """One small multiple: one symptom, the views of it (self, proxy, together)."""

    symptom: str
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Wellbeing:
    """Mood, sleep and coping, as far as the person ticked them for this document."""

    changes: tuple[MedianChange, ...] = ()
    measures: tuple[MeasureLine, ...] = ()
    scores: tuple[ScoreLine, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes or self.measures or self.scores)


@dataclass(frozen=True, slots=True)
class VisitSummary:
    """All that the two pages say; `kept_back` are the private items that stay out of this document.

    `falls` is None where they are kept back, `items` are the open items for the appendix, `for_others` counts those
    for other people than the one visited. `as_seen` is what matters most as caregivers see it, each with the name.
    """

    person: str
    birth_date: date | None
    course: str
    period: Span
    since_visit: bool
    appointment: date | None
    clinician: str
    prepared_by: str
    prepared_on: date
    data: DataLine
    matters_most: str
    top_items: tuple[DiscussionItem, ...]
    more_items: int
    carried_over: tuple[DiscussionItem, ...]
    changes: tuple[MedianChange, ...]
    events: tuple[Event, ...]
    falls: FallCount | None
    treatments: tuple[TreatmentLine, ...]
    plots: tuple[Plot, ...]
    marks: tuple[Mark, ...]
    excused: tuple[Span, ...]
    measures: tuple[MeasureLine, ...]
    steps: tuple[StepLine, ...]
    caregiver_notes: tuple[SignedNote, ...]
    planned_visits: tuple[PlannedVisit, ...]
    gradual: tuple[GradualLine, ...] = ()
    checks: tuple[CheckLine, ...] = ()
    primary_care: tuple[CheckLine, ...] = ()
    therapies: tuple[TherapyLine, ...] = ()
    goals: tuple[GoalLine, ...] = ()
    prepared: tuple[PreparedLine, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    scores: tuple[ScoreLine, ...] = ()
    wellbeing: Wellbeing = Wellbeing()
    forms: tuple[FormLine, ...] = ()
    plan_trouble: tuple[DiscussionItem, ...] = ()
    items: tuple[DiscussionItem, ...] = ()
    relapses_first: bool = False
    kept_back: frozenset[str] = frozenset()
    for_others: int = 0
    as_seen: tuple[tuple[str, str], ...] = ()
