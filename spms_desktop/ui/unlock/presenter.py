"""The steps of making a journal, without Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from spms_desktop.domain.errors import AlreadyThere
from spms_desktop.domain.validation import required_line
from spms_desktop.services import unlock
from spms_desktop.services.session import Clock, Session, system_clock


@dataclass
class CreateFlow:
    """What was typed so far; each `take_...` checks one step and raises Trouble when it does not fit."""

    parent: Path
    clock: Clock = system_clock
    person: str = ""
    caregiver: str = ""
    caregiver_writes: bool = False
    folder: Path = field(default=Path())
    passphrase: str = ""
    code: str = ""

    def take_names(self, person: str, caregiver: str, *, caregiver_writes: bool, name: str = "") -> None:
        """Who the journal is about, who helps, and who sits here now."""
        self.person = required_line(person, "name_missing")
        self.caregiver = required_line(caregiver, "name_missing") if caregiver_writes or caregiver.strip() else ""
        self.caregiver_writes = caregiver_writes
        self.folder = unlock.folder_for(self.parent, name or self.person)
        if self.folder.exists():
            raise AlreadyThere(self.folder)

    def take_passphrase(self, passphrase: str, again: str) -> None:
        """A passphrase, and a fresh recovery code with it."""
        unlock.check_passphrase(passphrase, again)
        self.passphrase = passphrase
        self.code = unlock.new_recovery_code()

    def take_no_passphrase(self) -> None:
        """Anybody at this computer can open the journal."""
        self.passphrase = self.code = ""

    def create(self) -> Session:
        """Make the journal and open it, with whoever sits here writing."""
        new = unlock.NewJournal(self.folder, self.person, self.caregiver, None, self.passphrase, self.code)
        session = unlock.create(new, self.clock)
        if self.caregiver_writes:
            session.write_as(next(a.uid for a in session.authors() if not a.is_person))
        return session
