"""The questions asked of the versions: which are in force, of what kind, about which days, items and authors."""

from __future__ import annotations

from typing import Any

from peewee import SQL, fn

from spms_desktop.domain.periods import Span
from spms_desktop.storage.kinds import BY_TYPE
from spms_desktop.storage.models import Gravestone, StoredVersion

COLUMNS = ("uid", "kind", "slot", "value", "author", "recorded_at", "respondent", "change", "restores")
# The most frequent questions are written as SQL: every screen asks them dozens of times, and having Peewee put the
# same query together takes five times as long as running it. Only names of columns go into the text.
_IN_FORCE = "NOT EXISTS (SELECT 1 FROM gravestone AS g WHERE g.version = v.uid)"
LIVE = f"SELECT {', '.join(COLUMNS)} FROM version AS v WHERE {{}} AND {_IN_FORCE} ORDER BY v.rowid"  # noqa: S608
END = f"SELECT day FROM version AS v WHERE kind = ? AND {_IN_FORCE} ORDER BY day {{}} LIMIT 1"  # noqa: S608
LAST_DAYS = f"SELECT item, max(day) FROM version AS v WHERE {{}} AND respondent = ? AND {_IN_FORCE} GROUP BY item"  # noqa: S608


def conditions(
    kind: type, within: Span | None, item: str | None, author: str | None
) -> tuple[str, list[str]]:
    """The same as `matching`, as SQL and its values."""
    asked, values = ["kind = ?"], [BY_TYPE[kind].name]
    if within is not None:
        asked.append("day BETWEEN ? AND ?")
        values += [within.first.isoformat(), within.last.isoformat()]
    for column, wanted in (("item", item), ("author", author)):
        if wanted is not None:
            asked.append(f"{column} = ?")
            values.append(wanted)
    return " AND ".join(asked), values


def matching(kind: type, within: Span | None, item: str | None, author: str | None) -> Any:
    where = StoredVersion.kind == BY_TYPE[kind].name
    if within is not None:
        where &= StoredVersion.day.between(within.first.isoformat(), within.last.isoformat())
    if item is not None:
        where &= StoredVersion.item == item
    if author is not None:
        where &= StoredVersion.author == author
    return where


def is_buried() -> Any:
    """The condition that a version has a gravestone."""
    return fn.EXISTS(Gravestone.select(SQL("1")).where(Gravestone.version == StoredVersion.uid))


def is_replaced() -> Any:
    """The condition that the change which buried a version put another into its slot."""
    later = StoredVersion.alias()
    same_slot = (later.kind == StoredVersion.kind) & (later.slot == StoredVersion.slot)
    stone = Gravestone.select(SQL("1")).join(later, on=(later.change == Gravestone.change))
    return fn.EXISTS(stone.where((Gravestone.version == StoredVersion.uid) & same_slot))
