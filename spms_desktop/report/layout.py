"""Sections that shorten themselves until they fit on their page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from spms_desktop.report.column import draw_column
from spms_desktop.report.fonts import Weight
from spms_desktop.report.styles import BODY, GUTTER, GUTTER_GAP, LINE, paragraph
from spms_desktop.report.tagging import artifact, group, mark
from spms_desktop.report.text import markup

PADDING = 5.0
MOST_STRETCH = 6.0
_ENDLESS, _DEAR = 100_000.0, 5.0


@dataclass(frozen=True, slots=True)
class Frame:
    """Where sections may stand on a page, in points from the lower left corner."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def content_width(self) -> float:
        """The width beside the gutter that holds the titles."""
        return self.width - GUTTER - GUTTER_GAP


@dataclass(frozen=True, slots=True)
class Section:
    """One block of a page: what it shows at each level of detail, 0 being the fullest.

    `weight` says how much it hurts to shorten it; a `wide` section stands across the gutter and carries its own title.
    Beyond the level `cheap` each step leaves something out that nothing else tells, and hurts five times as much.
    """

    title: str
    weight: int
    levels: int
    build: Callable[[int], Sequence[Flowable]]
    wide: bool = False
    cheap: int = 99


@dataclass(slots=True)
class _Placed:
    """A section at the level of detail it has come down to, measured once for each level."""

    section: Section
    frame: Frame
    level: int = 0
    measured: dict[int, tuple[list[Flowable], float]] = field(default_factory=dict)

    @property
    def width(self) -> float:
        return self.frame.width if self.section.wide else self.frame.content_width

    def at(self, level: int) -> tuple[list[Flowable], float]:
        """The flowables of a level and the height they take, title included."""
        if level not in self.measured:
            body = list(self.section.build(level))
            height = sum(_height(f, self.width) for f in body)
            if not self.section.wide:
                height = max(height, _height(self.title(), GUTTER))
            self.measured[level] = body, height
        return self.measured[level]

    @property
    def height(self) -> float:
        return self.at(self.level)[1] + 2 * PADDING

    @property
    def cost_of_less(self) -> float:
        """How much the next step down would hurt; endless at the last level."""
        if self.level + 1 >= self.section.levels:
            return _ENDLESS
        return self.section.weight * (self.level + 1.0) * (_DEAR if self.level >= self.section.cheap else 1.0)

    def title(self) -> Flowable:
        return paragraph(markup(self.section.title, Weight.BOLD), BODY)


def place(canvas: Canvas, frame: Frame, sections: Sequence[Section]) -> float:
    """Fit the sections into the frame and draw them from the top; the free height that is left below comes back."""
    placed = fitted(frame, sections)
    spare = frame.height - sum(p.height for p in placed)
    stretch = max(0.0, min(MOST_STRETCH, spare / (2 * len(placed)))) if placed else 0.0
    top = frame.bottom + frame.height
    for number, block in enumerate(placed):
        if number:
            draw_rule(canvas, frame.left, top, frame.width)
        _draw(canvas, block, top - PADDING - stretch)
        top -= block.height + 2 * stretch
    return top - frame.bottom


def fitted(frame: Frame, sections: Sequence[Section]) -> list[_Placed]:
    """The sections at the fullest detail that fits; the step that hurts least is taken first.

    Should even the shortest form of all not fit, whole sections go, the lightest first, and the others begin anew.
    """
    placed = [_Placed(section, frame) for section in sections]
    while sum(p.height for p in placed) > frame.height:
        cheapest = min(placed, key=lambda p: p.cost_of_less)
        if cheapest.cost_of_less < _ENDLESS:
            cheapest.level += 1
        else:
            placed.remove(min(placed, key=lambda p: p.section.weight))
            for block in placed:
                block.level = 0
    return placed


def _height(flowable: Flowable, width: float) -> float:
    return float(flowable.wrap(width, _ENDLESS)[1]) + float(flowable.getSpaceBefore())


def draw_rule(canvas: Canvas, left: float, y: float, width: float) -> None:
    """The hairline between two sections."""
    with artifact(canvas):
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(left, y, left + width, y)


def _draw(canvas: Canvas, block: _Placed, top: float) -> None:
    bookmark(canvas, block.section.title, top + PADDING)
    left = block.frame.left
    with group(canvas, "Sect"):
        if not block.section.wide:
            title = block.title()
            with mark(canvas, "H2"):
                title.drawOn(canvas, left, top - _height(title, GUTTER))
            left += GUTTER + GUTTER_GAP
        placed = []
        for flowable in block.at(block.level)[0]:
            top -= _height(flowable, block.width)
            placed.append((flowable, left, top))
        draw_column(canvas, placed)


def bookmark(canvas: Canvas, title: str, top: float, level: int = 1) -> None:
    """A line of the outline, usually below that of the page; it leads to a height on the page."""
    key = f"section-{canvas.getPageNumber()}-{top:.0f}"
    canvas.bookmarkHorizontal(key, 0, top)
    canvas.addOutlineEntry(title, key, level=level)
