"""Looking into a backup, making a new journal from it, or taking the open journal back to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from spms_desktop.domain.errors import RecoveryCodeSlip, Trouble, WrongPassphrase
from spms_desktop.i18n import _, long_date, ngettext
from spms_desktop.services.session import Clock, Session
from spms_desktop.storage import archive, journal_file, recovery_code, restore
from spms_desktop.storage.restore import Contents, KindCount, needs_secret

__all__ = ["Inside", "Return", "inside", "look_inside", "needs_secret", "restore_new", "return_to", "way_back"]

_NO_DIARY = ("appointment", "follow_up", "preparation", "discussion")
"""Their days may lie ahead: they say nothing about how far the entries go."""
UNCOUNTED = (
    "profile", "check_in_choice", "own_symptom", "private_items", "author", "put_off", "plan_change", "stock",
    "emergency_card", "include", "course_name", "questionnaire", "snooze", "reminder_choice",
)  # fmt: skip
"""Choices and details, which nobody looks for one by one."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What a backup holds, in words."""

    path: Path
    made_at: datetime
    first: date | None
    last: date | None
    lines: tuple[str, ...]
    person: str
    caregivers: tuple[str, ...]

    @property
    def period(self) -> str:
        """From when to when there are entries."""
        if self.first is None or self.last is None:
            return _("There are no entries in it yet.")
        if self.first == self.last:
            return _("The entries are of {day}.").format(day=long_date(self.first))
        text = _("The entries go from {first} to {last}.")
        return text.format(first=long_date(self.first), last=long_date(self.last))


@dataclass(frozen=True, slots=True)
class Return:
    """All it takes to go back to a backup once the journal is closed, and to open it again."""

    folder: Path
    path: Path
    data_key: bytes = field(repr=False)
    author: str
    clock: Clock

    def run(self) -> None:
        """Restore; safe in a worker. The journal must be closed. What it held is kept in a backup."""
        restore.restore_in_place(self.folder, self.data_key, self.path, self.clock())

    def reopen(self) -> Session | None:
        """Open the journal for whoever wrote before; None when the passphrase must be asked for again."""
        return open_restored(self.folder, self.data_key, self.clock, self.author)


def open_restored(folder: Path, data_key: bytes, clock: Clock, author: str = "") -> Session | None:
    """Open a journal that was just restored, for a known author when it has them.

    None when somebody there has a passphrase of their own and nobody was named: it must be asked for again.
    """
    session = Session(journal_file.open_journal(folder, data_key, clock()), clock)
    if any(one.uid == author for one in session.authors()):
        session.write_as(author)
        return session
    if session.file.keys.locked_authors:
        session.close()
        return None
    return session


def key_of(path: Path, secret: str = "") -> bytes:
    """What opens a backup; raises WrongPassphrase, or RecoveryCodeSlip when a code was typed with a slip."""
    try:
        return restore.archive_key(path, secret)
    except WrongPassphrase as error:
        raise slip_or_wrong(secret) from error


def slip_or_wrong(secret: str) -> Trouble:
    """What to say of a secret that opens nothing: it may be a recovery code with a slip in it."""
    letters = [c for c in secret if c.isalnum()]
    if len(letters) == recovery_code.DATA_LETTERS + recovery_code.CHECK_LETTERS:
        try:
            recovery_code.normal_form(secret)
        except RecoveryCodeSlip as slip:
            return slip
    return WrongPassphrase()


def inside(path: Path, key: bytes) -> Inside:
    """Read a backup through and say what it holds; safe in a worker."""
    return _in_words(path, restore.contents(path, key))


def look_inside(session: Session, path: Path) -> Callable[[], Inside]:
    """The work of looking into a backup of the open journal, for a worker; raises BadInput("other_journal")."""
    restore.check_same_journal(session.file.folder, path, session.file.data_key)
    key = session.file.data_key
    return lambda: inside(path, key)


def return_to(session: Session, path: Path) -> Return:
    """What it takes to go back to a backup of this journal."""
    return Return(session.file.folder, path, session.file.data_key, session.author.uid, session.now)


def way_back(session: Session) -> Path | None:
    """The backup that holds what this journal was before it was restored, as long as it is there."""
    name = session.file.local(restore.BEFORE)
    path = session.file.folder / archive.FOLDER / name if name else None
    return path if path is not None and path.is_file() else None


def restore_new(path: Path, secret: str, folder: Path) -> None:
    """Make a new journal from a backup. The passphrase or recovery code of its time opens it.

    Raises WrongPassphrase, RecoveryCodeSlip, AlreadyThere, BackupDamaged, NewerFile and what disks do.
    """
    restore.restore_new(path, key_of(path, secret), folder)


def _in_words(path: Path, found: Contents) -> Inside:
    days = [k for k in found.kinds if k.kind not in _NO_DIARY]
    firsts, lasts = [k.first for k in days if k.first], [k.last for k in days if k.last]
    files = found.manifest.rows.get("attachment", 0)
    lines = [*count_lines(found.kinds), *([ngettext("{n} file", "{n} files", files)] if files else [])]
    return Inside(
        path=path,
        made_at=found.manifest.made_at,
        first=min(firsts, default=None),
        last=max(lasts, default=None),
        lines=tuple(lines),
        person=found.person,
        caregivers=found.caregivers,
    )


def count_lines(kinds: Iterable[KindCount]) -> list[str]:
    """How much there is of each sort of entry, in plain words."""
    counts: Counter[str] = Counter()
    for found in kinds:
        counts[found.kind] += found.count
    said = ((words, sum(counts[name] for name in names)) for names, words in _groups())
    lines = [words(count) for words, count in said if count]
    others = sum(counts[name] for name in (*UNCOUNTED, ""))
    return lines + ([ngettext("{n} choice or detail", "{n} choices and details", others)] if others else [])


def _groups() -> tuple[tuple[tuple[str, ...], Callable[[int], str]], ...]:
    """Kinds that belong together for a reader, and how their number is said."""
    return (
        (("rating",), lambda n: ngettext("{n} rating", "{n} ratings", n)),
        (("measure", "flag"), lambda n: ngettext("{n} daily fact", "{n} daily facts", n)),
        (("note",), lambda n: ngettext("{n} note", "{n} notes", n)),
        (("event", "milestone"), lambda n: ngettext("{n} event", "{n} events", n)),
        (("score", "filled_form"), lambda n: ngettext("{n} test or form", "{n} tests and forms", n)),
        (("medicine",), lambda n: ngettext("{n} medicine", "{n} medicines", n)),
        (("dose",), lambda n: ngettext("{n} dose", "{n} doses", n)),
        (("medicine_review",), lambda n: ngettext("{n} look back at a medicine", "{n} looks back at a medicine", n)),
        (("check", "check_result"), lambda n: ngettext("{n} check or result", "{n} checks and results", n)),
        (
            ("therapy", "therapy_session", "home_practice"),
            lambda n: ngettext("{n} therapy entry", "{n} therapy entries", n),
        ),
        (("goal", "goal_rating"), lambda n: ngettext("{n} goal entry", "{n} goal entries", n)),
        (("appointment",), lambda n: ngettext("{n} visit", "{n} visits", n)),
        (("care_person",), lambda n: ngettext("{n} person in the care team", "{n} people in the care team", n)),
        (
            ("care_note", "discussion", "follow_up", "preparation", "treatment_idea"),
            lambda n: ngettext("{n} point for the care team", "{n} points for the care team", n),
        ),
    )
