"""Small multiples drawn as vectors: weekly middle scores, their middle half as a band, gaps left empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from reportlab.platypus import Flowable

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.periods import Span
from spms_desktop.domain.series import Series, weeks
from spms_desktop.domain.visit import Plot, VisitSummary
from spms_desktop.i18n import _, number
from spms_desktop.report import labels
from spms_desktop.report.chart_legend import draw_legend, legend_height, legend_items
from spms_desktop.report.chart_lines import draw_band, draw_hatch, draw_line
from spms_desktop.report.chart_marks import ROW, arranged, draw_marks, rows_used, selected
from spms_desktop.report.chart_scale import TimeScale, shown_span, ticks
from spms_desktop.report.chart_words import Drawn, spoken
from spms_desktop.report.fonts import Weight
from spms_desktop.report.styles import BODY, GRID, GUTTER, INK, LINE, QUIET, SMALL
from spms_desktop.report.tagging import artifact, mark, more
from spms_desktop.report.text import clip
from spms_desktop.report.typeset import draw_centred, draw_left, draw_right

AXIS, TITLE = 14.0, 15.0
_VIEW_ORDER = tuple(Respondent)
_SCALE_ROOM, _END_LABELS = 26.0, 62.0
_GAP = 7.0


def plotted(summary: VisitSummary) -> list[Plot]:
    """The plots that have at least one score in the span that is shown."""
    span = shown_span(summary, summary.plots)
    return [
        p for p in summary.plots if any(point.day in span and not point.carried for s in p.series for point in s.points)
    ]


class SmallMultiples(Flowable):
    """Plots under one another with one time axis, so that what happened at the same time stands in one line."""

    def __init__(self, summary: VisitSummary, plots: Sequence[Plot], more: int, panel_height: float) -> None:
        super().__init__()
        self._summary, self._plots, self._more, self._panel = summary, plots, more, panel_height
        self._span = shown_span(summary, plots)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        self._scale = TimeScale(self._span, GUTTER + _SCALE_ROOM, width - _END_LABELS)
        marks, undrawn = selected(self._summary, self._span)
        self._marks = arranged(marks, self._scale, width, self._summary.clinician)
        views = sorted({s.respondent for p in self._plots for s in _views(p)}, key=_VIEW_ORDER.index)
        self._excused = _merged(s for s in self._summary.excused if s.overlaps(self._span))
        self._legend = legend_items(views, self._marks, undrawn, excused=bool(self._excused), more_plots=self._more)
        self.height = TITLE + self._band + self._panels + AXIS + legend_height(self._legend, width)
        return self.width, self.height

    @property
    def _band(self) -> float:
        return rows_used(self._marks) * ROW + 3

    @property
    def _panels(self) -> float:
        return len(self._plots) * (self._panel + _GAP) - _GAP

    def draw(self) -> None:
        canvas, top = self.canv, self.height
        title = _("Scores by week")
        with mark(canvas, "H2"):
            draw_left(canvas, 0, top - 9.5, title, Weight.BOLD, BODY, INK)
        top -= TITLE
        bottom = top - self._band - self._panels
        with artifact(canvas):
            self._draw_excused(bottom)
        panel_top = top - self._band
        for number_, plot in enumerate(self._plots):
            self._draw_figure(plot, panel_top, bottom, first=number_ == 0)
            panel_top -= self._panel + _GAP
        draw_marks(canvas, self._marks, top, bottom)
        draw_legend(canvas, self._legend, bottom - AXIS, self.width)

    def _draw_excused(self, bottom: float) -> None:
        for span in self._excused:
            x0, x1 = self._scale.x(span.first), self._scale.x(span.last + timedelta(days=1))
            draw_hatch(self.canv, x0, bottom, max(2.0, x1 - x0), self._panels)

    def _draw_figure(self, plot: Plot, top: float, lowest: float, *, first: bool) -> None:
        """A plot as one figure for a screen reader; the dates under the lowest one belong to that."""
        canvas, bottom = self.canv, top - self._panel
        drawn = [(s, weeks(p for p in s.points if p.day in self._span and not p.carried)) for s in _views(plot)]
        drawn = [(series, found) for series, found in drawn if found]
        left, low = canvas.absolutePosition(0, bottom)
        words = spoken(plot.symptom, drawn, self._span)
        with mark(canvas, "Figure", words, (left, low, left + self.width, low + self._panel)) as figure:
            self._draw_panel(plot, drawn, top, first=first)
        if bottom - lowest < _GAP:
            with more(canvas, figure):
                self._draw_axis(lowest)

    def _draw_panel(self, plot: Plot, drawn: Sequence[Drawn], top: float, *, first: bool) -> None:
        canvas, scale, bottom = self.canv, self._scale, top - self._panel
        _draw_name(canvas, labels.symptom_label(plot.symptom), top)
        canvas.setLineWidth(0.5)
        for share in (0.0, 0.5, 1.0):
            canvas.setStrokeColor(LINE if share == 0.0 else GRID)
            canvas.line(scale.left, bottom + share * self._panel, scale.right, bottom + share * self._panel)
        highest, lowest = (_("worst 10"), _("none 0")) if first else ("10", "0")
        draw_right(canvas, scale.left - 4, top - 6.5, highest, Weight.REGULAR, SMALL, QUIET)
        draw_right(canvas, scale.left - 4, bottom + 0.5, lowest, Weight.REGULAR, SMALL, QUIET)
        for position, (_series, found) in enumerate(drawn):
            if position == 0:
                draw_band(canvas, scale, found, bottom, self._panel)
        for series, found in reversed(drawn):
            draw_line(canvas, scale, found, series.respondent, bottom, self._panel)
        self._draw_ends(drawn, bottom)

    def _draw_ends(self, drawn: Sequence[Drawn], bottom: float) -> None:
        """Write each line's view and last value at its end, moved apart where they would touch."""
        ends = sorted(
            ((found[-1].median, series.respondent) for series, found in drawn),
            key=lambda end: (end[0], -_VIEW_ORDER.index(end[1])),
        )
        y = bottom - 10.5
        heights = []
        for value, _view in ends:
            y = max(y + 10.0, bottom + value / 10 * self._panel - 3.2, bottom + 0.5)
            heights.append(y)
        excess = max(0.0, (heights[-1] if heights else 0.0) - (bottom + self._panel - 6.5))
        for (value, view), height in reversed(list(zip(ends, heights, strict=True))):
            words = _("{view} {value}").format(view=labels.respondent(view), value=number(value))
            draw_left(self.canv, self._scale.right + 6, height - excess, words, Weight.SEMIBOLD, SMALL, INK)

    def _draw_axis(self, bottom: float) -> None:
        canvas = self.canv
        canvas.setStrokeColor(QUIET)
        canvas.setLineWidth(0.5)
        for x, words in ticks(self._scale):
            canvas.line(x, bottom, x, bottom - 3)
            draw_centred(canvas, x, bottom - 12, words, Weight.REGULAR, SMALL, QUIET)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans without overlaps: drawn over one another they would hide the lines."""
    result: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.first, s.last)):
        if result and span.first <= result[-1].last:
            result[-1] = Span(result[-1].first, max(span.last, result[-1].last))
        else:
            result.append(span)
    return result


def _views(plot: Plot) -> list[Series]:
    """At most three views, one for each respondent; where two people share a kind of view, the fuller one."""
    fullest: dict[Respondent, Series] = {}
    for series in plot.series:
        held = fullest.get(series.respondent)
        if series.points and (held is None or len(series.points) > len(held.points)):
            fullest[series.respondent] = series
    return [fullest[view] for view in _VIEW_ORDER if view in fullest]


def _draw_name(canvas: object, name: str, top: float) -> None:
    """The symptom's name beside its plot, in up to three lines."""
    words, line, lines = clip(name, GUTTER * 2.0, Weight.SEMIBOLD, BODY).split(" "), "", []
    for word in words:
        longer = f"{line} {word}".strip()
        if line and clip(longer, GUTTER - 26, Weight.SEMIBOLD, BODY) != longer:
            lines.append(line)
            line = word
        else:
            line = longer
    for row, text in enumerate([*lines, line][:3]):
        shown = clip(text, GUTTER - 26, Weight.SEMIBOLD, BODY)
        draw_left(canvas, 0, top - 8.5 - row * 11.5, shown, Weight.SEMIBOLD, BODY, INK)
