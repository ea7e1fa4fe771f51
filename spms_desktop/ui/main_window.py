"""The main window: it shows the way to a journal, and then the journal."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QWidget

from spms_desktop.domain.errors import CannotWrite, NewerFile, Trouble
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.services.preferences import PreferencesFile
from spms_desktop.services.session import Clock, Session, system_clock
from spms_desktop.services.unlock import needs_secret, open_session
from spms_desktop.ui.journal_frame import JournalFrame
from spms_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:  # each page is imported when it is first shown: most starts show the journal only
    from spms_desktop.ui.help.help_now import HelpNow
    from spms_desktop.ui.settings.dialog import LookDialog
    from spms_desktop.ui.unlock.create_page import CreatePage
    from spms_desktop.ui.unlock.welcome import WelcomePage


class MainWindow(QMainWindow):
    """Shows one page at a time; at most one journal is open."""

    def __init__(
        self, theme: Theme, preferences: PreferencesFile, journals: Path, clock: Clock = system_clock
    ) -> None:
        super().__init__()
        self._theme, self._preferences_file, self._journals, self._clock = theme, preferences, journals, clock
        self.preferences = preferences.load()
        self._leave_sample: Callable[[], None] | None = None
        self.frame: JournalFrame | None = None
        self.setWindowTitle("SPMS Desktop")  # never a name: titles show in task bars and screen shares
        self.resize(1240, 860)

    @property
    def page(self) -> QWidget | None:
        """What is shown now."""
        return self.centralWidget()

    # Ways to a journal

    def show_welcome(self, sentence: str = "") -> WelcomePage:
        """Show the first page, with a sentence about what went wrong if something did."""
        from spms_desktop.ui.unlock.welcome import WelcomePage

        page = WelcomePage(self.preferences.recent)
        page.create_wanted.connect(self.show_create)
        page.open_wanted.connect(self.choose_journal)
        page.sample_wanted.connect(self.open_sample)
        page.recent_wanted.connect(self.open_path)
        page.help_wanted.connect(self.open_help)
        self._put(page)
        if sentence:
            page.trouble(sentence)
        return page

    def show_create(self) -> CreatePage:
        """Show the steps of making a journal."""
        from spms_desktop.ui.unlock.create_page import CreatePage
        from spms_desktop.ui.unlock.presenter import CreateFlow

        page = CreatePage(CreateFlow(self._journals, self._clock))
        page.created.connect(self.show_journal)
        page.back_wanted.connect(self.show_welcome)
        page.help_wanted.connect(self.open_help)
        self._put(page)
        page.focus_first()
        return page

    def choose_journal(self) -> QFileDialog:
        """Let a journal folder be chosen."""
        dialog = QFileDialog(self, _("Open a journal"), str(self._journals))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.open_path)
        dialog.open()
        return dialog

    def open_path(self, path: str | Path, *, read_only: bool = False) -> None:
        """Open a journal, asking for its passphrase when it has one."""
        folder = Path(path)
        try:
            if needs_secret(folder):
                self._ask_secret(folder, read_only=read_only)
            else:
                self._open(folder, "", read_only=read_only)
        except Trouble as error:
            self.show_welcome(trouble.sentence(error))

    def open_sample(self) -> None:
        """Open a sample journal that is gone when it is left."""
        from spms_desktop.services.sample_data import temporary_sample  # only who looks around needs it

        passing = ExitStack()
        session = passing.enter_context(temporary_sample(clock=self._clock))
        self._leave_sample = passing.close
        self._show_frame(session)

    def _ask_secret(self, folder: Path, *, read_only: bool) -> None:
        from spms_desktop.ui.unlock.unlock_page import UnlockPage

        page = UnlockPage(folder)

        def unlock(secret: str) -> None:
            try:
                self._open(folder, secret, read_only=read_only)
            except Trouble as error:
                page.trouble(trouble.sentence(error))

        page.secret_given.connect(unlock)
        page.back_wanted.connect(self.show_welcome)
        page.help_wanted.connect(self.open_help)
        self._put(page)
        page.focus_first()

    def _open(self, folder: Path, secret: str, *, read_only: bool) -> None:
        """Show the journal; one that cannot be written is shown for reading, with the reason."""
        try:
            self.show_journal(open_session(folder, secret, read_only=read_only, clock=self._clock))
        except (NewerFile, CannotWrite) as error:
            self.show_journal(open_session(folder, secret, read_only=True, clock=self._clock))
            if self.frame is not None:
                self.frame.trouble(_("{why} You can read the journal here.").format(why=trouble.sentence(error)))

    # The journal

    def show_journal(self, session: Session) -> None:
        """Show an open journal and remember where it is."""
        self.preferences = self.preferences.with_recent(session.file.folder)
        self._preferences_file.save(self.preferences)
        self._show_frame(session)
        if session.read_only and self.frame:
            self.frame.say(_("This journal is open for reading only. Nothing you do here changes it."))

    def leave_journal(self) -> None:
        """Close the journal and go back to the first page."""
        self._close_journal()
        self.show_welcome()

    def open_look(self) -> LookDialog:
        """Let colours and text size be chosen."""
        from spms_desktop.ui.settings.dialog import LookDialog

        dialog = LookDialog(self, self._theme)
        dialog.chosen.connect(self._keep_look)
        dialog.open()
        return dialog

    def open_help(self) -> HelpNow:
        """Show when to get help now, with the numbers of the country that was chosen last."""
        from spms_desktop.ui.help.help_now import HelpNow

        dialog = HelpNow(self, self.preferences.region)
        dialog.region_chosen.connect(self._keep_region)
        dialog.open()
        return dialog

    def warm_up(self) -> None:
        """Import in the background what plots and summaries need, so that their first use is quick."""
        if self.frame is not None:
            self.frame.jobs.run(_import_heavy, lambda _done: None, lambda _error: None)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._close_journal()
        super().closeEvent(event)

    def _show_frame(self, session: Session) -> None:
        try:
            away_since = self.preferences.left.get(str(session.file.folder))
            self.frame = JournalFrame(session, self._theme, away_since)
        except BaseException:
            session.close()  # damage may show only when the first tab reads the days
            raise
        self.frame.close_wanted.connect(self.leave_journal)
        self.frame.look_wanted.connect(self.open_look)
        self.frame.help_wanted.connect(self.open_help)
        self._put(self.frame)
        QTimer.singleShot(0, self.frame, self.frame.look_for_damage)  # after the first paint
        QTimer.singleShot(0, self.frame, self.frame.reminding.start)

    def _close_journal(self) -> None:
        if self.frame is not None:
            self._keep_left(self.frame)
            self.frame.finish()
            self.frame = None
        if self._leave_sample is not None:
            self._leave_sample()
            self._leave_sample = None

    def _keep_left(self, frame: JournalFrame) -> None:
        """From now on nobody can be told what falls due."""
        folder = frame.session.file.folder
        if str(folder) in self.preferences.recent:
            self.preferences = self.preferences.with_left(folder, self._clock().replace(tzinfo=None))
            self._preferences_file.save(self.preferences)

    def _keep_look(self) -> None:
        self.preferences = replace(self.preferences, theme=self._theme.choice, text_scale=self._theme.scale)
        self._preferences_file.save(self.preferences)

    def _keep_region(self, code: str) -> None:
        self.preferences = replace(self.preferences, region=code)
        self._preferences_file.save(self.preferences)

    def _put(self, page: QWidget) -> None:
        old = self.takeCentralWidget() if self.centralWidget() else None
        self.setCentralWidget(page)
        if old is not None:
            old.hide()
            old.deleteLater()


def _import_heavy() -> None:
    """What has no part in Qt and may be imported by a worker."""
    for name in ("numpy", "phonenumbers", "spms_desktop.report.visit_summary"):
        importlib.import_module(name)
