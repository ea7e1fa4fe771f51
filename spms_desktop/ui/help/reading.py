"""A dialog that holds a page to read."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractSlider, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.text import body, field_label, heading, quiet

_Action = QAbstractSlider.SliderAction
_MOVES = {
    Qt.Key.Key_Down: _Action.SliderSingleStepAdd,
    Qt.Key.Key_Up: _Action.SliderSingleStepSub,
    Qt.Key.Key_PageDown: _Action.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _Action.SliderPageStepSub,
    Qt.Key.Key_Home: _Action.SliderToMinimum,
    Qt.Key.Key_End: _Action.SliderToMaximum,
}


class ReadingDialog(FormDialog):
    """Arrow keys and Page Up and Down move the page, because there is little on it that Tab could bring into view."""

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent, title, _("Close"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel_button.hide()
        for key, move in _MOVES.items():
            QShortcut(key, self).activated.connect(partial(self._page.verticalScrollBar().triggerAction, move))

    def add_part(self, title: str) -> QVBoxLayout:
        """Begin a part of the page; its paragraphs go into the layout."""
        part = QVBoxLayout()
        part.setSpacing(12)
        if title:
            part.addWidget(heading(title))
        self.body.addLayout(part)
        return part


def add_pair(part: QVBoxLayout, title: str, text: str, remark: str = "") -> None:
    """A paragraph with its own small title, close together."""
    pair = QVBoxLayout()
    pair.setSpacing(2)
    pair.addWidget(field_label(title))
    pair.addWidget(body(text))
    if remark:
        pair.addWidget(quiet(remark))
    part.addLayout(pair)
