"""The one small legend under the plots: only what is drawn is explained."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from spms_desktop.domain.author import Respondent
from spms_desktop.i18n import _, ngettext
from spms_desktop.report.chart_lines import draw_hatch, draw_markers, set_dash
from spms_desktop.report.chart_marks import VISIT, Label
from spms_desktop.report.fonts import Weight, width
from spms_desktop.report.styles import BAND, INK, QUIET, SMALL
from spms_desktop.report.tagging import group, mark
from spms_desktop.report.typeset import draw_left

_ROW, _SAMPLE, _APART = 12.0, 18.0, 12.0


@dataclass(frozen=True, slots=True)
class LegendItem:
    """Words, and how to draw the sample before them (none for a remark)."""

    words: str
    sample: Callable[[Canvas, float, float], None] | None = None

    @property
    def width(self) -> float:
        return (_SAMPLE + 4 if self.sample else 0) + width(self.words, Weight.REGULAR, SMALL)


def legend_items(
    views: Sequence[Respondent], marks: Sequence[Label], undrawn: int, *, excused: bool, more_plots: int
) -> list[LegendItem]:
    """What the plots hold: one item for each view, the band, left-out days, and counts of what found no room."""
    words = {
        Respondent.SELF: _("the person’s own score"),
        Respondent.PROXY: _("proxy: a caregiver’s view"),
        Respondent.TOGETHER: _("together"),
    }
    items = [LegendItem(words[view], _view_sample(view)) for view in views]
    items.append(LegendItem(_("middle half of the week’s scores"), _band_sample))
    if excused:
        items.append(LegendItem(_("infection, relapse, steroids or hospital"), _hatch_sample))
    if any(label.mark.kind != VISIT for label in marks):
        items.append(LegendItem(_("medicine change"), _medicine_sample))
    unnamed = sum(label.row is None for label in marks)
    if unnamed:
        items.append(
            LegendItem(ngettext("{n} line without room for its name", "{n} lines without room for a name", unnamed))
        )
    if undrawn > 0:
        words_undrawn = ngettext("{n} more visit or change not drawn", "{n} more visits or changes not drawn", undrawn)
        items.append(LegendItem(words_undrawn))
    if more_plots > 0:
        items.append(LegendItem(ngettext("and {n} more symptom", "and {n} more symptoms", more_plots)))
    return items


def legend_height(items: Sequence[LegendItem], room: float) -> float:
    """The height of the legend when it breaks into rows."""
    return len(_rows(items, room)) * _ROW + 2


def draw_legend(canvas: Canvas, items: Sequence[LegendItem], top: float, room: float) -> None:
    """Draw the legend in rows below `top`."""
    with group(canvas, "L"):
        for number, row in enumerate(_rows(items, room)):
            x, y = 0.0, top - number * _ROW - 10
            for item in row:
                with group(canvas, "LI"), mark(canvas, "LBody"):
                    _draw_item(canvas, item, x, y)
                x += item.width + _APART


def _draw_item(canvas: Canvas, item: LegendItem, x: float, y: float) -> None:
    if item.sample:
        canvas.saveState()
        item.sample(canvas, x, y + 3)
        canvas.restoreState()
        x += _SAMPLE + 4
    draw_left(canvas, x, y, item.words, Weight.REGULAR, SMALL, QUIET)


def _rows(items: Sequence[LegendItem], room: float) -> list[list[LegendItem]]:
    rows: list[list[LegendItem]] = [[]]
    used = 0.0
    for item in items:
        if rows[-1] and used + item.width > room:
            rows.append([])
            used = 0.0
        rows[-1].append(item)
        used += item.width + _APART
    return rows


def _view_sample(view: Respondent) -> Callable[[Canvas, float, float], None]:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.setStrokeColor(INK)
        set_dash(canvas, view)
        canvas.line(x, y, x + _SAMPLE, y)
        draw_markers(canvas, [(x + _SAMPLE / 2, y)], view)

    return draw


def _band_sample(canvas: Canvas, x: float, y: float) -> None:
    canvas.setFillColor(BAND)
    canvas.rect(x, y - 3.5, _SAMPLE, 7, stroke=0, fill=1)


def _hatch_sample(canvas: Canvas, x: float, y: float) -> None:
    draw_hatch(canvas, x, y - 3.5, _SAMPLE, 7)


def _medicine_sample(canvas: Canvas, x: float, y: float) -> None:
    canvas.setStrokeColor(QUIET)
    canvas.setLineWidth(0.6)
    canvas.setDash(1.5, 1.8)
    canvas.line(x + _SAMPLE / 2, y - 4, x + _SAMPLE / 2, y + 5)
