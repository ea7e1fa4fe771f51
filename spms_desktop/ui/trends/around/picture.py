"""The card around the scores as a page of its own."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QFont, QPainter

from spms_desktop.i18n import _, short_date
from spms_desktop.ui.trends.around.axis import Axis, axis_of
from spms_desktop.ui.trends.around.brush import Brush
from spms_desktop.ui.trends.around.calendar_paint import paint_calendar
from spms_desktop.ui.trends.around.grid import grid_of
from spms_desktop.ui.trends.around.strip_layout import layout_of
from spms_desktop.ui.trends.around.strip_paint import paint_strip
from spms_desktop.ui.trends.around.values import AroundView, Calendar, Strip
from spms_desktop.ui.trends.picture.page import GAP, PAPER, ROOM, Block, Page, Type


def side_by_side() -> str:
    """What lies side by side claims nothing."""
    return _("These lie side by side. That does not say that one causes the other.")


def around_page(view: AroundView, font: QFont, *, left_out: bool = False) -> Page:
    """The whole card laid out for paper."""
    letters, span = Type(font), view.span
    axis = axis_of(span, ROOM, letters.metrics.height())
    title = _("What happened around your scores: {first} to {last}").format(
        first=short_date(span.first), last=short_date(span.last)
    )
    blocks = [letters.title(title), letters.text(side_by_side())]
    if view.symptom:
        blocks += _calendar(view.calendar, axis, letters)
    for strip in _strips(view):
        blocks += _strip(strip, axis, letters)
    told = "\n".join((side_by_side(), *_told(view)))
    return Page(title, told, (*blocks, letters.foot()), left_out)


def _calendar(calendar: Calendar, axis: Axis, letters: Type) -> Iterator[Block]:
    grid = grid_of(axis)

    def draw(painter: QPainter, outlined: bool) -> None:
        paint_calendar(Brush(painter, PAPER, letters.font, 1.0, outlined), grid, calendar.cells)

    yield letters.heading(calendar.title)
    yield letters.text(calendar.sentence, tied=True)
    yield Block(grid.height + GAP, draw)


def _strip(strip: Strip, axis: Axis, letters: Type) -> Iterator[Block]:
    layout = layout_of(strip, axis, letters.font)

    def draw(painter: QPainter, outlined: bool) -> None:
        paint_strip(Brush(painter, PAPER, letters.font, 1.0, outlined), layout)

    yield letters.heading(strip.title)
    yield letters.text(strip.sentence, tied=bool(strip.rows))
    if strip.rows:
        yield Block(layout.height + GAP, draw)


def _strips(view: AroundView) -> tuple[Strip, ...]:
    return (*view.days.strips, *view.happened.strips)


def _told(view: AroundView) -> Iterator[str]:
    """Each name with its sentence."""
    if view.symptom:
        yield _("{name}: {words}").format(name=view.calendar.title, words=view.calendar.sentence)
    for strip in _strips(view):
        yield _("{name}: {words}").format(name=strip.title, words=strip.sentence)
