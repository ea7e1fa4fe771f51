"""One help line: its name, how to reach it, when it is open, and when that was checked."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.catalog.help_lines import HelpLine
from spms_desktop.i18n import _, short_date
from spms_desktop.ui import clipboard
from spms_desktop.ui.help.region import number_in
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.text import body, field_label, quiet


class CopyButton(Button):
    """Puts a number or an address on the clipboard and then says so itself; `copied` tells its mates."""

    copied = Signal()

    def __init__(self, words: str, what: str, of: str) -> None:
        super().__init__(words)
        self._words, self._what, self._of = words, what, of
        self.clicked.connect(self._copy)
        self.reset()

    def reset(self) -> None:
        """Offer to copy again."""
        self.set_words(self._words)
        self.set_icon(None)
        self.setAccessibleName(_("{button} {what}, {name}").format(button=self._words, what=self._what, name=self._of))

    def _copy(self) -> None:
        clipboard.copy(self._what)
        self.copied.emit()
        self.set_words(_("Copied"))
        self.set_icon("check")
        said = _("Copied: {what}").format(what=self._what)
        self.setAccessibleName(said)
        announce(self, said, urgent=True)


class LineRow(QWidget):
    """The facts of a help line below one another, and a button for each thing to copy."""

    def __init__(self, line: HelpLine, checked: date) -> None:
        super().__init__()
        self.line = line
        self.labels = [field_label(line.name), body("\n".join(_ways(line))), quiet(_remark(line, checked))]
        self.buttons = [CopyButton(words, what, line.name) for words, what in _copies(line)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for label in self.labels:
            column.addWidget(label)
        row = FlowLayout(gap=8)
        for button in self.buttons:
            row.addWidget(button)
            button.copied.connect(partial(self._only, button))
        column.addLayout(row)

    @property
    def words(self) -> str:
        """All that is said about the line."""
        return "\n".join(label.text() for label in self.labels)

    def _only(self, copied: CopyButton) -> None:
        for button in self.buttons:
            if button is not copied:
                button.reset()


def _ways(line: HelpLine) -> list[str]:
    ways = (
        (line.call, _("Call {number}")),
        (line.text, _("Send a text to {number}")),
        (line.chat, _("Chat at {number}")),
    )
    found = [pattern.format(number=value) for value, pattern in ways if value]
    return [*found, _("Open: {hours}").format(hours=_(line.hours))] if line.hours else found


def _remark(line: HelpLine, checked: date) -> str:
    said = _("Checked on {day}.").format(day=short_date(checked))
    return f"{_(line.note).rstrip('.')}. {said}" if line.note else said


def _copies(line: HelpLine) -> list[tuple[str, str]]:
    found = []
    call = number_in(line.call) if line.call else ""
    text = number_in(line.text) if line.text else ""
    if call:
        found.append((_("Copy number"), call))
    if text and text != call:
        found.append((_("Copy number for texts"), text))
    if line.chat:
        found.append((_("Copy address"), line.chat))
    return found
