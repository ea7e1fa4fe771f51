"""Something to read that is shown when it is asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.tab_order import follow_layout


class Unfold(QWidget):
    """A button that shows and hides what stands below it, and says which of both it will do."""

    def __init__(self, show_words: str, hide_words: str, inner: QWidget, of: str = "") -> None:
        super().__init__()
        self._words = {False: show_words, True: hide_words}
        self._of = of
        self.inner = inner
        self.button = Button("", "down", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(inner)
        inner.hide()
        self.button.clicked.connect(self.turn)
        self._name()

    @property
    def unfolded(self) -> bool:
        """Whether it is shown."""
        return not self.inner.isHidden()

    def turn(self) -> None:
        """Show it, or hide it again."""
        self.inner.setVisible(not self.unfolded)
        self._name()
        follow_layout(self.window())

    def _name(self) -> None:
        words = self._words[self.unfolded]
        self.button.set_words(words)
        self.button.set_icon("up" if self.unfolded else "down")
        self.button.setAccessibleName(f"{words}: {self._of}" if self._of else words)
