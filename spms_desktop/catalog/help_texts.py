"""What the help page of each screen says: what it is for, the commonest tasks, and its keys."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spms_desktop.catalog.loader import Id, Sourced, Text, load

BASICS = "basics"
"""The row that holds for every screen."""


@dataclass(frozen=True)
class Task:
    """Something people do on a screen, and how."""

    what: Text
    how: Text


@dataclass(frozen=True)
class KeyHelp:
    """Keys that do something, and how to do the same without them; "digit" stands for any of 0 to 9."""

    code: tuple[Text, ...]
    does: Text
    instead: Text


@dataclass(frozen=True)
class ScreenHelp(Sourced):
    """All that is said about one screen."""

    id: Id
    title: Text
    about: Text
    tasks: tuple[Task, ...] = ()
    keys: tuple[KeyHelp, ...] = ()


@cache
def screens() -> dict[str, ScreenHelp]:
    """The help of each screen by its key; the keys of the large tabs are those of `ui.tabs`."""
    return load("help.json", ScreenHelp)
