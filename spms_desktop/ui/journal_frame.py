"""The frame around an open journal: header, tabs filled from the registry, message bar."""

from __future__ import annotations

import sys
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QDialog, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from spms_desktop.catalog.wording import wording
from spms_desktop.domain.errors import Damaged, Trouble
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.services.events import AuthorSwitched, Saved
from spms_desktop.services.locks import Locks
from spms_desktop.services.session import Session
from spms_desktop.ui import words
from spms_desktop.ui.actions import bring_about
from spms_desktop.ui.context import Context
from spms_desktop.ui.frame_dialogs import FrameDialogs
from spms_desktop.ui.header import Header
from spms_desktop.ui.jobs import JobRunner
from spms_desktop.ui.reminders.reminding import Reminding
from spms_desktop.ui.tab import Tab
from spms_desktop.ui.tab_row import TabRow
from spms_desktop.ui.tabs import TABS
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.widgets.message_bar import MessageBar
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import quiet

_LOOK_AT_CLOCK_MS = 20_000
_STILL_OPEN_MS = 60_000
_ROOMY_LINES = 28
_IDLE_MS = 2000
"""So long after the last save the write-ahead log is moved into the database."""


class JournalFrame(FrameDialogs):
    """Knows the tabs only by their registry; what reaches beyond the journal is asked of the main window by signals.

    `close_wanted` goes back to the list of journals; `look_wanted` and `help_wanted` ask for what this computer keeps;
    `lock_wanted` and `locks_wanted` for the way in, and `damage_found` for the way out of damage.
    """

    close_wanted = Signal()
    look_wanted = Signal()
    help_wanted = Signal()
    lock_wanted = Signal()
    locks_wanted = Signal()
    damage_found = Signal()
    screen_help_wanted = Signal(str, QWidget)

    def __init__(self, session: Session, theme: Theme, away_since: datetime | None = None) -> None:
        super().__init__()
        self.session = session
        self.jobs = JobRunner(self)
        self.bar = MessageBar()
        self.backups = None
        self.context = Context(session, theme, self.jobs, self)
        self._tabs: dict[str, Tab] = {}
        self.header = Header(session, self._actions())
        self.tab_row = TabRow([(spec.icon, spec.title()) for spec in TABS])
        self.pages = QStackedWidget()
        for _spec in TABS:
            self.pages.addWidget(QWidget())
        self._lay_out()
        self._idle = QTimer(self, interval=_IDLE_MS, singleShot=True)
        self._idle.timeout.connect(self._settle)
        self._hour_shown = _hour(session.now())
        self._midnight = QTimer(self, interval=_LOOK_AT_CLOCK_MS)
        self._midnight.timeout.connect(self.look_at_clock)
        self._midnight.start()
        self._still = QTimer(self, interval=_STILL_OPEN_MS)
        self._still.timeout.connect(self._say_still_open)
        self._still.start()
        self._wire_header()
        self.reminding = Reminding(self.context, self, away_since)
        self._stop = [
            session.events.subscribe(Saved, self._saved),
            session.events.subscribe(AuthorSwitched, self._author_switched),
        ]
        self.tab_row.choose(0)
        self._make_tab(0)  # not by the signal: trouble with the first tab is trouble with opening the journal
        self.tab_row.chosen.connect(self._show_tab)

    def _lay_out(self) -> None:
        """The message bar shares its place with a line on what this program is, and how old the last backup is."""
        self.foot = quiet(_(wording().disclaimers["footer"]))
        self.foot.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._foot = QStackedWidget()
        self._foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._foot.addWidget(self.foot)
        self._foot.addWidget(self.bar)
        self.bar.dismissed.connect(self.place_bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.tab_row)
        column.addWidget(self.pages, 1)
        column.addWidget(self._foot)

    def _wire_header(self) -> None:
        self.header.author_chosen.connect(self.write_as)
        self.header.summary_wanted.connect(self.open_summary)
        self.header.help_wanted.connect(self.open_help)
        self.header.caregiver_wanted.connect(self.add_caregiver)
        self.header.reminders_wanted.connect(self.open_reminders)

    def _actions(self) -> list[QAction]:
        """What is needed less often, each with its words and maybe a key."""
        wanted = (
            (_("Undo"), QKeySequence.StandardKey.Undo, self.undo),
            (_("Redo"), QKeySequence.StandardKey.Redo, self.redo),
            (_("Help on this screen"), QKeySequence(QKeySequence.StandardKey.HelpContents), self.open_tab_help),
            (_("All keys…"), None, self.open_keys),
            (_("Look and text size…"), None, self.look_wanted.emit),
            (_("What caregivers see…"), None, self.choose_private),
            (_("Passphrase and locks…"), None, self.locks_wanted.emit),
            (_("Lock now"), QKeySequence("Ctrl+L"), self.lock_wanted.emit),
            (_("Write something down…"), QKeySequence("Ctrl+K"), self.open_quick_ask),
            *(() if self.session.read_only else ((_("Prepare a visit…"), None, partial(self.open_prepare, "")),)),
            (_("Reminders…"), None, self.choose_reminders),
            (_("Forms…"), None, self.open_forms),
            (_("Backups…"), None, self.open_backups),
            (_("Other journal…"), None, self.close_wanted.emit),
        )
        for number, spec in enumerate(TABS):
            bring_about(self, spec.title(), QKeySequence(f"Ctrl+{number + 1}"), partial(self.show_tab, spec.key))
        return [bring_about(self, text, keys, act) for text, keys, act in wanted]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_bar()

    def place_bar(self) -> None:
        """Where there is room, the foot keeps its place between messages: none must move what is being pressed."""
        self._foot.setCurrentIndex(1 if self.bar.text else 0)
        roomy = self.height() > _ROOMY_LINES * self.fontMetrics().lineSpacing()
        self._foot.setVisible(roomy or bool(self.bar.text))

    # Tabs

    @property
    def tab(self) -> Tab:
        """The tab that is shown."""
        return self._tabs[TABS[self.tab_row.current].key]

    def show_tab(self, key: str) -> Tab:
        """Show a tab by its key."""
        self.tab_row.choose(next(n for n, spec in enumerate(TABS) if spec.key == key))
        return self.tab

    def _show_tab(self, number: int) -> None:
        self.context.attempt(partial(self._make_tab, number))

    def _make_tab(self, number: int) -> None:
        """Make a tab when it is first shown, and show what the journal holds now."""
        spec = TABS[number]
        if spec.key in self._tabs:
            self._tabs[spec.key].refresh()
        else:
            made = spec.make(self.context)
            made.help_wanted.connect(self.open_help)
            self._tabs[spec.key] = made
            old = self.pages.widget(number)
            self.pages.insertWidget(number, made)
            if old is not None:
                self.pages.removeWidget(old)
                old.deleteLater()
        self.pages.setCurrentIndex(number)
        follow_layout(self)

    def _saved(self, _event: Saved) -> None:
        self._idle.start()
        self.header.refresh()
        self._refresh_tab()

    def _refresh_tab(self) -> None:
        shown = self._tabs.get(TABS[self.tab_row.current].key)
        if shown is not None:
            self.context.attempt(shown.refresh)

    def look_at_clock(self) -> None:
        """A window that stays open shows the new day, and within the hour what has fallen due since."""
        hour = _hour(self.session.now())
        if hour != self._hour_shown:
            self._hour_shown = hour
            self._refresh_tab()

    def _author_switched(self, event: AuthorSwitched) -> None:
        self.header.refresh()
        self._refresh_tab()
        self.say(_("{name} is writing now.").format(name=event.author.name))

    # Sentences

    def say(self, text: str, *, undo: bool = False) -> None:
        """Tell something, and offer to take the last change back."""
        if undo and self.session.can_undo:
            self.bar.say(text, _("Undo"), self.undo)
        else:
            self.bar.say(text)
        self.place_bar()

    def trouble(self, text: str) -> None:
        """Tell that something did not work."""
        self.bar.say(text, kind="trouble")
        self.place_bar()

    # Commands

    def undo(self) -> None:
        """Take back the latest change."""
        done: list[Action | None] = []
        if self.context.attempt(lambda: done.append(self.session.undo())):
            self.say(words.undone(done[0]) if done[0] else _("There is nothing to undo."))

    def redo(self) -> None:
        """Bring back what was undone last."""
        done: list[Action | None] = []
        if self.context.attempt(lambda: done.append(self.session.redo())):
            self.say(words.done(done[0]) if done[0] else _("There is nothing to redo."), undo=done[0] is not None)

    def write_as(self, uid: str) -> None:
        """Let somebody else write; what the former author was typing is saved as theirs first."""
        for tab in self._tabs.values():
            if not self.context.attempt(tab.flush):
                return
        if Locks(self.session).asks(uid):
            self.ask_writer(uid)
        else:
            self.session.write_as(uid)

    def open_tab_help(self) -> None:
        """Ask for the help on the tab that is shown."""
        self.open_screen_help(TABS[self.tab_row.current].key)

    def open_screen_help(self, screen: str, above: QWidget | None = None) -> None:
        """Ask for the help on a screen, over what is shown."""
        self.screen_help_wanted.emit(screen, above or self)

    def open_help(self) -> None:
        """Ask for the page that says when to get help now."""
        self.help_wanted.emit()

    def back_up_quietly(self) -> None:
        """Make a backup in the background, without a word when all is well."""
        file, now = self.session.file, self.session.now()
        self.jobs.run(lambda: file.back_up(now), _nothing, self.job_failed)

    def job_failed(self, error: Exception) -> None:
        """Tell why something in the background did not work; a mistake of ours is raised."""
        if not isinstance(error, Trouble):
            raise error
        if isinstance(error, Damaged):
            self.bar.say(trouble.sentence(error), _("What can I do?"), self.damage_found.emit, kind="trouble")
            self.place_bar()
        else:
            self.trouble(trouble.sentence(error))

    def _say_still_open(self) -> None:
        """Other computers that reach the same folder are told that the journal is open here."""
        self.context.attempt(self.session.file.still_open_here)

    def look_for_damage(self) -> None:
        """Read every page in the background, once the window stands."""
        self.jobs.run(self.session.file.quick_check, _nothing, self.job_failed)

    def _settle(self) -> None:
        if not self.session.read_only:
            self.context.attempt(self.session.file.checkpoint)

    def finish(self) -> None:
        """Save what is being typed, end the work in the background, and close the journal."""
        for dialog in self.window().findChildren(QDialog):
            _close(dialog)
        for tab in self._tabs.values():
            self.context.attempt(tab.flush)
            tab.leave()
        for stop in self._stop:
            stop()
        self.reminding.leave()
        self._idle.stop()
        if self.backups is not None:
            self.backups.leave()
        self._midnight.stop()
        self._still.stop()
        self.jobs.close()
        self.session.close()


def _hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0, tzinfo=None)


def _close(dialog: QDialog) -> None:
    """A sentence half typed in it is saved on the way; a form that breaks must not keep the journal open."""
    try:
        dialog.close()
    except Exception:  # noqa: BLE001
        sys.excepthook(*sys.exc_info())


def _nothing(_result: object) -> None:
    """All is well, and nobody needs to hear it."""
