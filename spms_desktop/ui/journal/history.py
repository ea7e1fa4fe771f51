"""The history of a day: every version of every value, who said it and when."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _, long_date
from spms_desktop.ui.journal.days import Days, nothing_yet
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.table import NumberTable
from spms_desktop.ui.widgets.text import body

_WIDE = 840


class HistoryDialog(FormDialog):
    """A table of versions; nothing in it can be changed."""

    def __init__(self, parent: QWidget, days: Days, day: date) -> None:
        super().__init__(parent, _("History of {day}").format(day=long_date(day)), _("Close"))
        self.cancel_button.hide()
        rows = days.history(day)
        self.body.addWidget(
            body(_("Each value that was ever recorded for this day. Nothing is lost when you change one."))
            if rows
            else body(nothing_yet())
        )
        self.table = NumberTable(
            [_("What"), _("Value"), _("Who"), _("Recorded"), _("Counts")], _("History of this day")
        )
        self.table.set_rows([(r.item, r.value, r.who, r.said_at, r.state) for r in rows])
        self.table.setVisible(bool(rows))
        self.table.setMinimumWidth(min(scaled(self, _WIDE), round(self.screen().availableSize().width() * 0.85)))
        self.body.addWidget(self.table)
