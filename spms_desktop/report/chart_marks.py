"""Visits and medicine changes as thin lines through all plots, named above them where the names have room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas

from spms_desktop.domain.medicine import MedicineKind, PlanAction
from spms_desktop.domain.periods import Span
from spms_desktop.domain.visit import Mark, VisitSummary
from spms_desktop.i18n import _, day_month
from spms_desktop.report.chart_scale import TimeScale
from spms_desktop.report.fonts import Weight, width
from spms_desktop.report.styles import INK, QUIET, SMALL
from spms_desktop.report.tagging import artifact, group, mark
from spms_desktop.report.text import clip
from spms_desktop.report.typeset import draw_left

ROW = 11.0
MOST_ROWS, MOST_LINES, MOST_WITH_OTHERS = 3, 12, 5
_OTHER_VISIT = 3
_WIDEST = 150.0
VISIT = "visit"


@dataclass(frozen=True, slots=True)
class Label:
    """A mark's line at `x`, and where its name stands; a name without room has no row."""

    mark: Mark
    x: float
    text: str
    text_x: float = 0.0
    row: int | None = None


def selected(summary: VisitSummary, span: Span) -> tuple[list[Mark], int]:
    """The marks of a span that are drawn, those that tell most first, and how many are not.

    DMT changes come first, then visits to this clinician, then other medicines; visits to others only fill up what
    would be fewer than six lines, for many lines hide the scores.
    """
    dmts = {line.name for line in summary.treatments if line.kind is MedicineKind.DMT}

    def weight(mark: Mark) -> int:
        if mark.kind == VISIT:
            return 1 if mark.text == summary.clinician else _OTHER_VISIT
        return 0 if mark.text in dmts else 2

    inside = [mark for mark in summary.marks if mark.day in span]
    ordered = sorted(inside, key=lambda m: (weight(m), -m.day.toordinal(), m.kind, m.text))
    telling = sum(weight(mark) < _OTHER_VISIT for mark in inside)
    drawn = ordered[: min(MOST_LINES, max(telling, MOST_WITH_OTHERS))]
    return drawn, len(inside) - len(drawn)


def arranged(marks: Sequence[Mark], scale: TimeScale, limit: float, clinician: str = "") -> list[Label]:
    """The marks with their names, each in the first row where it is clear of those before it."""
    rows = [_Row() for _number in range(MOST_ROWS)]
    return [_with_room(mark, _words(mark, clinician), scale, limit, rows) for mark in marks]


def rows_used(labels: Sequence[Label]) -> int:
    """How many rows of names stand above the plots."""
    return max((label.row + 1 for label in labels if label.row is not None), default=0)


def draw_marks(canvas: Canvas, labels: Sequence[Label], top: float, bottom: float) -> None:
    """Draw the names from `top` down and a line from each name, or from the top of the plots, to the bottom."""
    with artifact(canvas):
        _draw_lines(canvas, labels, top, bottom)
    named = [label for label in labels if label.row is not None]
    if not named:
        return
    with group(canvas, "L"):
        for label in sorted(named, key=lambda item: (item.row or 0, item.x)):
            with group(canvas, "LI"), mark(canvas, "LBody"):
                _draw_name(canvas, label, top - (label.row or 0) * ROW)


def _draw_lines(canvas: Canvas, labels: Sequence[Label], top: float, bottom: float) -> None:
    plots_top = top - rows_used(labels) * ROW
    canvas.saveState()
    canvas.setStrokeColor(QUIET)
    for label in labels:
        visit = label.mark.kind == VISIT
        canvas.setLineWidth(0.7 if visit else 0.6)
        canvas.setDash() if visit else canvas.setDash(1.5, 1.8)
        start = plots_top if label.row is None else top - label.row * ROW - 1
        canvas.line(label.x, start, label.x, bottom)
    canvas.restoreState()


def _draw_name(canvas: Canvas, label: Label, top: float) -> None:
    wide = width(label.text, Weight.REGULAR, SMALL)
    canvas.setFillGray(1)
    canvas.rect(label.text_x - 1, top - 10.5, wide + 2, ROW - 0.5, stroke=0, fill=1)
    draw_left(canvas, label.text_x, top - 8.6, label.text, Weight.REGULAR, SMALL, INK)


@dataclass(slots=True)
class _Row:
    """What a row of names holds so far: boxes with names, and lines that come down from names in it."""

    boxes: list[tuple[float, float]] = field(default_factory=list)
    lines: list[float] = field(default_factory=list)

    def is_free(self, box: tuple[float, float]) -> bool:
        return all(box[1] <= start or end <= box[0] for start, end in self.boxes)

    def crosses(self, box: tuple[float, float]) -> bool:
        return any(box[0] < x < box[1] for x in self.lines)


def _with_room(mark: Mark, words: str, scale: TimeScale, limit: float, rows: Sequence[_Row]) -> Label:
    x, text = scale.x(mark.day), clip(words, _WIDEST, Weight.REGULAR, SMALL)
    wide = width(text, Weight.REGULAR, SMALL)
    # Clear of every line if that can be had, else across a line, which the white behind the name interrupts.
    for may_cross in (False, True):
        for number, row in enumerate(rows):
            for start in (x + 3, x - 3 - wide):
                box = (start - 2, start + wide + 2)
                inside = box[0] >= scale.left - 30 and box[1] <= limit + 3
                clear = may_cross or not _touches_lines(box, x, number, rows)
                if inside and clear and row.is_free(box):
                    row.boxes.append((min(box[0], x), max(box[1], x)))
                    row.lines.append(x)
                    return Label(mark, x, text, start, number)
    return Label(mark, x, text)


def _touches_lines(box: tuple[float, float], x: float, number: int, rows: Sequence[_Row]) -> bool:
    """Whether a name would stand on a line from a row above, or its own line would cut a name in a row below."""
    above = any(row.crosses(box) for row in rows[:number])
    return above or any(start < x < end for row in rows[number + 1 :] for start, end in row.boxes)


def _words(mark: Mark, clinician: str) -> str:
    name = mark.text[:300].strip()
    if mark.kind == VISIT:
        who = _("Visit") if not name or name == clinician.strip() else name
        return _("{who} {date}").format(who=who, date=day_month(mark.day))
    patterns = {
        str(PlanAction.START): _("{name} started"),
        str(PlanAction.CHANGE): _("{name} changed"),
        str(PlanAction.PAUSE): _("{name} paused"),
        str(PlanAction.STOP): _("{name} stopped"),
    }
    return patterns.get(mark.kind, "{name}").format(name=name)
