"""The roles people have in a care team."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from spms_desktop.catalog.loader import Id, Sourced, Text, load


class RoleGroup(StrEnum):
    """What kind of help it is, in the order in which the team is shown."""

    MS_TEAM = "ms_team"
    PRIMARY_CARE = "primary_care"
    THERAPIES = "therapies"
    MENTAL_HEALTH = "mental_health"
    SPIRITUAL = "spiritual"
    PEER_SUPPORT = "peer_support"
    HOME = "home"
    OTHER = "other"


@dataclass(frozen=True)
class Role(Sourced):
    """One role and, in a few words, what it helps with; `clinician` says that health care is their work."""

    id: Id
    label: Text
    what_they_do: Text
    group: RoleGroup
    clinician: bool = False


@cache
def roles() -> dict[str, Role]:
    """Every role by id, group by group, the MS team first."""
    return load("roles.json", Role)


def group_of(role: str) -> RoleGroup:
    """The group of a role; what the person calls it in their own words is in the last one."""
    known = roles().get(role)
    return known.group if known else RoleGroup.OTHER


def is_clinician(role: str) -> bool:
    """Whether papers name somebody in this role as long as nobody has chosen; own words stay at home."""
    known = roles().get(role)
    return known is not None and known.clinician
