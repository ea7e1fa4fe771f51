"""A phone number, e-mail address or web page: press it to use it, or copy it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.services.contacts import dialled, web_address
from spms_desktop.ui.care.words import breakable, breakable_address
from spms_desktop.ui.widgets.buttons import LinkButton
from spms_desktop.ui.widgets.message_bar import IconMark
from spms_desktop.ui.widgets.text import body, quiet

SCHEMES = ("tel", "mailto", "http", "https")
"""The only kinds of links that are ever handed to another program."""


class ContactLine(QWidget):
    """`icon 555-0110 [Call] [Copy]`; tells of both presses and does nothing by itself."""

    opened = Signal(object)
    copied = Signal(str)

    def __init__(self, icon: str, kind: str, use_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value, self._kind, self._country = "", kind, ""
        self.words, self.label = body(""), quiet("")
        # What is shown has places to break a line; the button copies the plain text.
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.use_button = LinkButton(use_words, parent=self)
        self.copy_button = LinkButton(_("Copy"), parent=self)
        self.copy_button.setAccessibleIdentifier(f"care.person.copy_{kind}")
        self.use_button.setAccessibleIdentifier(f"care.person.{kind}")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.label)
        texts.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconMark(icon, self))
        row.addLayout(texts, 1)
        row.addWidget(self.use_button)
        row.addWidget(self.copy_button)
        self.label.hide()
        self.use_button.clicked.connect(self._open)
        self.copy_button.clicked.connect(self._copy)

    @property
    def filled(self) -> bool:
        """Whether there is anything to show."""
        return bool(self._value)

    def set_label(self, text: str) -> None:
        """Small words above it that tell it from others of its kind."""
        self.label.setText(text)
        self.label.show()

    def fill(self, value: str, use_name: str, copy_name: str, shown: str = "", country: str = "") -> None:
        """Show a number or address, maybe written more plainly, with what a screen reader calls its two buttons.

        An empty one takes no room, and what is no web page, or not surely one number of that country, can only be
        copied.
        """
        self._value, self._country = value, country
        self.setVisible(bool(value))
        self.words.setText(breakable(shown or value) if self._kind == "address" else breakable_address(shown or value))
        self.use_button.setVisible(not contact_url(self._kind, value, country).isEmpty())
        self.use_button.setAccessibleName(use_name)
        self.copy_button.setAccessibleName(copy_name)

    def _open(self) -> None:
        self.opened.emit(contact_url(self._kind, self._value, self._country))

    def _copy(self) -> None:
        self.copied.emit(self._value)


def contact_url(kind: str, value: str, country: str = "") -> QUrl:
    """What the system is asked to open: the number to dial and no more, for an address nothing but the address."""
    if kind == "portal":
        return QUrl(web_address(value), QUrl.ParsingMode.StrictMode)
    url = QUrl()
    if kind == "address":
        return url
    if kind == "email":
        url.setScheme("mailto")
        url.setPath(value.strip())
    elif number := dialled(value, country):
        url.setScheme("tel")
        url.setPath(number)
    return url
