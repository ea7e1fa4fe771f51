"""The roles people have in a care team."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spms_desktop.catalog.loader import Id, Sourced, Text, load


@dataclass(frozen=True)
class Role(Sourced):
    """One role and, in a few words, what it helps with."""

    id: Id
    label: Text
    what_they_do: Text


@cache
def roles() -> dict[str, Role]:
    """Every role by id, the MS team first."""
    return load("roles.json", Role)
