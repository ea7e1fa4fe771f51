"""The lines that were found, painted with the words that were looked for in bold and underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.journal.days.day_list import paint_row
from spms_desktop.ui.journal.days.day_model import Index
from spms_desktop.ui.journal.days.find_lines import FoundLine
from spms_desktop.ui.widgets.metrics import TARGET, WRAP, scaled

_PAD, _GAP, _TEXT_LINES = 12, 4, 3
_NO_PARENT = QModelIndex()


class FoundModel(QAbstractListModel):
    """The lines found, the newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[FoundLine, ...] = ()

    def show_lines(self, lines: tuple[FoundLine, ...]) -> None:
        """Show these lines in place of the former ones."""
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def line(self, index: Index) -> FoundLine | None:
        """The line in a row."""
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def rowCount(self, _parent: Index = _NO_PARENT) -> int:
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        line = self.line(index)
        spoken = role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
        return line.spoken if line is not None and spoken else None


class FoundDelegate(QStyledItemDelegate):
    """Paints the day and who wrote, then up to three lines of the words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 400
        line = _line(index)
        tall = self._lay_out(None, QRect(0, 0, width, 0), option, line) if line else 0
        return QSize(width, max(tall, scaled(option.widget, TARGET)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = _line(index)
        if line is None:
            return
        painter.save()
        paint_row(painter, option)
        self._lay_out(painter, option.rect, option, line)
        painter.restore()

    def _lay_out(self, painter: QPainter | None, rect: QRect, option: QStyleOptionViewItem, line: FoundLine) -> int:
        """Draw (or only measure) a row and give its height."""
        pad = scaled(option.widget, _PAD)
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        room = QRect(rect.left() + pad, rect.top() + pad, rect.width() - 2 * pad, 10_000)
        title = QFontMetrics(strong).boundingRect(room, WRAP, line.title).height()
        text = _text_layout(line, option.font, room.width())
        if painter is not None:
            painter.setFont(strong)
            painter.drawText(QRect(room.topLeft(), QSize(room.width(), title)), WRAP, line.title)
            text.draw(painter, QPointF(room.left(), room.top() + title + _GAP))
        return pad + title + _GAP + round(text.boundingRect().height()) + pad


def _line(index: Index) -> FoundLine | None:
    model = index.model()
    return model.line(index) if isinstance(model, FoundModel) else None


def _text_layout(line: FoundLine, font: QFont, width: int) -> QTextLayout:
    """The words of a line in at most three lines; the word found stands in the first of them."""
    layout = QTextLayout(line.text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_found(line.text, begin, size) for begin, size in line.parts])
    layout.beginLayout()
    top = 0.0
    for _number in range(_TEXT_LINES):
        row = layout.createLine()
        if not row.isValid():
            break
        row.setLineWidth(width)
        row.setPosition(QPointF(0, top))
        top += row.height()
    layout.endLayout()
    return layout


def _found(text: str, begin: int, size: int) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setFontUnderline(True)
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = _units(text[:begin]), _units(text[begin : begin + size]), look
    return part


def _units(text: str) -> int:
    """Qt counts in UTF-16, where an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class FoundList(QListView):
    """One click or Enter opens the day of a line."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.found = FoundModel(self)
        self.setModel(self.found)
        self.setItemDelegate(FoundDelegate(self))
        self.setAccessibleName(_("Lines found"))
        self.setAccessibleDescription(_("Press Enter to open the day of a line in the check-in."))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    def show_lines(self, lines: Sequence[FoundLine]) -> None:
        """Show these lines."""
        self.found.show_lines(tuple(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # heights follow the width

    def _open(self, index: QModelIndex) -> None:
        line = self.found.line(index)
        if line is not None:
            self.opened.emit(line.day)
