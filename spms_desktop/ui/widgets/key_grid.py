"""Lays keys out in rows of equal cells, with words below both ends."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


def columns_for(keys: int, cell: int, gap: int, room: int) -> int:
    """How many keys of a width go side by side: all, else half of them, else four or fewer."""
    choices: list[int] = [keys, ceil(keys / 2), *range(min(4, keys), 0, -1)]
    for columns in choices:
        if columns * (cell + gap) - gap <= room:
            return columns
    return 1


class KeyGrid(QLayout):
    """Holds the keys first, then the words for the left and the right end."""

    def __init__(self, parent: QWidget, gap: int = 8) -> None:
        super().__init__()
        self._keys: list[QLayoutItem] = []
        self._ends: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)
        parent.setLayout(self)

    def add_end(self, words: QWidget) -> None:
        """Add the words for one end; call it for the left end first, after all keys."""
        self.addWidget(words)
        self._ends.append(self._keys.pop())

    def addItem(self, item: QLayoutItem) -> None:
        self._keys.append(item)

    def count(self) -> int:
        return len(self._keys) + len(self._ends)

    def itemAt(self, index: int) -> QLayoutItem | None:
        items = self._keys + self._ends
        return items[index] if 0 <= index < len(items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        item = self.itemAt(index)
        if item in self._keys:
            self._keys.remove(item)
        elif item in self._ends:
            self._ends.remove(item)
        return item

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        cell = self._natural()
        wide = len(self._keys) * (cell.width() + self.spacing()) - self.spacing()
        return QSize(max(wide, 0), self.heightForWidth(max(wide, 0)))

    def minimumSize(self) -> QSize:
        least = QSize(0, 0)
        for item in self._keys:
            least = least.expandedTo(item.minimumSize())
        ends = sum(item.minimumSize().width() for item in self._ends) + self.spacing()
        return QSize(max(least.width(), ends if self._ends else 0), least.height())

    def _natural(self) -> QSize:
        size = QSize(0, 0)
        for item in self._keys:
            size = size.expandedTo(item.sizeHint())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        gap, natural = self.spacing(), self._natural().width()
        columns = columns_for(len(self._keys), natural, gap, rect.width())
        share = (rect.width() - gap * (columns - 1)) // max(columns, 1)
        cell = max(min(share, natural * 3 // 2), 1)
        tall = max((_height(item, cell) for item in self._keys), default=0)
        for place, item in enumerate(self._keys):
            row, column = divmod(place, columns)
            if move:
                spot = rect.topLeft() + QPoint(column * (cell + gap), row * (tall + gap))
                item.setGeometry(QRect(spot, QSize(cell, tall)))
        rows = ceil(len(self._keys) / columns)
        used = rows * (tall + gap) - gap
        last_row = len(self._keys) - (rows - 1) * columns
        across = last_row * (cell + gap) - gap if rows > 1 and last_row * 2 > columns else columns * (cell + gap) - gap
        return used + self._arrange_ends(QRect(rect.left(), rect.top() + used, across, rect.width()), move=move)

    def _arrange_ends(self, below: QRect, *, move: bool) -> int:
        """Put the words below the first and the last column; `below` is as wide as the keys."""
        ends = [item for item in self._ends if not item.isEmpty()]
        if not ends:
            return 0
        gap = self.spacing()
        least = max(item.minimumSize().width() for item in ends)
        half = max((below.width() - gap) // 2, least)
        tall = max(_height(item, half) for item in ends)
        for item, left in zip(self._ends, (below.left(), below.left() + below.width() - half), strict=False):
            if move and not item.isEmpty():
                item.setGeometry(QRect(max(left, below.left()), below.top() + gap // 2, half, tall))
        return tall + gap // 2


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
