"""The words of every line a day can hold: ratings, measures, ticks, notes, events, milestones and scores."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from spms_desktop.catalog.abilities import abilities
from spms_desktop.catalog.instruments import instruments
from spms_desktop.catalog.measures import flags, measures
from spms_desktop.catalog.symptoms import symptom
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import DayValue, Entry, EntryMode, Flag, Measure, Note, Rating
from spms_desktop.domain.milestone import Ability, Milestone
from spms_desktop.domain.score import Score
from spms_desktop.i18n import _, ngettext, number
from spms_desktop.ui.journal.event_words import event_words, only_me

__all__ = [
    "DayTarget",
    "LineKind",
    "breakable",
    "event_words",
    "facts",
    "nothing_yet",
    "only_me",
    "shortened",
    "value_words",
]

LineKind = Literal["rating", "measure", "flag", "note", "event", "milestone", "score"]
_LONGEST_WORD = re.compile(r"(\S{24})(?=\S)")
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class DayTarget:
    """One line of a day, as what somebody wants to change: what it is, whose it is, and its words.

    `item` is the symptom, measure, tick, instrument, ability or kind of event; `uid` is empty for a day's values,
    and `respondent` is None for what is no view of a day.
    """

    ref: str
    kind: LineKind
    day: date
    item: str
    uid: str
    author: str
    respondent: Respondent | None
    words: str


def nothing_yet() -> str:
    """What an empty day says."""
    return _("Nothing recorded.")


def shortened(text: str) -> str:
    """The text as the name of a button: in one line, long ones with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_NAME else line[: _LONGEST_NAME - 1].rstrip() + "…"


def breakable(text: str) -> str:
    """The same text, with places inside its longest words where a line may end."""
    return _LONGEST_WORD.sub("\\1\u200b", text)


# Entries


def facts(entry: Entry) -> str:
    """What an entry holds, without its note; it breaks between facts only."""
    ratings = [_rating_fact(r) for r in sorted(entry.ratings, key=lambda r: symptom(r.symptom).rank)]
    others = [
        measure_fact(group) for group in gathered(entry.measures) if group[0].amount or group[0].name not in _COUNTS
    ]
    ticks = [_(flags()[f.name].label) for f in entry.flags if f.name in flags()]
    return "\u00a0· ".join(fact.replace(" ", "\u00a0") for fact in (*ratings, *others, *ticks))


_COUNTS = ("falls", "near_falls")


def carried_words(rating: Rating) -> str:
    """That a rating was not given anew, or nothing."""
    return _(" (as last time)") if rating.mode is EntryMode.CARRIED else ""


def _rating_fact(rating: Rating) -> str:
    return f"{_(symptom(rating.symptom).short_label)} {rating.score}{carried_words(rating)}"


@cache
def _wholes() -> dict[str, str]:
    """The measure that each part belongs to."""
    return {part: whole.id for whole in measures().values() for part in whole.parts}


def whole_of(name: str) -> str:
    """The measure a part is asked with, or the measure itself."""
    return _wholes().get(name, name)


def gathered(found: Iterable[Measure]) -> list[tuple[Measure, ...]]:
    """The measures with the parts of one fact together, such as both numbers of a blood pressure."""
    groups: dict[str, list[Measure]] = {}
    for measure in found:
        groups.setdefault(whole_of(measure.name), []).append(measure)
    return [tuple(sorted(group, key=_place)) for group in groups.values()]


def _place(measure: Measure) -> int:
    whole = measures().get(whole_of(measure.name))
    return whole.parts.index(measure.name) if whole and measure.name in whole.parts else -1


def measure_fact(group: Sequence[Measure], *, proxy: bool = False) -> str:
    """One measure, or the parts of one, in a few words."""
    first = group[0]
    pressure = _pressure(group)
    if pressure:
        return _("Blood pressure {values}").format(values=pressure)
    if first.name == "sleep_hours":
        return _("Slept {n} h").format(n=number(first.amount))
    if first.name == "falls":
        return ngettext("{n} fall", "{n} falls", int(first.amount)) if first.amount else _("No falls")
    if first.name == "near_falls":
        return ngettext("{n} near fall", "{n} near falls", int(first.amount)) if first.amount else _("No near falls")
    plain = _plain_fact(first)
    words = plain or _("{item}: {value}").format(item=measure_label(first.name, proxy=proxy), value=amount_words(first))
    return ", ".join((words, *(amount_words(part) for part in group[1:])))


