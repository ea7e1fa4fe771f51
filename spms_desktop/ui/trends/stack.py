"""The panels under one another, and what their lines and shaded stretches stand for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.trends.frame import Frame, frame_of
from spms_desktop.ui.trends.key import how_to_read, marked
from spms_desktop.ui.trends.panel import MARGIN, PanelBox
from spms_desktop.ui.trends.values import Plots
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.text import body, field_label, quiet

_NARROWEST, _PLOT_HEIGHT, _ONE_PLOT_HEIGHT = 420, 104, 260


class PlotStack(QWidget):
    """Lays all panels on one time axis; the words above them follow the width."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plots: Plots | None = None
        self._frame: Frame | None = None
        self.panels: list[PanelBox] = []
        self.nothing = body(_("Tick a symptom to see it here."))
        self.key_title = field_label(_("Marked in the plots"))
        self.key = body("")
        self.how_to_read = quiet("")
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.setSpacing(8)
        frame.addWidget(self.nothing)
        frame.addLayout(self._column)
        frame.addSpacing(8)
        frame.addWidget(self.key_title)
        frame.addWidget(self.key)
        frame.addWidget(self.how_to_read)
        frame.addStretch(1)
        theme.changed.connect(self._lay_out)

    @property
    def frame(self) -> Frame | None:
        """The geometry the panels have now."""
        return self._frame

    def show_plots(self, plots: Plots) -> None:
        """Show these panels in place of the old ones."""
        self._plots = plots
        while len(self.panels) < len(plots.panels):
            self.panels.append(PanelBox(self))
            self._column.addWidget(self.panels[-1])
        for place, panel in enumerate(self.panels):
            panel.setVisible(place < len(plots.panels))
        self.nothing.setVisible(not plots.panels)
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(self, _NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _lay_out(self) -> None:
        plots = self._plots
        if plots is None:
            return
        metrics = QFontMetricsF(self.font())
        frame = frame_of(plots, float(self.width() - 2 * MARGIN), metrics.height(), metrics.horizontalAdvance)
        self._frame = frame
        tall = self._theme.px(_ONE_PLOT_HEIGHT if len(plots.panels) == 1 else _PLOT_HEIGHT)
        grown = self._theme.px(100) / 100
        for place, (box, panel) in enumerate(zip(self.panels, plots.panels, strict=False)):
            own = frame if place == 0 else frame.without_words()
            box.show_panel(panel, own, self._theme.palette, grown, tall)
        self._tell(plots, frame)

    def _tell(self, plots: Plots, frame: Frame) -> None:
        lines = marked(plots, numbered=frame.numbered)
        self.key_title.setVisible(bool(lines))
        self.key.setVisible(bool(lines))
        self.key.setText("\n".join(lines))
        self.how_to_read.setVisible(bool(plots.panels))
        self.how_to_read.setText(how_to_read(plots))
