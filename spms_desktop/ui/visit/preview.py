"""The pages as they will be printed, and the same words as plain text for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.widgets.buttons import Button, IconButton
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.paint import Box, ink, paint_box

_STEP, _SMALLEST, _LARGEST = 1.25, 0.3, 5.0
_LEAST_HEIGHT = 420
_KEYS = Qt.Key
_SCROLLING = (_KEYS.Key_Up, _KEYS.Key_Down, _KEYS.Key_PageUp, _KEYS.Key_PageDown, _KEYS.Key_Home, _KEYS.Key_End)


class PageGround(Group):
    """What the pages lie on: it has the focus and the keys, because a PDF view tells a screen reader nothing."""

    def __init__(self, pages: QPdfView, parent: QWidget | None = None) -> None:
        super().__init__(_("The two pages"), parent)
        self._pages = pages
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(_("A picture of the pages. Press Ctrl+T to read them as text."))
        self.setAccessibleIdentifier("visit.pages")
        pages.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pages.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 2, 2)
        column.addWidget(pages)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that scroll go to the pages."""
        if event.key() in _SCROLLING:
            QCoreApplication.sendEvent(self._pages, event)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """An edge, or the ring of the focus."""
        painter, colours = QPainter(self), ink(self)
        ring = colours.focus if self.hasFocus() else None
        paint_box(painter, QRectF(self.rect()), Box(radius=8, fill=colours.soft, edge=colours.edge, ring=ring))
        painter.end()


class Preview(QWidget):
    """Shows a PDF from memory; `document` holds its pages, and Ctrl+T changes between pages and text."""

    turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = QPdfDocument(self)
        self._bytes: QBuffer | None = None
        self.pages, self.words = self._make_pages(), self._make_words()
        self.stack = QStackedWidget()
        self.ground = PageGround(self.pages)
        self.stack.addWidget(self.ground)
        self.stack.addWidget(self.words)
        self.smaller = IconButton("remove", _("Smaller pages"))
        self.larger = IconButton("add", _("Larger pages"))
        self.fit = Button(_("Fit the width"))
        self.text_button = Button("", "note")
        self._lay_out()
        self.smaller.clicked.connect(self._zoom_out)
        self.larger.clicked.connect(self._zoom_in)
        self.fit.clicked.connect(self._fit_width)
        self.text_button.clicked.connect(self.turn)
        self._name_button()

    @property
    def as_text(self) -> bool:
        """Whether the plain text is shown."""
        return self.stack.currentWidget() is self.words

    def show_pdf(self, data: bytes) -> None:
        """Show another PDF at the place where the former one was being read."""
        place = self.pages.verticalScrollBar().value()
        self.document.close()
        if self._bytes is not None:
            self._bytes.deleteLater()
        self._bytes = QBuffer(self)
        self._bytes.setData(QByteArray(data))
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._bytes)
        self.pages.verticalScrollBar().setValue(place)
        text = self._all_text()
        if text != self.words.toPlainText():
            self.words.setPlainText(text)

    def turn(self) -> None:
        """Change between the pages and their text, and go there."""
        shown = self.ground if self.as_text else self.words
        self.stack.setCurrentWidget(shown)
        for button in (self.smaller, self.larger, self.fit):
            button.setEnabled(not self.as_text)
        self._name_button()
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.turned.emit(self.as_text)

    def _make_pages(self) -> QPdfView:
        pages = QPdfView(self)
        pages.setDocument(self.document)
        pages.setPageMode(QPdfView.PageMode.MultiPage)
        pages.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        return pages

    def _make_words(self) -> QPlainTextEdit:
        words = QPlainTextEdit(self)
        words.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        words.setTextInteractionFlags(flags.TextSelectableByKeyboard | flags.TextSelectableByMouse)
        words.setTabChangesFocus(True)
        words.setAccessibleName(_("The two pages as text"))
        words.setAccessibleIdentifier("visit.text")
        return words

    def _lay_out(self) -> None:
        tools = FlowLayout(gap=8)
        for button in (self.smaller, self.larger, self.fit, self.text_button):
            tools.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(tools)
        column.addWidget(self.stack, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.stack.setMinimumHeight(scaled(self, _LEAST_HEIGHT))

    def _all_text(self) -> str:
        count = self.document.pageCount()
        texts: list[str] = []
        for page in range(count):
            head = _("Page {page} of {pages}").format(page=page + 1, pages=count)
            texts += [head, self.document.getAllText(page).text().strip()]
        return "\n\n".join(texts)

    def _zoom_in(self) -> None:
        self._zoom(_STEP)

    def _zoom_out(self) -> None:
        self._zoom(1 / _STEP)

    def _zoom(self, by: float) -> None:
        now = self._shown_factor()
        self.pages.setZoomMode(QPdfView.ZoomMode.Custom)
        self.pages.setZoomFactor(min(max(now * by, _SMALLEST), _LARGEST))

    def _fit_width(self) -> None:
        self.pages.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _shown_factor(self) -> float:
        """How large the pages are shown now, 1 being their real size."""
        if self.pages.zoomMode() is QPdfView.ZoomMode.Custom or not self.document.pageCount():
            return self.pages.zoomFactor()
        margins = self.pages.documentMargins()
        room = self.pages.viewport().width() - margins.left() - margins.right()
        real = self.document.pagePointSize(0).width() / 72 * self.pages.logicalDpiX()
        return room / real if real else 1.0

    def _name_button(self) -> None:
        self.text_button.setText(_("Show the pages (Ctrl+T)") if self.as_text else _("Read as text (Ctrl+T)"))
