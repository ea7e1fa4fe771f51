"""Finding lines of the journal by words, author, symptom, event and star."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from spms_desktop.domain.entry import Flag, Measure, Note, Rating
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.milestone import Milestone
from spms_desktop.domain.periods import Span
from spms_desktop.domain.record import Stamp, Value, Version
from spms_desktop.domain.score import Score
from spms_desktop.services.journal import DAY_KINDS
from spms_desktop.services.line_texts import holds
from spms_desktop.services.privacy import Privacy, seen
from spms_desktop.services.session import Session
from spms_desktop.services.stars import Stars, line_ref

WORDY: tuple[type[Value], ...] = (Note, Event, Milestone, Score)
"""What words are looked for in."""
MOVABLE: tuple[type[Value], ...] = (Event, Milestone, Score)
"""Lines whose day can be mended."""
Findable = Note | Event | Milestone | Score | Rating | Measure | Flag


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; every condition that is set must hold. Words may be parts of words, in any order.

    With a symptom, a line counts when it is a rating of that symptom or stands on a day with one.
    """

    text: str = ""
    author: str = ""
    symptom: str = ""
    event: EventKind | None = None
    starred: bool = False

    @property
    def anything(self) -> bool:
        """Whether any condition is set."""
        return bool(self.words or self.author or self.symptom or self.event or self.starred)

    @property
    def words(self) -> list[str]:
        return self.text.split()


@dataclass(frozen=True, slots=True)
class Found:
    """One line that was found, with its day and who recorded it."""

    ref: str
    day: date
    value: Findable
    stamp: Stamp


class Search:
    """Looks through one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, wanted: Wanted) -> list[Found]:
        """What meets every condition, the newest day first; nothing when no condition is set."""
        if not wanted.anything:
            return []
        versions = seen(self._session, self._candidates(wanted))
        if wanted.author:
            versions = [v for v in versions if v.stamp.author == wanted.author]
        if wanted.event:
            versions = [v for v in versions if getattr(v.value, "kind", None) is wanted.event]
        if wanted.symptom:
            rated = {v.value.day for v in seen(self._session, self._ratings(wanted.symptom))}
            versions = [v for v in versions if _about(v.value, wanted.symptom, rated)]
        lines = [Found(line_ref(v.value, v.stamp), day_of(v.value), v.value, v.stamp) for v in versions]
        return sorted(lines, key=lambda line: (line.day, line.stamp.recorded_at), reverse=True)

    def rated(self) -> set[str]:
        """The symptoms that have ratings, of those that whoever is writing may see."""
        curtain = Privacy(self._session).curtain()
        return {item for item in self._session.versions.items(Rating) if curtain.asks(item)}

    def _candidates(self, wanted: Wanted) -> Sequence[Version[Any]]:
        """The lines that meet the condition that leaves the fewest."""
        versions = self._session.versions
        with_words = self._with_words(wanted) if wanted.words else None
        if wanted.starred:
            uids = None if with_words is None else {v.uid for v in with_words}
            return [v for v in self._starred() if uids is None or v.uid in uids]
        if with_words is not None:
            return with_words
        if wanted.symptom and not wanted.event:
            return self._ratings(wanted.symptom)
        kinds = (Event,) if wanted.event else WORDY
        return [v for kind in kinds for v in versions.live(kind, author=wanted.author or None)]

    def _with_words(self, wanted: Wanted) -> list[Version[Any]]:
        """Notes by the index; what has the catalogue's words on the screen is few, and read."""
        live = self._session.versions.live
        told: list[Version[Any]] = [v for kind in MOVABLE for v in live(kind)]
        shown = [v for v in seen(self._session, told) if holds(v.value, wanted.words)]
        return [*self._session.versions.find(wanted.text, (Note,)), *shown]

    def _starred(self) -> list[Version[Any]]:
        """The lines that are starred; what stands on its day is read day by day, for stars are few."""
        stars = Stars(self._session).starred()
        days = {item.day for item in stars.values() if item.day is not None}
        live = self._session.versions.live
        found: list[Version[Any]] = [v for kind in MOVABLE for v in live(kind)]
        found += [v for day in days for kind in DAY_KINDS for v in live(kind, within=Span(day, day))]
        return [v for v in found if line_ref(v.value, v.stamp) in stars]

    def _ratings(self, symptom: str) -> list[Version[Rating]]:
        return self._session.versions.live(Rating, item=symptom)


def _about(value: Findable, symptom: str, rated: set[date]) -> bool:
    return value.symptom == symptom if isinstance(value, Rating) else day_of(value) in rated


def day_of(value: Findable) -> date:
    """The day a line stands on."""
    return value.start if isinstance(value, Event) else value.day
