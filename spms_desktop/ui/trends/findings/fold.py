"""Short lists of findings: always in view, or folded behind a button until they are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.trends.findings.values import Brief
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.text import body, field_label, heading


class BriefLine(QWidget):
    """What it is about, and below it the sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about, self.sentence = field_label(""), body("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.about)
        column.addWidget(self.sentence)


class BriefList(QWidget):
    """Lines one under another; takes no room without any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown, self._lines = tuple[Brief, ...](), list[BriefLine]()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.hide()

    @property
    def briefs(self) -> tuple[Brief, ...]:
        """What is listed."""
        return self._shown

    def show_briefs(self, briefs: Sequence[Brief]) -> None:
        """List these; lines that are there already get other words."""
        self._shown = tuple(briefs)
        while len(self._lines) < len(briefs):
            self._lines.append(BriefLine(self))
            self._column.addWidget(self._lines[-1])
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(briefs))
            if place < len(briefs):
                line.about.setText(briefs[place].title)
                line.sentence.setText(briefs[place].sentence)
        self.setVisible(bool(briefs))


class Fold(QWidget):
    """A list under its name, which `button` shows and hides; the button stands elsewhere, in a row with its mates."""

    def __init__(self, title: str, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._open = title, False
        self.button = Button("", "down", parent=parent)
        self.button.setAccessibleIdentifier(identifier)
        self.button.clicked.connect(self._turn)
        self.button.hide()
        self.list = BriefList(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(title))
        column.addWidget(self.list)
        self.hide()

    @property
    def open(self) -> bool:
        """Whether the list is shown."""
        return self._open

    def show_briefs(self, briefs: Sequence[Brief]) -> None:
        """Hold these lines; without any there is no button either."""
        if tuple(briefs) != self.list.briefs:
            self.list.show_briefs(briefs)
            self._name()
        self.button.setVisible(bool(briefs))
        self.setVisible(self._open and bool(briefs))

    def _turn(self) -> None:
        self._open = not self._open
        self.setVisible(self._open)
        self._name()

    def _name(self) -> None:
        words = _("{title} ({count})").format(title=self._title, count=len(self.list.briefs))
        self.button.set_words(words)
        self.button.set_icon("up" if self._open else "down")
        said = _("{part}, shown") if self._open else _("{part}, folded")
        self.button.setAccessibleName(said.format(part=words))
