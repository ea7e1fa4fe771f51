"""The plots as a page that leaves the computer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from spms_desktop.catalog.wording import wording
from spms_desktop.i18n import _, short_date
from spms_desktop.ui.trends.findings.trend_lines import trend_sentence
from spms_desktop.ui.trends.frame import Frame, frame_of
from spms_desktop.ui.trends.furniture import Sheet
from spms_desktop.ui.trends.key import how_to_read, marked
from spms_desktop.ui.trends.letters import Letters
from spms_desktop.ui.trends.picture.page import GAP, PAPER, ROOM, Block, Page, Type
from spms_desktop.ui.trends.plot import paint_plot
from spms_desktop.ui.trends.values import Panel, Plots

_TALL, _ALONE = 116, 300


def plots_page(plots: Plots, font: QFont, *, left_out: bool = False) -> Page:
    """All plots with what is marked in them, and how they are read."""
    letters, span = Type(font), plots.span
    frame = frame_of(plots, ROOM, letters.metrics.height(), letters.metrics.horizontalAdvance)
    title = _("Scores over time: {first} to {last}").format(first=short_date(span.first), last=short_date(span.last))
    disclaimer = _(wording().disclaimers["trends"])
    blocks = [letters.title(title), letters.text(disclaimer)]
    for place, panel in enumerate(plots.panels):
        blocks += _panel(panel, frame if place == 0 else frame.without_words(), letters, alone=len(plots.panels) == 1)
    lines = marked(plots, numbered=frame.numbered)
    blocks += _key(lines, how_to_read(plots, on_paper=True), letters)
    told = [disclaimer, *(panel.description for panel in plots.panels), *lines, how_to_read(plots, on_paper=True)]
    return Page(title, "\n".join(told), (*blocks, letters.foot()), left_out)


def _panel(panel: Panel, frame: Frame, letters: Type, *, alone: bool) -> Iterator[Block]:
    tall = frame.top + frame.bottom + (_ALONE if alone else _TALL)
    sheet = Sheet(panel, frame, PAPER, tall, 1.0)

    def draw(painter: QPainter, outlined: bool) -> None:
        paint_plot(Letters(painter, PAPER, letters.font, 1.0, outlined), sheet)

    yield letters.heading(panel.title)
    yield letters.text(" ".join([panel.sentence, *map(trend_sentence, panel.trends)]), tied=True)
    yield Block(tall + GAP, draw)


def _key(lines: Sequence[str], sentences: str, letters: Type) -> Iterator[Block]:
    yield Block(GAP, _rule, tied=True)
    if lines:
        yield letters.heading(_("Marked in the plots"))
        yield letters.text("\n".join(lines))
    yield letters.text(sentences)


def _rule(painter: QPainter, _outlined: bool) -> None:
    painter.setPen(QPen(QColor(PAPER.edge), 1.0))
    painter.drawLine(QLineF(0, 0, ROOM, 0))
