"""What a walk through cards asks of each card, and how a card of words and fields is laid out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget

from spms_desktop.services.drafts import Fields
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.widgets.text import body, quiet, title


class StepCard(QWidget):
    """One card: a question in large type, a remark, and its fields in `column`; `changed` tells of the user's doing."""

    changed = Signal()

    def __init__(self, question: str, remark: str = "") -> None:
        super().__init__()
        self.question = question
        self.setAccessibleName(question)
        self.heading: QLabel = title(breakable(question))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(20)
        self.column.addWidget(self.heading)
        if remark:
            self.column.addWidget(body(breakable(remark)))

    def add(self, *parts: QWidget | QLayout) -> None:
        """Put parts below one another."""
        for part in parts:
            if isinstance(part, QWidget):
                self.column.addWidget(part)
            else:
                self.column.addLayout(part)

    def add_quiet(self, text: str) -> None:
        """Put a remark that matters less below; an empty one takes no room."""
        if text:
            self.column.addWidget(quiet(breakable(text)))

    def fields(self) -> Fields:
        """What is typed so far, as a draft keeps it."""
        return {}

    def show_fields(self, fields: Fields) -> None:
        """Show a draft again."""
