"""Checks that come round, and which of them are usual with a medicine; they hold no reference ranges and no advice."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Literal

from msgspec import Meta

from spms_desktop.catalog.loader import Id, Sourced, Text, load

GroupId = Literal["ms", "medicine", "general", "vaccine", "cancer", "support"]
Months = Annotated[int, Meta(ge=0, le=240)]


@dataclass(frozen=True)
class ResultField:
    """One thing that is noted beside the words: a number as told, or yes or no; `instrument` names a clinic test."""

    id: Id
    label: Text
    type: Literal["number", "yes_no"]
    unit: str = ""
    instrument: str = ""


@dataclass(frozen=True)
class CatalogCheck(Sourced):
    """One check that can be planned; `many_months` is how often many teams plan it, 0 where no source says so.

    One that is `on_at_first` is in every plan until the user puts it away. `other_names` help with the search.
    """

    id: Id
    group: GroupId
    label: Text
    checked: date
    many_months: Months = 0
    on_at_first: bool = False
    other_names: tuple[Text, ...] = ()
    fields: tuple[ResultField, ...] = ()


@dataclass(frozen=True)
class UsualCheck:
    """One check that a source names for a medicine: its words, when it is done, and the catalogue's check for it."""

    name: Text
    when: Text
    check: str = ""


@dataclass(frozen=True)
class UsualChecks(Sourced):
    """What a source names for one medicine of the catalogue."""

    id: Id
    checked: date
    checks: tuple[UsualCheck, ...]


@cache
def checks() -> dict[str, CatalogCheck]:
    """Every check by id, in the order of its groups."""
    return load("checks.json", CatalogCheck)


@cache
def usual_checks() -> dict[str, UsualChecks]:
    """What is usual with a medicine, by the medicine's id in the catalogue."""
    return load("usual_checks.json", UsualChecks)


def fits(check: CatalogCheck, text: str) -> bool:
    """Whether every word of a text is found in the names of a check."""
    names = folded(" ".join((check.label, *check.other_names)))
    return all(word in names for word in folded(text).split())


def folded(text: str) -> str:
    """The text without case and accents, for searching."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def check_label(what: str) -> str:
    """What a check is called: the catalogue's label, to be translated, or the person's own words."""
    known = checks().get(what)
    return known.label if known else what
