"""The next three visits, always in sight, and how many things that were agreed are still open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _, ngettext
from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.plan.rows import Rows
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.plan.visits.next_presenter import NextPresenter
from spms_desktop.ui.plan.visits.views import NextView
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.text import WrapLabel, body, quiet


class NextRow(Group):
    """One coming visit: with whom, when and where."""

    def __init__(self, view: NextView) -> None:
        super().__init__(view.who)
        self._who, self._when, self._where = WrapLabel("", "label"), body(""), quiet("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in (self._who, self._when, self._where):
            column.addWidget(label)
        self.show_view(view)

    def show_view(self, view: NextView) -> None:
        """Follow the visit."""
        self.setAccessibleName(_("{who}, {when}").format(who=view.who, when=view.when))
        self._who.setText(breakable(view.who))
        self._when.setText(view.when)
        self._where.setText(breakable(view.where))
        self._where.setVisible(bool(view.where))


class NextVisitsCard(Card):
    """`all_wanted` asks for the part with all appointments."""

    all_wanted = Signal()

    def __init__(self, acts: Acts, parent: QWidget | None = None) -> None:
        super().__init__(_("Next appointments"), "", parent)
        self._presenter = NextPresenter(acts.context.session)
        self.rows = Rows[NextView](NextRow, _show, gap=14)
        self._open = quiet("")
        self.all_button = Button(_("All appointments"), "calendar")
        self.all_button.setAccessibleIdentifier("visits.all")
        self.body.addLayout(self.rows.column)
        self.body.addWidget(self._open)
        self.body.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.all_button.clicked.connect(self.all_wanted)
        self.refresh()

    def refresh(self) -> None:
        """Show what the journal holds."""
        visits, open_count = self._presenter.next_visits(), self._presenter.open_count()
        self.set_sentence("" if visits else _("No visit is planned."))
        self.rows.show_views(visits)
        words = ngettext("{n} thing that was agreed is open.", "{n} things that were agreed are open.", open_count)
        self._open.setText(words if open_count else "")
        self._open.setVisible(bool(open_count))


def _show(row: QWidget, view: NextView) -> None:
    assert isinstance(row, NextRow)
    row.show_view(view)