def _plain_fact(measure: Measure) -> str:
    """Measures that are asked in the first person, as a fact that fits whoever reads it."""
    fact = {
        "walking_aid": _("Got around with: {value}"),
        "walk_distance": _("Farthest walk: {value}"),
        "help_hours": _("Help this week: {value}"),
        "change_3m": _("Compared with 3 months ago: {value}"),
        "change_3m_walking": _("Walking, compared with 3 months ago: {value}"),
        "change_3m_thinking": _("Thinking, compared with 3 months ago: {value}"),
        "change_3m_bladder": _("Bladder, compared with 3 months ago: {value}"),
    }.get(measure.name, "")
    return fact.format(value=amount_words(measure)) if fact else ""


def _pressure(group: Sequence[Measure]) -> str:
    about = measures().get(whole_of(group[0].name))
    if about is None or about.type != "bp" or len(group) != len(about.parts):
        return ""
    return "/".join(number(part.amount, 0) for part in group)


def measure_label(name: str, *, proxy: bool = False) -> str:
    """What a measure is called, for whose view it is."""
    about = measures().get(name)
    if about is None:
        return name
    return _(about.caregiver_label if proxy and about.caregiver_label else about.label)


def amount_words(measure: Measure) -> str:
    """A measure's value: an answer's words, or the number with its unit."""
    about = measures().get(measure.name)
    option = next((o for o in about.options if o.order == measure.amount), None) if about else None
    if option:
        return _(option.label)
    shown = number(measure.amount)
    return _("{value} {unit}").format(value=shown, unit=_(about.unit)) if about and about.unit else shown


def rating_label(name: str) -> str:
    """A symptom's name; its short one where the full one is a question."""
    about = symptom(name)
    return _(about.short_label if about.label.endswith("?") else about.label)


def value_words(value: DayValue) -> tuple[str, str]:
    """An item and its value in words."""
    if isinstance(value, Rating):
        return rating_label(value.symptom), f"{value.score}{carried_words(value)}"
    if isinstance(value, Measure):
        return measure_label(value.name), amount_words(value)
    if isinstance(value, Flag):
        about = flags().get(value.name)
        return (_(about.label) if about else value.name), _("ticked")
    assert isinstance(value, Note)
    return _("Note"), only_me(value.text, private=value.private)


# What happens now and then


def milestone_words(milestone: Milestone) -> str:
    """What could be done for the last time, or can be done again."""
    about = abilities().get(milestone.what)
    what = _(about.label) if about else milestone.what
    if milestone.change is Ability.LOST:
        text = _("Last time, about this day: {what}") if milestone.about else _("Last time: {what}")
    else:
        text = _("Again since about this day: {what}") if milestone.about else _("Again: {what}")
    return text.format(what=what)


def score_words(score: Score) -> str:
    """A score as it was given, such as "EDSS 6.0, given by Dr Weiss"."""
    text = _("{name} {value}").format(name=score.instrument, value=score_value(score))
    if score.aid:
        text = _("{score}, with {aid}").format(score=text, aid=score.aid)
    return _("{score}, given by {who}").format(score=text, who=score.given_by) if score.given_by else text


def instrument_label(identifier: str) -> str:
    """What an instrument is, in plain words."""
    about = instruments().get(identifier)
    return _(about.label) if about else identifier


def score_value(score: Score) -> str:
    """The number with its unit; where an instrument counts in tenths it keeps its decimal, as clinics write it."""
    about = instruments().get(score.instrument)
    shown = number(score.value)
    if about and about.step < 1 and score.value == int(score.value):
        # The locale's own sign before the decimal, read off a number that has one.
        shown = number(score.value + 0.1)[:-1] + number(0, 0)
    return _("{value} {unit}").format(value=shown, unit=_(about.unit)) if about and about.unit else shown
