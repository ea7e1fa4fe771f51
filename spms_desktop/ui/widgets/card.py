"""A card: a title, a sentence and its controls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.text import body, heading


class Card(QFrame):
    """A quiet surface; add controls to `body` and a button beside the title to `header`."""

    def __init__(self, title: str = "", sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        if title:
            self.setAccessibleName(title)
        self._frame = QVBoxLayout(self)
        self.header = QHBoxLayout()
        self.title_label = heading(title)
        self.header.addWidget(self.title_label, 1, Qt.AlignmentFlag.AlignVCenter)
        self.sentence_label = body(sentence)
        self.body = QVBoxLayout()
        self._frame.addLayout(self.header)
        self._frame.addWidget(self.sentence_label)
        self._frame.addLayout(self.body, 1)
        # Only now that they have a parent: a label shown without one is a window for a moment, and takes the keyboard.
        self.title_label.setVisible(bool(title))
        self.sentence_label.setVisible(bool(sentence))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "body"):
            self._fit()

    def set_title(self, title: str) -> None:
        """Change the title; an empty one takes no room."""
        self.setAccessibleName(title)
        self.title_label.setText(title)
        self.title_label.setVisible(bool(title))

    def set_sentence(self, sentence: str) -> None:
        """Change the sentence below the title; an empty one takes no room."""
        self.sentence_label.setText(sentence)
        self.sentence_label.setVisible(bool(sentence))

    def _fit(self) -> None:
        """Let the gaps grow with the text, but less than the text, so that a large text keeps its room."""
        gap = 8 + scaled(self, 8)
        self._frame.setContentsMargins(24, 20, 24, 24)
        self._frame.setSpacing(gap)
        self.header.setSpacing(gap)
        self.body.setSpacing(gap + 4)
