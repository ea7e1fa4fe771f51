"""The history of a day: every version of every value, who said it and when."""

from __future__ import annotations

from collections.abc import Sequence

from spms_desktop.i18n import _
from spms_desktop.ui.journal.days.days import HistoryRow
from spms_desktop.ui.widgets.table import NumberTable


class HistoryTable(NumberTable):
    """Each version as a row; nothing in it can be changed."""

    def __init__(self) -> None:
        super().__init__([_("What"), _("Value"), _("Who"), _("Recorded"), _("Counts")], _("History of this day"))

    def show_history(self, rows: Sequence[HistoryRow]) -> None:
        """Show these versions."""
        self.set_rows([(r.item, r.value, r.who, r.said_at, r.state) for r in rows])
        self.setVisible(bool(rows))
