"""What happened to Maria: possible relapses, infections, falls, heat, new aids, and what each did to her days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.periods import Span
from spms_desktop.domain.record import Stamped, Value
from spms_desktop.services.sample.names import ANNA, MARIA, at, before, stamped, uid

AID_STEPS = ((3300, 1), (2200, 2), (480, 3), (47, 4))  # days before today, order of the aid in the catalogue
DISTANCE_STEPS = ((3000, 5), (2000, 4), (800, 3), (180, 2))
_AIDS = {1: "Foot brace", 2: "Walking stick", 3: "Second stick", 4: "Walker for outdoors"}
_AID_NOTES = {
    1: "Stops my left toe from catching.",
    2: "Jonas carved my initials in it.",
    3: "Priya showed me how to take the stairs with two.",
    4: "It has a seat, so I can rest on the way to the garden.",
}
RELAPSE_DAYS, BLADDER_DAYS, COLD_DAYS, HEAT_DAYS = 21, 9, 6, 7


@dataclass(frozen=True, slots=True)
class Episode:
    """An event with its pull on the ratings (points at its height), its daily flags and how long each flag stays."""

    event: Event
    effects: Mapping[str, float] = field(default_factory=dict)
    flags: tuple[tuple[str, int], ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.event.start, self.event.end or self.event.start)

    def weight(self, day: date) -> float:
        """How much of the pull is felt on a day: up over three days, down over the last third."""
        if day not in self.span:
            return 0.0
        length, n = self.span.days, (day - self.event.start).days
        return min(1.0, (n + 1) / 3, (length - n) / max(1.0, length / 3))

    def flags_on(self, day: date) -> tuple[str, ...]:
        """The ticks that belong to a day of it."""
        n = (day - self.event.start).days
        return tuple(name for name, days in self.flags if 0 <= n < days)


def episodes(start: date, today: date) -> list[Episode]:
    """Everything that happened in the journal's time, in order."""
    found = [*_relapses(today), *_bladder(today), *_colds(today), *_heat(today), *_falls(today), *_aids(today)]
    inside = [e for e in found if e.event.start > start and e.span.last < today]
    return sorted(inside, key=lambda e: (e.event.start, e.event.kind))


def _span_event(kind: EventKind, start: date, days: int, title: str) -> Event:
    return Event(uid("event", kind, start), kind, start, start + timedelta(days=days - 1), title)


def _repeats(first: int, every: int) -> Iterator[tuple[int, int]]:
    """How often it came (newest is 0) and how many days before today, over at most forty years."""
    return ((n, days + n * 17 % 40) for n, days in enumerate(range(first, 14_600, every)))


def _relapses(today: date) -> Iterator[Episode]:
    titles = ("Legs suddenly much weaker", "Left leg would not lift", "Numb from the waist down")
    triggers = (("stress",), (), ("poor_sleep", "stress"))
    for n, days in _repeats(590, 1130):
        event = replace(
            _span_event(EventKind.RELAPSE, before(today, days), RELAPSE_DAYS, titles[n % 3]),
            triggers=triggers[n % 3],
            worst=8 - n % 2,
            treatment="Steroid drip for three days",
            team_said="relapse",
            note="Called Tom on the second day. No fever. Came back slowly after the drip.",
        )
        yield Episode(event, {"walking": 2.8, "fatigue": 2.4, "stiffness_spasms": 0.8, "balance_dizziness": 2.0})
        drip = _span_event(EventKind.STEROIDS, event.start + timedelta(days=4), 3, "Steroid drip at the day clinic")
        yield Episode(replace(drip, note="Hardly slept, metal taste. Anna stayed over."))


def _bladder(today: date) -> Iterator[Episode]:
    for n, days in _repeats(78, 830):
        event = replace(
            _span_event(EventKind.INFECTION, before(today, days), BLADDER_DAYS, "Bladder infection"),
            triggers=("fever", "bladder_infection"),
            worst=8,
            treatment="Antibiotic for seven days" if n % 2 == 0 else "Antibiotic for five days",
            team_said="infection",
            note="Fever up to 38.6. Everything was worse until the antibiotic worked.",
        )
        effects = {"fatigue": 2.0, "walking": 1.8, "stiffness_spasms": 1.2, "bladder": 3.0, "pain": 0.6}
        yield Episode(event, effects, (("fever", 3), ("uti_signs", 7)))


def _colds(today: date) -> Iterator[Episode]:
    for years in range(0, 40, 2):
        start = _last_of(today, 2, 9, years)
        event = replace(
            _span_event(EventKind.INFECTION, start, COLD_DAYS, "Bad cold"),
            triggers=("other_infection",),
            worst=6,
            treatment="Rest and tea",
            note="Caught it from Jonas. No fever.",
        )
        yield Episode(event, {"fatigue": 1.5, "thinking_memory": 1.0}, (("cold_flu", COLD_DAYS),))


def _heat(today: date) -> Iterator[Episode]:
    for years in range(0, 40, 2):
        start = _last_of(today, 7, 14 - years % 5, years)
        event = _span_event(EventKind.HEAT, start, HEAT_DAYS, "Heat wave, 35 degrees in the flat")
        yield Episode(
            replace(event, worst=7, note="Blinds down, cooling vest on, supper at ten."),
            {"fatigue": 1.4, "walking": 0.7},
            (("heat", HEAT_DAYS),),
        )


def _falls(today: date) -> Iterator[Episode]:
    places = (
        ("Fall in the bathroom", "Bruised left hip, cut on the elbow. No doctor needed."),
        ("Fall on the garden step", "Sprained right wrist, two weeks in a splint."),
        ("Fall at the bus stop", "Grazed both knees."),
    )
    for n, days in _repeats(61, 640):
        title, injury = places[n % 3]
        event = replace(_span_event(EventKind.FALL, before(today, days), 1, title), injury=injury)
        yield Episode(event, {"pain": 1.0})


def _aids(today: date) -> Iterator[Episode]:
    for days, order in AID_STEPS:
        event = _span_event(EventKind.NEW_AID, before(today, days), 1, _AIDS[order])
        yield Episode(replace(event, note=_AID_NOTES[order]))


def _last_of(today: date, month: int, day: int, years: int) -> date:
    """That day of the year, the latest one at least four weeks ago, or some years before it."""
    latest = date(today.year, month, day)
    year = today.year if latest < before(today, 28) else today.year - 1
    return latest.replace(year=max(1900, year - years))


def recorded(found: list[Episode]) -> list[Stamped[Value]]:
    """The events as they were typed: those that last first open, then with their end and what the team said."""
    values: list[Stamped[Value]] = []
    for event in (e.event for e in found):
        author = ANNA if event.kind in (EventKind.RELAPSE, EventKind.STEROIDS) else MARIA
        last = event.end or event.start
        if event.excuses_days:
            opened = replace(event, end=None, worst=None, treatment="", team_said="", note="")
            values.append(stamped(opened, at(event.start, 20, 40), author))
        values.append(stamped(event, at(last, 20, 50), author))
    return values


def step(table: tuple[tuple[int, int], ...], earliest: int, day: date, today: date) -> int:
    """The value that a table of (days before today, value) has reached on a day."""
    reached = [value for days, value in table if day >= before(today, days)]
    return reached[-1] if reached else earliest
