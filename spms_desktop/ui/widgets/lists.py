"""A list of choices or entries with large rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from spms_desktop.ui.widgets.metrics import TARGET, scaled


class _LargeRows(QStyledItemDelegate):
    """Gives each row the height of a target, even before the stylesheet is applied."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        least = scaled(view, TARGET) if isinstance(view, QWidget) else TARGET
        return super().sizeHint(option, index).expandedTo(QSize(0, least))


class RowList(QListWidget):
    """Arrows move, Enter or a click activates (`itemActivated`), Tab leaves; words wrap."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_LargeRows(self))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()
