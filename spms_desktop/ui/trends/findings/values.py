"""What the findings part of the trends tab shows, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """How far the looking has come."""

    LOOKING = "looking"
    READY = "ready"
    FAILED = "failed"


class Starred(StrEnum):
    """Whether a finding is on the list for the care team."""

    NO = "no"
    YES = "yes"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class FindingView:
    """One change: what and whose view, how much, and what more is to be said; `ref` names it for a star."""

    ref: str
    item: str
    title: str
    first: str
    details: tuple[str, ...]
    starred: Starred = Starred.NO


@dataclass(frozen=True, slots=True)
class Brief:
    """One line of a short list."""

    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FindingsView:
    """All of it: the headlines and other changes as cards, the rest as short lists, and one sentence to be spoken."""

    stage: Stage
    lead: str
    spoken: str
    headlines: tuple[FindingView, ...] = ()
    others: tuple[FindingView, ...] = ()
    early: tuple[Brief, ...] = ()
    unchanged: tuple[Brief, ...] = ()
    too_few: tuple[Brief, ...] = ()
    agreements: tuple[Brief, ...] = ()
