"""Reading around the pages of a damaged database that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import apsw

from spms_desktop.storage.database import set_key
from spms_desktop.storage.kinds import BY_NAME

Row = tuple[object, ...]
_PAGE = 4096
_LEAST_ROW = 40
"""Fewer bytes than any row takes: it bounds how many there can be in a file whose last page cannot be read."""
_HEX = "0123456789abcdef"
_DEEPEST = 4
"""Digits by which ranges of names are told apart; finer than the names of ten years stand."""
_BY_NUMBER = {
    "version": "SELECT rowid, uid, change, kind, slot, day, item, author, respondent, recorded_at, value, restores "
    "FROM version",
    "change": "SELECT rowid, uid, at, author, device, action, undoes FROM change",
    "attachment": "SELECT rowid, uid, sha256, data FROM attachment",
}
_STONES = (
    ("SELECT version, change FROM gravestone", "version"),
    ("SELECT version, change FROM gravestone INDEXED BY gravestone_change", "change"),
)
_HINTS = "SELECT rowid, kind, day FROM version INDEXED BY version_day WHERE kind = ? ORDER BY day {}"
_GROW = "INSERT INTO local (key, value) VALUES ('grown', zeroblob(?))"
_UIDS = "SELECT rowid, uid FROM {0} INDEXED BY sqlite_autoindex_{0}_1"


@dataclass(frozen=True, slots=True)
class Pages:
    """A database file and how to read it: without authentication also pages that were altered are given out."""

    path: Path
    key: bytes = field(repr=False)
    authenticated: bool = True


@dataclass(slots=True)
class Found:
    """What could be read: rows by table and row number, gravestones, and what the indexes know of missing rows.

    `hints` has kind and day by row number, `uids` the uid by row number. `whole` tells that nothing was in the way,
    `end_known` that the last version could be asked for.
    """

    tables: dict[str, dict[int, Row]] = field(default_factory=dict)
    stones: set[tuple[str, str]] = field(default_factory=set)
    local: list[Row] = field(default_factory=list)
    hints: dict[int, tuple[str, str | None]] = field(default_factory=dict)
    uids: dict[int, str] = field(default_factory=dict)
    schema: int = 0
    whole: bool = True
    end_known: bool = False


def opens(pages: Pages) -> bool:
    """Whether the first page, with the list of tables, can be read."""
    try:
        connection = _connect(pages)
    except apsw.Error:
        return False
    try:
        # A view under the name of one of our tables would compute without end; our own files have none.
        views = "SELECT count(*) FROM sqlite_master WHERE type = 'view'"
        return bool(connection.execute("SELECT count(*) FROM sqlite_master").get) and not connection.execute(views).get
    except apsw.Error:
        return False
    finally:
        connection.close()


def first_page_from(other: Path, copy: Path, target: Path, key: bytes) -> None:
    """Write a copy of a database that begins with the first page of another one.

    That page says how many pages there are: the other, a scratch file too, is grown to at least as many, and the copy
    is filled up with empty ones.
    """
    data = bytearray(copy.read_bytes())
    connection = _connect(Pages(other, key))
    try:
        missing = len(data) - other.stat().st_size
        if missing > 0:
            connection.execute(_GROW, (missing,))
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()
    first = other.read_bytes()
    data += bytes(max(0, len(first) - len(data)))
    data[:_PAGE] = first[:_PAGE]
    target.write_bytes(bytes(data))


def read_all(pages: Pages) -> Found:
    """Everything that can be read; nothing when the list of tables cannot."""
    found = Found()
    if not opens(pages):
        found.whole = False
        return found
    reader = _Reader(_connect(pages), pages.path.stat().st_size // _LEAST_ROW)
    try:
        found.schema = reader.number("PRAGMA user_version")
        for table, question in _BY_NUMBER.items():
            uids = {int(str(row[0])): str(row[1]) for row in reader.by_text(_UIDS.format(table), "uid")}
            found.tables[table] = {int(str(row[0])): row[1:] for row in reader.by_number(table, question, uids)}
            if table == "version":
                found.uids = uids
                found.end_known = reader.end_known
        for question, column in _STONES:
            found.stones |= {(str(row[0]), str(row[1])) for row in reader.by_text(question, column)}
        for order in ("ASC", "DESC"):  # from both ends, so that what lies behind a lost page is found, too
            for kind in BY_NAME:
                for number, named, day in reader.through(_HINTS.format(order), kind):
                    found.hints[int(str(number))] = (str(named), str(day) if day else None)
        found.local = list(reader.through("SELECT key, value FROM local"))
        found.whole = not reader.hindered
    finally:
        reader.close()
    return found


class _Reader:
    """Asks one connection, and remembers whether anything was in the way."""

    def __init__(self, connection: apsw.Connection, most_rows: int) -> None:
        self._connection, self._most_rows = connection, most_rows
        self.hindered = False
        self.end_known = False

    def close(self) -> None:
        self._connection.close()

    def number(self, question: str) -> int:
        """One number, or 0."""
        rows = list(self.through(question))
        return int(str(rows[0][0])) if rows else 0

    def through(self, question: str, *values: str) -> Iterator[Row]:
        """The rows of a question as far as they can be read in one go."""
        try:
            yield from self._connection.execute(question, values)
        except apsw.SQLError:
            return  # an older schema lacks the table
        except (apsw.Error, UnicodeError):
            self.hindered = True

    def by_number(self, table: str, question: str, numbers: Iterable[int]) -> Iterator[Row]:
        """The rows of a table, whatever lies between them; each range that cannot be read is halved.

        `numbers` are those that an index knows of, for when the end of the table cannot be read.
        """
        ends = list(self.through(f"SELECT max(rowid) FROM {table}"))  # noqa: S608
        self.end_known = bool(ends)
        last = int(str(ends[0][0] or 0)) if ends else max(numbers, default=self._most_rows)
        ranges = [(1, min(last, self._most_rows))]
        while ranges:
            low, high = ranges.pop()
            rows = self._ask(f"{question} WHERE rowid BETWEEN ? AND ? ORDER BY rowid", (low, high))
            if rows is not None:
                yield from rows
            elif low < high:
                middle = (low + high) // 2
                ranges += [(middle + 1, high), (low, middle)]

    def by_text(self, question: str, column: str) -> Iterator[Row]:
        """The rows of a table kept in the order of a text of hexadecimal digits."""
        starts = [""]
        while starts:
            start = starts.pop()
            asked = f"{question} WHERE {column} >= ? AND {column} < ?"
            rows = self._ask(asked, (start, start + "g"))
            if rows is not None:
                yield from rows
            elif len(start) < _DEEPEST:
                starts += [start + digit for digit in _HEX]

    def _ask(self, question: str, values: tuple[str | int, ...]) -> list[Row] | None:
        """All rows, or None when they cannot be read."""
        try:
            return list(self._connection.execute(question, values))
        except apsw.SQLError:
            return []
        except (apsw.Error, UnicodeError):
            self.hindered = True
            return None


def _connect(pages: Pages) -> apsw.Connection:
    connection = apsw.Connection(str(pages.path), flags=apsw.SQLITE_OPEN_READWRITE)
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    if not pages.authenticated:
        connection.execute("PRAGMA hmac_check = 0")
    set_key(connection, pages.key)
    return connection
