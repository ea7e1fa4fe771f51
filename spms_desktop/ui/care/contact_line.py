"""A phone number or e-mail address: press it to use it, or copy it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.care.words import breakable_address
from spms_desktop.ui.widgets.buttons import LinkButton
from spms_desktop.ui.widgets.message_bar import IconMark
from spms_desktop.ui.widgets.text import body

_DIALLED = "0123456789*#,"


class ContactLine(QWidget):
    """`icon 555-0110 [Call] [Copy]`; tells of both presses and does nothing by itself."""

    opened = Signal(object)
    copied = Signal(str)

    def __init__(self, icon: str, kind: str, use_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self._scheme = "tel" if kind == "phone" else "mailto"
        self.words = body("")
        # What is shown has places to break a line; the button copies the plain text.
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.use_button = LinkButton(use_words, parent=self)
        self.copy_button = LinkButton(_("Copy"), parent=self)
        self.copy_button.setAccessibleIdentifier(f"care.person.copy_{kind}")
        self.use_button.setAccessibleIdentifier(f"care.person.{kind}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconMark(icon, self))
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.use_button)
        row.addWidget(self.copy_button)
        self.use_button.clicked.connect(self._open)
        self.copy_button.clicked.connect(self._copy)

    def fill(self, value: str, use_name: str, copy_name: str) -> None:
        """Show a number or address with what a screen reader calls its two buttons; an empty one takes no room."""
        self._value = value
        self.setVisible(bool(value))
        self.words.setText(breakable_address(value))
        self.use_button.setAccessibleName(use_name)
        self.copy_button.setAccessibleName(copy_name)

    def _open(self) -> None:
        self.opened.emit(contact_url(self._scheme, self._value))

    def _copy(self) -> None:
        self.copied.emit(self._value)


def contact_url(scheme: str, value: str) -> QUrl:
    """What the system is asked to open: for a number its digits only, for an address nothing but the address."""
    url = QUrl()
    url.setScheme(scheme)
    if scheme == "tel":
        plus = "+" if value.strip().startswith("+") else ""
        url.setPath(plus + "".join(c for c in value if c in _DIALLED))
    else:
        url.setPath(value.strip())
    return url
