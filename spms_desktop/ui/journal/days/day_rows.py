"""The rows of everything about one day: the words of a line, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.journal.days.day_sheet import SheetLine, SheetPart, Star
from spms_desktop.ui.journal.line_words import breakable, shortened
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.text import body, heading, quiet

_SIDE_BY_SIDE = 520

class SheetRow(QWidget):
    """One line; `wanted` carries the command and the line it is about."""

    wanted = Signal(str, object)

    def __init__(self, line: SheetLine, *, can_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.controls: dict[str, Button] = {}
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(body(breakable(line.words)))
        for detail in line.details:
            words.addWidget(quiet(breakable(detail)))
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addLayout(words, 1)
        if can_write:
            self._row.addLayout(self._buttons())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room the buttons stand beside the words."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(self, _SIDE_BY_SIDE) and "private" not in self.controls
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)

    def _buttons(self) -> FlowLayout:
        flow = FlowLayout(gap=8)
        line, named = self.line, shortened(self.line.words)
        star = _star_button(line, named)
        self._add(flow, "star" if line.star is Star.OFF else "unstar", star)
        if line.private is not None:
            text = _("Let others see it") if line.private else _("Only for me")
            private = Button(text, None if line.private else "lock", "quiet")
            private.setAccessibleName(_("{command}: {line}").format(command=text, line=named))
            self._add(flow, "private", private)
        text = _("Change") if line.mine else _("Add my view")
        change = Button(text, "edit", "quiet")
        change.setAccessibleName(_("{command}: {line}").format(command=text, line=named))
        self._add(flow, "change", change)
        return flow

    def _add(self, flow: FlowLayout, command: str, button: Button) -> None:
        button.setAccessibleIdentifier(f"day.line.{command}")
        button.clicked.connect(partial(self._tell, command))
        self.controls[command] = button
        flow.addWidget(button)

    def _tell(self, command: str) -> None:
        self.wanted.emit(command, self.line)


def _star_button(line: SheetLine, named: str) -> Button:
    if line.star is Star.OFF:
        button = Button(_("Star"), "star", "quiet")
        button.setAccessibleName(_("Tell my care team: {line}").format(line=named))
        button.setAccessibleDescription(_("Puts this line on the list for the care team."))
        return button
    answered = line.star is Star.ANSWERED
    button = Button(_("Answered") if answered else _("Starred"), "check")
    button.setEnabled(not answered)
    said = _("Starred and answered: {line}") if answered else _("Starred for my care team: {line}")
    button.setAccessibleName(said.format(line=named))
    button.setAccessibleDescription("" if answered else _("Press to take this line off the list again."))
    return button


class Rule(QWidget):
    """A hairline between two lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Mid)


class PartView(Group):
    """One heading with its lines."""

    wanted = Signal(str, object)

    def __init__(self, part: SheetPart, *, can_write: bool) -> None:
        super().__init__(part.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(breakable(part.title)))
        if part.remark:
            column.addWidget(quiet(part.remark))
        self.rows = [SheetRow(line, can_write=can_write) for line in part.lines]
        for row in self.rows:
            row.wanted.connect(self.wanted)
            column.addWidget(Rule())
            column.addWidget(row)


def button_of(parts: list[PartView], ref: str, commands: tuple[str, ...]) -> Button | None:
    """The first of these buttons of the line with a name, to give the keyboard back to."""
    rows = (row for part in parts for row in part.rows if row.line.target.ref == ref)
    row = next(rows, None)
    return next((row.controls[c] for c in commands if row and c in row.controls and row.controls[c].isEnabled()), None)


def give_focus(button: Button) -> None:
    """Give the keyboard to a button that was made anew."""
    button.setFocus(Qt.FocusReason.OtherFocusReason)
