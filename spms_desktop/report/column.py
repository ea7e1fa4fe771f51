"""Draws texts one below the other, each as the element that it is; a text goes on where the page before it ended."""

from __future__ import annotations

from collections.abc import Iterable

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from spms_desktop.report.directed import GOES_ON
from spms_desktop.report.right_to_left import has_right_to_left
from spms_desktop.report.tagging import Node, group, mark, more

_LAST_AS = "_spms_last_text"
Placed = tuple[Flowable, float, float]


def draw_column(canvas: Canvas, placed: Iterable[Placed]) -> None:
    """Draw flowables at their places; list items that follow one another become one list."""
    run: list[Placed] = []
    for one in placed:
        if _role(one[0]) == "LI" or (run and _role(one[0]) == GOES_ON):
            run.append(one)
            continue
        _draw_list(canvas, run)
        run = []
        _draw_one(canvas, *one)
    _draw_list(canvas, run)


def _role(flowable: Flowable) -> str:
    return str(getattr(flowable, "role", ""))


def _draw_list(canvas: Canvas, items: list[Placed]) -> None:
    if not items:
        return
    with group(canvas, "L"):
        for flowable, x, y in items:
            if _role(flowable) == GOES_ON:
                _draw_one(canvas, flowable, x, y)
                continue
            with group(canvas, "LI"):
                _draw_text(canvas, "LBody", flowable, x, y)


def _draw_one(canvas: Canvas, flowable: Flowable, x: float, y: float) -> None:
    role, last = _role(flowable), getattr(canvas, _LAST_AS, None)
    if not role:  # it marks its own parts, or has none
        flowable.drawOn(canvas, x, y)
    elif role == GOES_ON and last:
        _draw_rest(canvas, last, flowable, x, y)
    else:
        _draw_text(canvas, "P" if role == GOES_ON else role, flowable, x, y)


def _draw_text(canvas: Canvas, kind: str, flowable: Flowable, x: float, y: float) -> None:
    with mark(canvas, kind) as node:
        node.said = getattr(flowable, "logical", "")
        flowable.drawOn(canvas, x, y)
    setattr(canvas, _LAST_AS, (node, getattr(flowable, "plain", "")))


def _draw_rest(canvas: Canvas, last: tuple[Node, str], flowable: Flowable, x: float, y: float) -> None:
    node, before = last
    words = f"{before} {getattr(flowable, 'plain', '')}"
    with more(canvas, node):
        node.said = words if has_right_to_left(words) else ""
        flowable.drawOn(canvas, x, y)
    setattr(canvas, _LAST_AS, (node, words))
