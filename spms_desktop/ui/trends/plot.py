"""One plot: pyqtgraph draws the lines, `furniture` what stands around them; there is nothing to drag or zoom."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.entry import HIGHEST, LOWEST
from spms_desktop.ui.theme.palettes import Palette
from spms_desktop.ui.trends.curves import items_behind, items_of
from spms_desktop.ui.trends.frame import Y_ROOM, Frame
from spms_desktop.ui.trends.furniture import Sheet, paint_around, paint_behind
from spms_desktop.ui.trends.trend_band import paint_trends
from spms_desktop.ui.trends.values import Panel


class Plot(pg.GraphicsView):
    """The lines of one panel in a frame that all panels share, kept as a picture.

    The pyqtgraph items live only while the picture is made: a scene that still holds a ViewBox when Qt takes the
    window apart crashes, and scrolling or a busy layout shall not draw ten years again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self._drawn: tuple[Panel, Frame, Palette, float] | None = None
        self._picture: QImage | None = None
        self._draws = 0
        self.setCentralItem(None)
        self.setCacheMode(pg.GraphicsView.CacheModeFlag.CacheNone)
        self.setInteractive(False)
        self.setMouseTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

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
        """As small as it may be; otherwise a view wants the size that it has, and never shrinks again."""
        return QSize(self.minimumSize())

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is not None:
            self._forget()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._rendered()
        painter = QPainter(self.viewport())
        painter.drawImage(0, 0, self._picture)
        painter.end()

    def drawBackground(self, painter: QPainter, _exposed: QRectF) -> None:
        sheet = self._sheet()
        if sheet is not None:
            paint_behind(painter, sheet)
            paint_trends(painter, sheet)

    def drawForeground(self, painter: QPainter, _exposed: QRectF) -> None:
        sheet = self._sheet()
        if sheet is not None:
            paint_around(painter, sheet, self.font())

    def _forget(self) -> None:
        self._picture = None
        self.viewport().update()

    def _sheet(self) -> Sheet | None:
        if self._drawn is None:
            return None
        panel, frame, palette, grown = self._drawn
        return Sheet(panel, frame, palette, float(self.height()), grown)

    def _rendered(self) -> QImage:
        self._draws += 1
        ratio = self.devicePixelRatioF()
        picture = QImage(self.viewport().size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        sheet = self._sheet()
        box = self._lines(sheet) if sheet else None
        painter = QPainter(picture)
        self.render(painter, QRectF(self.viewport().rect()), self.viewport().rect())
        painter.end()
        if box is not None:
            self.scene().removeItem(box)
            box.close()
        return picture

    def _lines(self, sheet: Sheet) -> Any:
        """A box in the scene that holds the lines."""
        box = pg.ViewBox(enableMouse=False, enableMenu=False)
        box.disableAutoRange()
        self.scene().addItem(box)
        box.setGeometry(sheet.area)
        box.setRange(xRange=sheet.frame.days, yRange=(LOWEST - Y_ROOM, HIGHEST + Y_ROOM), padding=0)
        panel, frame = sheet.panel, sheet.frame
        for line in panel.lines if frame.weekly else ():
            for item in items_behind(line, frame, sheet.palette, sheet.grown):
                box.addItem(item, ignoreBounds=True)
        for line in reversed(panel.lines):
            for item in items_of(line, frame, sheet.palette, sheet.grown):
                box.addItem(item, ignoreBounds=True)
        return box

    # The page scrolls and the plot never does, so that the mouse is left to the page.

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()
