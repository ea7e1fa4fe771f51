"""Lays items out in a few columns of equal width, so that the eye finds each where the one above it begins."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from spms_desktop.ui.widgets.metrics import scaled

Grid = list[list[QLayoutItem]]


class ColumnsLayout(QLayout):
    """As many columns as there is room for: never narrower than `least` px (grown with the text), never over `most`.

    The items follow one another along the rows, or with `down` along the columns. Columns are no wider than the
    widest item wishes, unless they `fill` the room.
    """

    def __init__(
        self, parent: QWidget, least: int, most: int, *, down: bool = False, fill: bool = False, gap: int = 8
    ) -> None:
        super().__init__()
        self._owner, self._least, self._most = parent, least, most
        self._down, self._fill = down, fill
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal if self._fill else Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        columns = min(self._most, len(self._shown()))
        wide = columns * (self._natural() + self.spacing()) - self.spacing() if columns else 0
        return QSize(wide, self.heightForWidth(wide))

    def minimumSize(self) -> QSize:
        least = QSize(0, 0)
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _natural(self) -> int:
        return max((item.sizeHint().width() for item in self._shown()), default=0)

    def _columns(self, room: int) -> tuple[int, int]:
        """How many columns there are, and how wide each is."""
        gap, natural = self.spacing(), self._natural()
        narrowest = max(min(scaled(self._owner, self._least), natural), self.minimumSize().width(), 1)
        columns = max(1, min((room + gap) // (narrowest + gap), self._most, len(self._shown())))
        wide = (room + gap) // columns - gap
        return columns, wide if self._fill else min(wide, max(natural, narrowest))

    def _rows(self, columns: int) -> Grid:
        shown = self._shown()
        if not self._down:
            return [shown[start : start + columns] for start in range(0, len(shown), columns)]
        tall = ceil(len(shown) / columns)
        return [shown[row::tall] for row in range(tall)]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Walk over the rows, place the items when asked to, and return the height."""
        if not self._shown():
            return 0
        columns, wide = self._columns(rect.width())
        y = rect.top()
        for row in self._rows(columns):
            tall = max(_tall(item, wide) for item in row)
            for column, item in enumerate(row if move else ()):
                item.setGeometry(QRect(rect.left() + column * (wide + self.spacing()), y, wide, tall))
            y += tall + self.spacing()
        return y - self.spacing() - rect.top()


def tick_columns(owner: QWidget) -> ColumnsLayout:
    """The columns in which ticks stand everywhere."""
    return ColumnsLayout(owner, 240, 3)


def _tall(item: QLayoutItem, wide: int) -> int:
    # Not the least height: that of a key which has its words wrapped is the one of its last width.
    return item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()
