"""Whether a database has the tables that our steps make and nothing else, asked before anything in it is used.

A file of somebody else's may hold a view under the name of one of our tables, a trigger or an index that computes
without end: SQLite runs what the schema says. So it is compared to the letter first.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import apsw

from spms_desktop.storage.steps import STEPS

MOST_STEPS = 100_000_000
"""What SQLite may compute while a backup is looked into: about a second, and a hundred times what ten years take."""
_EVERY = 1_000_000
_MOST_PARTS = 10_000
_MADE_BY_SQLITE = "words_"
"""Tables of the index of words, whose text is up to SQLite's version."""
_PART, _PLAIN = "part of an index of words", "CREATE TABLE "
_READ = "SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT ?"
Part = tuple[str, str, str, str]


def guard(connection: apsw.Connection, most_steps: int = MOST_STEPS) -> None:
    """Let a file's schema do nothing of its own, and end what computes for too long with apsw.InterruptError."""
    connection.pragma("trusted_schema", 0)
    connection.pragma("cell_size_check", 1)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.set_progress_handler(_enough(most_steps), min(_EVERY, most_steps))


def is_ours(connection: apsw.Connection) -> bool:
    """Whether the schema is to the letter what our steps make of an empty file; false for a newer one."""
    taken = int(str(connection.pragma("user_version")))
    if not 0 <= taken <= len(STEPS):
        return False
    ours = _made_by(taken)
    rows = [tuple(str(value or "") for value in row) for row in connection.execute(_READ, (len(ours) + 1,))]
    return len(rows) == len(ours) and {_part(*row) for row in rows} == ours


def may_be_read(connection: apsw.Connection) -> bool:
    """The same, but of a newer schema only what we read has to be tables: the rest is not ours to judge."""
    if int(str(connection.pragma("user_version"))) <= len(STEPS):
        return is_ours(connection)
    rows = connection.execute("SELECT name, type, sql FROM sqlite_master ORDER BY rowid LIMIT ?", (_MOST_PARTS,))
    found = {str(name): (str(kind), str(sql or "")) for name, kind, sql in rows}
    wanted = {name: sql for kind, name, _table, sql in _made_by(len(STEPS)) if kind == "table"}
    return all(_is_table(found.get(name), sql) for name, sql in wanted.items())


def _is_table(found: tuple[str, str] | None, known: str) -> bool:
    if found is None:
        return True  # a newer step may have put something else in its place
    virtual = known.startswith("CREATE VIRTUAL")
    return found[0] == "table" and (found[1] == known if virtual else found[1].startswith(_PLAIN))


@cache
def _made_by(taken: int) -> frozenset[Part]:
    connection = apsw.Connection(":memory:")
    try:
        for step in STEPS[:taken]:
            for statement in step:
                connection.execute(statement)
        return frozenset(_part(*(str(value or "") for value in row)) for row in connection.execute(_READ, (-1,)))
    finally:
        connection.close()


def _part(kind: str, name: str, table: str, sql: str) -> Part:
    made = kind == "table" and name.startswith(_MADE_BY_SQLITE) and sql.startswith(_PLAIN)
    return (kind, name, table, _PART if made else sql)


def _enough(most_steps: int) -> Callable[[], bool]:
    left = most_steps

    def over() -> bool:
        nonlocal left
        left -= _EVERY
        return left <= 0

    return over
