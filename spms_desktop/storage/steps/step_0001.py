"""The first schema: changes, versions and gravestones that can be added and never altered; a local table."""

from __future__ import annotations

_TABLES = (
    """CREATE TABLE change (
        uid TEXT NOT NULL PRIMARY KEY, at TEXT NOT NULL, author TEXT NOT NULL, device TEXT NOT NULL,
        action TEXT NOT NULL, undoes TEXT)""",
    """CREATE TABLE version (
        uid TEXT NOT NULL PRIMARY KEY, change TEXT NOT NULL, kind TEXT NOT NULL, slot TEXT NOT NULL, day TEXT,
        item TEXT, author TEXT NOT NULL, respondent TEXT, recorded_at TEXT NOT NULL, value TEXT NOT NULL,
        restores TEXT)""",
    """CREATE TABLE gravestone (
        version TEXT NOT NULL, change TEXT NOT NULL, PRIMARY KEY (version, change)) WITHOUT ROWID""",
    "CREATE TABLE local (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX version_slot ON version (kind, slot)",
    "CREATE INDEX version_day ON version (kind, day)",
    "CREATE INDEX version_item ON version (kind, item, day)",
    "CREATE INDEX version_change ON version (change)",
    "CREATE INDEX gravestone_change ON gravestone (change)",
)
_GUARDS = tuple(
    f"CREATE TRIGGER {table}_keeps_{verb} BEFORE {verb} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, 'append only'); END"
    for table in ("change", "version", "gravestone")
    for verb in ("UPDATE", "DELETE")
)

STATEMENTS = _TABLES + _GUARDS
