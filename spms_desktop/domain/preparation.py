"""Preparing a visit: what was answered card by card, and what is ticked for the paper of that visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

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


@dataclass(frozen=True, slots=True)
class Preparation:
    """How one author prepared one visit; an empty `appointment` is whichever visit comes next.

    `answers` stand in the order in which they were given, `skipped` are the steps that were passed by, `top` the uids
    of what was ranked first at the end.
    """

    appointment: str
    begun_on: date
    answers: tuple[TopicAnswer, ...] = ()
    skipped: tuple[str, ...] = ()
    top: tuple[str, ...] = ()

    def answer(self, topic: str) -> TopicAnswer:
        """What was answered to a topic, or an empty answer."""
        return next((a for a in self.answers if a.topic == topic), TopicAnswer(topic))

    def with_answer(self, answer: TopicAnswer, step: str) -> Preparation:
        """With another answer to its topic; an empty one means that its step was passed by."""
        others = tuple(a for a in self.answers if a.topic != answer.topic)
        if answer.empty:
            return replace(self, answers=others).with_skipped(step)
        return replace(self, answers=(*others, answer), skipped=without(self.skipped, step))

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


def without(values: Sequence[str], gone: str) -> tuple[str, ...]:
    """The same without one of them."""
    return tuple(v for v in values if v != gone)
