"""What a backup holds, before anything is done with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _, long_date
from spms_desktop.services import restore, trouble
from spms_desktop.services.restore import Inside
from spms_desktop.ui.backups.presenter import holds
from spms_desktop.ui.context import Context
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.text import body, heading, quiet


class PreviewDialog(FormDialog):
    """Reads the whole backup in the background; `confirmed` carries its path when the journal shall go back to it."""

    help_screen = "backups"

    confirmed = Signal(object)

    def __init__(self, parent: QWidget, context: Context, path: Path, *, can_go_back: bool) -> None:
        super().__init__(parent, _("What this backup holds"), _("Go back to this backup"))
        self._context, self.path = context, path
        self._can_go_back = can_go_back
        self.inside: Inside | None = None
        self._wait = quiet(_("Reading the backup…"))
        self.body.addWidget(self._wait)
        self.accept_button.setEnabled(False)
        self.accept_button.setVisible(can_go_back)
        self.accept_button.setAccessibleIdentifier("backups.go_back")
        self.cancel_button.set_words(_("Close"))
        self.accepted_by_user.connect(self._confirm)
        try:
            context.jobs.run(restore.look_inside(context.session, path), self._show, self._failed)
        except Trouble as error:
            self._failed(error)

    def first_control(self) -> QWidget:
        """Leaving is the safe answer."""
        return self.cancel_button

    def _show(self, inside: Inside) -> None:
        self.inside = inside
        self._wait.hide()
        self.body.addWidget(heading(_("Backup of {day}").format(day=long_date(inside.made_at.astimezone().date()))))
        for sentence in holds(inside):
            self.body.addWidget(body(sentence))
        if self._can_go_back:
            self.body.addWidget(
                body(
                    _(
                        "When you go back, your journal is as it was then. What you have now is kept in a backup "
                        "of its own, so you can undo this."
                    )
                )
            )
            self.accept_button.setEnabled(True)
        QTimer.singleShot(0, self, self._refit)  # once the sentences have found their height
        announce(self, " ".join(holds(inside)))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._wait.hide()
        self.accept_button.hide()
        self.trouble(trouble.sentence(error))

    def _confirm(self) -> None:
        self.confirmed.emit(self.path)
