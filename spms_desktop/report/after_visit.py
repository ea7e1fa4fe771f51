"""What came out of a visit, on paper in large type: decided, who does what by when, and the answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from spms_desktop.domain.after_visit import AfterPaper, PaperTask
from spms_desktop.i18n import _, short_date
from spms_desktop.report import glyph_check
from spms_desktop.report.document import Document, name_in_title
from spms_desktop.report.fonts import Weight
from spms_desktop.report.large_page import TITLE, draw_foot, draw_running_head, draw_texts, draw_title
from spms_desktop.report.paper import Paper
from spms_desktop.report.styles import MARGIN, paragraph
from spms_desktop.report.text import MAX_TEXT, bold, joined, markup

LARGE, GROUP = 14.5, 17.0
_ABOVE_GROUP, _ABOVE, _BELOW_HEAD, _INDENT = 20.0, 9.0, 12.0, 14.0
_FOOT = 40.0
_LEAST_LINES = 2
"""So many lines of a text stay together at the end of a page."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One paragraph with the room above it; a `title` is never the last on its page."""

    text: Paragraph
    above: float
    title: bool = False

    def height(self, width: float) -> float:
        """The height without the room above."""
        return float(self.text.wrap(width, 100_000.0)[1])


def render(told: AfterPaper, paper: Paper = Paper.A4) -> bytes:
    """The PDF; the same value, paper and language always give the same bytes."""
    pages = _paged(list(_pieces(told)), paper)
    title = _("After the visit, {visit}").format(visit=name_in_title(told.visit))
    subject = _("Answers, decisions and who does what")
    document = Document(paper, told.day, title=title, author=told.made_by, subject=subject)
    for number, pieces in enumerate(pages, start=1):
        _page(document.canvas, told, paper, pieces, (number, len(pages)))
        document.canvas.showPage()
    return document.finished()


def missing_glyphs(told: AfterPaper) -> frozenset[str]:
    """Letters that paper cannot show as they were typed."""
    return glyph_check.missing_glyphs(cast(Any, told))  # it looks through any value


# What stands on it


def _pieces(told: AfterPaper) -> Iterator[_Piece]:
    if told.decisions:
        yield _group(_("What was decided"))
        yield from _lines(told.decisions)
    if told.tasks:
        yield _group(_("Who does what by when"))
        for task in told.tasks:
            yield _task(task)
    answered = [a for a in told.answers if a.answer]
    if answered:
        yield _group(_("Answers"))
        for one in answered:
            yield _Piece(paragraph(bold(one.question), LARGE, role="H3"), _ABOVE, title=True)
            yield from _lines(one.answer, first_above=3.0)
    waiting = [a for a in told.answers if not a.answer]
    if waiting:
        yield _group(_("Still to ask"))
        for one in waiting:
            yield _Piece(paragraph(markup(one.question), LARGE, hang=_INDENT), _ABOVE)
    if not (told.decisions or told.tasks or told.answers):
        yield _Piece(paragraph(markup(_("Nothing is written down about this visit yet.")), LARGE), _ABOVE)


def _group(title: str) -> _Piece:
    return _Piece(paragraph(markup(title, Weight.BOLD), GROUP, role="H2"), _ABOVE_GROUP, title=True)


def _lines(text: str, first_above: float = _ABOVE) -> Iterator[_Piece]:
    """A text in the lines in which it was typed."""
    kept = [line for line in text[:MAX_TEXT].splitlines() if line.strip()]
    for number, line in enumerate(kept):
        yield _Piece(paragraph(markup(line), LARGE), 3.0 if number else first_above)


def _task(task: PaperTask) -> _Piece:
    done = _("done") if task.done else ""
    by = markup(f"({', '.join(filter(None, (task.by, done)))})") if task.by or done else markup("")
    what = joined(bold(task.who), markup(task.what), by=": ")
    return _Piece(paragraph(joined(what, by), LARGE, hang=_INDENT), _ABOVE)


# Pages


def _paged(pieces: list[_Piece], paper: Paper) -> list[list[_Piece]]:
    """The pieces page by page; a text that does not fit is cut between its lines."""
    width = paper.size[0] - 2 * MARGIN
    pages: list[list[_Piece]] = [[]]
    left = _room(paper, first=True)
    waiting = list(reversed(pieces))
    while waiting:
        piece = waiting.pop()
        begun = bool(pages[-1])
        above, high = (piece.above if begun else 0.0), piece.height(width)
        with_next = high + (_after_title(piece, waiting, width) if begun else 0.0)
        if above + with_next <= left:
            pages[-1].append(piece)
            left -= above + high
            continue
        parts = [] if piece.title and begun else _cut(piece, width, left - above)
        if parts:
            pages[-1].append(parts[0])
        waiting.append(parts[1] if parts else piece)
        pages.append([])
        left = _room(paper, first=False)
    return pages


def _after_title(piece: _Piece, waiting: list[_Piece], width: float) -> float:
    """The room that a title needs below it for the first lines of what it stands above."""
    need = 0.0
    for following in reversed(waiting if piece.title else []):
        first_lines = min(following.height(width), _LEAST_LINES * LARGE * 1.3)
        need += following.above + (following.height(width) if following.title else first_lines)
        if not following.title:
            break
    return min(need, LARGE * 12)


def _cut(piece: _Piece, width: float, room: float) -> list[_Piece]:
    """A text in two, the first as high as the room; nothing when too few lines would fit."""
    if room < _LEAST_LINES * LARGE * 1.3:
        return []
    parts = piece.text.split(width, room)
    return [_Piece(parts[0], piece.above), _Piece(parts[1], 0.0)] if len(parts) == 2 else []


def _room(paper: Paper, *, first: bool) -> float:
    head = TITLE + 2 * LARGE + 34 if first else LARGE + 22
    return paper.size[1] - 2 * MARGIN - _FOOT - head


def _page(canvas: Canvas, told: AfterPaper, paper: Paper, pieces: list[_Piece], number: tuple[int, int]) -> None:
    wide, high = paper.size
    width, top = wide - 2 * MARGIN, high - MARGIN
    if number[0] == 1:
        y = draw_title(canvas, _("After the visit"), (told.visit, told.person), LARGE, width, top)
    else:
        y = draw_running_head(canvas, told.visit, short_date(told.day), LARGE, width, top)
    y -= _BELOW_HEAD
    placed = []
    for place, piece in enumerate(pieces):
        y -= (piece.above if place else 0.0) + piece.height(width)
        placed.append((piece.text, MARGIN, y))
    draw_texts(canvas, placed)
    draw_foot(canvas, width, *number)
