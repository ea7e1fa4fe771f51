"""Journals to hurt, and what must still be true of them afterwards. Without Qt, so that children start fast."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Note
from spms_desktop.domain.record import Action, Stamp, Stamped
from spms_desktop.storage import journal_file, keys
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.storage.keys import Cost, SlotKind
from spms_desktop.storage.versions import Batch

NOW = datetime(2026, 11, 23, 11, 0, tzinfo=timezone(timedelta(hours=1)))
Say = Callable[[str], None]
"""How a child tells what it knows to be done."""
OURS_END = date(1900, 1, 1)
"""Our notes are about days long before this one."""
CHEAP = Cost(64, 1, 1)
"""One pass over little memory: the same code and file format as the real cost, many times a second."""


def new_journal(folder: Path, passphrase: str = "", recovery: str = "") -> bytes:
    """Make an empty journal, open to all unless there is a passphrase; it is closed again. Gives its data key."""
    journal_file.create(folder, {SlotKind.OPEN: ""}, NOW).close()
    data_key = journal_file.data_key(folder)
    if passphrase:
        kept = keys.new_key_file(journal_file.read_keys(folder).journal, data_key)
        kept = keys.with_slot(kept, SlotKind.PASSPHRASE, passphrase, data_key, CHEAP)
        keys.write(folder, keys.with_slot(kept, SlotKind.RECOVERY, recovery, data_key) if recovery else kept)
    return data_key


def opened(folder: Path, data_key: bytes) -> JournalFile:
    """The journal, opened as the program does."""
    return journal_file.open_journal(folder, data_key, NOW)


def text_of(n: int) -> str:
    """The text of note number `n`: of differing length, with a checksum of itself."""
    body = f"{n} " + "Legs heavy after the stairs. " * (n * 7 % 60)
    return f"{body}{hashlib.sha256(body.encode()).hexdigest()[:8]}"


def save(journal: JournalFile, *numbers: int) -> None:
    """Save notes of those numbers in one act; on disk when this returns."""
    stamp = Stamp("maria", NOW, Respondent.SELF)
    values = [Stamped(Note(date.fromordinal(600_000 + n), text_of(n)), stamp) for n in numbers]
    journal.versions.commit(Batch(Action.CHECK_IN, "maria", NOW, values))


def found_numbers(journal: JournalFile) -> list[int]:
    """The numbers of our notes in force, in order; fails when a text is not what was written."""
    numbers = []
    for version in journal.versions.live(Note):
        if version.value.day >= OURS_END:
            continue
        number = version.value.day.toordinal() - 600_000
        assert version.value.text == text_of(number), f"note {number} differs"
        numbers.append(number)
    assert len(set(numbers)) == len(numbers), "a note is there twice"
    return sorted(numbers)


def other_notes(journal: JournalFile) -> int:
    """How many notes there are beside ours, such as those of an old file."""
    return sum(version.value.day >= OURS_END for version in journal.versions.live(Note))


def contents(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Each file with its time of change and its bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}
