"""Making a new journal from a backup file, step by step, without a screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from spms_desktop.domain.errors import AlreadyThere
from spms_desktop.services import restore
from spms_desktop.services.restore import Inside
from spms_desktop.services.session import Clock, Session, system_clock
from spms_desktop.services.unlock import folder_for, open_session


class RestoreFlow:
    """Knows the file, its key once it was opened, and where the journal will be."""

    def __init__(self, parent: Path, clock: Clock = system_clock) -> None:
        self.parent = parent
        self._clock = clock
        self.path: Path | None = None
        self.asks = False
        self.inside: Inside | None = None
        self._secret = ""

    def take_file(self, path: Path) -> None:
        """Begin with a backup file; raises Trouble when it is none."""
        self.asks = restore.needs_secret(path)
        self.path, self.inside = path, None

    def look(self, secret: str) -> Callable[[], Inside]:
        """The work of opening the backup and reading it through; it raises WrongPassphrase or RecoveryCodeSlip."""
        path = self._chosen()
        self._secret = secret
        return lambda: restore.inside(path, restore.key_of(path, secret))

    def suggested_name(self) -> str:
        """A name for the new journal that is still free."""
        stem = (self.inside.person if self.inside else "") or self._chosen().stem
        names = (stem, *(f"{stem} {n}" for n in range(2, 100)))
        return next((name for name in names if not self._taken(name)), stem)

    def restore_as(self, name: str) -> Callable[[], Path]:
        """The work of making the journal; raises BadInput for a name that cannot be, AlreadyThere for one taken."""
        path, secret, folder = self._chosen(), self._secret, folder_for(self.parent, name)
        if folder.exists():
            raise AlreadyThere(folder)

        def work() -> Path:
            restore.restore_new(path, secret, folder)
            return folder

        return work

    def open(self, folder: Path) -> Session:
        """Open what was made."""
        return open_session(folder, self._secret, clock=self._clock)

    def _taken(self, name: str) -> bool:
        return (self.parent / f"{name}.spms").exists()

    def _chosen(self) -> Path:
        if self.path is None:
            raise ValueError("no file was chosen yet")
        return self.path
