"""A symptom's name, its plot in one sentence, and the plot."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.ui.theme.palettes import Palette
from spms_desktop.ui.trends.caption import Caption
from spms_desktop.ui.trends.frame import Frame
from spms_desktop.ui.trends.hints import with_table_key
from spms_desktop.ui.trends.plot import Plot
from spms_desktop.ui.trends.values import Panel
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.paint import Box, ink, paint_box

MARGIN = 8


class PanelBox(Group):
    """One small multiple; it takes the focus for its plot, to be read aloud with its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.caption = Caption(self)
        self.plot = Plot(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(self.plot)

    def show_panel(self, panel: Panel, frame: Frame, palette: Palette, grown: float, plot_height: int) -> None:
        """Show one symptom in the frame that all panels share."""
        self.caption.set_texts(panel.title, panel.sentence)
        self.setAccessibleName(panel.title)
        self.setAccessibleDescription(with_table_key(panel.description))
        self.setAccessibleIdentifier(f"plot_{panel.symptom}")
        self.plot.setFixedHeight(plot_height + round(frame.top + frame.bottom))
        self.plot.draw(panel, frame, palette, grown)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the focus ring alone."""
        if self.hasFocus():
            painter = QPainter(self)
            paint_box(painter, QRectF(self.rect()), Box(MARGIN, ring=ink(self).focus))
            painter.end()
