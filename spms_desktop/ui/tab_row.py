"""The large tabs: they wrap onto a second line when the text is large, which Qt's own tab bar cannot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.theme.icons import paint_icon
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.key import Key
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.paint import Box, ink, paint_box

_ICON, _GAP, _PAD, _HEIGHT, _LINE = 20, 10, 18, 48, 4


class TabKey(Key):
    """A radio button painted as a tab: an icon, words, and a thick line below the chosen one."""

    def __init__(self, icon: str, text: str, parent: QWidget) -> None:
        super().__init__(text, parent=parent)
        self._icon_name = icon
        self.icon_shown = True

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._tab_font()).horizontalAdvance(self.words)
        beside = (_ICON + _GAP if self.icon_shown else 0) + 2 * _PAD
        return QSize(width + scaled(self, beside), scaled(self, _HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def heightForWidth(self, _width: int) -> int:
        return scaled(self, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, chosen = ink(self), self.isChecked()
        near = self.underMouse() or self.isDown()
        fill = colours.face if chosen else colours.soft if near else None
        ring = colours.focus if self.hasFocus() else None
        paint_box(painter, QRectF(self.rect()), Box(scaled(self, 8), fill, None, 0, ring))
        colour = colours.accent if chosen else colours.text
        pad, side = scaled(self, _PAD), scaled(self, _ICON)
        if self.icon_shown:
            paint_icon(painter, self._icon_name, colour, QRectF(pad, (self.height() - side) / 2, side, side))
        painter.setPen(colour)
        painter.setFont(self._tab_font())
        words = self.rect().adjusted(pad + (side + scaled(self, _GAP) if self.icon_shown else 0), 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.words)
        if chosen:
            line = scaled(self, _LINE)
            painter.fillRect(QRectF(pad / 2, self.height() - line, self.width() - pad, line), colour)
        painter.end()

    def _tab_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


class TabRow(Group):
    """One Tab stop; the arrow keys go from tab to tab."""

    chosen = Signal(int)

    def __init__(self, tabs: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(_("Parts of the journal"), parent)
        self._buttons = QButtonGroup(self)
        flow = FlowLayout(self, gap=4)
        self.keys = [TabKey(icon, text, self) for icon, text in tabs]
        for number, key in enumerate(self.keys):
            self._buttons.addButton(key, number)
            flow.addWidget(key)
            key.setAccessibleName(_("{tab}, tab {n} of {all}").format(tab=tabs[number][1], n=number + 1, all=len(tabs)))
            key.setToolTip(_("Ctrl+{n}").format(n=number + 1))
            key.moved.connect(self._move)
        self._buttons.idToggled.connect(self._toggled)

    @property
    def current(self) -> int:
        """The number of the chosen tab, from 0."""
        return self._buttons.checkedId()

    def choose(self, number: int) -> None:
        """Show a tab."""
        self.keys[number].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "keys"):
            QTimer.singleShot(0, self, self._fit)  # the tabs get the font after the row

    def _fit(self) -> None:
        """Where the words fit on one line only without icons, they go without."""
        self._show_icons(shown=True)
        if sum(key.sizeHint().width() for key in self.keys) > self.width():
            self._show_icons(shown=False)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _show_icons(self, *, shown: bool) -> None:
        for key in self.keys:
            key.icon_shown = shown
            key.updateGeometry()

    def _move(self, step: int) -> None:
        there = min(max(self.current + step, 0), len(self.keys) - 1)
        self.keys[there].setChecked(True)
        self.keys[there].setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggled(self, number: int, checked: bool) -> None:
        if checked:
            for other, key in enumerate(self.keys):
                key.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == number else Qt.FocusPolicy.ClickFocus)
            self.chosen.emit(number)
