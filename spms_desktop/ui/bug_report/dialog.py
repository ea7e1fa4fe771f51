"""The one calm dialog about a mistake of the program."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _, ngettext
from spms_desktop.ui import clipboard
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import TextField
from spms_desktop.ui.widgets.text import body, quiet

_LINES = 6


class BugDialog(FormDialog):
    """Says what happened and what is safe, and offers the report to copy and to read; show it with `show`."""

    def __init__(self, parent: QWidget, kept: str, report: str) -> None:
        super().__init__(parent, _("The program made a mistake"), _("Go on"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)  # a form may be open on top of the window
        self.cancel_button.hide()
        self.times = quiet("")
        self.times.hide()
        self.copied = quiet(_("The report is copied. You can paste it in a message."))
        self.copied.hide()
        self.report = TextField(_("The report"), report, lines=_LINES)
        self.report.setReadOnly(True)
        self.report.hide()
        self.copy_button = Button(_("Copy a report"))
        self.show_button = Button(_("Show the report"))
        self.copy_button.clicked.connect(self._copy)
        self.show_button.clicked.connect(self._turn)
        self._lay_out(kept)

    def _lay_out(self, kept: str) -> None:
        for name, control in (
            ("go_on", self.accept_button),
            ("copy", self.copy_button),
            ("show", self.show_button),
            ("report", self.report),
        ):
            control.setAccessibleIdentifier(f"bug.{name}")
        for widget in (
            body(_("Something did not work as it was meant to. It was not your doing.")),
            body(kept),
            body(_("You can go on. If it happens again, please close the program and start it once more.")),
            self.times,
            body(
                _(
                    "A report helps us to mend it. It tells where in the program it happened, and nothing from "
                    "your journal. It goes nowhere by itself."
                )
            ),
            self.copied,
            self.report,
        ):
            self.body.addWidget(widget)
        self.button_row.addWidget(self.copy_button)
        self.button_row.addWidget(self.show_button)

    def first_control(self) -> QWidget:
        """The way on, so that Enter leaves."""
        return self.accept_button

    def tell_times(self, times: int, report: str) -> None:
        """It happened again while the dialog was open."""
        self.report.set_value(report)
        self.times.setText(ngettext("It happened {n} time.", "It happened {n} times.", times))
        if self.times.isHidden():
            self.times.show()
            self._grow()

    def _grow(self) -> None:
        QTimer.singleShot(0, self, self._refit)  # once the layout knows what is shown

    def _copy(self) -> None:
        clipboard.copy(self.report.value)
        self.copied.show()
        self._grow()
        announce(self, self.copied.text(), urgent=True)

    def _turn(self) -> None:
        """Show the report, or fold it away."""
        shown = self.report.isHidden()
        self.report.setVisible(shown)
        self.show_button.set_words(_("Hide the report") if shown else _("Show the report"))
        self._grow()
        if shown:
            self.report.setFocus()
