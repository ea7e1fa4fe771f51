"""A line of text that offers what might be meant."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from spms_desktop.ui.widgets.fields import LineField


class SuggestField(LineField):
    """Shows a list of suggestions below the line while the user types; Down goes into it, Enter takes one."""

    picked = Signal(str)

    def __init__(
        self, name: str, find: Callable[[str], list[str]], value: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, value, parent)
        self._find = find
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(6)
        popup = completer.popup()
        if popup is not None:
            popup.setAccessibleName(name)
        completer.activated.connect(self._take)
        self.setCompleter(completer)
        self.textEdited.connect(self._look)

    def suggestions(self) -> list[str]:
        """What is offered now."""
        return self._words.stringList()

    def _look(self, text: str) -> None:
        self._words.setStringList(self._find(text) if text.strip() else [])

    def _take(self, text: str) -> None:
        self.set_value(text)
        self.changed.emit(text)
        self.picked.emit(text)
