"""The trends tab: what the entries show, what was entered drawn over time, and the same as a table."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.catalog.wording import wording
from spms_desktop.i18n import _
from spms_desktop.ui.context import Context
from spms_desktop.ui.tab import Tab
from spms_desktop.ui.trends.around.card import AroundCard
from spms_desktop.ui.trends.choices import Choices
from spms_desktop.ui.trends.copying import copy_table
from spms_desktop.ui.trends.findings.card import FindingsCard
from spms_desktop.ui.trends.findings.trend_lines import with_trends
from spms_desktop.ui.trends.for_others import for_others
from spms_desktop.ui.trends.hints import same_as_key
from spms_desktop.ui.trends.numbers import NumbersPage
from spms_desktop.ui.trends.picture.keys import PictureKeys
from spms_desktop.ui.trends.picture.page import Page
from spms_desktop.ui.trends.plots_page import plots_page
from spms_desktop.ui.trends.presenter import TrendsPresenter
from spms_desktop.ui.trends.settle import settle
from spms_desktop.ui.trends.stack import PlotStack
from spms_desktop.ui.trends.table_rows import csv_text, table
from spms_desktop.ui.trends.values import Plots, Range
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.empty import EmptyState
from spms_desktop.ui.widgets.panes import TwoPane
from spms_desktop.ui.widgets.tab_order import controls_in_order
from spms_desktop.ui.widgets.text import WrapLabel, heading

_DISCLAIMER_CHARACTERS = 130
_SIDE_BY_SIDE, _LEFT_SHARE = 960, 0.26


class TrendsTab(Tab):
    """Choices at the left; at the right findings, plots or their table, and what happened around them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = TrendsPresenter(context.session)
        self._plots: Plots | None = None
        self._as_table = False
        self._stops: list[QWidget] = []
        self.disclaimer = WrapLabel(_(wording().disclaimers["trends"]), "quiet", _DISCLAIMER_CHARACTERS)
        self.choices, self.stack, self.numbers = Choices(), PlotStack(context.theme), NumbersPage()
        self.findings = FindingsCard(context)
        self.around = AroundCard(context)
        self.title = heading(_("Scores over time"))
        self.keys = PictureKeys(context, _("Scores over time"), "scores", self.page)
        self.swap = Button(_("Show as table"))
        self.copy = Button(_("Copy as CSV"))
        self.empty = EmptyState(
            _("Not enough entries yet"),
            _("After your first check-in, this place draws your scores over time, with visits and medicine changes."),
        )
        self.panes = TwoPane(self.choices, self._right(), _LEFT_SHARE, _SIDE_BY_SIDE)
        self._build()
        self._connect()
        self.refresh()

    def leave(self) -> None:
        self.findings.leave()
        self.around.leave()

    def refresh(self) -> None:
        view = self.presenter.view()
        self.empty.setVisible(view.plots is None)
        self.panes.setVisible(view.plots is not None)
        if view.plots is None:
            return
        self.choices.ranges.show_choices(view.ranges, view.range)
        self.choices.symptoms.show_choices(view.symptoms)
        self.stack.nothing.setText(
            _("Tick a symptom to see it here.") if view.symptoms else _("Scores of symptoms will be drawn here.")
        )
        self.findings.refresh()
        self._show_found()
        self.around.show_span(view.plots.span, [choice.symptom for choice in view.symptoms])

    def swap_table(self) -> None:
        """Show the table in place of the plots, or the plots again."""
        if self._plots is None:
            return
        self._as_table = not self._as_table
        self._show()
        target = self.numbers.table if self._as_table else self.swap
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        settle([self.numbers])
        self._bring_in_view(target, self.title)

    def swap_focused(self) -> None:
        """The same for the part that has the keyboard: calendar, strips or timeline, or else the plots."""
        part = self.around.part_with_focus()
        if part is None:
            self.swap_table()
        else:
            self._bring_in_view(part.swap_by_key(), part.title)

    def page(self) -> Page | None:
        """The plots for others, as a page; None when nothing of them is to be shown."""
        if self._plots is None:
            return None
        plots = for_others(self._plots, self.context.session)
        private = plots != self._plots
        return plots_page(plots, self.font(), left_out=private) if plots.panels else None

    # Wiring

    def _build(self) -> None:
        self.swap.setAccessibleDescription(same_as_key())
        self.swap.setAccessibleIdentifier("show_as_table")
        self.copy.setAccessibleIdentifier("copy_as_csv")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        column.addWidget(self.panes, 1)
        self.panes.page.body.insertWidget(0, self.disclaimer)

    def _right(self) -> QWidget:
        self.card = card = Card()
        card.header.insertWidget(0, self.title, 1)
        card.header.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        card.header.addWidget(self.swap, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(self.stack, 1)
        card.body.addWidget(self.numbers)
        card.body.addWidget(self.keys)
        card.body.addStretch()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.findings)
        column.addWidget(card, 1)
        column.addWidget(self.around)
        return right

    def _connect(self) -> None:
        self.findings.changed.connect(self._show_found)
        self.choices.ranges.chosen.connect(self._range_chosen)
        self.choices.symptoms.ticked.connect(self._ticked)
        self.swap.clicked.connect(self.swap_table)
        self.copy.clicked.connect(self._copy)
        QShortcut(QKeySequence("Ctrl+T"), self).activated.connect(self.swap_focused)

    def _order(self) -> None:
        """Tab walks as the eye does, also after keys or plots were made anew."""
        row = self.choices.ranges.row
        stops: list[QWidget] = [*(row.keys if row else ()), *self.choices.symptoms.keys.values()]
        stops += [s for part in (self.findings, self.card, self.around) for s in controls_in_order(part)]
        if stops != self._stops:
            self._stops = stops
            for before, after in pairwise(stops):
                QWidget.setTabOrder(before, after)

    def _show_found(self) -> None:
        """Draw the plots with the trends of what has changed, if either is new."""
        if self.accessibleDescription() != self.findings.spoken:
            self.setAccessibleDescription(self.findings.spoken)
        plots = self.presenter.view().plots
        if plots is not None:
            plots = with_trends(plots, self.findings.presenter.findings)
        if plots is not self._plots and plots != self._plots:
            self._plots = plots
            self._show()
        self._order()

    def _range_chosen(self, chosen: Range) -> None:
        self.presenter.show_range(chosen)
        self.refresh()

    def _ticked(self, symptom: str, shown: bool) -> None:
        self.presenter.show_symptom(symptom, shown)
        self.refresh()

    def _copy(self) -> None:
        if self._plots is not None:
            copy_table(csv_text(self._plots), self.context.speaker)

    def _bring_in_view(self, target: QWidget, head: QWidget) -> None:
        """Both, and where the table is too tall for that, its head."""
        for widget in (target, head):
            self.panes.page.ensureWidgetVisible(widget, 0)

    def _show(self) -> None:
        """Draw the plots or fill the table, whichever is in view."""
        if self._plots is None:
            return
        self.stack.setVisible(not self._as_table)
        self.numbers.setVisible(self._as_table)
        self.swap.setText(_("Show plots") if self._as_table else _("Show as table"))
        if self._as_table:
            self.numbers.show_table(table(self._plots))
        else:
            self.stack.show_plots(self._plots)
        settle([self.numbers] if self._as_table else [panel.caption for panel in self.stack.panels])
