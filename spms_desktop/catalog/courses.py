"""The names that care teams give to the course of MS; which one holds, only the team says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spms_desktop.catalog.loader import Id, Sourced, Text, load

NOT_TOLD = "not_told"


@dataclass(frozen=True)
class CourseKind(Sourced):
    """One name, its short form, what is meant by it in plain words, and what it makes a screen put first."""

    id: Id
    label: Text
    plain: Text
    short: str = ""
    emphasis: Literal["", "relapses", "slow_change"] = ""


@cache
def courses() -> dict[str, CourseKind]:
    """Every name by id, in the order offered."""
    return load("courses.json", CourseKind)
