"""The main window: it leads to a journal, and then shows it."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _
from spms_desktop.services.locks import Locks
from spms_desktop.services.place import place_sentence
from spms_desktop.services.preferences import PreferencesFile
from spms_desktop.services.session import Clock, Session, system_clock
from spms_desktop.ui.journal_frame import JournalFrame
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.ways_in import WaysIn

if TYPE_CHECKING:  # each page is imported when it is first shown: most starts show the journal only
    from spms_desktop.ui.comfort.repeats import IgnoreRepeats
    from spms_desktop.ui.help.help_now import HelpNow
    from spms_desktop.ui.help.page import HelpPage
    from spms_desktop.ui.locking import Locking
    from spms_desktop.ui.settings.dialog import LookDialog
    from spms_desktop.ui.settings.locks_dialog import LocksDialog
    from spms_desktop.ui.tour.tour import Tour


class MainWindow(WaysIn):
    """Shows one page at a time; at most one journal is open."""

    def __init__(
        self, theme: Theme, preferences: PreferencesFile, journals: Path, clock: Clock = system_clock
    ) -> None:
        super().__init__(journals, clock)
        self._theme, self._preferences_file = theme, preferences
        self.preferences = preferences.load()
        self.frame: JournalFrame | None = None
        self._locking: Locking | None = None
        self._tour: Tour | None = None
        self.repeats: IgnoreRepeats | None = None  # made by whoever starts the program: it is about all windows
        self.setWindowTitle("SPMS Desktop")  # never a name: titles show in task bars and screen shares
        self.resize(1240, 860)

    # The journal

    def show_journal(self, session: Session) -> None:
        """Show an open journal and remember where it is."""
        self.preferences = self.preferences.with_recent(session.file.folder)
        self._preferences_file.save(self.preferences)
        self.show_frame(session)
        if session.read_only:
            self.say(_("This journal is open for reading only. Nothing you do here changes it."))

    def say(self, text: str) -> None:
        """Tell something, where a journal is shown."""
        if self.frame is not None:
            self.frame.say(text)

    def complain(self, text: str) -> None:
        """Tell that something did not work, where a journal is shown."""
        if self.frame is not None:
            self.frame.trouble(text)

    def leave_journal(self) -> None:
        """Close the journal and go back to the first page."""
        self.close_journal()
        self.show_welcome()

    def lock(self) -> None:
        """Close the journal and ask for what opens it; where nothing does, offer to give it a passphrase."""
        frame = self.frame
        if frame is None or self.leave_sample is not None:
            return
        if not Locks(frame.session).ways.closed:
            self.open_locks()
            return
        folder, read_only = frame.session.file.folder, frame.session.read_only
        self.close_journal()
        self.ask_secret(folder, read_only=read_only, locked=True)

    def open_locks(self) -> LocksDialog | None:
        """Show how the journal opens, and let it be changed."""
        from spms_desktop.ui.settings.locks_dialog import LocksDialog

        if self.frame is None:
            return None
        chosen = self.preferences
        dialog = LocksDialog(self, self.frame.session, chosen.lock_after, with_screen=chosen.lock_with_screen)
        dialog.changed.connect(self._ways_changed)
        dialog.lock_chosen.connect(self._keep_lock)
        dialog.open()
        return dialog

    def open_look(self) -> LookDialog:
        """Let colours and text size be chosen."""
        from spms_desktop.ui.settings.dialog import LookDialog

        dialog = LookDialog(self, self._theme, self.preferences.language, self.preferences.ignore_repeats_ms)
        dialog.chosen.connect(self._keep_look)
        dialog.language_chosen.connect(self._keep_language)
        dialog.repeats_chosen.connect(self._keep_repeats)
        dialog.open()
        return dialog

    def open_help(self) -> HelpNow:
        """Show when to get help now, with the numbers of the country that was chosen last."""
        from spms_desktop.ui.help.help_now import HelpNow

        dialog = HelpNow(self, self.preferences.region)
        dialog.region_chosen.connect(self._keep_region)
        dialog.open()
        return dialog

    def open_screen_help(self, screen: str = "", above: QWidget | None = None) -> HelpPage:
        """Show the help on a screen, which begins with the way to "Help now"."""
        from spms_desktop.ui.help.page import HelpPage

        actions = self.frame.actions() if self.frame is not None else []
        page = HelpPage(above or self, screen, actions, with_tour=self.frame is not None)
        page.help_now_wanted.connect(self.open_help)
        page.tour_wanted.connect(self.start_tour)
        page.open()
        return page

    def start_tour(self) -> None:
        """Show around in the journal that is open."""
        if self.frame is not None:
            from spms_desktop.ui.tour.tour import Tour

            if self._tour is not None:
                self._tour.leave()
            self._tour = Tour(self.frame, self.frame)
            self._tour.ended.connect(self._forget_tour)

    def offer_tour(self) -> None:
        """Offer to show around, in one line that anything else takes away."""
        if self.frame is not None:
            from spms_desktop.ui.tour.tour import offer

            offer(self.frame.bar, self.start_tour)
            self.frame.place_bar()

    def _forget_tour(self) -> None:
        self._tour = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 helps also before a journal is open."""
        if event.matches(QKeySequence.StandardKey.HelpContents):
            self.open_screen_help()
        else:
            super().keyPressEvent(event)

    def warm_up(self) -> None:
        """Import in the background what plots and summaries need, so that their first use is quick."""
        if self.frame is not None:
            self.frame.jobs.run(_import_heavy, lambda _done: None, lambda _error: None)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_journal()
        super().closeEvent(event)

    def show_frame(self, session: Session) -> None:
        """Show an open journal, of which nothing is remembered."""
        try:
            away_since = self.preferences.left.get(str(session.file.folder))
            self.frame = JournalFrame(session, self._theme, away_since)
        except BaseException:
            session.close()  # damage may show only when the first tab reads the days
            raise
        self.frame.close_wanted.connect(self.leave_journal)
        self.frame.look_wanted.connect(self.open_look)
        self.frame.help_wanted.connect(self.open_help)
        self.frame.lock_wanted.connect(self.lock)
        self.frame.locks_wanted.connect(self.open_locks)
        self.frame.screen_help_wanted.connect(self.open_screen_help)
        self.frame.damage_found.connect(self._leave_damaged, Qt.ConnectionType.QueuedConnection)
        self._watch_locking(session)
        self.put(self.frame)
        # After the first paint:
        for begin in (self.frame.look_for_damage, self.frame.reminding.start, self._keep_backups, self._look_at_place):
            QTimer.singleShot(0, self.frame, begin)

    def _keep_backups(self) -> None:
        if self.frame is not None and self.frame.backups is None:
            second = self.second_place(self.frame.session.file.folder)
            self.frame.take_backups(self.ways_back.keep(self.frame, second, kept=self.leave_sample is None))

    def _look_at_place(self) -> None:
        """Say once for each journal that its folder is no safe place for it."""
        if self.frame is None or self.leave_sample is not None or self.frame.session.read_only:
            return
        folder = self.frame.session.file.folder
        words = place_sentence(folder)
        if words and str(folder) not in self.preferences.warned_place:
            self._prefer(warned_place=(*self.preferences.warned_place, str(folder)))
            self.say(words)

    def _leave_damaged(self) -> None:
        if self.frame is not None:
            folder = self.frame.session.file.folder
            self.ways_back.out_of_damage(folder, self.second_place(folder))

    def keep_second_place(self, place: str) -> None:
        """Remember where the backups of the open journal are kept once more; an empty text forgets it."""
        if self.frame is not None:
            kept = {**self.preferences.second_place, str(self.frame.session.file.folder): place}
            self._prefer(second_place={folder: where for folder, where in kept.items() if where})

    def close_journal(self) -> None:
        """Finish with the journal that is shown, if there is one."""
        if self.frame is not None:
            self._keep_left(self.frame)
            self.frame.finish()
            self.frame = self._locking = self._tour = None
        if self.leave_sample is not None:
            self.leave_sample()
            self.leave_sample = None

    def _keep_left(self, frame: JournalFrame) -> None:
        """From now on nobody can be told what falls due."""
        folder = frame.session.file.folder
        if str(folder) in self.preferences.recent:
            self.preferences = self.preferences.with_left(folder, self._clock().replace(tzinfo=None))
            self._preferences_file.save(self.preferences)

    def _watch_locking(self, session: Session) -> None:
        """Only a journal that something has to be typed for locks by itself."""
        if self.leave_sample is not None or not Locks(session).ways.closed or self.frame is None:
            return
        from spms_desktop.ui.locking import Locking

        chosen = self.preferences
        locking = Locking(self.frame, chosen.lock_after, with_screen=chosen.lock_with_screen)
        locking.due.connect(self.lock, Qt.ConnectionType.QueuedConnection)  # not in the middle of a press
        self._locking = locking

    def _ways_changed(self, words: str) -> None:
        if self.frame is not None:
            self.frame.say(words)
            self.frame.back_up_quietly()
            if self._locking is None:
                self._watch_locking(self.frame.session)

    def _keep_lock(self, minutes: int, with_screen: bool) -> None:
        self._prefer(lock_after=minutes, lock_with_screen=with_screen)
        if self._locking is not None:
            self._locking.choose(minutes, with_screen=with_screen)

    def _keep_look(self) -> None:
        self._prefer(theme=self._theme.choice, text_scale=self._theme.scale, big_keys=self._theme.big_keys)

    def _keep_repeats(self, ms: int) -> None:
        self._prefer(ignore_repeats_ms=ms)
        if self.repeats is not None:
            self.repeats.choose(ms)

    def _keep_language(self, code: str) -> None:
        self._prefer(language=code)

    def _keep_region(self, code: str) -> None:
        self._prefer(region=code)

    def _prefer(self, **changes: Any) -> None:
        """Remember choices of whoever sits at this computer."""
        self.preferences = replace(self.preferences, **changes)
        self._preferences_file.save(self.preferences)


def _import_heavy() -> None:
    """What has no part in Qt and may be imported by a worker."""
    for name in ("numpy", "phonenumbers", "spms_desktop.report.visit_summary"):
        importlib.import_module(name)
