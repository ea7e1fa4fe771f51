"""Fields to fill in: a line, a longer text, a choice, and a label above any of them."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from spms_desktop.ui.theme.icons import paint_icon
from spms_desktop.ui.widgets.metrics import TARGET, scaled, wrapped
from spms_desktop.ui.widgets.paint import ink
from spms_desktop.ui.widgets.text import field_label, quiet


def labelled(label: str, widget: QWidget, hint: str = "") -> QWidget:
    """The widget with words above it; a screen reader hears the words and the hint."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    # With a buddy Qt takes a single ampersand for a shortcut and hides it.
    words = field_label(label.replace("&", "&&"))
    column.addWidget(words)
    if hint:
        column.addWidget(quiet(hint))
    column.addWidget(widget)
    target = widget.focusProxy() or widget
    words.setBuddy(target)
    if not target.accessibleName():
        target.setAccessibleName(label)
    if hint:
        target.setAccessibleDescription(hint)
    return holder


class LineField(QLineEdit):
    """One line of text; `changed` follows each edit of the user, `finished` comes when they leave it."""

    changed = Signal(str)
    finished = Signal(str)

    def __init__(self, name: str, value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(value, parent)
        self._quiet = False
        self.setAccessibleName(name)
        self.textChanged.connect(self._edited)  # not textEdited: a screen reader or dictation types without keys
        self.editingFinished.connect(self._tell_finished)
        self._fit()

    @property
    def value(self) -> str:
        """The text."""
        return self.text()

    def set_value(self, value: str) -> None:
        """Show a text without telling anyone."""
        self._quiet = True
        self.setText(value)
        self._quiet = False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _edited(self, text: str) -> None:
        if not self._quiet:
            self.changed.emit(text)

    def _tell_finished(self) -> None:
        self.finished.emit(self.text())

    def _fit(self) -> None:
        self.setMinimumHeight(scaled(self, TARGET))


class TextField(QPlainTextEdit):
    """Several lines of text; grows with them, and Tab leaves it."""

    changed = Signal(str)

    def __init__(self, name: str, value: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(value, parent)
        self._lines = lines
        self._quiet = False
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.textChanged.connect(self._edited)

    @property
    def value(self) -> str:
        """The text."""
        return self.toPlainText()

    def set_value(self, value: str) -> None:
        """Show a text without telling anyone."""
        if value != self.value:
            self._quiet = True
            self.setPlainText(value)
            self._quiet = False

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margin = 2 * ceil(self.document().documentMargin())
        frame = QSize(self.width() - self.viewport().width(), self.height() - self.viewport().height())
        # Before it is shown the frame is not known; the stylesheet's padding and ring take about this much.
        frame = frame if self.isVisible() and frame.height() > 0 else QSize(scaled(self, 26), scaled(self, 18))
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        words = wrapped(self.fontMetrics(), self.value or " ", width - frame.width() - margin - 2)
        lines = words.height() // line + self.value.endswith("\n") + 1
        shown = min(max(lines - (words.height() % line == 0), self._lines), 4 * self._lines)
        return max(shown * line + frame.height() + margin + 4, scaled(self, TARGET))

    def sizeHint(self) -> QSize:
        wide = scaled(self, 240)
        return QSize(wide, self.heightForWidth(self.width() if self.isVisible() else wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(self, 120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _edited(self) -> None:
        self.updateGeometry()
        if not self._quiet:
            self.changed.emit(self.value)


class ChoiceField(QComboBox):
    """One of a few named options, in a list with large rows."""

    changed = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[object, str]],
        value: object | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._options: list[tuple[object, str]] = []
        self.setAccessibleName(name)
        self.setView(QListView(self))
        self.view().setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_options(options)
        self.set_value(value)
        self.activated.connect(self._picked)
        self._shown = self.value

    @property
    def value(self) -> object | None:
        """The key of the option shown."""
        place = self.currentIndex()
        return self._options[place][0] if 0 <= place < len(self._options) else None

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer these options, without telling anyone; keeps the present one if it is still there."""
        before = self.value
        self._options = list(options)
        self.clear()
        self.addItems([text for _key, text in self._options])
        self.set_value(before)

    def set_value(self, value: object | None) -> None:
        """Show an option without telling anyone; an unknown key shows the first."""
        keys = [key for key, _text in self._options]
        self.setCurrentIndex(keys.index(value) if value in keys else 0 if keys else -1)
        self._shown = self.value
        # Linux reads only the description of a combo box, so that one carries the name too.
        self.setAccessibleDescription(self._name)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(scaled(self, 120), scaled(self, TARGET)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, so that scrolling never changes an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = scaled(self, 20)
        spot = QRectF(self.width() - side - scaled(self, 12), (self.height() - side) / 2, side, side)
        paint_icon(painter, "down", ink(self).text, spot)
        painter.end()

    def _picked(self, _place: int) -> None:
        if self.value != self._shown:
            self._shown = self.value
            self.changed.emit(self.value)
