"""Words on the screen: titles, headings, sentences and quiet remarks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

LINE_CHARACTERS = 70


class WrapLabel(QLabel):
    """A label that wraps, keeps the height its words need and stops its lines at a width that is easy to read."""

    def __init__(self, text: str, role: str, characters: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._characters = characters
        self._placed = False
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Show another text and ask for its room at once."""
        super().setText(text)
        self._fit()

    def heightForWidth(self, width: int) -> int:
        spare = self.contentsMargins().right()
        return super().heightForWidth(min(width, self._widest()) + spare)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() - self.contentsMargins().right(), self._tall(hint.height()))

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width() - self.contentsMargins().right(), self._tall(hint.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._placed = True
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _tall(self, unplaced: int) -> int:
        # The height at the present width, for layouts that do not ask for it by width (a stack, a splitter).
        return self.heightForWidth(self.width()) if self._placed else unplaced

    def _widest(self) -> int:
        if not self._characters:
            return 16_000
        return self._characters * self.fontMetrics().averageCharWidth()

    def _fit(self) -> None:
        spare = max(0, self.width() - self._widest())
        # Text starts at the left; the margin keeps long lines short without centring the label in its layout.
        if self.contentsMargins().right() != spare:
            self.setContentsMargins(0, 0, spare, 0)
        self.updateGeometry()


def title(text: str) -> QLabel:
    """The name of a screen."""
    return WrapLabel(text, "title")


def heading(text: str) -> QLabel:
    """The name of a card or a part of one."""
    return WrapLabel(text, "heading")


def body(text: str) -> QLabel:
    """A sentence or two to read."""
    return WrapLabel(text, "body", LINE_CHARACTERS)


def quiet(text: str) -> QLabel:
    """A remark that matters less."""
    return WrapLabel(text, "quiet", LINE_CHARACTERS)


def field_label(text: str) -> QLabel:
    """The words above a field."""
    return WrapLabel(text, "label", LINE_CHARACTERS)


def trouble_text(text: str = "") -> QLabel:
    """A sentence about what is wrong, hidden as long as it is empty."""
    label = WrapLabel(text, "trouble", LINE_CHARACTERS)
    label.setVisible(bool(text))
    return label
