"""The tables. Four are for ever append-only; `local` belongs to this computer and is never shared.

The schema itself is made by the frozen steps in `steps/`; these models only read and insert.
The table of files has no model: its bytes are read and written as they are.
"""

from __future__ import annotations

import peewee

SYNCED = ("change", "version", "gravestone", "attachment")
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
"""What a file has: one of an older schema lacks the younger tables."""


class Change(peewee.Model):
    """One act of an author: everything in it is undone together."""

    uid = peewee.TextField(primary_key=True)
    at = peewee.TextField()
    author = peewee.TextField()
    device = peewee.TextField()
    action = peewee.TextField()
    undoes = peewee.TextField(null=True)


class StoredVersion(peewee.Model):
    """One version of one value; `slot` is what it is a version of, `value` is JSON."""

    uid = peewee.TextField(primary_key=True)
    change = peewee.TextField()
    kind = peewee.TextField()
    slot = peewee.TextField()
    day = peewee.TextField(null=True)
    item = peewee.TextField(null=True)
    author = peewee.TextField()
    respondent = peewee.TextField(null=True)
    recorded_at = peewee.TextField()
    value = peewee.TextField()
    restores = peewee.TextField(null=True)

    class Meta:
        table_name = "version"


class Gravestone(peewee.Model):
    """Says that a change saw a version and put another in its place, or took it back."""

    version = peewee.TextField()
    change = peewee.TextField()

    class Meta:
        primary_key = peewee.CompositeKey("version", "change")


class Local(peewee.Model):
    """What only this computer needs: the device's id, the draft being typed."""

    key = peewee.TextField(primary_key=True)
    value = peewee.TextField()


MODELS = (Change, StoredVersion, Gravestone, Local)
