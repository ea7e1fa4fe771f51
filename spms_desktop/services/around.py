"""What was recorded around the scores of a span: sleep, flags, doses, events, walking aid, milestones and scores."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from spms_desktop.catalog.symptoms import symptom
from spms_desktop.domain.adherence import DoseCount, count_doses
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import EntryMode, Flag, Measure, Rating
from spms_desktop.domain.event import Event
from spms_desktop.domain.medicine import DueDose
from spms_desktop.domain.milestone import Milestone
from spms_desktop.domain.periods import Span
from spms_desktop.domain.record import Version
from spms_desktop.domain.score import Score
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.plan import Plan
from spms_desktop.services.privacy import Privacy, seen
from spms_desktop.services.session import Session

V = TypeVar("V", Rating, Measure, Flag)
_VIEWS = (Respondent.SELF, Respondent.TOGETHER, Respondent.PROXY)


@dataclass(frozen=True, slots=True)
class Said:
    """One value that somebody recorded for a day, from one point of view."""

    respondent: Respondent
    author: str
    value: float
    carried: bool = False


@dataclass(frozen=True, slots=True)
class DayValues:
    """All values of one item on one day; they are never joined, and the person's own comes first."""

    day: date
    said: tuple[Said, ...]

    @property
    def value(self) -> float:
        """The value that stands for the day: the person's own where there is one."""
        return self.said[0].value

    @property
    def own(self) -> bool:
        """Whether the person had a part in it; else only a caregiver recorded something."""
        return self.said[0].respondent is not Respondent.PROXY


@dataclass(frozen=True, slots=True)
class AroundValues:
    """What a span holds beside the scores; `milestones` reach back to the beginning, for what stood before."""

    span: Span
    sleep: tuple[DayValues, ...]
    falls: tuple[DayValues, ...]
    near_falls: tuple[DayValues, ...]
    aids: tuple[DayValues, ...]
    flags: tuple[tuple[str, tuple[DayValues, ...]], ...]
    doses: tuple[tuple[date, DoseCount], ...]
    events: tuple[Event, ...]
    milestones: tuple[Milestone, ...]
    scores: tuple[Score, ...]


class Around:
    """Reads what stands beside the scores of one open journal, as whoever is writing may see it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._happenings, self._plan = Happenings(session), Plan(session)

    def symptoms(self) -> list[str]:
        """The symptoms that have ratings, in their usual order; what is kept from whoever is writing is not named."""
        curtain = Privacy(self._session).curtain()
        rated = [item for item in self._session.versions.items(Rating) if curtain.asks(item)]
        return sorted(rated, key=lambda item: (symptom(item).rank, item))

    def days(self, item: str, span: Span) -> tuple[DayValues, ...]:
        """The ratings of one symptom by day."""
        found = self._session.versions.live(Rating, item=item, within=span)
        return _by_day(seen(self._session, found), _rated)

    def values(self, span: Span) -> AroundValues:
        """Everything else, in one reading."""
        now = self._session.now().replace(tzinfo=None)
        doses = [d for d in self._plan.doses(span) if d.record or d.due <= now]  # what is still to come is not missed
        reach = Span(min(date(1900, 1, 1), span.first), span.last)
        return AroundValues(
            span,
            self._measured("sleep_hours", span),
            self._measured("falls", span),
            self._measured("near_falls", span),
            self._measured("walking_aid", span),
            self._flags(span),
            _counted(doses),
            tuple(self._happenings.events(span)),
            tuple(m for m, _stamp in self._happenings.milestones(reach)),
            tuple(s for s, _stamp in self._happenings.scores(span)),
        )

    def for_others(self, values: AroundValues) -> AroundValues:
        """The same without what is private or kept from caregivers: for a picture that leaves the computer."""
        kept = frozenset(Privacy(self._session).items)
        return replace(
            values,
            sleep=() if "sleep_hours" in kept else values.sleep,
            falls=() if "falls" in kept else values.falls,
            near_falls=() if "near_falls" in kept else values.near_falls,
            aids=() if "walking_aid" in kept else values.aids,
            flags=tuple(flag for flag in values.flags if flag[0] not in kept),
            events=tuple(event for event in values.events if not event.private),
            milestones=tuple(milestone for milestone in values.milestones if not milestone.private),
            scores=tuple(score for score in values.scores if score.instrument not in kept),
        )

    def _measured(self, name: str, span: Span) -> tuple[DayValues, ...]:
        found = self._session.versions.live(Measure, item=name, within=span)
        return _by_day(seen(self._session, found), _amount)

    def _flags(self, span: Span) -> tuple[tuple[str, tuple[DayValues, ...]], ...]:
        by_name: dict[str, list[Version[Flag]]] = defaultdict(list)
        for version in seen(self._session, self._session.versions.live(Flag, within=span)):
            by_name[version.value.name].append(version)
        return tuple((name, _by_day(by_name[name], _ticked)) for name in sorted(by_name))


def _by_day(versions: Iterable[Version[V]], said: Callable[[Version[V]], Said]) -> tuple[DayValues, ...]:
    """Own views before shared ones before a caregiver's, within each the latest word first."""
    days: dict[date, list[Version[V]]] = defaultdict(list)
    for version in versions:
        days[version.value.day].append(version)
    return tuple(DayValues(day, tuple(said(v) for v in sorted(days[day], key=_place))) for day in sorted(days))


def _place(version: Version[V]) -> tuple[int, float]:
    return _VIEWS.index(_view(version)), -version.stamp.recorded_at.timestamp()


def _view(version: Version[V]) -> Respondent:
    return version.stamp.respondent or Respondent.SELF


def _rated(version: Version[Rating]) -> Said:
    rating = version.value
    return Said(_view(version), version.stamp.author, float(rating.score), rating.mode is EntryMode.CARRIED)


def _amount(version: Version[Measure]) -> Said:
    return Said(_view(version), version.stamp.author, version.value.amount)


def _ticked(version: Version[Flag]) -> Said:
    return Said(_view(version), version.stamp.author, 1.0)


def _counted(doses: Iterable[DueDose]) -> tuple[tuple[date, DoseCount], ...]:
    by_day: dict[date, list[DueDose]] = defaultdict(list)
    for dose in doses:
        by_day[dose.due.date()].append(dose)
    return tuple((day, count_doses(by_day[day])) for day in sorted(by_day))
