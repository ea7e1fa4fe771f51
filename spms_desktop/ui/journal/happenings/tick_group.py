"""Several answers to tick, with the less usual ones behind a button."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _, ngettext
from spms_desktop.ui.journal.happenings.event_presenter import Offered
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.columns import tick_columns
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.ticks import TickKey


class TickGroup(Group):
    """Ticks in the order offered; one of `alone`, such as "None", goes with no other."""

    changed = Signal()

    def __init__(self, name: str, offered: Offered, alone: Collection[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._alone = frozenset(alone)
        self._more = [key for key, _words in offered.more]
        self.boxes = {key: TickKey(words, self) for key, words in (*offered.first, *offered.more)}
        for key, box in self.boxes.items():
            box.toggled.connect(partial(self._ticked, key))
        self.more_button = Button(ngettext("{n} more", "{n} more", len(self._more)), "down", parent=self)
        self.more_button.setAccessibleName(_("{words}: {name}").format(words=self.more_button.words, name=name))
        self.more_button.clicked.connect(self._open_more)
        columns = tick_columns(self)
        for box in self.boxes.values():
            columns.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(columns)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_more(shown=not self._more or not offered.first)

    @property
    def value(self) -> tuple[str, ...]:
        """The keys that are ticked, in the order offered."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: Collection[str]) -> None:
        """Show ticks without telling anyone."""
        for key, box in self.boxes.items():
            self._tick(box, key in value)
        if any(key in value for key in self._more):
            self._show_more(shown=True)

    def focus_first(self) -> None:
        """Give the keyboard to the first tick."""
        next(iter(self.boxes.values())).setFocus()

    def _ticked(self, key: str, on: bool) -> None:
        if on:
            clash = set(self.boxes) - {key} if key in self._alone else self._alone - {key}
            for other in clash:
                self._tick(self.boxes[other], on=False)
        self.changed.emit()

    def _open_more(self) -> None:
        self._show_more(shown=True)
        self.boxes[self._more[0]].setFocus()

    def _show_more(self, *, shown: bool) -> None:
        for key in self._more:
            self.boxes[key].setVisible(shown)
        self.more_button.setVisible(not shown)

    @staticmethod
    def _tick(box: TickKey, on: bool) -> None:
        box.blockSignals(True)
        box.setChecked(on)
        box.blockSignals(False)
        box.updateGeometry()
