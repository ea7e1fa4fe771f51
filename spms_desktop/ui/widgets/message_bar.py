"""The bar that says what just happened and offers to undo it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.theme.icons import paint_icon
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button, IconButton
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.paint import ink
from spms_desktop.ui.widgets.text import body

_ICONS = {"info": "info", "trouble": "warning"}


class IconMark(QWidget):
    """A painted icon beside words that say the same."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(self, 24), scaled(self, 24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = min(self.width(), self.height())
        paint_icon(painter, self._name, ink(self).text, QRectF(0, 0, side, side))
        painter.end()


class MessageBar(QFrame):
    """Stays until the next message or until it is dismissed; takes no room when empty."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setAccessibleName(_("Message"))
        self._action: Callable[[], object] | None = None
        self._mark = IconMark("info", self)
        self.label = body("")
        self.action_button = Button("", parent=self)
        self.close_button = IconButton("close", _("Close this message"), kind="quiet", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addWidget(self.label, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.action_button)
        row.addWidget(self.close_button)
        self.action_button.clicked.connect(self._act)
        self.close_button.clicked.connect(self.dismiss)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says now; empty when hidden."""
        return self.label.text()

    def say(
        self, text: str, action_text: str = "", action: Callable[[], object] | None = None, kind: str = "info"
    ) -> None:
        """Show one message, with a button for `action` when it has words; `kind` is "info" or "trouble"."""
        self._action = action
        self.label.setText(text)
        self.action_button.set_words(action_text)
        self.action_button.setVisible(bool(action_text) and action is not None)
        self._mark.show_icon(_ICONS[kind])
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setVisible(bool(text))
        announce(self, text, urgent=kind == "trouble")

    def dismiss(self) -> None:
        """Take the message away."""
        self._action = None
        self.label.setText("")
        self.hide()
        self.dismissed.emit()

    def _act(self) -> None:
        action = self._action
        self.dismiss()
        if action is not None:
            action()
