"""The parts of an OrderPicker: a row for each place, and the list of what can be added."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QSizePolicy, QWidget

from spms_desktop.i18n import _, number
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.lists import RowList
from spms_desktop.ui.widgets.metrics import TARGET, scaled
from spms_desktop.ui.widgets.text import WrapLabel

_ROWS_SHOWN = 5
_KEY = Qt.ItemDataRole.UserRole


class ChosenRow(Group):
    """`1 Pain [Up] [Down] [Take away]`."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._place = place
        self.number = WrapLabel(number(place + 1), "label", parent=self)
        self.number.setWordWrap(False)
        self.words = WrapLabel("", "body", parent=self)
        self.up = Button(_("Up"), parent=self)
        self.down = Button(_("Down"), parent=self)
        self.take_away = Button(_("Take away"), parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._fit()
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.up, self.down, self.take_away):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self.take_away.clicked.connect(self._take_away)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "number"):
            self._fit()

    def show_words(self, words: str, *, first: bool, last: bool) -> None:
        """Show what stands in this place; the ends of the order cannot go further."""
        self.words.setText(words)
        self.setAccessibleName(_("{n}. {item}").format(n=self._place + 1, item=words))
        for button in (self.up, self.down, self.take_away):
            # The words shown come first: who speaks to the computer says what is seen.
            button.setAccessibleName(_("{command}: {item}").format(command=button.words, item=words))
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)

    def take_keyboard(self, step: int) -> bool:
        """Put the keyboard on the button that goes on with a move (-1 up, 1 down, 0 away), else on one that is on."""
        wished = {-1: self.up, 1: self.down, 0: self.take_away}[step]
        button = next((one for one in (wished, self.down, self.up) if one.isEnabled()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        return button is not None

    def _fit(self) -> None:
        """The words of all rows begin at the same place."""
        self.number.setFixedWidth(scaled(self, 24))

    def _up(self) -> None:
        self.moved.emit(-1)

    def _down(self) -> None:
        self.moved.emit(1)

    def _take_away(self) -> None:
        self.removed.emit()


class AddList(RowList):
    """The options that are left; a click, Enter or Space takes one at once."""

    taken = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setAccessibleDescription(_("Press Enter to add one."))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.itemClicked.connect(self._take)

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these, and stay at the same place of the list."""
        if options == [(item.data(_KEY), item.text()) for item in self._items()]:
            return
        row = max(self.currentRow(), 0)
        self.clear()
        for key, words in options:
            item = QListWidgetItem(words, self)
            item.setData(_KEY, key)
        if options:
            self.setCurrentRow(min(row, len(options) - 1))
        if not self.hasFocus():
            self.clearSelection()
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Only with the keyboard a row stands out, or it would look chosen."""
        super().focusInEvent(event)
        self.setCurrentRow(max(self.currentRow(), 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space take the row with the keyboard."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item is not None:
            self._take(item)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _take(self, item: QListWidgetItem) -> None:
        self.taken.emit(str(item.data(_KEY)))

    def _fit(self) -> None:
        rows = min(max(self.count(), 2), _ROWS_SHOWN)
        self.setFixedHeight(rows * scaled(self, TARGET) + 2 * self.frameWidth() + 8)
