"""The therapies that are offered by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spms_desktop.catalog.loader import Id, Sourced, Text, load


@dataclass(frozen=True)
class TherapyKind(Sourced):
    """One kind of therapy and, in a few words, what it helps with."""

    id: Id
    label: Text
    helps_with: Text


@cache
def therapy_kinds() -> dict[str, TherapyKind]:
    """Every kind by id, in the order offered."""
    return load("therapies.json", TherapyKind)
