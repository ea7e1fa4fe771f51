"""Sees to the backups of an open journal: after the first save of a day, in the background, never in the way."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.errors import Damaged, Trouble
from spms_desktop.i18n import _
from spms_desktop.services import backups, restore, trouble
from spms_desktop.services.backups import Made
from spms_desktop.services.events import Saved
from spms_desktop.ui.backups import presenter
from spms_desktop.ui.backups.presenter import BackupsPresenter
from spms_desktop.ui.context import Context

if TYPE_CHECKING:  # imported when first asked for, so that the first paint is early
    from spms_desktop.ui.backups.dialog import BackupsDialog

_AGAIN = timedelta(hours=1)


class BackupKeeping(QObject):
    """`restore_wanted` carries a `Return`; `second_chosen` the folder this computer shall remember, or "".

    `damage_found` carries the trouble: a backup reads every page, so it may be the first to notice.
    """

    restore_wanted = Signal(object)
    second_chosen = Signal(str)
    changed = Signal()
    damage_found = Signal(object)

    def __init__(self, context: Context, parent: QWidget, second: Path | None = None, *, kept: bool = True) -> None:
        super().__init__(parent)
        self._context, self._window = context, parent
        self.presenter = BackupsPresenter(context.session, second, kept=kept)
        self._look_again: datetime | None = None
        self._told = False
        self._stop = context.session.events.subscribe(Saved, self._saved)

    @property
    def age(self) -> str:
        """How old the last backup is, in a sentence for the header."""
        return self.presenter.age

    def start(self, *, may_speak: bool = True) -> None:
        """Once the window stands: what was saved on the last day has its backup too, and a stick its copy.

        Without `may_speak` the second place is offered another time: a sentence that is being read stays.
        """
        session = self._context.session
        if not self.presenter.can_go_back:
            return
        if may_speak and backups.offers_second_place(session, self.presenter.second):
            self._context.speaker.say(backups.offer_sentence())
        self._see_to_it()

    def back_up_now(self) -> None:
        """Make a backup because somebody asked for it, and say how it went."""
        self._context.speaker.say(_("Making a backup…"))
        work = backups.daily_work(self._context.session, self.presenter.second, asked=True)
        self._context.jobs.run(work.run, self._made_as_asked, self._failed_as_asked)

    def open_dialog(self) -> BackupsDialog:
        """Show the backups."""
        from spms_desktop.ui.backups.dialog import BackupsDialog

        dialog = BackupsDialog(self._window, self._context, self.presenter)
        dialog.backup_wanted.connect(self.back_up_now)
        dialog.go_back_wanted.connect(self._go_back)
        dialog.second_changed.connect(self._second_changed)
        self.changed.connect(dialog.refresh)
        dialog.open()
        return dialog

    def leave(self) -> None:
        """Stop listening."""
        self._stop()

    def _saved(self, _event: Saved) -> None:
        now = self._context.session.now()
        new_day = self._look_again is not None and now.date() != (self._look_again - _AGAIN).date()
        if self._look_again is None or now >= self._look_again or new_day:
            self._see_to_it()

    def _see_to_it(self) -> None:
        session = self._context.session
        if not self.presenter.can_go_back:
            return
        self._look_again = session.now() + _AGAIN
        work = backups.daily_work(session, self.presenter.second)
        self._context.jobs.run(work.run, self._made, self._failed)

    def _made(self, made: Made) -> None:
        if made.copied:
            self._context.attempt(lambda: backups.keep_copied(self._context.session))
        self._tell_once(presenter.second_trouble(made.trouble) if made.trouble is not None else "")
        if made.backup is not None or made.copied:
            self.changed.emit()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        if isinstance(error, Damaged):
            self._look_for_damage()
        else:
            self._tell_once(presenter.daily_trouble(error))

    def _look_for_damage(self) -> None:
        """Let the open journal see for itself, so that it is left as it is when it is closed."""
        self._context.jobs.run(self._context.session.file.quick_check, _nothing, self.damage_found.emit)

    def _tell_once(self, sentence: str) -> None:
        """The same trouble each hour is told once, until all is well again."""
        if sentence and not self._told:
            self._context.speaker.trouble(sentence)
        self._told = bool(sentence)

    def _made_as_asked(self, made: Made) -> None:
        if made.copied:
            self._context.attempt(lambda: backups.keep_copied(self._context.session))
        self.changed.emit()
        if made.trouble is not None:
            self._context.speaker.trouble(presenter.second_trouble(made.trouble))
        elif made.copied:
            self._context.speaker.say(_("The backup is made and was read back. The second place has a copy."))
        else:
            self._context.speaker.say(_("The backup is made and was read back."))

    def _failed_as_asked(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._context.speaker.trouble(trouble.sentence(error))
        if isinstance(error, Damaged):
            self._look_for_damage()

    def _go_back(self, path: Path) -> None:
        self.restore_wanted.emit(restore.return_to(self._context.session, path))

    def _second_changed(self) -> None:
        self.second_chosen.emit(str(self.presenter.second or ""))
        if self.presenter.second is not None:
            self._see_to_it()


def _nothing(_result: object) -> None:
    """It was the copy that could not be read; the backup is tried again."""
