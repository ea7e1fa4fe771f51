"""Names of medicines that help with typing; they hold no doses, no advice and no claim of approval."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from spms_desktop.catalog.loader import Id, Sourced, Text, load

Kind = Literal["dmt", "dmt_option", "symptom", "relapse"]
Rhythm = Literal[
    "daily",
    "twice_daily",
    "daily_or_three_per_week",
    "every_4_weeks",
    "monthly",
    "every_3_months",
    "every_24_weeks",
    "every_6_months",
    "yearly_courses",
    "as_prescribed",
    "custom",
]
SHORTEST_WITH_TYPO = 4


@dataclass(frozen=True)
class CatalogMedicine(Sourced):
    """One medicine's names; a fact that was not checked is left empty (rhythm: "as_prescribed")."""

    id: Id
    kind: Kind
    generic: Text
    rhythm: Rhythm
    checked: date
    brands: tuple[Text, ...] = ()
    drug_class: str = ""
    route: str = ""
    for_symptoms: tuple[Id, ...] = ()
    given_at: Literal["", "clinic"] = ""
    note: str = ""


@dataclass(frozen=True)
class SkipReason(Sourced):
    """Why a dose was skipped, in the person's words."""

    id: Id
    label: Text


@cache
def medicines() -> dict[str, CatalogMedicine]:
    """Every shipped medicine and picker option by id."""
    return load("medicines.json", CatalogMedicine)


def options() -> list[CatalogMedicine]:
    """What can be chosen instead of a name: a medicine of a trial, no such medicine now, a transplant."""
    return [row for row in medicines().values() if row.kind == "dmt_option" and row.id != "other_dmt"]


@cache
def skip_reasons() -> dict[str, str]:
    """The labels of the reasons for a skipped dose, by id."""
    return {reason.id: reason.label for reason in load("skip_reasons.json", SkipReason).values()}


def find(text: str, limit: int = 8) -> list[CatalogMedicine]:
    """Medicines whose generic or brand name fits what is typed, best first; picker options are never found.

    Names that begin with the text come before names that contain it. One wrong, missing, extra or swapped letter
    is forgiven when nothing fits and at least four letters are typed.
    """
    typed = _folded(text)
    if not typed:
        return []
    begins, contains, close = [], [], []
    for medicine, names in _names():
        if any(name.startswith(typed) for name in names):
            begins.append(medicine)
        elif any(typed in name for name in names):
            contains.append(medicine)
        elif len(typed) >= SHORTEST_WITH_TYPO and any(_begins_but_one(name, typed) for name in names):
            close.append(medicine)
    return (begins + contains or close)[:limit]


@cache
def _names() -> tuple[tuple[CatalogMedicine, tuple[str, ...]], ...]:
    found = [medicine for medicine in medicines().values() if medicine.kind != "dmt_option"]
    return tuple((medicine, tuple(map(_folded, (medicine.generic, *medicine.brands)))) for medicine in found)


def _folded(text: str) -> str:
    """The text without case, accents and outer spaces."""
    parts = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _begins_but_one(name: str, typed: str) -> bool:
    """Whether the name begins with the text once one letter is changed, added, dropped or swapped with the next."""
    at = next((i for i, pair in enumerate(zip(name, typed, strict=False)) if pair[0] != pair[1]), len(name))
    rest, after = name[at:], typed[at:]
    changed_or_added = rest.startswith(after[1:]) or rest[1:].startswith(after[1:])
    dropped = rest[1:].startswith(after)
    swapped = rest.startswith(after[1:2] + after[:1] + after[2:])
    return changed_or_added or dropped or swapped
