"""A column of rows that are filled anew in place, so that neither the focus nor the Tab order is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

V = TypeVar("V")


class Row(QWidget):
    """One row: `wanted` tells which command the user asked for and of what."""

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controls: dict[str, QWidget] = {}
        """What can have the focus, by the command it stands for, in the order of reading."""

    def fill(self, view: Any) -> None:  # noqa: ARG002
        """Show another value in place of the former one."""
        raise AssertionError("each kind of row says how it is filled")

    def give_focus(self, name: str) -> None:
        """Focus one control; when it is not shown, the next one that is, or else the nearest before it."""
        names = list(self.controls)
        here = names.index(name) if name in names else 0
        for candidate in [*names[here:], *reversed(names[:here])]:
            control = self.controls[candidate]
            if control.isVisibleTo(self) and control.isEnabled():
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                return


class Rule(QWidget):
    """A hairline between two parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Mid)


class _Held(NamedTuple):
    """Which control of which row has the focus, and where that row stands."""

    key: str
    control: str
    place: int


class RowList(QWidget, Generic[V]):
    """Rows for a list of values: each keeps its place on the screen and is told which value to show."""

    def __init__(self, make: Callable[[], Row], key: Callable[[V], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make, self._key = make, key
        self._shown: list[V] = []
        self.rows: list[Row] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def show_views(self, views: Sequence[V], fallback: QWidget | None = None) -> None:
        """Show these values; the focus stays with its value, or goes to the next row, or to `fallback`."""
        held = self._held()
        while len(self.rows) < len(views):
            row = self._make()
            self.rows.append(row)
            self.column.addWidget(row)
        for place, view in enumerate(views):
            if place >= len(self._shown) or self._shown[place] != view:
                self.rows[place].fill(view)
        for row in self.rows[len(views) :]:
            row.hide()
            self.column.removeWidget(row)
            row.deleteLater()
        del self.rows[len(views) :]
        self._shown = list(views)
        if held is not None:
            self._restore(held, fallback)

    def row_of(self, key: str) -> Row | None:
        """The row that shows the value with this key."""
        return next((row for row, view in zip(self.rows, self._shown, strict=True) if self._key(view) == key), None)

    def _held(self) -> _Held | None:
        focused = self.window().focusWidget()
        for place, (row, view) in enumerate(zip(self.rows, self._shown, strict=True)):
            for name, control in row.controls.items():
                if control is focused:
                    return _Held(self._key(view), name, place)
        return None

    def _restore(self, held: _Held, fallback: QWidget | None) -> None:
        row = self.row_of(held.key)
        if row is None and self.rows:
            row = self.rows[min(held.place, len(self.rows) - 1)]
        if row is not None:
            row.give_focus(held.control)
        elif fallback is not None:
            fallback.setFocus(Qt.FocusReason.OtherFocusReason)
