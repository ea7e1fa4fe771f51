"""What the trend engine says about each series of the journal: values gathered here, findings made in a worker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from spms_desktop.catalog.symptoms import symptom
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import EntryMode, Measure, Rating
from spms_desktop.domain.event import Event
from spms_desktop.domain.medicine import Medicine, MedicineKind, PlanAction, PlanChange
from spms_desktop.domain.periods import Span
from spms_desktop.domain.score import Score
from spms_desktop.domain.settings import PrivateItems
from spms_desktop.domain.trends.agreement import Agreement, agreement
from spms_desktop.domain.trends.family import headlines
from spms_desktop.domain.trends.finding import Finding, Observation
from spms_desktop.domain.trends.scale import HOURS, RATING, WALK, WEIGHT, Scale
from spms_desktop.services.events import Saved
from spms_desktop.services.line_texts import plain
from spms_desktop.services.privacy import seen
from spms_desktop.services.session import Session

MEASURES: Mapping[str, Scale] = {"sleep_hours": HOURS, "weight": WEIGHT}
"""The typed values that are looked at for gradual change."""
SCORES: Mapping[str, Scale] = {"T25FW": WALK}
"""The clinic-typed values that are: the timed walk, whose published threshold stands beside nothing else."""
_EMPTY_WORDS = {"with", "trouble", "from", "that", "does", "worse", "using", "legs", "arms"}
_KINDS = {Rating, Measure, Score, Event, PlanChange, Medicine, PrivateItems}


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """One series: what it is about, whose view it is, and who recorded it (empty for scores of a clinic).

    `measured` tells a typed value, such as weight, from a rating of a symptom that somebody gave the same name.
    """

    item: str
    respondent: Respondent | None = None
    author: str = ""
    measured: bool = False


@dataclass(frozen=True, slots=True)
class SeriesValues:
    """The values of one series as the engine takes them, and when a medicine was started that could change them."""

    key: SeriesKey
    scale: Scale
    observations: tuple[Observation, ...]
    medicine_starts: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that the findings are made from: plain values that a worker may have."""

    series: tuple[SeriesValues, ...]
    excused: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found: by series, which of it stands as a headline, and how far own and other views agree."""

    by_series: Mapping[SeriesKey, Finding] = field(default_factory=dict)
    headlines: frozenset[SeriesKey] = frozenset()
    agreements: Mapping[SeriesKey, Agreement] = field(default_factory=dict)


def compute(snapshot: Snapshot, wanted: Callable[[], bool] = lambda: True) -> Findings:
    """The findings about every series; safe in a worker. It ends early, and so incomplete, when no longer wanted."""
    from spms_desktop.domain.trends.engine import find  # numpy and scipy come with it

    found = {
        one.key: find(one.observations, snapshot.excused, one.medicine_starts, one.scale)
        for one in snapshot.series
        if wanted()
    }
    return Findings(found, headlines(found), dict(_agreements(snapshot)))


def gather(session: Session) -> Snapshot:
    """The values of every series of a journal, once."""
    finder = TrendFindings(session)
    try:
        return finder.snapshot()
    finally:
        finder.close()


class TrendFindings:
    """Gathers the series of one open journal, and keeps what was found until something they rest on changes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: Findings | None = None
        self._kept_for: tuple[str, date, int] | None = None
        self._revision = 0
        self._closed = False
        self._stop = session.events.subscribe(Saved, self._saved)

    @property
    def kept(self) -> Findings | None:
        """The findings as of now for whoever is writing, or None when they are still to be made."""
        return self._kept if self._kept_for == self._now() else None

    def work(self) -> tuple[Callable[[], Findings], Callable[[Findings], None]]:
        """What a worker does with a snapshot of now, and how its result is kept; nothing where all is known."""
        known = self.kept
        if known is not None:
            return lambda: known, lambda _found: None
        snapshot, at = self.snapshot(), self._now()

        def keep(found: Findings) -> None:
            self._kept, self._kept_for = found, at

        return lambda: compute(snapshot, lambda: not self._closed), keep

    def snapshot(self) -> Snapshot:
        """The values of every series that whoever is writing may see."""
        live, today = self._session.versions.live, self._session.today
        excused = tuple(v.value.span(today) for v in live(Event) if v.value.excuses_days)
        starts = self._starts()
        series = (*self._ratings(), *self._measures(), *self._scores())
        return Snapshot(tuple(replace(s, medicine_starts=starts(s.key.item)) for s in series), excused)

    def _starts(self) -> Callable[[str], tuple[date, ...]]:
        """When medicines were started that could change an item: every DMT, and what is taken for just that.

        A start that could not have changed it would only hide a change that is there.
        """
        live = self._session.versions.live
        medicines = {v.value.uid: v.value for v in live(Medicine)}
        changes = [v.value for v in live(PlanChange) if v.value.action is PlanAction.START]
        started = [(c.on, medicines[c.medicine]) for c in changes if c.medicine in medicines]
        return lambda item: tuple(sorted({on for on, medicine in started if _concerns(medicine, item)}))

    def close(self) -> None:
        """Listen no more; a worker that still looks ends after the series it is at."""
        self._closed = True
        self._stop()

    def _now(self) -> tuple[str, date, int]:
        return self._session.author.uid, self._session.today, self._revision

    def _saved(self, saved: Saved) -> None:
        if saved.kinds & _KINDS:
            self._revision += 1

    def _ratings(self) -> Iterator[SeriesValues]:
        found: dict[SeriesKey, list[Observation]] = defaultdict(list)
        for v in seen(self._session, self._session.every(Rating)):
            key = SeriesKey(v.value.symptom, v.stamp.respondent or Respondent.SELF, v.stamp.author)
            carried = v.value.mode is EntryMode.CARRIED
            found[key].append(Observation(v.value.day, float(v.value.score), v.stamp.author, carried))
        yield from (SeriesValues(key, RATING, tuple(values)) for key, values in found.items())

    def _measures(self) -> Iterator[SeriesValues]:
        for name, scale in MEASURES.items():
            found: dict[SeriesKey, list[Observation]] = defaultdict(list)
            for v in seen(self._session, self._session.versions.live(Measure, item=name)):
                key = SeriesKey(name, v.stamp.respondent or Respondent.SELF, v.stamp.author, measured=True)
                found[key].append(Observation(v.value.day, v.value.amount, v.stamp.author))
            yield from (SeriesValues(key, scale, tuple(values)) for key, values in found.items())

    def _scores(self) -> Iterator[SeriesValues]:
        for name, scale in SCORES.items():
            scores = seen(self._session, self._session.versions.live(Score, item=name))
            values = tuple(Observation(v.value.day, v.value.value, v.value.given_by) for v in scores)
            if values:
                yield SeriesValues(SeriesKey(name), scale, values)


def _concerns(medicine: Medicine, item: str) -> bool:
    """Whether a medicine could change an item: a DMT anything, a symptom medicine what it was said to be for."""
    if medicine.kind is MedicineKind.DMT:
        return True
    about = symptom(item)
    named = f"{about.label} {about.short_label} {item.replace('_', ' ')}"
    return medicine.kind is MedicineKind.SYMPTOM and not _words(medicine.purpose).isdisjoint(_words(named))


def _words(text: str) -> set[str]:
    """The words that carry meaning, by their first five letters: "spasms" and "spasm" are the same."""
    return {word[:5] for word in plain(text).replace("/", " ").split() if len(word) > 3 and word not in _EMPTY_WORDS}


def _agreements(snapshot: Snapshot) -> Iterator[tuple[SeriesKey, Agreement]]:
    """For each view beside the person's own of the same item, how far the two agree on days that have both."""
    own = {
        (one.key.item, one.key.measured): one for one in snapshot.series if one.key.respondent is Respondent.SELF
    }
    for other in snapshot.series:
        first = own.get((other.key.item, other.key.measured))
        if first is not None and other.key.respondent is Respondent.PROXY:
            yield other.key, agreement(first.observations, other.observations)
