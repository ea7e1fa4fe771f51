"""The same numbers as a table, and its way to the clipboard."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.trends.values import Table
from spms_desktop.ui.widgets.table import NumberTable


class NumbersPage(QWidget):
    """A table whose columns follow what is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Table | None = None
        self.table = NumberTable([""], _("Scores"), self)
        self.table.setAccessibleIdentifier("trends_table")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)

    def show_table(self, table: Table) -> None:
        """Show these numbers; the same ones leave the current cell where it is."""
        if table != self._shown:
            self._shown = table
            self.table.set_headers(table.headers)
            self.table.set_rows(table.rows)
        self.table.setMaximumHeight(self.table.minimumHeight())
