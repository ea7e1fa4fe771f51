"""What a screen or a card says before it holds anything."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.text import heading, quiet


class EmptyState(QWidget):
    """A title, a sentence and maybe the one button that begins."""

    def __init__(self, title: str, sentence: str, button: Button | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title_label = heading(title)
        self.sentence_label = quiet(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(12)
        column.addWidget(self.title_label)
        column.addWidget(self.sentence_label)
        if button is not None:
            column.addSpacing(4)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
