"""Several ticks that are one answer: what was different, or which doses were taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.ui.widgets.columns import tick_columns
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.ticks import TickKey


class TickList(Group):
    """`changed` carries the ticked keys, or None when none is; with `all_text` a tick above stands for all of them."""

    changed = Signal(object)

    def __init__(self, name: str, options: Sequence[tuple[object, str]], all_text: str = "") -> None:
        super().__init__(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.all_box: TickKey | None = None
        if all_text:
            self.all_box = TickKey(all_text)
            self.all_box.toggled.connect(self.tick_all)
            top = FlowLayout()
            top.addWidget(self.all_box)
            column.addLayout(top)
        columns = tick_columns(self)
        self.boxes = {str(key): TickKey(text) for key, text in options}
        for box in self.boxes.values():
            columns.addWidget(box)
            box.toggled.connect(self._tell)
        column.addLayout(columns)

    @property
    def first(self) -> QWidget:
        """What is answered first: the tick for all, or the first one."""
        return self.all_box or next(iter(self.boxes.values()))

    def set_value(self, ticked: frozenset[str]) -> None:
        """Show what is ticked without telling anyone."""
        for key, box in self.boxes.items():
            _show(box, key in ticked)
        if self.all_box is not None:
            _show(self.all_box, ticked >= frozenset(self.boxes))

    def tick_all(self, on: bool = True) -> None:
        """Tick or untick every box in one answer."""
        ticked = frozenset(self.boxes) if on else frozenset[str]()
        self.set_value(ticked)
        self.changed.emit(ticked or None)

    def press_digit(self, digit: str) -> bool:
        """Where all can be ticked at once, 1 does so."""
        if digit == "1" and self.all_box is not None:
            self.tick_all()
            return True
        return False

    def clear(self) -> None:
        """Untick every box as the user asked to."""
        self.tick_all(False)

    def _tell(self) -> None:
        ticked = frozenset(key for key, box in self.boxes.items() if box.isChecked())
        self.set_value(ticked)
        self.changed.emit(ticked or None)


def _show(box: TickKey, on: bool) -> None:
    box.blockSignals(True)
    box.setChecked(on)
    box.blockSignals(False)
