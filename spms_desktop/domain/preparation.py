"""Preparing a visit: what was answered card by card, what came of it, and what is ticked for the paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import SequenceMatcher

FRESH_FOR = timedelta(days=60)
"""So long what was prepared for no visit in particular is gone on with; after that it begins anew."""


@dataclass(frozen=True, slots=True)
class TopicAnswer:
    """What was answered to one topic: ids of ready answers, and own words."""

    topic: str
    chosen: tuple[str, ...] = ()
    text: str = ""

    @property
    def empty(self) -> bool:
        return not (self.chosen or self.text)


_LIKE = 0.65
"""So much of two lines has to be the same for one to be the other after an edit."""


@dataclass(frozen=True, slots=True)
class RaisedLine:
    """Words of an answer that became something to raise: from which topic, as they were then, and its uid."""

    topic: str
    words: str
    uid: str


@dataclass(frozen=True, slots=True)
class Preparation:
    """How one author prepared one visit; an empty `appointment` is whichever visit comes next.

    `answers` stand in the order in which they were given, `skipped` are the steps that were passed by, `top` the uids
    of what was ranked first at the end, `raised` what came of the answers. `carried` are the visits for which it was
    begun before this one. `sentence` is what matters most as a caregiver sees it.
    """

    appointment: str
    begun_on: date
    answers: tuple[TopicAnswer, ...] = ()
    skipped: tuple[str, ...] = ()
    top: tuple[str, ...] = ()
    raised: tuple[RaisedLine, ...] = ()
    carried: tuple[str, ...] = ()
    sentence: str = ""

    def answer(self, topic: str) -> TopicAnswer:
        """What was answered to a topic, or an empty answer."""
        return next((a for a in self.answers if a.topic == topic), TopicAnswer(topic))

    def with_answer(self, answer: TopicAnswer, step: str) -> Preparation:
        """With another answer to its topic; an empty one means that its step was passed by."""
        others = tuple(a for a in self.answers if a.topic != answer.topic)
        if answer.empty:
            return replace(self, answers=others).with_skipped(step)
        return replace(self, answers=(*others, answer), skipped=without(self.skipped, step))

    def lines(self, topic: str) -> tuple[RaisedLine, ...]:
        """What was raised from one topic."""
        return tuple(line for line in self.raised if line.topic == topic)

    def with_lines(self, topic: str, lines: Sequence[RaisedLine]) -> Preparation:
        """With these raised from a topic."""
        return replace(self, raised=(*(line for line in self.raised if line.topic != topic), *lines))

    def for_visit(self, appointment: str) -> Preparation:
        """The same gone on with for another visit."""
        if appointment == self.appointment:
            return self
        return replace(self, appointment=appointment, carried=(*self.carried, self.appointment))

    def with_skipped(self, step: str) -> Preparation:
        """With a step passed by; what was answered before stays."""
        return replace(self, skipped=(*without(self.skipped, step), step))


@dataclass(frozen=True, slots=True)
class Include:
    """What one author ticked for the paper of one visit: topics, and items that stay out of it otherwise.

    `items` are ids of symptoms, measures, flags and instruments that are kept private, and uids of private things
    to raise.
    """

    appointment: str
    topics: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PreparedLine:
    """One answered topic ready for the paper: its heading, what was answered, and who did."""

    topic: str
    heading: str
    text: str
    author: str
    by_person: bool


def paired(lines: Sequence[str], before: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
    """For each line the uid of what it was before, by its words and never by its place; empty for a new one.

    `before` are uids with the words that stand for each. The same words come first, then what is most alike.
    """
    found, left = [""] * len(lines), list(before)
    for place, line in enumerate(lines):
        same = next((one for one in left if line in one[1]), None)
        if same is not None:
            found[place] = same[0]
            left.remove(same)
    new = [place for place, uid in enumerate(found) if not uid]
    alike = [(_likeness(lines[place], words), place, uid) for place in new for uid, words in left]
    for likeness, place, uid in sorted(alike, key=lambda one: -one[0]):
        if likeness >= _LIKE and not found[place] and uid not in found:
            found[place] = uid
    return found


def _likeness(line: str, words: Sequence[str]) -> float:
    return max((SequenceMatcher(None, line.casefold(), w.casefold()).ratio() for w in words), default=0.0)


def without(values: Sequence[str], gone: str) -> tuple[str, ...]:
    """The same without one of them."""
    return tuple(v for v in values if v != gone)
