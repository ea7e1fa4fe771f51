"""The plan on paper in large type: the medicines by kind and the next visits. A usual plan fits on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer

from spms_desktop.domain.plan_paper import PaperMedicine, PaperVisit, PlanPaper
from spms_desktop.i18n import _, short_date
from spms_desktop.report import glyph_check
from spms_desktop.report.directed import GOES_ON
from spms_desktop.report.document import Document, name_in_title
from spms_desktop.report.fonts import Weight
from spms_desktop.report.large_page import TITLE, draw_foot, draw_running_head, draw_texts, draw_title
from spms_desktop.report.paper import Paper
from spms_desktop.report.styles import MARGIN, paragraph
from spms_desktop.report.text import bold, joined, markup

LARGE, GROUP = 14.0, 15.0
_GAP, _GROUP_GAP, _INDENT, _BELOW_HEAD = 7.0, 13.0, 12.0, 6.0
_FOOT, _LEAST_REST = 34.0, 60.0


@dataclass(frozen=True, slots=True)
class _Block:
    """What stays together on a page: flowables one below the other, with room above."""

    flowables: tuple[Flowable, ...]
    above: float
    indent: float = 0.0

    def height(self, width: float) -> float:
        """The height without the room above."""
        return sum(float(f.wrap(width - self.indent, 100_000.0)[1]) for f in self.flowables)


def render(plan: PlanPaper, paper: Paper = Paper.A4) -> bytes:
    """The plan as a PDF; the same value, paper and language always give the same bytes."""
    pages = _paged(list(_blocks(plan, paper.size[0] - 2 * MARGIN)), paper)
    day = short_date(plan.day)
    title = _("Plan, {person}, {date}").format(person=name_in_title(plan.person), date=day)
    subject = _("Medicines and next visits")
    document = Document(paper, plan.day, title=title, author=plan.made_by, subject=subject)
    for number, blocks in enumerate(pages, start=1):
        _page(document.canvas, plan, paper, blocks, (number, len(pages)))
        document.canvas.showPage()
    return document.finished()


def missing_glyphs(plan: PlanPaper) -> frozenset[str]:
    """Letters of the plan that paper cannot show as they were typed."""
    return glyph_check.missing_glyphs(plan)


def _blocks(plan: PlanPaper, width: float) -> Iterator[_Block]:
    if not plan.groups:
        yield _Block((paragraph(markup(_("No medicines are in the plan.")), LARGE),), _GROUP_GAP)
    for group in plan.groups:
        yield from _titled(group.title, [_medicine(m) for m in group.medicines], width)
    if plan.visits:
        yield from _titled(_("Next visits"), [_visit(v) for v in plan.visits], width)


def _titled(title: str, blocks: list[_Block], width: float) -> Iterator[_Block]:
    """A title never stands alone at the foot of a page."""
    head = paragraph(markup(title, Weight.BOLD), GROUP, role="H2")
    first = blocks[0]
    if first.height(width) < _LEAST_REST * 4:
        yield _Block((head, Spacer(width, 4.0), *first.flowables), _GROUP_GAP)
    else:
        yield _Block((head,), _GROUP_GAP)
        yield first
    yield from blocks[1:]


def _medicine(medicine: PaperMedicine) -> _Block:
    lines = [paragraph(joined(bold(medicine.name), markup(medicine.taken), by=": "), LARGE, hang=_INDENT)]
    if medicine.about:
        about: Paragraph = paragraph(markup(medicine.about), LARGE, quiet=True, role=GOES_ON)
        about.style = about.style.clone(f"{about.style.name}in", leftIndent=_INDENT)
        lines.append(about)
    return _Block(tuple(lines), _GAP)


def _visit(visit: PaperVisit) -> _Block:
    return _Block((paragraph(joined(bold(visit.when), markup(visit.about), by=": "), LARGE, hang=_INDENT),), _GAP)


def _room(paper: Paper, first: bool) -> float:
    head = TITLE + LARGE + 26 if first else LARGE + 18
    return paper.size[1] - 2 * MARGIN - _FOOT - head


def _paged(blocks: list[_Block], paper: Paper) -> list[list[_Block]]:
    """The blocks page by page; a block longer than a page goes on at the top of the next one."""
    width = paper.size[0] - 2 * MARGIN
    pages: list[list[_Block]] = [[]]
    left = _room(paper, first=True)
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        need = block.height(width) + (block.above if pages[-1] else 0.0)
        if need <= left:
            pages[-1].append(block)
            left -= need
        elif pages[-1]:
            pages.append([])
            left = _room(paper, first=False)
            waiting.append(block)
        else:
            now, later = _cut(block, width, left)
            pages[-1].append(now)
            pages.append([])
            left = _room(paper, first=False)
            waiting.append(later)
    return pages


def _cut(block: _Block, width: float, room: float) -> tuple[_Block, _Block]:
    """A block in two, the first as high as the room; a text is cut between its lines."""
    kept: list[Flowable] = []
    rest = list(block.flowables)
    while rest:
        height = float(rest[0].wrap(width, 100_000.0)[1])
        if height > room:
            break
        room -= height
        kept.append(rest.pop(0))
    if rest:
        parts = rest[0].split(width, room)
        if len(parts) > 1:
            kept.append(parts[0])
            rest[:1] = parts[1:]
        elif not kept:
            kept.append(rest.pop(0))
    return _Block(tuple(kept), 0.0), _Block(tuple(rest), 0.0)


def _page(canvas: Canvas, plan: PlanPaper, paper: Paper, blocks: list[_Block], number: tuple[int, int]) -> None:
    wide, high = paper.size
    width, top, day = wide - 2 * MARGIN, high - MARGIN, short_date(plan.day)
    if number[0] == 1:
        words = _("Medicines and next visits, {date}").format(date=day)
        y = draw_title(canvas, plan.person or _("My plan"), [words], LARGE, width, top)
    else:
        y = draw_running_head(canvas, plan.person, day, LARGE, width, top)
    y -= _BELOW_HEAD
    placed = []
    for place, block in enumerate(blocks):
        y -= block.above if place else 0.0
        for flowable in block.flowables:
            y -= float(flowable.wrap(width, 100_000.0)[1])
            placed.append((flowable, MARGIN, y))
    draw_texts(canvas, placed)
    draw_foot(canvas, width, *number)
