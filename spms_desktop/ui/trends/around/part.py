"""One part of the card: its name, a key that turns its pictures into a table, and one of the two."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.trends.csv_text import as_csv
from spms_desktop.ui.trends.hints import same_as_key
from spms_desktop.ui.trends.settle import settle
from spms_desktop.ui.trends.values import Table
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.table import NumberTable
from spms_desktop.ui.widgets.text import WrapLabel, field_label


class Part(QWidget):
    """Put what is drawn into `pictures` and other controls into `controls`; `copy_wanted` carries lines of CSV."""

    copy_wanted = Signal(str)

    def __init__(self, name: str, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._numbers: Table | None = None
        self._filled: Table | None = None
        self._sheet: Table | None = None
        self.title: WrapLabel = _heading(name)
        self.swap = Button("")
        self.swap.setAccessibleIdentifier(f"{identifier}_as_table")
        self.swap.setAccessibleDescription(same_as_key())
        self.copy = Button(_("Copy as CSV"))
        self.copy.setAccessibleIdentifier(f"{identifier}_copy")
        self.copy.setAccessibleName(_("Copy as CSV: {name}").format(name=name))
        self.table = NumberTable([""], name, self)
        self.table.setAccessibleIdentifier(f"{identifier}_table")
        self.table.hide()
        self._holder = QWidget(self)
        self.pictures = QVBoxLayout(self._holder)
        self.pictures.setContentsMargins(0, 0, 0, 0)
        self.pictures.setSpacing(8)
        self.controls = QVBoxLayout()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.swap, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addLayout(self.controls)
        column.addWidget(self._holder)
        column.addWidget(self.table)
        self.copy.clicked.connect(self._copy)
        self.swap.clicked.connect(self.swap_table)
        self._call_swap()

    @property
    def as_table(self) -> bool:
        """Whether the numbers are shown in place of the pictures."""
        return not self.table.isHidden()

    def show_numbers(self, table: Table, sheet: Table) -> None:
        """Keep these numbers for the table, and show them when it is in view; `sheet` is what is copied."""
        self._numbers, self._sheet = table, sheet
        if self.as_table:
            self._fill()

    def swap_table(self) -> None:
        """Show the table in place of the pictures, or the pictures again."""
        show = not self.as_table
        if show:
            self._fill()
        self._holder.setHidden(show)
        self.table.setVisible(show)
        self._call_swap()
        settle([self.table, self._holder])

    def swap_by_key(self) -> QWidget:
        """The same for whoever has the keyboard in this part; gives what has it now."""
        self.swap_table()
        target = self.table if self.as_table else self.swap
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return target

    def _fill(self) -> None:
        if self._numbers is not None and self._numbers != self._filled:
            self._filled = self._numbers
            self.table.set_headers(self._numbers.headers)
            self.table.set_rows(self._numbers.rows)

    def _copy(self) -> None:
        if self._sheet is not None:
            self.copy_wanted.emit(as_csv(self._sheet.headers, self._sheet.rows))

    def _call_swap(self) -> None:
        words = _("Show picture") if self.as_table else _("Show as table")
        self.swap.set_words(words)
        self.swap.setAccessibleName(_("{words}: {name}").format(words=words, name=self._name))


def _heading(name: str) -> WrapLabel:
    label = field_label(name)
    assert isinstance(label, WrapLabel)
    return label
