"""A quiet strip that offers something in one sentence and waits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.line_label import LineLabel
from spms_desktop.ui.widgets.metrics import TARGET


class OfferStrip(QFrame):
    """A sentence and one to three buttons; it never takes the keyboard by itself and stays until its owner hides it."""

    chosen = Signal(str)

    def __init__(self, sentence: str, buttons: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        # A frame says nothing to a screen reader; a group tells what its buttons are about.
        self._group = Group(sentence, self)
        self.sentence_label = LineLabel(sentence, least=TARGET, parent=self._group)
        # The buttons keep together: beside the sentence where there is room, else below it.
        together = QWidget(self._group)
        line, answers = FlowLayout(self._group, gap=16), FlowLayout(together, gap=8)
        line.addWidget(self.sentence_label)
        line.addWidget(together)
        self.buttons = {key: Button(text, parent=together) for key, text in buttons}
        for key, button in self.buttons.items():
            answers.addWidget(button)
            button.clicked.connect(partial(self._choose, key))
        frame = QVBoxLayout(self)
        frame.setContentsMargins(24, 12, 24, 12)
        frame.addWidget(self._group)

    @property
    def sentence(self) -> str:
        """What the strip asks."""
        return self.sentence_label.text()

    def set_sentence(self, sentence: str) -> None:
        """Ask something else with the same buttons."""
        self.sentence_label.setText(sentence)
        self._group.setAccessibleName(sentence)

    def _choose(self, key: str, _checked: bool = False) -> None:
        self.chosen.emit(key)
