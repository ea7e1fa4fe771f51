"""Append-only versions: an edit adds a version and a gravestone for each one it saw; nothing is altered or erased."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar, cast

from peewee import SQL, chunked, fn

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.errors import BadInput, Damaged, OpenedReadOnly
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.record import Action, ChangeRecord, Stamp, Stamped, Value, Version
from spms_desktop.storage.database import EncryptedDatabase, database_troubles
from spms_desktop.storage.kinds import BY_NAME, BY_TYPE, from_text, to_text
from spms_desktop.storage.models import MODELS, Change, Gravestone, StoredVersion
from spms_desktop.storage.queries import COLUMNS, END, LAST_DAYS, LIVE, conditions, is_buried, is_replaced, matching
from spms_desktop.storage.words import finding

V = TypeVar("V", bound=Value)
_ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Batch:
    """What one act of an author writes and takes back, all of it or nothing."""

    action: Action
    author: str
    at: datetime
    values: Sequence[Stamped[Value]] = ()
    take_back: Sequence[str] = ()


class VersionStore:
    """Reads and writes versioned values through one open database."""

    def __init__(self, database: EncryptedDatabase, folder: Path, device: str, *, read_only: bool = False) -> None:
        self._database = database
        self._folder = folder
        self._device = device
        self._read_only = read_only

    # Writing

    def commit(self, batch: Batch) -> str:
        """Write one change, on disk when this returns, and give its uid."""
        return self.commit_all([batch])[-1]

    def commit_all(self, batches: Iterable[Batch]) -> list[str]:
        """Write many changes in one transaction, in order."""
        with self._writing():
            return self._write(list(batches))

    def undo(self, change: str, author: str, at: datetime) -> str:
        """Take a change back by a further change: what it added is buried, what it buried comes back.

        A slot that somebody has written since is left as they left it; raises BadInput("undo_overtaken") when
        that is so for all of them. Undoing an undo is redo.
        """
        with self._writing():
            undoing = self._change(Action.UNDO, author, at, undoes=change)
            uid = undoing["uid"]
            self._insert_changes([undoing])
            added = list(StoredVersion.select().where(StoredVersion.change == change).dicts())
            roots = {_root(row) for row in added}
            # What the change added may have been taken back and restored since, as a copy with the same root.
            standing = [row["uid"] for row in self._in_slots_of(added) if _root(row) in roots]
            self._bury((version, uid) for version in standing)
            buried = Gravestone.select(Gravestone.version).where(Gravestone.change == change)
            lost = list(StoredVersion.select().where(StoredVersion.uid.in_(buried)).dicts())
            filled = {(row["kind"], row["slot"]) for row in self._in_slots_of(lost)}
            back = [row for row in lost if (row["kind"], row["slot"]) not in filled]
            if not standing and not back:
                raise BadInput("undo_overtaken")
            self._insert({**row, "uid": _new_uid(), "change": uid, "restores": _root(row)} for row in back)
            return str(uid)

    # Reading

    def live(
        self, kind: type[V], *, within: Span | None = None, item: str | None = None, author: str | None = None
    ) -> list[Version[V]]:
        """The versions in force of one kind, oldest first."""
        with self._reading():
            rows = self._live_rows(kind, within, item, author)
            return cast(list[Version[V]], [self._version(row) for row in rows])

    def history(
        self, kind: type[V], *, within: Span | None = None, item: str | None = None, author: str | None = None
    ) -> list[Version[V]]:
        """Every version of one kind, oldest first; `buried_at` tells when each stopped being in force."""
        with self._reading():
            query = StoredVersion.select().where(matching(kind, within, item, author))
            rows = list(query.order_by(SQL("rowid")).dicts())
            ends = self._buried_at([row["uid"] for row in rows])
            return cast(list[Version[V]], [self._version(row, ends.get(row["uid"])) for row in rows])

    def days(self, kind: type[Value]) -> Span | None:
        """From the first to the last day with a value in force of one kind, without reading the values."""
        name = (BY_TYPE[kind].name,)
        with self._reading():
            ends = [self._database.scalar(END.format(order), *name) for order in ("ASC", "DESC")]
        return Span(date.fromisoformat(ends[0]), date.fromisoformat(ends[1])) if all(ends) else None

    def items(self, kind: type[Value]) -> set[str]:
        """The items of one kind that have a value in force, such as the symptoms that were rated."""
        with self._reading():
            query = StoredVersion.select(StoredVersion.item).where(matching(kind, None, None, None) & ~is_buried())
            return {item for (item,) in query.distinct().tuples()}

    def last_days(
        self, kind: type[Value], within: Span, author: str, respondent: Respondent
    ) -> dict[str, date]:
        """For each item of one kind the last day of a span with a value in force by an author as a respondent."""
        asked, values = conditions(kind, within, None, author)
        with self._reading():
            rows = self._database.execute_sql(LAST_DAYS.format(asked), (*values, respondent)).fetchall()
        return {item: date.fromisoformat(day) for item, day in rows}

    def first_recorded(
        self, kinds: Iterable[type[Value]], within: Span
    ) -> dict[tuple[date, str, Respondent | None], datetime]:
        """When anything was first recorded about each day of a span, by author and respondent, edits aside.

        A version that was taken back, with nothing in its place, does not count: it says nothing any more.
        """
        names = [BY_TYPE[kind].name for kind in kinds]
        columns = (StoredVersion.day, StoredVersion.author, StoredVersion.respondent)
        days = StoredVersion.day.between(within.first.isoformat(), within.last.isoformat())
        with self._reading():
            query = StoredVersion.select(*columns, fn.MIN(StoredVersion.recorded_at))
            where = StoredVersion.kind.in_(names) & days & (~is_buried() | is_replaced())
            rows = list(query.where(where).group_by(*columns).tuples())
        return {
            (date.fromisoformat(day), author, Respondent(view) if view else None): datetime.fromisoformat(at)
            for day, author, view, at in rows
        }

    def everything(self) -> Iterator[tuple[str, Version[Value]]]:
        """Every version of every kind that is in force, with the name of its kind."""
        with self._reading():
            for name in BY_NAME:
                for row in self._rows(StoredVersion.kind == name):
                    yield name, self._version(row)

    def find(self, text: str, kinds: Iterable[type[Value]]) -> list[Version[Value]]:
        """The versions in force whose texts hold every word of `text`, also as a part of a word; oldest first."""
        names = [BY_TYPE[kind].name for kind in kinds]
        with self._reading():
            return [self._version(row) for row in self._rows(StoredVersion.kind.in_(names) & finding(text))]

    def changes_on(self, day: date) -> list[ChangeRecord]:
        """What was done on one day by the clock of the one who did it, in order."""
        next_day = (day + DAY).isoformat()
        with self._reading():
            query = Change.select().where((Change.at >= day.isoformat()) & (Change.at < next_day))
            rows = list(query.order_by(SQL("rowid")).dicts())
            kinds = self._kinds_of([row["uid"] for row in rows])
        return [
            ChangeRecord(row["uid"], Action(row["action"]), row["author"], kinds[row["uid"]], row["undoes"] or "")
            for row in rows
        ]

    # Inside a transaction

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self._read_only:
            raise OpenedReadOnly
        self._database.still_there(self._folder)
        with self._reading(), self._database.atomic("IMMEDIATE"):
            yield

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with database_troubles(self._folder), self._database.bind_ctx(MODELS):
            yield

    def _write(self, batches: Sequence[Batch]) -> list[str]:
        """Each new version buries what stands in its slot: what the file holds, or an earlier one of these batches."""
        changes = [self._change(batch.action, batch.author, batch.at) for batch in batches]
        rows = [self._row(s, change["uid"]) for batch, change in _pairs(batches, changes) for s in batch.values]
        standing: dict[tuple[str, str], list[str]] = {}
        for row in self._in_slots_of(rows):
            standing.setdefault((row["kind"], row["slot"]), []).append(row["uid"])
        stones = [(uid, change["uid"]) for batch, change in _pairs(batches, changes) for uid in batch.take_back]
        for row in rows:
            place = (row["kind"], row["slot"])
            stones += [(uid, row["change"]) for uid in standing.get(place, ())]
            standing[place] = [row["uid"]]
        self._insert_changes(changes)
        self._insert(rows)
        self._bury(stones)
        return [change["uid"] for change in changes]

    def _change(self, action: Action, author: str, at: datetime, undoes: str | None = None) -> dict[str, Any]:
        moment = at.isoformat()
        made = {"uid": _new_uid(), "at": moment, "author": author, "device": self._device}
        return {**made, "action": action, "undoes": undoes}

    def _insert_changes(self, changes: Iterable[dict[str, Any]]) -> None:
        for some in chunked(changes, _ROWS_AT_ONCE):
            Change.insert_many(some).execute()

    def _insert(self, rows: Iterable[dict[str, Any]]) -> None:
        for some in chunked(rows, _ROWS_AT_ONCE):
            StoredVersion.insert_many(some).execute()

    def _bury(self, stones: Iterable[tuple[str, str]]) -> None:
        """Set gravestones: pairs of a version and the change that saw it."""
        for some in chunked(dict.fromkeys(stones), _ROWS_AT_ONCE):
            Gravestone.insert_many(some, fields=[Gravestone.version, Gravestone.change]).execute()

    def _in_slots_of(self, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """The rows in force in the slots of these rows."""
        slots: dict[str, list[str]] = {}
        for row in rows:
            slots.setdefault(row["kind"], []).append(row["slot"])
        return [
            found
            for kind, wanted in slots.items()
            for some in chunked(dict.fromkeys(wanted), _ROWS_AT_ONCE)
            for found in self._rows((StoredVersion.kind == kind) & StoredVersion.slot.in_(some))
        ]

    def _live_rows(
        self, kind: type, within: Span | None, item: str | None, author: str | None
    ) -> list[dict[str, Any]]:
        """Rows in force of one kind, oldest first."""
        asked, values = conditions(kind, within, item, author)
        found = self._database.execute_sql(LIVE.format(asked), values)
        return [dict(zip(COLUMNS, row, strict=True)) for row in found.fetchall()]

    def _rows(self, where: Any) -> list[dict[str, Any]]:
        """Rows in force: those without a gravestone."""
        query = StoredVersion.select(*(getattr(StoredVersion, name) for name in COLUMNS))
        return list(query.where(where & ~is_buried()).order_by(SQL("t1.rowid")).dicts())

    def _kinds_of(self, changes: Sequence[str]) -> dict[str, frozenset[type]]:
        """The kinds of value that each change added or buried."""
        found: dict[str, set[type]] = {change: set() for change in changes}
        for some in chunked(changes, _ROWS_AT_ONCE):
            added = StoredVersion.select(StoredVersion.change, StoredVersion.kind).where(StoredVersion.change.in_(some))
            buried = (
                Gravestone.select(Gravestone.change, StoredVersion.kind)
                .join(StoredVersion, on=(StoredVersion.uid == Gravestone.version))
                .where(Gravestone.change.in_(some))
            )
            for change, kind in (*added.tuples(), *buried.tuples()):
                found[change].add(BY_NAME[kind].type)
        return {change: frozenset(kinds) for change, kinds in found.items()}

    def _buried_at(self, versions: Sequence[str]) -> dict[str, datetime]:
        query = (
            Gravestone.select(Gravestone.version, fn.MIN(Change.at))
            .join(Change, on=(Change.uid == Gravestone.change))
            .where(Gravestone.version.in_(versions))
            .group_by(Gravestone.version)
        )
        return {version: datetime.fromisoformat(at) for version, at in query.tuples()}

    def _row(self, stamped: Stamped[Value], change: str) -> dict[str, Any]:
        value, stamp = stamped.value, stamped.stamp
        kind = BY_TYPE[type(value)]
        try:
            text = to_text(value)
        except UnicodeError as error:
            raise BadInput("not_unicode") from error
        day = kind.day(value)
        return {
            "uid": _new_uid(),
            "change": change,
            "kind": kind.name,
            "slot": kind.slot(value, stamp),
            "day": day.isoformat() if day else None,
            "item": kind.item(value),
            "author": stamp.author,
            "respondent": stamp.respondent,
            "recorded_at": stamp.recorded_at.isoformat(),
            "value": text,
            "restores": None,
        }

    def _version(self, row: dict[str, Any], buried_at: datetime | None = None) -> Version[Value]:
        try:
            value = from_text(row["kind"], row["value"])
        except ValueError as error:
            raise Damaged(self._folder) from error
        respondent = Respondent(row["respondent"]) if row["respondent"] else None
        stamp = Stamp(row["author"], datetime.fromisoformat(row["recorded_at"]), respondent)
        return Version(row["uid"], value, stamp, row["change"], buried_at)


def _pairs(batches: Sequence[Batch], changes: Sequence[dict[str, Any]]) -> Iterable[tuple[Batch, dict[str, Any]]]:
    return zip(batches, changes, strict=True)


def _root(row: dict[str, Any]) -> str:
    """The first version of which a row is a copy, or the row itself."""
    return str(row["restores"] or row["uid"])


def _new_uid() -> str:
    return uuid.uuid4().hex
