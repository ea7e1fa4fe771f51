"""Single lines drawn straight on the canvas, each run in a font that has its letters."""

from __future__ import annotations

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from spms_desktop.report.fonts import Weight, runs, width
from spms_desktop.report.right_to_left import as_seen
from spms_desktop.report.text import printable


def draw_left(canvas: Canvas, x: float, y: float, text: str, weight: Weight, size: float, colour: Color) -> float:
    """Draw one line from `x` on, baseline at `y`; returns its width."""
    line = canvas.beginText(x, y)
    line.setFillColor(colour)
    shown = printable(text)
    for font, part in runs(as_seen(shown), weight):
        line.setFont(font, size)
        line.textOut(part)
    line.textOut(" ")  # or what reads the file joins this with what is drawn next
    canvas.drawText(line)
    return width(shown, weight, size)


def draw_right(canvas: Canvas, x: float, y: float, text: str, weight: Weight, size: float, colour: Color) -> float:
    """Draw one line that ends at `x`; returns its width."""
    return draw_left(canvas, x - width(printable(text), weight, size), y, text, weight, size, colour)


def draw_centred(canvas: Canvas, x: float, y: float, text: str, weight: Weight, size: float, colour: Color) -> float:
    """Draw one line around `x`; returns its width."""
    return draw_left(canvas, x - width(printable(text), weight, size) / 2, y, text, weight, size, colour)
