"""A column of rows that follows a list of views and keeps the rows, and so the focus, that are still there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget


class View(Protocol):
    """Something to show, with a key that stays the same while it is the same thing."""

    @property
    def key(self) -> str: ...


V = TypeVar("V", bound=View)


class Rows(Generic[V]):
    """Puts one widget for each view into a column; `make` builds one, `show` brings one up to date.

    `same` names what of a key a row stands for, where it can serve several keys one after the other.
    """

    def __init__(
        self,
        make: Callable[[V], QWidget],
        show: Callable[[QWidget, V], None],
        gap: int = 16,
        same: Callable[[str], str] = str,
    ) -> None:
        self._make, self._show, self._same = make, show, same
        self._rows: dict[str, tuple[V, QWidget]] = {}
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(gap)

    def __getitem__(self, key: str) -> QWidget:
        return self._rows[self._same(key)][1]

    def __contains__(self, key: str) -> bool:
        return self._same(key) in self._rows and self._rows[self._same(key)][0].key == key

    def show_views(self, views: Sequence[V]) -> bool:
        """Follow the views; True when rows came, went or moved."""
        before = list(self._rows)
        wanted = {self._same(view.key): view for view in views}
        for key in [key for key in self._rows if key not in wanted]:
            self._remove(key)
        shown = {key: self._followed(key, view) for key, view in wanted.items()}
        for place, (_view, row) in enumerate(shown.values()):
            if self.column.indexOf(row) != place:
                self.column.removeWidget(row)
                self.column.insertWidget(place, row)
        self._rows = shown
        return list(shown) != before

    def show_again(self, key: str) -> None:
        """Bring a row back to what the journal holds, after something that could not be saved."""
        if key in self:
            view, row = self._rows[self._same(key)]
            self._show(row, view)

    def _followed(self, key: str, view: V) -> tuple[V, QWidget]:
        if key not in self._rows:
            return view, self._make(view)
        before, row = self._rows[key]
        if before != view:
            self._show(row, view)
        return view, row

    def _remove(self, key: str) -> None:
        _view, row = self._rows.pop(key)
        row.hide()
        self.column.removeWidget(row)
        row.deleteLater()
