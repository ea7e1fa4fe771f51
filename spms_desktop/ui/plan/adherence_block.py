"""How the doses of a medicine went over a period: counts, a strip of days, and the same as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.plan import texts
from spms_desktop.ui.plan.dose_marks import DoseLegend
from spms_desktop.ui.plan.dose_strip import DoseStrip
from spms_desktop.ui.plan.views import AdherenceView
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.table import NumberTable
from spms_desktop.ui.widgets.text import body, field_label


class AdherenceBlock(QWidget):
    """`wanted` tells another period, `rearranged` that controls came or went."""

    wanted = Signal(object)
    rearranged = Signal()

    def __init__(self, view: AdherenceView, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.periods = KeyRow(_("Over which time?"), list(view.periods))
        for key, (period, _words) in zip(self.periods.keys, view.periods, strict=True):
            key.setAccessibleIdentifier(f"{identifier}|{period}")
        self._sentence = body("")
        self.strip, self.legend = DoseStrip(), DoseLegend()
        self.table = NumberTable((_("Day"), _("Doses")), _("The doses of each day"))
        self.table.hide()
        self.table_button = Button(_("Show as a table"), kind="quiet")
        self.table_button.setAccessibleIdentifier(f"{identifier}|table")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(field_label(_("How the doses went")))
        for part in (self.periods, self._sentence, self.strip, self.legend):
            column.addWidget(part)
        column.addWidget(self.table_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table)
        self.periods.chosen.connect(self.wanted)
        self.table_button.clicked.connect(self._turn)
        self.show_view(view)

    def show_view(self, view: AdherenceView) -> None:
        """Show the counts of a period."""
        self._view = view
        self.periods.set_value(view.period)
        self._sentence.setText(texts.breakable(view.sentence))
        self.strip.show_days(view.days, view.sentence)
        shown = bool(view.rows)
        for part in (self.strip, self.legend, self.table_button):
            part.setVisible(shown)
        self.table.setVisible(shown and self.table.isVisibleTo(self))
        if self.table.isVisibleTo(self):
            self.table.set_rows(view.rows)

    def same_periods(self, view: AdherenceView) -> bool:
        """Whether the same periods are offered, so that this block can go on showing them."""
        return view.periods == self._view.periods

    def _turn(self) -> None:
        shown = not self.table.isVisibleTo(self)
        if shown:
            self.table.set_rows(self._view.rows)
        self.table.setVisible(shown)
        self.table_button.setText(_("Hide the table") if shown else _("Show as a table"))
        self.rearranged.emit()
