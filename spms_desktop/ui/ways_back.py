"""The ways back to a journal: its backups, an earlier state, a backup file, and out of damage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from spms_desktop.services.session import Clock, Session

if TYPE_CHECKING:  # all of this is imported when it is first needed, so that the first paint is early
    from spms_desktop.services.restore import Return
    from spms_desktop.ui.backups.keeping import BackupKeeping
    from spms_desktop.ui.journal_frame import JournalFrame
    from spms_desktop.ui.unlock.damage_page import DamagePage
    from spms_desktop.ui.unlock.restore_page import RestorePage
    from spms_desktop.ui.unlock.restoring_page import RestoringPage


@dataclass(frozen=True)
class Doors:
    """What the main window lets others do."""

    put: Callable[[QWidget], None]
    close_journal: Callable[[], None]
    show_journal: Callable[[Session], None]
    show_welcome: Callable[..., object]
    open_path: Callable[[str], None]
    say: Callable[[str], None]
    keep_second: Callable[[str], None]
    help: Callable[[], object]


class WaysBack(QObject):
    """Shows the pages and leads on from them; it knows nothing of the window but its doors."""

    def __init__(self, window: QMainWindow, doors: Doors, journals: Path, clock: Clock) -> None:
        super().__init__(window)
        self._doors, self._journals, self._clock = doors, journals, clock

    def keep(self, frame: JournalFrame, second: Path | None, *, kept: bool) -> BackupKeeping:
        """See to the backups of the journal that is shown, once the window stands; a sample is not `kept`."""
        from spms_desktop.ui.backups.keeping import BackupKeeping

        keeping = BackupKeeping(frame.context, frame, second, kept=kept)
        # Queued: the dialog that asks for it must be done before the journal around it is closed.
        keeping.restore_wanted.connect(self.go_back, Qt.ConnectionType.QueuedConnection)
        keeping.second_chosen.connect(self._doors.keep_second)
        keeping.start(may_speak=not frame.bar.text)
        return keeping

    def restore(self, path: Path | None = None) -> RestorePage:
        """Make a journal from a backup file, which may be known already."""
        from spms_desktop.ui.unlock.restore_flow import RestoreFlow
        from spms_desktop.ui.unlock.restore_page import RestorePage

        page = RestorePage(RestoreFlow(self._journals, self._clock))
        page.opened.connect(self._doors.show_journal)
        page.back_wanted.connect(self._doors.show_welcome)
        page.help_wanted.connect(self._doors.help)
        self._doors.put(page)
        if path is None:
            page.focus_first()
        else:
            page.take_file(str(path))
        return page

    def go_back(self, wanted: Return) -> RestoringPage:
        """Close the journal, take it back to a backup, and open it again."""
        from spms_desktop.ui.unlock.restoring_page import RestoringPage

        self._doors.close_journal()
        page = RestoringPage(wanted)
        page.opened.connect(self._went_back)
        page.locked.connect(self._doors.open_path)
        page.failed.connect(self._doors.show_welcome)
        page.help_wanted.connect(self._doors.help)
        self._doors.put(page)
        page.start()
        return page

    def out_of_damage(self, folder: Path, second: Path | None = None) -> DamagePage:
        """Close what is open, and help a journal that cannot be read whole."""
        from spms_desktop.ui.unlock.damage_page import DamagePage

        self._doors.close_journal()
        page = DamagePage(folder, self._clock, second)
        page.opened.connect(self._doors.show_journal)
        page.locked.connect(self._doors.open_path)
        page.back_wanted.connect(self._doors.show_welcome)
        page.help_wanted.connect(self._doors.help)
        self._doors.put(page)
        page.start()
        return page

    def _went_back(self, session: Session, sentence: str) -> None:
        self._doors.show_journal(session)
        self._doors.say(sentence)
