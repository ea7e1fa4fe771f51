"""How a screen divides its room: a page that scrolls, and two panes that stack when narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from spms_desktop.ui.widgets.metrics import scaled


class ScrollPage(QScrollArea):
    """Scrolls up and down only, takes no focus, and brings a newly focused control into view."""

    def __init__(self, content: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content = content if content is not None else QWidget()
        layout = self.content.layout()
        self.body = layout if isinstance(layout, QVBoxLayout) else QVBoxLayout()
        if layout is None:
            self.body.setSpacing(16)
            self.content.setLayout(self.body)
        self.setWidget(self.content)
        self.content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.content.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            # Qt scrolls to a control only when Tab moves inside the page, not when it comes from outside.
            app.focusChanged.connect(self._show_focused)

    def minimumSizeHint(self) -> QSize:
        """As wide as the content needs, because nothing here scrolls sideways."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.content.minimumSizeHint().width() + bar, scaled(self, 120))

    def sizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return self.content.sizeHint() + QSize(bar, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.content:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _show_focused(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.content.isAncestorOf(new):
            margin = scaled(self, 24)
            self.ensureWidgetVisible(new, 0, margin)


class TwoPane(QWidget):
    """Two columns in one scrolling page; below `min_side_by_side` px (grown with the text) the left one goes on top."""

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        left_share: float = 0.5,
        min_side_by_side: int = 900,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._needs = min_side_by_side
        self._share = left_share
        self._side_by_side = True
        self.page = ScrollPage(QWidget())
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setSpacing(24)
        self._panes.addWidget(left)
        self._panes.addWidget(right)
        self.page.body.setContentsMargins(0, 0, 0, 0)
        self.page.body.addLayout(self._panes)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.page)
        self._turn(side_by_side=False)

    @property
    def side_by_side(self) -> bool:
        """True when both panes stand beside each other."""
        return self._side_by_side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._choose()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one pane, since they can stack."""
        return self.page.minimumSizeHint() if not self._side_by_side else QSize(self._narrowest(), scaled(self, 120))

    def _narrowest(self) -> int:
        widgets = [item.widget() for item in (self._panes.itemAt(0), self._panes.itemAt(1)) if item is not None]
        widest = max((widget.minimumSizeHint().width() for widget in widgets if widget is not None), default=0)
        return widest + self.page.verticalScrollBar().sizeHint().width()

    def _choose(self) -> None:
        if hasattr(self, "_panes"):
            self._turn(side_by_side=self.width() >= scaled(self, self._needs))

    def _turn(self, *, side_by_side: bool) -> None:
        if side_by_side == self._side_by_side:
            return
        self._side_by_side = side_by_side
        direction = QBoxLayout.Direction.LeftToRight if side_by_side else QBoxLayout.Direction.TopToBottom
        self._panes.setDirection(direction)
        shares = (round(self._share * 100), round((1 - self._share) * 100)) if side_by_side else (0, 0)
        for place, share in enumerate(shares):
            self._panes.setStretch(place, share)
        self.updateGeometry()
