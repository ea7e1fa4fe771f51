"""Putting together what was read of a damaged journal and of its backup, and finding out what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from spms_desktop.storage.kinds import BY_NAME, from_text
from spms_desktop.storage.page_reader import Found, Row

COLUMNS = {
    "change": ("uid", "at", "author", "device", "action", "undoes"),
    "version": (
        "uid", "change", "kind", "slot", "day", "item", "author", "respondent", "recorded_at", "value", "restores",
    ),
    "gravestone": ("version", "change"),
    "attachment": ("uid", "sha256", "data"),
    "local": ("key", "value"),
}  # fmt: skip
_PLACE = {column: place for place, column in enumerate(COLUMNS["version"])}
_UID, _KIND, _DAY = _PLACE["uid"], _PLACE["kind"], _PLACE["day"]
_RECORDED, _VALUE = _PLACE["recorded_at"], _PLACE["value"]
_FORGOTTEN = ("device", "before_restoring")


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """So many values of one kind about one day; the day is a guess from what was saved before, when `guessed`."""

    day: date | None
    kind: str
    count: int
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of the new journal, how many versions a backup gave, what is unsure and what is lost."""

    tables: dict[str, list[Row]]
    from_backup: int
    unsure: tuple[Gap, ...]
    lost: tuple[Gap, ...]


def merged(sure: Found, unsure: Found, backup: Found) -> Rows:
    """Authenticated rows first, then those of the backup, then those read without authentication that make sense."""
    stones = sure.stones | backup.stones | {s for s in unsure.stones if all(map(_is_uid, s))}
    tables: dict[str, list[Row]] = {}
    numbers: dict[int, Row] = {}
    doubtful: list[Row] = []
    given = 0
    for table in ("change", "version", "attachment"):
        base, extra = sure.tables.get(table, {}), backup.tables.get(table, {})
        known = {row[0] for row in base.values()}
        added = {n: row for n, row in extra.items() if row[0] not in known}
        known |= {row[0] for row in added.values()}
        read = unsure.tables.get(table, {})
        loose = {n: row for n, row in read.items() if row[0] not in known and _makes_sense(table, row)}
        together = sorted([*base.items(), *added.items(), *loose.items()], key=lambda item: item[0])
        tables[table] = _once(row for _n, row in together)
        if table == "version":
            numbers, given, doubtful = dict(together), len(added), list(loose.values())
    uids = {row[_UID] for row in tables["version"]}
    tables["gravestone"] = [stone for stone in sorted(stones) if stone[0] in uids]
    tables["local"] = [row for row in (sure.local or backup.local) if row[0] not in _FORGOTTEN]
    buried = {stone[0] for stone in stones}
    unclear = Counter((_day(row[_DAY]), str(row[_KIND]), False) for row in doubtful if row[_UID] not in buried)
    return Rows(tables, given, _gaps(unclear), _missing(numbers, sure, unsure, buried))


def _missing(numbers: dict[int, Row], sure: Found, unsure: Found, buried: set[str]) -> tuple[Gap, ...]:
    """Versions whose number is free in the row of numbers, or in an index, and that nothing has buried."""
    hints, uids = {**unsure.hints, **sure.hints}, {**unsure.uids, **sure.uids}
    last = max([*numbers, *sure.hints, *sure.uids], default=0)
    found: Counter[tuple[date | None, str, bool]] = Counter()
    near: date | None = None
    for number in range(1, last + 1):
        row = numbers.get(number)
        if row is not None:
            near = _moment(row[_RECORDED]) or near
        elif uids.get(number) not in buried:
            kind, day = hints.get(number, ("", None))
            about = _day(day)
            found[(about or near, kind if kind in BY_NAME else "", about is None)] += 1
    return _gaps(found)


def _gaps(found: Counter[tuple[date | None, str, bool]]) -> tuple[Gap, ...]:
    gaps = [Gap(day, kind, count, guessed) for (day, kind, guessed), count in found.items()]
    return tuple(sorted(gaps, key=lambda gap: (gap.day or date.min, gap.kind)))


def _makes_sense(table: str, row: Row) -> bool:
    """Whether a row that nobody vouches for has the form of one of ours."""
    if not _is_uid(row[0]):
        return False
    if table == "change":
        return _moment(row[1]) is not None and all(isinstance(part, str) for part in row[1:5])
    if table == "attachment":
        return isinstance(row[1], str) and isinstance(row[2], bytes)
    if not isinstance(row[_VALUE], str) or row[_KIND] not in BY_NAME or _moment(row[_RECORDED]) is None:
        return False
    try:
        from_text(str(row[_KIND]), str(row[_VALUE]))
    except ValueError:
        return False
    return True


def _once(rows: Iterable[Row]) -> list[Row]:
    return list({row[0]: row for row in rows}.values())


def _is_uid(value: object) -> bool:
    return isinstance(value, str) and len(value) == 32 and all(c in "0123456789abcdef" for c in value)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _moment(value: object) -> date | None:
    try:
        return datetime.fromisoformat(str(value)).date()
    except ValueError:
        return None
