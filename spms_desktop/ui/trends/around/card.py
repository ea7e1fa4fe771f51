"""The card below the plots: a calendar, and what happened around the scores, side by side on one time axis."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from spms_desktop.domain.periods import Span
from spms_desktop.i18n import _
from spms_desktop.ui.context import Context
from spms_desktop.ui.trends.around.calendar_map import CalendarMap
from spms_desktop.ui.trends.around.part import Part
from spms_desktop.ui.trends.around.picture import save_picture, side_by_side
from spms_desktop.ui.trends.around.place_dialog import PlaceDialog
from spms_desktop.ui.trends.around.presenter import AroundPresenter
from spms_desktop.ui.trends.around.strip_box import StripBox
from spms_desktop.ui.trends.around.values import AroundView, Side
from spms_desktop.ui.trends.settle import settle
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.fields import ChoiceField, labelled


class AroundCard(Card):
    """Shows one span; nothing before the first `show_span`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("What happened around your scores"), side_by_side(), parent)
        self.context = context
        self.presenter = AroundPresenter(context.session)
        self._view: AroundView | None = None
        self.save = Button(_("Save a picture…"), "save")
        self.symptom = ChoiceField(_("Symptom in the calendar"), [])
        self.calendar = CalendarMap(context.theme, self.presenter.words)
        self.calendar_part = Part(_("Calendar"), "around_calendar")
        self.days_part = Part(_("Sleep, ticks and doses"), "around_days")
        self.happened_part = Part(_("Events, steps and scores"), "around_happened")
        self.day_strips = [StripBox(context.theme) for _place in range(3)]
        self.happened_strips = [StripBox(context.theme) for _place in range(4)]
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

    def choose_place(self) -> QFileDialog:
        """Ask where the picture shall be; the dialog is open when this returns."""
        dialog = PlaceDialog(self)
        dialog.fileSelected.connect(self._picked)
        dialog.open()
        return dialog

    def save_to(self, target: Path) -> None:
        """Write the picture and say so, or what went wrong."""
        view = self.presenter.for_others()
        if view is not None and self.context.attempt(partial(save_picture, view, target, self.font())):
            self.context.speaker.say(_("The picture is saved as “{name}”.").format(name=target.name))

    # Wiring

    def _build(self) -> None:
        self.save.setAccessibleIdentifier("around_save_picture")
        self.save.setAccessibleDescription(_("What is private is left out of the picture."))
        self.symptom.setAccessibleIdentifier("around_symptom")
        self.header.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        self.calendar_part.controls.addWidget(labelled(_("Symptom"), self.symptom), 0, Qt.AlignmentFlag.AlignLeft)
        self.calendar_part.pictures.addWidget(self.calendar)
        for box in self.day_strips:
            self.days_part.pictures.addWidget(box)
        for box in self.happened_strips:
            self.happened_part.pictures.addWidget(box)
        for part in self._parts():
            self.body.addWidget(part)
        self.save.clicked.connect(self.choose_place)
        self.symptom.changed.connect(self._symptom_chosen)
        stops: list[QWidget] = [self.save, self.calendar_part.swap, self.symptom, self.calendar]
        stops += [self.calendar_part.table, self.days_part.swap, *self.day_strips, self.days_part.table]
        stops += [self.happened_part.swap, *self.happened_strips, self.happened_part.table]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _parts(self) -> tuple[Part, ...]:
        return self.calendar_part, self.days_part, self.happened_part

    def _show(self, view: AroundView) -> None:
        self.show()
        self.calendar_part.setVisible(bool(view.symptoms))
        self.symptom.set_options(view.symptoms)
        self.symptom.set_value(view.symptom)
        self.calendar.show_calendar(view.calendar, view.span)
        self.calendar_part.show_numbers(view.calendar.table)
        self._show_side(view, view.days, self.days_part, self.day_strips)
        self._show_side(view, view.happened, self.happened_part, self.happened_strips)
        settle([box.caption for box in (*self.day_strips, *self.happened_strips)])

    def _show_side(self, view: AroundView, side: Side, part: Part, boxes: list[StripBox]) -> None:
        for box, strip in zip(boxes, side.strips, strict=True):
            box.show_strip(strip, view.span)
        part.show_numbers(side.table)

    def _symptom_chosen(self, symptom: object) -> None:
        self.presenter.show_symptom(str(symptom))
        self.refresh()

    def _picked(self, name: str) -> None:
        if name:
            self.save_to(Path(name))
