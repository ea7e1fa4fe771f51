"""Words that stand in one line as long as there is room for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from spms_desktop.ui.widgets.metrics import line_width, scaled
from spms_desktop.ui.widgets.text import WrapLabel


class LineLabel(WrapLabel):
    """A label that asks for the width of one line, for rows that flow; `least` px of height centre it by its mates."""

    def __init__(self, text: str, role: str = "body", least: int = 0, parent: QWidget | None = None) -> None:
        self._least = least
        super().__init__(text, role, parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def beside(self) -> int:
        """The width of what a subclass paints at the left of the words."""
        return 0

    def heightForWidth(self, width: int) -> int:
        return max(super().heightForWidth(width), self._least_height())

    def sizeHint(self) -> QSize:
        # A wrapping QLabel asks for about twenty letters a line, however much room there is.
        wide = line_width(self.fontMetrics(), self.text()) + self.beside()
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(0, self._least_height()))

    def _least_height(self) -> int:
        return scaled(self, self._least) if self._least else 0
