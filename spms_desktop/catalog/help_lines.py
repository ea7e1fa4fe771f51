"""Crisis lines and emergency numbers by region, shipped so that they work with no network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated

from msgspec import Meta

from spms_desktop.catalog.loader import Sourced, Text, load

RegionCode = Annotated[str, Meta(pattern=r"^([A-Z]{2}|OTHER)$")]


@dataclass(frozen=True)
class HelpLine:
    """One line to call, text or chat with; None where it does not offer that way."""

    name: Text
    as_of: Text
    call: str | None = None
    text: str | None = None
    chat: str | None = None
    hours: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Region(Sourced):
    """A country's help; `emergency` is None when no number has been checked there."""

    code: RegionCode
    country: Text
    emergency: str | None
    lines: Annotated[tuple[HelpLine, ...], Meta(min_length=1)]
    checked: date


@cache
def regions() -> dict[str, Region]:
    """Every region with checked lines by its code; "OTHER" is for every country that has no row."""
    return load("help_lines.json", Region, key="code")
