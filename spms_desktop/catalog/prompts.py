"""The cards with which a visit is prepared: one question each, with ready answers and what may be told besides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated

from msgspec import Meta

from spms_desktop.catalog.loader import Id, Sourced, Text, load
from spms_desktop.catalog.measures import Option
from spms_desktop.domain.discussion import DiscussionKind

QUESTIONS = "questions"
"""The topic whose lines are things to raise by themselves."""


@dataclass(frozen=True)
class Prompt(Sourced):
    """One topic. `heading` stands above its answer on paper, `raises` is what an answer becomes on the list.

    An answer to a `sensitive` topic stays with its author unless they tick it. The caregiver's texts are empty where
    those of the person fit; a `caregiver_only` topic is about the caregiver. An answer that stands `alone` says that
    there is nothing to raise.
    """

    id: Id
    topic: Text
    question: Text
    heading: Text
    caregiver_question: Text
    raises: DiscussionKind
    max_len: Annotated[int, Meta(gt=0)]
    follow_ups: tuple[Text, ...] = ()
    answers: tuple[Option, ...] = ()
    caregiver_follow_ups: tuple[Text, ...] = ()
    caregiver_answers: tuple[Option, ...] = ()
    caregiver_heading: str = ""
    sensitive: bool = False
    caregiver_only: bool = False

    def asks(self, *, person: bool) -> str:
        """The question for whoever writes."""
        return self.question if person else self.caregiver_question

    def asks_more(self, *, person: bool) -> tuple[str, ...]:
        """What may be told besides."""
        return self.follow_ups if person else self.caregiver_follow_ups or self.follow_ups

    def options(self, *, person: bool) -> tuple[Option, ...]:
        """The ready answers."""
        return self.answers if person else self.caregiver_answers or self.answers

    def titled(self, *, person: bool) -> str:
        """What stands above the answer on paper."""
        return self.heading if person else self.caregiver_heading or self.heading


@cache
def prompts() -> dict[str, Prompt]:
    """Every card by its id, in the order in which they are asked."""
    return load("prompts.json", Prompt)


def prompts_for(*, person: bool) -> tuple[Prompt, ...]:
    """The cards for the person, or for a caregiver."""
    return tuple(p for p in prompts().values() if not (person and p.caregiver_only))
