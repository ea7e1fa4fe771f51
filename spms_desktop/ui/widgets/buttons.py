"""Buttons that are large, quiet and easy to hit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolTip, QWidget

from spms_desktop.ui.theme.icons import paint_icon
from spms_desktop.ui.widgets.metrics import TARGET, WRAP, line_width, scaled, widest_word, wrapped
from spms_desktop.ui.widgets.paint import Box, Ink, ink, paint_box

KINDS = ("normal", "primary", "quiet", "danger")


class Button(QPushButton):
    """A push button of at least 44 px that wraps its words rather than cutting them off."""

    def __init__(
        self, text: str, icon: str | None = None, kind: str = "normal", parent: QWidget | None = None
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        if kind not in KINDS:
            raise ValueError(f"unknown kind of button: {kind}")
        self._icon_name = icon
        self._kind = kind
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        """What the button shows; `text()` has each ampersand doubled, because Qt takes a single one for a shortcut."""
        return self.text().replace("&&", "&")

    def set_words(self, words: str) -> None:
        """Show other words."""
        self.setText(words.replace("&", "&&"))

    @property
    def kind(self) -> str:
        """How much it stands out."""
        return self._kind

    def set_icon(self, name: str | None) -> None:
        """Show another shipped icon, or none."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = line_width(self._metrics(), self.words) + self._beside() + 2 * self._padding()
        wide = max(wide, self._least())
        # Squeezed in a row it asks for the height that its wrapped words take.
        narrow = min(self.width(), wide) if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else wide
        return QSize(wide, self.heightForWidth(narrow))

    def minimumSizeHint(self) -> QSize:
        wide = widest_word(self._metrics(), self.words) + self._beside() + 2 * self._padding()
        return QSize(max(wide, self._least()), self._least())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = wrapped(self._metrics(), self.words, width - self._beside() - 2 * self._padding())
        return max(words.height() + 2 * scaled(self, 8), self._least())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and Enter press it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            event.accept()
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = ink(self)
        paint_box(painter, QRectF(self.rect()), self._box(colours))
        self._paint_words(painter, self._word_colour(colours))
        painter.end()

    def _box(self, colours: Ink) -> Box:
        radius = scaled(self, 10)
        ring = colours.focus if self.hasFocus() else None
        fill, edge = self._surface(colours)
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            fill = _stronger(fill or colours.face, colours, self.isDown())
        return Box(radius=radius, fill=fill, edge=edge, width=2 if self._kind == "danger" else 1, ring=ring)

    def _surface(self, colours: Ink) -> tuple[QColor | None, QColor | None]:
        if self._kind == "primary":
            return colours.accent, colours.accent
        if self._kind == "danger":
            return colours.face, colours.danger
        return (None, None) if self._kind == "quiet" else (colours.face, colours.edge)

    def _word_colour(self, colours: Ink) -> QColor:
        return {
            "primary": colours.on_accent,
            "quiet": colours.accent,
            "danger": colours.danger,
        }.get(self._kind, colours.text)

    def _paint_words(self, painter: QPainter, colour: QColor) -> None:
        pad, side = self._padding(), scaled(self, 22)
        inner = QRectF(self.rect()).adjusted(pad, 0, -pad, 0)
        words = wrapped(self._metrics(), self.words, round(inner.width()) - self._beside())
        left = inner.left() + (inner.width() - words.width() - self._beside()) / 2
        top = inner.center().y() - side / 2
        if self._icon_name:
            paint_icon(painter, self._icon_name, colour, QRectF(left, top, side, side))
            left += side + (scaled(self, 8) if self.text() else 0)
        painter.setPen(colour)
        painter.setFont(self._word_font())
        spot = QRect(round(left), 0, words.width() + 2, self.height())
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(spot, int(align) | WRAP, self.words)
        if self.menu() is not None:
            arrow = scaled(self, 16)
            middle = spot.center().y() - arrow / 2
            paint_icon(painter, "down", colour, QRectF(spot.right() + arrow / 2, middle, arrow, arrow))

    def _word_font(self) -> QFont:
        font = QFont(self.font())
        if self._kind != "normal":
            font.setWeight(QFont.Weight.DemiBold)
        # Colour must not be the only sign that words can be pressed.
        font.setUnderline(self._kind == "quiet" and not self._icon_name and self.menu() is None)
        return font

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._word_font())

    def _beside(self) -> int:
        """The width of what stands beside the words."""
        icon = scaled(self, 22) if self._icon_name else 0
        gap = scaled(self, 8) if self._icon_name and self.text() else 0
        arrow = scaled(self, 24) if self.menu() is not None else 0
        return icon + gap + arrow

    def _padding(self) -> int:
        if not self.text():
            return scaled(self, 8)
        return scaled(self, 12 if self._kind == "quiet" else 18)

    def _least(self) -> int:
        return scaled(self, TARGET)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def _stronger(fill: QColor, colours: Ink, pressed: bool) -> QColor:
    """The fill under the pointer or a finger: a step towards the words on it, so that contrast is kept both ways."""
    if fill == colours.accent:
        return fill.darker(125 if pressed else 112) if fill.lightnessF() < 0.5 else fill.lighter(112)
    return colours.soft


class LinkButton(Button):
    """A quiet button: words alone."""

    def __init__(self, text: str, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, icon, "quiet", parent)


class IconButton(Button):
    """A button that shows only an icon and is called by its name."""

    def __init__(self, icon: str, name: str, kind: str = "normal", parent: QWidget | None = None) -> None:
        super().__init__("", icon, kind, parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def hasHeightForWidth(self) -> bool:
        return False

    def event(self, event: QEvent) -> bool:
        """Show the name as a tip; a tip that Qt knows would be told to a screen reader as a description, once more."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.accessibleName(), self)
            return True
        return super().event(event)
