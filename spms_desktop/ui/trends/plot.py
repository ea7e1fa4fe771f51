"""One plot, made once into a picture and shown until something changes; there is nothing to drag or zoom."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from spms_desktop.ui.theme.palettes import Palette
from spms_desktop.ui.trends.curves import paint_lines
from spms_desktop.ui.trends.frame import Frame
from spms_desktop.ui.trends.furniture import Sheet, paint_around, paint_behind
from spms_desktop.ui.trends.letters import Letters
from spms_desktop.ui.trends.trend_band import paint_trends
from spms_desktop.ui.trends.values import Panel


def paint_plot(letters: Letters, sheet: Sheet) -> None:
    """Draw a whole plot with its top left corner at the origin, on the screen or on paper."""
    painter = letters.painter
    paint_behind(painter, sheet)
    paint_trends(painter, sheet)
    paint_lines(painter, sheet)
    paint_around(letters, sheet)


class Plot(QWidget):
    """The lines of one panel in a frame that all panels share; scrolling shall not draw ten years again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: tuple[Panel, Frame, Palette, float] | None = None
        self._picture: QImage | None = None
        self._draws = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def draw(self, panel: Panel, frame: Frame, palette: Palette, grown: float) -> None:
        """Draw a panel as soon as it is in view; the same one again costs nothing."""
        if (panel, frame, palette, grown) != self._drawn:
            self._drawn = (panel, frame, palette, grown)
            self._forget()

    @property
    def draws(self) -> int:
        """How often the plot was made into a picture."""
        return self._draws

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatioF():
            self._picture = self._rendered()
        painter = QPainter(self)
        painter.drawImage(0, 0, self._picture)
        painter.end()

    def _forget(self) -> None:
        self._picture = None
        self.update()

    def _rendered(self) -> QImage:
        self._draws += 1
        ratio = self.devicePixelRatioF()
        picture = QImage(self.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        if self._drawn is not None:
            panel, frame, palette, grown = self._drawn
            painter = QPainter(picture)
            letters = Letters(painter, palette, self.font(), grown)
            paint_plot(letters, Sheet(panel, frame, palette, float(self.height()), grown))
            painter.end()
        return picture
