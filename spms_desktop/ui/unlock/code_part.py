"""A new recovery code: shown once, to write down or print, with one group of it asked back."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.services import unlock
from spms_desktop.ui.unlock.print_code import print_code
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.fields import LineField
from spms_desktop.ui.widgets.text import body, heading, title


class RecoveryCodePart(QWidget):
    """Show a code with `show_code`; `check` raises BadInput until the asked group was typed as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.code, self.asked_group = "", 0
        self.words = title("")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.print_button = Button(_("Print the code…"), "print")
        self.print_button.clicked.connect(self._print)
        self._ask = heading("")
        self.group = LineField(_("Group of letters"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        meaning = _(
            "This is your recovery code. It opens the journal if the passphrase is lost. "
            "Write it down or print it, and keep it in a safe place. Without the passphrase and without "
            "this code nobody can open the journal, not even we."
        )
        for widget in (body(meaning), self.words, self.print_button, self._ask, self.group):
            column.addWidget(widget)

    def show_code(self, code: str) -> None:
        """Show a code, and ask for one of its groups."""
        groups = code.split("-")
        self.code, self.asked_group = code, secrets.randbelow(len(groups))
        self.words.setText("  ".join(groups))
        self.words.setAccessibleName(_("Recovery code: {code}").format(code=", ".join(groups)))
        number = self.asked_group + 1
        self._ask.setText(_("To be sure, please type group number {n} of the code:").format(n=number))
        self.group.setAccessibleName(_("Group number {n} of the code").format(n=number))
        self.group.set_value("")

    def check(self) -> None:
        """Raise BadInput("recovery_group_wrong") unless the asked group was typed."""
        unlock.check_group(self.code, self.asked_group, self.group.value)

    def _print(self) -> None:
        print_code(self, self.code)
