"""Bringing a journal's schema up to date: numbered steps, all in one transaction, after a verified backup."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import apsw
import peewee

from spms_desktop.domain.errors import Busy, DiskFull, MigrationFailed, NewerFile, NoMemory
from spms_desktop.storage.database import EncryptedDatabase, named
from spms_desktop.storage.models import SYNCED, TABLES
from spms_desktop.storage.steps import STEPS

Steps = Sequence[Sequence[str]]


def schema_number(database: EncryptedDatabase) -> int:
    """How many steps the file has taken."""
    return int(database.scalar("PRAGMA user_version"))


def migrate(
    database: EncryptedDatabase, folder: Path, back_up: Callable[[], object], steps: Steps = STEPS
) -> None:
    """Take the steps the file lacks, or leave it exactly as it was.

    Raises NewerFile when the file has taken more steps than we know, MigrationFailed when a step fails or
    rows go missing, and DiskFull, Busy or NoMemory. `back_up` runs first whenever the file already holds something.
    """
    taken = schema_number(database)
    if taken > len(steps):
        raise NewerFile(folder, taken, len(steps))
    if taken == len(steps):
        return
    if taken:
        back_up()
    # A table rebuilt with foreign keys on would delete its children; the pragma does nothing inside a transaction.
    database.execute_sql("PRAGMA foreign_keys = 0")
    try:
        with database.atomic("IMMEDIATE"):
            before = row_counts(database) if taken else {}
            for step in steps[taken:]:
                for statement in step:
                    database.execute_sql(statement)
            if any(count < before[table] for table, count in row_counts(database).items() if table in before):
                raise MigrationFailed(folder)
            database.execute_sql(f"PRAGMA user_version = {len(steps):d}")
    except (apsw.Error, peewee.PeeweeException) as error:
        trouble = named(error, folder)
        another_try_may_do = isinstance(trouble, Busy | DiskFull | NoMemory)
        raise (trouble if trouble and another_try_may_do else MigrationFailed(folder)) from error
    finally:
        database.execute_sql("PRAGMA foreign_keys = 1")


def row_counts(database: EncryptedDatabase) -> dict[str, int]:
    """Rows of each table that must never lose one, as far as the file has it yet."""
    there = {name for (name,) in database.execute_sql(TABLES).fetchall()}
    return {t: int(database.scalar(f"SELECT count(*) FROM {t}")) for t in SYNCED if t in there}  # noqa: S608


