"""A database with anything in it that our steps did not make is refused before SQLite does what it says."""

from __future__ import annotations

import shutil
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from spms_desktop.domain.errors import BackupDamaged
from spms_desktop.storage import known_schema, restore
from spms_desktop.storage.database import FILE, set_key
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.storage.steps import STEPS
from tests.conftest import NOW

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
COLUMNS = "uid, change, kind, slot, day, item, author, respondent, recorded_at, value, restores"
VIEW = f"CREATE VIEW version AS {ENDLESS} SELECT {', '.join(f'x AS {c}' for c in COLUMNS.split(', '))} FROM n"  # noqa: S608
_ROWS = f"INSERT INTO local {ENDLESS} SELECT x, x FROM n"  # noqa: S608
SLOW_TRIGGER = f"CREATE TRIGGER more AFTER DELETE ON local BEGIN {_ROWS}; END"
_NO_WORDS, _WORDS = "DROP TRIGGER version_words", next(s for s in STEPS[1] if "TRIGGER version_words" in s)
HOSTILE = {
    "a view for a table": ("DROP TABLE version", VIEW),
    "a view for a table, said to be one": (
        "DROP TABLE version",
        VIEW,
        "PRAGMA writable_schema = 1",
        "UPDATE sqlite_master SET type = 'table' WHERE name = 'version'",
    ),
    "a view for a part of the index of words": (
        "DROP TABLE words",
        f"CREATE VIEW words_data AS {ENDLESS} SELECT x AS id, x AS block FROM n",  # noqa: S608
    ),
    "a trigger": (SLOW_TRIGGER,),
    "an index that computes": ("CREATE INDEX slow ON version (length(hex(zeroblob(9e8))))",),
    "a column that computes": (
        "DROP TABLE local",
        "CREATE TABLE local (key TEXT, value TEXT, more AS (hex(zeroblob(9e8))) STORED)",
    ),
    "one table fewer": ("DROP TABLE attachment",),
    "a number of another schema": ("PRAGMA user_version = 1",),
    "a number of a newer schema": ("PRAGMA user_version = 99",),
    "a number below nothing": ("PRAGMA user_version = -1",),
}


@pytest.fixture
def database() -> Iterator[apsw.Connection]:
    connection = apsw.Connection(":memory:")
    for number, step in enumerate(STEPS, 1):
        for statement in step:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number:d}")
    yield connection
    connection.close()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_schema_that_our_steps_do_not_make_is_not_ours(database: apsw.Connection, name: str) -> None:
    assert known_schema.is_ours(database)

    for statement in HOSTILE[name]:
        database.execute(statement)

    assert not known_schema.is_ours(database)


@pytest.mark.parametrize("number", range(len(STEPS) + 1))
def test_each_schema_that_ever_was_is_ours(number: int) -> None:
    connection = apsw.Connection(":memory:")
    for step in STEPS[:number]:
        for statement in step:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {number:d}")

    assert known_schema.is_ours(connection)
    assert known_schema.may_be_read(connection)
    connection.close()


@pytest.mark.parametrize("name", ["a view for a table", "a view for a part of the index of words"])
def test_a_newer_schema_may_have_more_but_no_views_for_what_we_read(database: apsw.Connection, name: str) -> None:
    database.execute("CREATE TABLE later (x)")
    database.execute("CREATE VIEW of_later AS SELECT x FROM later")
    database.execute("PRAGMA user_version = 99")
    assert known_schema.may_be_read(database)

    for statement in HOSTILE[name]:
        database.execute(statement)

    assert not known_schema.may_be_read(database)


def test_what_computes_without_end_is_ended(database: apsw.Connection) -> None:
    known_schema.guard(database, most_steps=1_000_000)

    with pytest.raises(apsw.InterruptError):
        database.execute(f"{ENDLESS} SELECT count(*) FROM n").fetchall()  # noqa: S608


def test_words_are_still_found_by_their_index_in_a_guarded_file(database: apsw.Connection) -> None:
    known_schema.guard(database)
    values = ", ".join(f"'{column}'" for column in COLUMNS.split(", ")[:9])

    database.execute(f"INSERT INTO version VALUES ({values}, '{{\"text\": \"stairs\"}}', NULL)")  # noqa: S608

    assert database.execute("SELECT version FROM words WHERE words MATCH 'stairs'").fetchall() == [("uid",)]


@pytest.mark.parametrize("name", [name for name in HOSTILE if "number of" not in name])
def test_a_backup_with_a_schema_of_its_own_is_refused_at_once(journal: JournalFile, tmp_path: Path, name: str) -> None:
    path = with_schema(journal, tmp_path, HOSTILE[name])
    began = time.monotonic()

    with pytest.raises(BackupDamaged):
        restore.contents(path, journal.data_key)
    with pytest.raises(BackupDamaged):
        restore.restore_new(path, journal.data_key, tmp_path / "New.spms")

    assert time.monotonic() - began < 2
    assert not (tmp_path / "New.spms").exists()


@pytest.mark.parametrize("values", ["5, 5", "x'00', x'ff'", "'{}', '[]'", "NULL, '[[['"])
def test_a_backup_with_values_of_another_sort_is_refused(journal: JournalFile, tmp_path: Path, values: str) -> None:
    day, value = values.split(", ")
    row = f"'u', 'c', 'author', 's', {day}, NULL, 'a', NULL, 'r', {value}, NULL"
    statements = (_NO_WORDS, f"INSERT INTO version VALUES ({row})", _WORDS)  # noqa: S608
    path = with_schema(journal, tmp_path, statements, counted=True)

    with pytest.raises(BackupDamaged):
        restore.contents(path, journal.data_key)


def with_schema(journal: JournalFile, folder: Path, statements: tuple[str, ...], *, counted: bool = False) -> Path:
    """A backup in which somebody who has the key did all that; `counted` when its list of contents was mended, too."""
    good, made = journal.back_up(NOW).path, folder / "hostile.spmsbackup"
    with zipfile.ZipFile(good) as bundle:
        parts = {name: bundle.read(name) for name in bundle.namelist()}
    place = folder / "work"
    place.mkdir()
    (place / FILE).write_bytes(parts[FILE])
    connection = apsw.Connection(str(place / FILE))
    set_key(connection, journal.data_key)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    parts[FILE] = (place / FILE).read_bytes()
    shutil.rmtree(place)
    if counted:
        parts["manifest.json"] = parts["manifest.json"].replace(b'"version":0', b'"version":1')
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as bundle:
        for name, data in parts.items():
            bundle.writestr(name, data)
    return made
