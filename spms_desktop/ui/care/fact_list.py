"""Things to read under one another: a few at first, more on a press."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _, ngettext
from spms_desktop.ui.care.page_views import Fact
from spms_desktop.ui.care.words import breakable
from spms_desktop.ui.widgets.buttons import LinkButton
from spms_desktop.ui.widgets.text import body, field_label, quiet

_FIRST, _STEP = 4, 20


class FactRow(QWidget):
    """One fact; lines without words take no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self.text, self.more = quiet(""), body(""), field_label("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in (self.head, self.text, self.more):
            column.addWidget(label)

    def fill(self, fact: Fact) -> None:
        """Show another fact."""
        for label, words in ((self.head, fact.head), (self.text, fact.text), (self.more, fact.more)):
            label.setText(breakable(words))
            label.setVisible(bool(words))


class FactList(QWidget):
    """Shows facts, a sentence when there are none, and a button while there are more than a few."""

    def __init__(
        self, name: str, empty: str, identifier: str, *, titled: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self.title = field_label(name if titled else "")
        self._facts: list[Fact] = []
        self._most = _FIRST
        self.rows: list[FactRow] = []
        self.empty = quiet(empty)
        self.more_button = LinkButton("", "down", self)
        self.more_button.setAccessibleIdentifier(identifier)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.setSpacing(8)
        frame.addWidget(self.title)
        frame.addWidget(self.empty)
        frame.addLayout(self._column)
        frame.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.title.hide()
        self.empty.setVisible(bool(empty))
        self.more_button.hide()
        self.more_button.clicked.connect(self._turn)

    def show_facts(self, facts: Sequence[Fact], *, anew: bool = False) -> None:
        """Show these facts; `anew` folds what had been opened."""
        if anew:
            self._most = _FIRST
        if anew or list(facts) != self._facts:
            self._facts = list(facts)
            self._show()

    def _turn(self) -> None:
        self._most = _FIRST if self._most >= len(self._facts) else self._most + _STEP
        self._show()

    def _show(self) -> None:
        shown = self._facts[: self._most]
        while len(self.rows) < len(shown):
            row = FactRow(self)
            self.rows.append(row)
            self._column.addWidget(row)
        for row, fact in zip(self.rows, shown, strict=False):
            row.fill(fact)
        for row in self.rows[len(shown) :]:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        del self.rows[len(shown) :]
        self.empty.setVisible(not shown and bool(self.empty.text()))
        self.title.setVisible(bool(shown and self.title.text()))
        self._name_button(len(self._facts) - len(shown))

    def _name_button(self, left: int) -> None:
        words = ngettext("Show {n} more", "Show {n} more", min(left, _STEP)) if left else _("Show fewer")
        self.more_button.set_words(words)
        self.more_button.set_icon("down" if left else "up")
        self.more_button.setAccessibleName(_("{part}: {words}").format(part=self._name, words=words))
        self.more_button.setVisible(len(self._facts) > _FIRST)
