"""The ways to a journal: the first page, making one, opening one, and what stands in between."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMainWindow, QWidget

from spms_desktop.domain.errors import (
    BackupGiven,
    BadInput,
    CannotWrite,
    Damaged,
    InUseElsewhere,
    NewerFile,
    Trouble,
)
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.services.preferences import Preferences
from spms_desktop.services.session import Clock, Session
from spms_desktop.services.unlock import needs_secret, open_anyway, open_by_keyring, open_session
from spms_desktop.ui.ways_back import Doors, WaysBack

if TYPE_CHECKING:  # each page is imported when it is first shown: most starts show the journal only
    from spms_desktop.ui.unlock.create_page import CreatePage
    from spms_desktop.ui.unlock.elsewhere_page import ElsewherePage
    from spms_desktop.ui.unlock.unlock_page import UnlockPage
    from spms_desktop.ui.unlock.welcome import WelcomePage


class WaysIn(QMainWindow):
    """A window that leads to a journal, one page at a time; what it does with an open one is its heir's."""

    preferences: Preferences
    show_journal: Callable[[Session], None]
    show_frame: Callable[[Session], None]
    close_journal: Callable[[], None]
    open_help: Callable[[], object]
    say: Callable[[str], None]
    complain: Callable[[str], None]
    offer_tour: Callable[[], None]
    keep_second_place: Callable[[str], None]

    def __init__(self, journals: Path, clock: Clock) -> None:
        super().__init__()
        self._journals, self._clock = journals, clock
        self.leave_sample: Callable[[], None] | None = None
        doors = Doors(
            put=self.put,
            close_journal=self.close_journal,
            show_journal=self.show_journal,
            show_welcome=self.show_welcome,
            open_path=self.open_path,
            say=self.say,
            keep_second=self.keep_second_place,
            help=self.open_help,
        )
        self.ways_back = WaysBack(self, doors, journals, clock)

    @property
    def page(self) -> QWidget | None:
        """What is shown now."""
        return self.centralWidget()

    def put(self, page: QWidget) -> None:
        """Show a page in the place of the one before."""
        old = self.takeCentralWidget() if self.centralWidget() else None
        self.setCentralWidget(page)
        if old is not None:
            old.hide()
            old.deleteLater()

    def second_place(self, folder: Path) -> Path | None:
        """Where the backups of a journal are kept once more."""
        found = self.preferences.second_place.get(str(folder))
        return Path(found) if found else None

    def show_welcome(self, sentence: str = "") -> WelcomePage:
        """Show the first page, with a sentence about what went wrong if something did."""
        from spms_desktop.ui.unlock.welcome import WelcomePage

        page = WelcomePage(self.preferences.recent)
        page.create_wanted.connect(self.show_create)
        page.open_wanted.connect(self.choose_journal)
        page.restore_wanted.connect(self.ways_back.restore)
        page.sample_wanted.connect(self.open_sample)
        page.recent_wanted.connect(self.open_path)
        page.help_wanted.connect(self.open_help)
        self.put(page)
        if sentence:
            page.trouble(sentence)
        return page

    def show_create(self) -> CreatePage:
        """Show the steps of making a journal."""
        from spms_desktop.ui.unlock.create_page import CreatePage
        from spms_desktop.ui.unlock.presenter import CreateFlow

        page = CreatePage(CreateFlow(self._journals, self._clock))
        page.created.connect(self._show_new)
        page.back_wanted.connect(self.show_welcome)
        page.help_wanted.connect(self.open_help)
        self.put(page)
        page.focus_first()
        return page

    def _show_new(self, session: Session) -> None:
        """Show a journal just made, and offer to show around in it."""
        self.show_journal(session)
        self.offer_tour()

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

        def enter() -> None:
            if needs_secret(folder):
                self._open_closed(folder, read_only=read_only)
            else:
                self._open(folder, "", read_only=read_only)

        try:
            self._or_another_way(folder, enter)
        except BackupGiven:
            self.ways_back.restore(folder)
        except BadInput as error:  # everybody who writes has a passphrase of their own
            self.ask_secret(folder, read_only=read_only).trouble(trouble.sentence(error))
        except Trouble as error:
            self.show_welcome(trouble.sentence(error))

    def open_sample(self) -> None:
        """Open a sample journal that is gone when it is left."""
        from spms_desktop.services.sample_data import temporary_sample  # only who looks around needs it

        passing = ExitStack()
        session = passing.enter_context(temporary_sample(clock=self._clock))
        self.leave_sample = passing.close
        self.show_frame(session)

    def _open_closed(self, folder: Path, *, read_only: bool) -> None:
        """Open a journal with this computer's keyring where its writers chose that, else ask."""
        session = open_by_keyring(folder, read_only=read_only, clock=self._clock)
        if session is None:
            self.ask_secret(folder, read_only=read_only)
        else:
            self.show_journal(session)

    def ask_secret(self, folder: Path, *, read_only: bool, locked: bool = False) -> UnlockPage:
        """Ask for the passphrase or the recovery code."""
        from spms_desktop.ui.unlock.unlock_page import UnlockPage

        page = UnlockPage(folder, locked=locked)

        def unlock(secret: str) -> None:
            try:
                self._or_another_way(folder, lambda: self._open(folder, secret, read_only=read_only))
            except Trouble as error:
                page.trouble(trouble.sentence(error))

        page.secret_given.connect(unlock)
        page.back_wanted.connect(self.show_welcome)
        page.help_wanted.connect(self.open_help)
        self.put(page)
        page.focus_first()
        return page

    def _or_another_way(self, folder: Path, enter: Callable[[], None]) -> None:
        """Open a journal, or show what can be done about one that is damaged or open on another computer."""
        try:
            enter()
        except Damaged:
            self.ways_back.out_of_damage(folder, self.second_place(folder))
        except InUseElsewhere as error:
            self._open_elsewhere(folder, error)

    def _open_elsewhere(self, folder: Path, error: InUseElsewhere) -> ElsewherePage:
        """Another computer has the journal open: reading is safe, and whoever knows better may write."""
        from spms_desktop.ui.unlock.elsewhere_page import ElsewherePage

        page = ElsewherePage(trouble.sentence(error))
        page.read_wanted.connect(partial(self.open_path, folder, read_only=True))
        page.anyway_wanted.connect(partial(self._open_anyway, folder))
        page.back_wanted.connect(self.show_welcome)
        page.help_wanted.connect(self.open_help)
        self.put(page)
        return page

    def _open_anyway(self, folder: Path) -> None:
        open_anyway(folder)
        self.open_path(folder)

    def _open(self, folder: Path, secret: str, *, read_only: bool) -> None:
        """Show the journal; one that cannot be written is shown for reading, with the reason."""
        try:
            self.show_journal(open_session(folder, secret, read_only=read_only, clock=self._clock))
        except (NewerFile, CannotWrite) as error:
            self.show_journal(open_session(folder, secret, read_only=True, clock=self._clock))
            self.complain(_("{why} You can read the journal here.").format(why=trouble.sentence(error)))
