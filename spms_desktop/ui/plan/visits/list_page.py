"""The list of visits: what is open, what is to be told, what comes, and the past folded by year."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.plan.rows import Rows
from spms_desktop.ui.plan.visits.views import ListView, YearView
from spms_desktop.ui.plan.visits.visit_row import VisitRows, again_rows, follow_up_rows
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.empty import EmptyState
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.text import heading, quiet


class Section(Group):
    """A heading, maybe a remark, and rows below."""

    def __init__(self, title: str, rows: QLayout) -> None:
        super().__init__(title)
        self._remark = quiet("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(heading(title))
        column.addWidget(self._remark)
        column.addLayout(rows)
        self.say("")

    def say(self, remark: str) -> None:
        """Show a remark in place of rows; an empty one takes no room."""
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))


class YearFold(Group):
    """A button that shows and hides the visits of one year."""

    def __init__(self, view: YearView, wanted: SignalInstance, turned: SignalInstance) -> None:
        super().__init__(view.title)
        self.button = Button("", "down")
        self.button.setAccessibleIdentifier(f"year-{view.key}")
        self.button.clicked.connect(partial(turned.emit, view.key))
        self.rows = VisitRows(wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self.rows.column)
        self.show_view(view)

    def show_view(self, view: YearView) -> None:
        """Follow the year."""
        pattern = _("{year}, shown") if view.open else _("{year}, folded")
        self.button.set_words(view.title)
        self.button.set_icon("up" if view.open else "down")
        self.button.setAccessibleName(pattern.format(year=view.title))
        self.rows.show_visits(view.visits)


class ListPage(QWidget):
    """Everything in one column; `wanted` carries a command and a uid, `turned` the year to fold."""

    wanted = Signal(str, str)
    turned = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.follow_ups, self.again = follow_up_rows(self.wanted), again_rows(self.wanted)
        self.columns = tuple(VisitRows(self.wanted) for _place in range(3))
        self.to_settle, self.coming, self.last = self.columns
        self.years = Rows[YearView](lambda view: YearFold(view, self.wanted, self.turned), _show_year, gap=12)
        self.parts = {
            "follow_ups": Section(_("Agreed and still open"), self.follow_ups.column),
            "to_settle": Section(_("Did it take place?"), self.to_settle.column),
            "again": Section(_("Plan the next visit?"), self.again.column),
            "coming": Section(_("Coming"), self.coming.column),
            "last": Section(_("Last visit"), self.last.column),
            "years": Section(_("Earlier"), self.years.column),
        }
        self.nothing = EmptyState(
            _("No visits yet"), _("Add the next visit with its day. Add questions to take along when you like.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(32)
        column.addWidget(self.nothing)
        for part in self.parts.values():
            column.addWidget(part)

    def show_view(self, view: ListView) -> bool:
        """Follow the journal; True when controls came, went or moved."""
        self.nothing.setVisible(view.empty)
        for name, part in self.parts.items():
            part.setVisible(bool(getattr(view, name)) or (name == "coming" and not view.empty))
        self.parts["coming"].say("" if view.coming else _("No visit is planned."))
        changed = [
            self.follow_ups.show_views(view.follow_ups),
            self.to_settle.show_visits(view.to_settle),
            self.again.show_views(view.again),
            self.coming.show_visits(view.coming),
            self.last.show_visits(view.last),
            self.years.show_views(view.years),
        ]
        return any(changed)


def _show_year(fold: QWidget, view: YearView) -> None:
    assert isinstance(fold, YearFold)
    fold.show_view(view)
