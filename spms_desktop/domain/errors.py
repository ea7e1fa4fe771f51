"""Expected trouble: what the world does to a journal; each kind gets one plain sentence and an exit code elsewhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path


class Trouble(Exception):
    """Something expected went wrong; nothing that was saved is lost."""


class JournalTrouble(Trouble):
    """Trouble with one journal folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(type(self).__name__)  # the path stays out of the text: a folder's name may give health away
        self.folder = folder


class NotAJournal(JournalTrouble):
    """The folder is missing or holds no journal."""


class AlreadyThere(JournalTrouble):
    """Something of that name exists and is never overwritten."""


class ForeignFile(JournalTrouble):
    """Another program's database stands where a journal was looked for."""


class BackupGiven(JournalTrouble):
    """A backup file was given where a journal was looked for."""


class Damaged(JournalTrouble):
    """The key is right, or both key files are gone, and the journal cannot be read."""


class NewerFile(JournalTrouble):
    """A newer version of this program wrote the journal."""

    def __init__(self, folder: Path, found: int, known: int) -> None:
        super().__init__(folder)
        self.found = found
        self.known = known


class InUse(JournalTrouble):
    """Another window or command has the journal open."""


class Busy(InUse):
    """Another program holds the database for a moment, such as one that copies files."""


class InUseElsewhere(InUse):
    """Another computer had the journal open a moment ago, as its note in the folder says."""

    def __init__(self, folder: Path, host: str, when: datetime) -> None:
        super().__init__(folder)
        self.host = host
        self.when = when


class FolderGone(JournalTrouble):
    """The journal was moved, replaced or taken away while it was open."""


class CannotWrite(JournalTrouble):
    """The folder is read-only, or we may not write there."""


class DiskFull(JournalTrouble):
    """No room is left where the journal is kept."""


class BackupFailed(JournalTrouble):
    """A backup was written but did not read back the same."""


class BackupDamaged(JournalTrouble):
    """A backup file cannot be read as a whole."""


class MigrationFailed(JournalTrouble):
    """Bringing an older journal up to date failed; it is as it was before."""


class WrongPassphrase(Trouble):
    """No key slot opens with what was typed."""


class RecoveryCodeSlip(Trouble):
    """The recovery code has a slip of the pen: its check letters do not fit."""


class OpenedReadOnly(Trouble):
    """A change was asked of a journal that is open for reading only."""


class BadInput(Trouble):
    """What was typed or read does not fit; `problem` is a code that the screens put in words.

    `line` or `item` says which part of it; the words of an item stay out of the text of the error.
    """

    def __init__(self, problem: str, *, line: int | None = None, item: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line
        self.item = item


class NoMemory(Trouble):
    """There was not enough memory to go on."""


class MachineLacks(Trouble):
    """This machine lacks something the task needs."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
