"""A line to type in, with ready answers to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.suggest import SuggestField


class ReadyLine(QWidget):
    """A SuggestField and a button that opens its ready answers; any other words may be typed."""

    changed = Signal(str)

    def __init__(self, name: str, ready: Sequence[str], value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ready = list(ready)
        self.line = SuggestField(name, self._find, value, self)
        self.button = Button(_("Choose"), "down", parent=self)
        self.button.setAccessibleName(_("Choose: {name}").format(name=name))
        self.button.setVisible(bool(ready))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.line.changed.connect(self.changed)
        self.button.clicked.connect(self.open_ready)

    @property
    def value(self) -> str:
        """The words."""
        return self.line.value

    def set_value(self, value: str) -> None:
        """Show words without telling anyone."""
        self.line.set_value(value)

    def set_ready(self, ready: Sequence[str]) -> None:
        """Offer other ready answers."""
        self._ready = list(ready)
        self.button.setVisible(bool(ready))

    def open_ready(self) -> QMenu:
        """Show the ready answers."""
        menu = QMenu(self)
        menu.setAccessibleName(self.line.accessibleName())
        menu.aboutToHide.connect(menu.deleteLater)
        for words in self._ready:
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(partial(self._take, words))
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
        return menu

    def _take(self, words: str, _checked: bool = False) -> None:
        self.line.set_value(words)
        self.line.setFocus()
        self.changed.emit(words)

    def _find(self, text: str) -> list[str]:
        sought = text.strip().casefold()
        return [words for words in self._ready if sought in words.casefold()]
