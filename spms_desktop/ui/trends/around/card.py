"""The card below the plots: a calendar, and what happened around the scores, side by side on one time axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from spms_desktop.domain.periods import Span
from spms_desktop.i18n import _
from spms_desktop.ui.context import Context
from spms_desktop.ui.trends.around.calendar_map import CalendarMap
from spms_desktop.ui.trends.around.part import Part
from spms_desktop.ui.trends.around.picture import around_page, side_by_side
from spms_desktop.ui.trends.around.presenter import AroundPresenter
from spms_desktop.ui.trends.around.strip_box import StripBox
from spms_desktop.ui.trends.around.values import AroundView, Side
from spms_desktop.ui.trends.copying import copy_table
from spms_desktop.ui.trends.picture.keys import PictureKeys
from spms_desktop.ui.trends.picture.page import Page
from spms_desktop.ui.trends.settle import settle
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.fields import ChoiceField, labelled
from spms_desktop.ui.widgets.tab_order import follow_layout


class AroundCard(Card):
    """Shows one span; nothing before the first `show_span`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("What happened around your scores"), side_by_side(), parent)
        self.context = context
        self.presenter = AroundPresenter(context.session)
        self._view: AroundView | None = None
        self.keys = PictureKeys(context, _("Around my scores"), "around", self.page)
        self.symptom = ChoiceField(_("Symptom in the calendar"), [])
        self.calendar = CalendarMap(context.theme, self.presenter.words)
        self.calendar_part = Part(_("Calendar"), "around_calendar")
        self.days_part = Part(_("Sleep, ticks and doses"), "around_days")
        self.happened_part = Part(_("Events, steps and scores"), "around_happened")
        self.day_strips = [StripBox(context.theme) for _place in range(3)]
        self.happened_strips = [StripBox(context.theme) for _place in range(4)]
        self.parts = (self.calendar_part, self.days_part, self.happened_part)
        self._build()
        self.hide()

    def show_span(self, span: Span, symptoms: Sequence[str] | None = None) -> None:
        """Show what is in a span; `symptoms` are the rated ones, where they are known already."""
        self.presenter.show_span(span, symptoms)
        self.refresh()

    def refresh(self) -> None:
        """Show what the journal holds now; what has not changed is not touched."""
        view = self.presenter.view()
        if view is None or view is self._view:
            return
        if view != self._view:
            self._view = view
            self._show(view)
        self._view = view

    def leave(self) -> None:
        """Let go of the journal: it is about to close."""
        self.presenter.leave()

    def part_with_focus(self) -> Part | None:
        """The part that has the keyboard."""
        focused = QApplication.focusWidget()
        return next((part for part in self.parts if focused is not None and part.isAncestorOf(focused)), None)

    def page(self) -> Page | None:
        """The card for others, as a page; None before anything is shown."""
        view, others = self.presenter.view(), self.presenter.for_others()
        if view is None or others is None:
            return None
        return around_page(others, self.font(), left_out=replace(others, symptoms=view.symptoms) != view)

    # Wiring

    def _build(self) -> None:
        self.symptom.setAccessibleIdentifier("around_symptom")
        self.calendar_part.controls.addWidget(labelled(_("Symptom"), self.symptom), 0, Qt.AlignmentFlag.AlignLeft)
        self.calendar_part.pictures.addWidget(self.calendar)
        for box in self.day_strips:
            self.days_part.pictures.addWidget(box)
        for box in self.happened_strips:
            self.happened_part.pictures.addWidget(box)
        for part in self.parts:
            part.copy_wanted.connect(self._copy)
            self.body.addWidget(part)
        self.body.addWidget(self.keys)
        self.symptom.changed.connect(self._symptom_chosen)
        follow_layout(self)

    def _show(self, view: AroundView) -> None:
        self.show()
        self.calendar_part.setVisible(bool(view.symptoms))
        self.symptom.set_options(view.symptoms)
        self.symptom.set_value(view.symptom)
        self.calendar.show_calendar(view.calendar, view.span)
        self.calendar_part.show_numbers(view.calendar.table, view.calendar.sheet)
        self._show_side(view, view.days, self.days_part, self.day_strips)
        self._show_side(view, view.happened, self.happened_part, self.happened_strips)
        settle([box.caption for box in (*self.day_strips, *self.happened_strips)])

    def _show_side(self, view: AroundView, side: Side, part: Part, boxes: list[StripBox]) -> None:
        for box, strip in zip(boxes, side.strips, strict=True):
            box.show_strip(strip, view.span)
        part.show_numbers(side.table, side.sheet)

    def _symptom_chosen(self, symptom: object) -> None:
        self.presenter.show_symptom(str(symptom))
        self.refresh()

    def _copy(self, csv: str) -> None:
        copy_table(csv, self.context.speaker)
