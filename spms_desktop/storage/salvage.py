"""Saving what can be read of a damaged journal into a new one; the damaged one is only ever copied.

Rows are read by key ranges around the pages that cannot be read, once with each page authenticated and once without.
When even the first page is gone, one of a backup takes its place. What a backup still has is taken from there, since
rows are only ever added. What is known to have been there, by an index or by its number, and is not, is told by day.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import apsw

from spms_desktop.domain.errors import AlreadyThere, BackupDamaged, BadInput, NewerFile, Trouble
from spms_desktop.storage import archive, keys, salvaged_rows
from spms_desktop.storage.archive import Reason
from spms_desktop.storage.database import APPLICATION_ID, FILE, EncryptedDatabase, database_troubles
from spms_desktop.storage.files import PRIVATE_FILE, disk_troubles, move_durably, sync_file, sync_folder
from spms_desktop.storage.journal_file import SUFFIX
from spms_desktop.storage.keys import KeyFile, SlotKind
from spms_desktop.storage.page_reader import Found, Pages, first_page_from, opens, read_all
from spms_desktop.storage.salvaged_rows import Gap
from spms_desktop.storage.steps import STEPS


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What became of a damaged journal: the new one, how many versions it has, and what somebody must look at.

    `end_known` is false when the last entries may be missing without a trace.
    """

    folder: Path
    kept: int
    from_backup: int
    unsure: tuple[Gap, ...]
    lost: tuple[Gap, ...]
    end_known: bool


def key_files(folder: Path) -> list[KeyFile]:
    """The key slots of a journal, or those in its backups when its own are gone; raises Damaged when none are left."""
    try:
        return keys.read(folder)
    except NewerFile:
        raise
    except Trouble:
        found = [backup.path for backup in archive.backups_in(folder / archive.FOLDER)]
        kept = [key_file for path in found if (key_file := _keys_in(path)) is not None]
        if not kept:
            raise
        return kept


def unlock(folder: Path, secret: str = "", kinds: tuple[SlotKind, ...] = tuple(SlotKind)) -> tuple[KeyFile, bytes]:
    """The key slots that a secret opens and the data key; raises WrongPassphrase."""
    found = key_files(folder)
    for key_file in found[:-1]:
        try:
            return key_file, keys.unlock(key_file, secret, kinds).data_key
        except Trouble:
            continue
    return found[-1], keys.unlock(found[-1], secret, kinds).data_key


def salvage(folder: Path, key_file: KeyFile, key: bytes, target: Path) -> Salvaged:
    """Write what can be read of a journal, and what its backups add, into a new journal folder.

    Raises AlreadyThere, BadInput("nothing_saved") when there is nothing to write, and what disks do.
    """
    if target.exists():
        raise AlreadyThere(target)
    with disk_troubles(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=".new-", suffix=SUFFIX, dir=target.parent))
        try:
            with tempfile.TemporaryDirectory(prefix=".salvage-", dir=target.parent) as scratch:
                read = _read(folder, key, Path(scratch))
            rows = salvaged_rows.merged(read.sure, read.unsure, read.backup)
            if not rows.tables["version"]:
                raise BadInput("nothing_saved")
            _write(part, key_file, key, rows.tables, read.schema)
            if target.exists():
                raise AlreadyThere(target)
            move_durably(part, target)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    end_known = read.sure.end_known or read.unsure.end_known
    return Salvaged(target, len(rows.tables["version"]), rows.from_backup, rows.unsure, rows.lost, end_known)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read: from authenticated pages, from all pages, and from the newest backup."""

    sure: Found
    unsure: Found
    backup: Found
    schema: int


def _read(folder: Path, key: bytes, scratch: Path) -> _Read:
    copy = _copied(folder, scratch)
    sure = read_all(Pages(copy, key))
    unsure = Found() if sure.whole else read_all(Pages(copy, key, authenticated=False))
    backup = Found()
    for database in _backups(folder, key, scratch):
        if not backup.tables:
            backup = _same_past(read_all(Pages(database, key)), sure)
        if not sure.tables and not unsure.tables:
            unsure = _with_another_first_page(copy, database, key, scratch)
    if not sure.tables and not unsure.tables:
        unsure = _with_another_first_page(copy, _empty(scratch, key), key, scratch)
    schema = sure.schema or backup.schema or unsure.schema or len(STEPS)
    return _Read(sure, unsure, backup, min(schema, len(STEPS)))


def _copied(folder: Path, scratch: Path) -> Path:
    """A copy of the database with its log, as the damage left them."""
    place = scratch / "damaged"
    place.mkdir()
    for name in (FILE, FILE + "-wal"):
        if (folder / name).is_file():
            shutil.copyfile(folder / name, place / name)
    return place / FILE


def _backups(folder: Path, key: bytes, scratch: Path) -> Iterator[Path]:
    """The databases of the backups that this key opens, newest first, what was given up by a restore last."""
    found = sorted(archive.backups_in(folder / archive.FOLDER), key=lambda b: b.reason is Reason.RESTORE)
    for number, backup in enumerate(found):
        place = scratch / f"backup-{number}"
        place.mkdir()
        key_file = _keys_in(backup.path)
        if key_file is None or not keys.is_right_key(key_file, key):
            continue
        try:
            archive.extract(backup.path, place / FILE)
        except BackupDamaged:
            continue
        if opens(Pages(place / FILE, key)):
            yield place / FILE


def _same_past(backup: Found, journal: Found) -> Found:
    """A backup as far as it is of the journal's own past: one made before a restore may hold what was given up then."""
    for table, rows in journal.tables.items():
        others = backup.tables.get(table, {})
        if any(number in others and others[number][0] != row[0] for number, row in rows.items()):
            return Found()
    return backup


def _with_another_first_page(copy: Path, other: Path, key: bytes, scratch: Path) -> Found:
    place = Path(tempfile.mkdtemp(prefix="graft-", dir=scratch)) / FILE
    first_page_from(other, copy, place, key)
    return read_all(Pages(place, key, authenticated=False))


def _empty(scratch: Path, key: bytes) -> Path:
    """The database of a new journal: its tables stand on the same pages as those of any that was made like it."""
    place = scratch / "empty"
    place.mkdir()
    _database(place, key, len(STEPS), {})
    return place / FILE


def _keys_in(path: Path) -> KeyFile | None:
    try:
        return archive.read_keys(path)
    except Trouble:
        return None


def _write(part: Path, key_file: KeyFile, key: bytes, tables: dict[str, list[tuple[object, ...]]], schema: int) -> None:
    with database_troubles(part):
        _database(part, key, schema, tables)
    keys.write(part, key_file)
    sync_file(part / FILE)
    sync_folder(part)


def _database(folder: Path, key: bytes, schema: int, tables: dict[str, list[tuple[object, ...]]]) -> None:
    """A database of a given schema with these rows; opening it as a journal takes the steps it lacks."""
    (folder / FILE).touch(PRIVATE_FILE)
    database = EncryptedDatabase(folder / FILE, key)
    database.connect()
    try:
        database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        with database.atomic("IMMEDIATE"):
            for statement in _statements(schema):
                database.execute_sql(statement)
            for table, rows in tables.items():
                _insert(database.connection(), table, rows)
            database.execute_sql(f"PRAGMA user_version = {schema:d}")
        database.fold_log_in()
    finally:
        database.close()


def _statements(schema: int) -> Iterable[str]:
    return (statement for step in STEPS[:schema] for statement in step)


def _insert(connection: apsw.Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    columns = salvaged_rows.COLUMNS[table]
    places = ", ".join("?" for _column in columns)
    connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)  # noqa: S608
