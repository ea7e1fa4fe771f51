"""The dialogs that the frame around a journal opens; each is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from spms_desktop.catalog.wording import wording
from spms_desktop.i18n import _
from spms_desktop.ui.context import Context
from spms_desktop.ui.header import Header
from spms_desktop.ui.reminders.reminding import Reminding

if TYPE_CHECKING:  # imported when first asked for, so that the first paint is early
    from spms_desktop.ui.backups.keeping import BackupKeeping
    from spms_desktop.ui.caregiver_form import CaregiverForm
    from spms_desktop.ui.help.keys_page import KeysPage
    from spms_desktop.ui.settings.lock_forms import WriterForm
    from spms_desktop.ui.settings.private_dialog import PrivateDialog


class FrameDialogs(QWidget):
    """What has a context, a header and reminders can open them; none is built before the first paint."""

    context: Context
    header: Header
    foot: QLabel
    reminding: Reminding
    backups: BackupKeeping | None
    job_failed: Callable[[Exception], None]

    def open_summary(self) -> QWidget:
        """Open the visit summary."""
        from spms_desktop.ui.visit.window import VisitSummaryWindow  # QtPdf comes with it

        self.header.summary.setFocus()  # where the keyboard is when the window closes again
        window = VisitSummaryWindow(self.context, self)
        window.open()
        return window

    def open_keys(self) -> KeysPage:
        """Show every key there is."""
        from spms_desktop.ui.help.keys_page import KeysPage

        page = KeysPage(self.window(), self.actions())
        page.open()
        return page

    def add_caregiver(self) -> CaregiverForm:
        """Ask for the name of somebody who helps."""
        from spms_desktop.ui.caregiver_form import CaregiverForm

        form = CaregiverForm(self, self.context)
        form.open()
        return form

    def choose_private(self) -> PrivateDialog:
        """Let the person choose what caregivers do not see."""
        from spms_desktop.ui.settings.private_dialog import PrivateDialog

        dialog = PrivateDialog(self, self.context)
        dialog.open()
        return dialog

    def ask_writer(self, uid: str) -> WriterForm:
        """Ask for an author's own passphrase before they write."""
        from spms_desktop.services.locks import Locks
        from spms_desktop.ui.settings.lock_forms import WriterForm

        session = self.context.session
        form = WriterForm(self, Locks(session), uid, session.author_name(uid))
        form.open()
        return form

    def take_backups(self, backups: BackupKeeping) -> None:
        """Tell how old the last backup is, and of damage that a backup notices."""
        self.backups = backups
        backups.changed.connect(self._show_age)
        backups.damage_found.connect(self.job_failed)
        self._show_age()

    def _show_age(self) -> None:
        if self.backups is not None and self.backups.presenter.can_go_back:  # not a sample, nor one only read
            self.header.show_age(self.backups.age)
            self.foot.setText(f"{_(wording().disclaimers['footer'])} {self.backups.age}.")

    def open_backups(self) -> None:
        """Show the backups, and let one be made now."""
        if self.backups is not None:
            self.backups.open_dialog()

    def open_quick_ask(self) -> QWidget:
        """Write something down for the care team."""
        from spms_desktop.ui.prepare.opening import open_quick_ask

        return open_quick_ask(self, self.context)

    def open_prepare(self, visit: str = "") -> QWidget:
        """Prepare a visit, or the one that comes next."""
        from spms_desktop.ui.prepare.opening import open_prepare

        return open_prepare(self, self.context, visit)

    def open_after(self, visit: str) -> QWidget | None:
        """Walk through what came out of a visit."""
        from spms_desktop.ui.prepare.opening import open_after

        return open_after(self, self.context, visit)

    def open_forms(self) -> QWidget:
        """Show the questionnaires that were opened, and what was answered."""
        from spms_desktop.ui.questionnaires.list_dialog import FormList

        dialog = FormList(self, self.context)
        dialog.open()
        return dialog

    def open_reminders(self) -> QWidget:
        """Show what is due."""
        return self.reminding.open_list()

    def choose_reminders(self) -> QWidget:
        """Let somebody choose what they are reminded of."""
        return self.reminding.open_choice()
