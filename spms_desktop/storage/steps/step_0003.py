"""Files: bytes that can be added and never altered, found by their checksum.

The checksum is no unique key: two computers may each add the same file before they meet.
"""

from __future__ import annotations

STATEMENTS = (
    "CREATE TABLE attachment (uid TEXT NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL, data BLOB NOT NULL)",
    "CREATE INDEX attachment_sha256 ON attachment (sha256)",
    *(
        f"CREATE TRIGGER attachment_keeps_{verb} BEFORE {verb} ON attachment "
        f"BEGIN SELECT RAISE(ABORT, 'append only'); END"
        for verb in ("UPDATE", "DELETE")
    ),
)
