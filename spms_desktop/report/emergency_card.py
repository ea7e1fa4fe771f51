"""The emergency card: one page in large type, with whom to call first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from reportlab.lib.colors import white
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from spms_desktop.domain.emergency import CardContact, CardMedicine, CardPaper
from spms_desktop.i18n import _, ngettext, short_date
from spms_desktop.report import glyph_check
from spms_desktop.report.card_parts import ListPart, Part, Setting, TextPart, shortened
from spms_desktop.report.directed import GOES_ON
from spms_desktop.report.document import Document, name_in_title
from spms_desktop.report.fonts import Weight
from spms_desktop.report.large_page import draw_texts, heavy_rule
from spms_desktop.report.layout import draw_rule
from spms_desktop.report.paper import Paper
from spms_desktop.report.styles import INK, MARGIN, QUIET
from spms_desktop.report.tagging import artifact, mark
from spms_desktop.report.text import Markup, bold, clean, clip, joined, markup
from spms_desktop.report.typeset import draw_left, draw_right

SIZES = (17.0, 15.5, 14.0)
"""The largest of these at which everything fits is taken; nothing but the foot is ever smaller than the last."""
_NAME, _BAND, _FOOT = 28.0, 32.0, 11.0
_PAD, _TITLE_GAP = 7.0, 2.0
_FOOT_ROOM = 22.0
_ITEM_LINES, _RUN_LINES = 2, 3
_CALL = 1.25


class RunPart(Part):
    """Things one after the other, each whole; a unit is one of them, and how many are left out is told."""

    def __init__(self, title: str, told: Sequence[str], weight: float, setting: Setting) -> None:
        super().__init__(title, weight, setting)
        self._told, self.units = [clean(one) for one in told], len(told)

    def build(self, count: int) -> Sequence[Flowable]:
        """The first of them, and how many there are besides."""
        left = self.units - count
        more = [ngettext("and {n} more", "and {n} more", left)] if left > 0 else []
        kept = [shortened(one, _RUN_LINES, self.setting, markup) for one in self._told[:count]]
        return [self.setting.paragraph(markup("; ".join([*kept, *more])))]


@dataclass(frozen=True, slots=True)
class Typeset:
    """The finished card, and the titles of the parts that did not fit whole."""

    data: bytes
    shortened: tuple[str, ...]


def render(card: CardPaper, paper: Paper = Paper.A4) -> Typeset:
    """The card as a PDF of one page; the same value, paper and language always give the same bytes."""
    head, parts, counts = _fitted(card, paper)
    title = _("Emergency card, {person}, {date}").format(person=name_in_title(card.person), date=short_date(card.day))
    document = Document(paper, card.day, title=title, author=card.made_by, subject=_("Emergency card"))
    _draw(document.canvas, card, paper, head, parts, counts)
    document.canvas.showPage()
    cut = tuple(p.title for p, count in zip(parts, counts, strict=True) if count < p.units)
    return Typeset(document.finished(), cut)


def missing_glyphs(card: CardPaper) -> frozenset[str]:
    """Letters of the card that paper cannot show as they were typed."""
    return glyph_check.missing_glyphs(cast(Any, card))  # it looks through any value


# What fits


def _fitted(card: CardPaper, paper: Paper) -> tuple[list[Flowable], list[Part], list[int]]:
    """The head and the parts at the largest size at which all fits; or shortened at the smallest."""
    room = paper.size[1] - 2 * MARGIN - _FOOT_ROOM - _BAND
    for size in SIZES:
        setting = Setting(paper.size[0] - 2 * MARGIN, size)
        head, parts = list(_head(card, setting)), list(_parts(card, setting, dense=False))
        counts = [part.units for part in parts]
        if _height(head, parts, counts, setting) <= room:
            return head, parts, counts
    parts = list(_parts(card, setting, dense=True))
    return head, parts, _shorter(head, parts, setting, room)


def _shorter(head: list[Flowable], parts: list[Part], setting: Setting, room: float) -> list[int]:
    """How much of each part is shown: the highest for its weight gives way first."""
    counts = [part.units for part in parts]
    while _height(head, parts, counts, setting) > room:
        open_parts = [n for n, part in enumerate(parts) if counts[n] > part.least]
        open_parts = open_parts or [n for n in range(len(parts)) if counts[n] > 1]
        if not open_parts:
            break
        tallest = max(open_parts, key=lambda n: parts[n].height(counts[n]) / parts[n].weight)
        counts[tallest] -= 1
    return counts


def _height(head: list[Flowable], parts: list[Part], counts: list[int], setting: Setting) -> float:
    title = setting.height(_title(parts[0].title, setting)) + _TITLE_GAP + 2 * _PAD
    contents = sum(part.height(count) for part, count in zip(parts, counts, strict=True))
    return sum(setting.height(f) for f in head) + 2 * _PAD + len(parts) * title + contents


# What is said


def _head(card: CardPaper, setting: Setting) -> Iterator[Flowable]:
    large = _NAME / setting.size
    name = shortened(card.person or _("My card"), 2, setting, _heavy, large)
    yield setting.paragraph(_heavy(name), scale=large)
    if card.birth_date:
        yield setting.paragraph(markup(_("Born {date}").format(date=short_date(card.birth_date))))
    if card.ms:
        yield setting.paragraph(markup(shortened(card.ms, 3, setting, markup)))


def _parts(card: CardPaper, setting: Setting, *, dense: bool) -> Iterator[Part]:
    yield _contacts(card, setting)
    nothing = _("Nothing is written here.")
    yield TextPart(_("Allergies"), card.allergies or nothing, 3.0, setting)
    yield _medicines(card.medicines, setting, dense=dense)
    if card.communicate:
        yield TextPart(_("How I communicate"), card.communicate, 1.5, setting)
    if card.know:
        yield TextPart(_("What to know"), card.know, 1.0, setting)
    if card.doctor:
        yield ListPart(_("My doctor"), [_contact(card.doctor, setting)], str, 1.0, setting)


def _contacts(card: CardPaper, setting: Setting) -> Part:
    title = _("Please call")
    if not card.contacts:
        return TextPart(title, _("Nobody is named here."), 1.0, setting)
    items = [_contact(contact, setting) for contact in card.contacts]
    part = ListPart(title, items, lambda n: ngettext("and {n} more person", "and {n} more people", n), 2.5, setting)
    part.least = min(2, len(items))
    return part


def _contact(contact: CardContact, setting: Setting) -> list[Flowable]:
    name = shortened(contact.name, 1, setting, bold)
    about = shortened(contact.about, 1, setting, markup)
    lines: list[Flowable] = [setting.paragraph(joined(bold(name), markup(about), by=", "), role="LI")]
    if contact.phones:
        numbers = shortened(_(" or ").join(contact.phones), _ITEM_LINES, setting, _heavy, _CALL)
        lines.append(setting.paragraph(_heavy(numbers), scale=_CALL, role=GOES_ON))
    return lines


def _medicines(medicines: tuple[CardMedicine, ...], setting: Setting, *, dense: bool) -> Part:
    title = _("Medicines")
    if not medicines:
        return TextPart(title, _("No medicines are in the plan."), 1.0, setting)
    if dense:  # one after the other takes less room than one a line
        told = [_("{name}: {taken}").format(name=m.name, taken=m.taken) if m.taken else m.name for m in medicines]
        return RunPart(title, told, 2.5, setting)
    items = [[setting.paragraph(_medicine(medicine, setting), role="LI")] for medicine in medicines]
    return ListPart(title, items, lambda n: ngettext("and {n} more", "and {n} more", n), 2.5, setting)


def _medicine(medicine: CardMedicine, setting: Setting) -> Markup:
    name = shortened(medicine.name, _ITEM_LINES, setting, bold)
    return joined(bold(name), markup(shortened(medicine.taken, _ITEM_LINES, setting, markup)), by=": ")


def _heavy(text: str) -> Markup:
    return markup(text, Weight.BOLD)


def _title(words: str, setting: Setting) -> Flowable:
    return setting.paragraph(_heavy(words), scale=14.0 / setting.size, quiet=True, role="H2")


# Drawing


def _draw(
    canvas: Canvas, card: CardPaper, paper: Paper, head: list[Flowable], parts: list[Part], counts: list[int]
) -> None:
    wide, high = paper.size[0] - 2 * MARGIN, paper.size[1]
    _band(canvas, card, wide, high - MARGIN)
    y = _column(canvas, head, wide, high - MARGIN - _BAND - _PAD)
    for number, (part, count) in enumerate(zip(parts, counts, strict=True)):
        y -= _PAD
        if number:
            draw_rule(canvas, MARGIN, y, wide)
        else:
            heavy_rule(canvas, wide, y)
        y = _column(canvas, [_title(part.title, part.setting)], wide, y - _PAD) - _TITLE_GAP
        y = _column(canvas, list(part.build(count)), wide, y)
    _foot(canvas, card, wide)


def _column(canvas: Canvas, flowables: list[Flowable], width: float, top: float) -> float:
    placed = []
    for flowable in flowables:
        top -= float(flowable.wrap(width, 100_000.0)[1])
        placed.append((flowable, MARGIN, top))
    draw_texts(canvas, placed)
    return top


def _band(canvas: Canvas, card: CardPaper, width: float, top: float) -> None:
    with artifact(canvas):
        canvas.setFillColor(INK)
        canvas.rect(MARGIN, top - _BAND, width, _BAND, stroke=0, fill=1)
    y = top - _BAND / 2 - 5.5
    with mark(canvas, "H1"):
        draw_left(canvas, MARGIN + 10, y, _("Emergency card"), Weight.BOLD, 17.0, white)
    with mark(canvas, "P"):
        draw_right(canvas, MARGIN + width - 10, y, short_date(card.day), Weight.SEMIBOLD, 14.0, white)


def _foot(canvas: Canvas, card: CardPaper, width: float) -> None:
    words = _("No doctor has checked this card.")
    if card.made_by:
        words = _("As {name} wrote it down. No doctor has checked it.").format(name=card.made_by)
    made = clip(words, width, Weight.REGULAR, _FOOT)
    draw_rule(canvas, MARGIN, MARGIN + _FOOT + 2, width)
    with mark(canvas, "P"):
        draw_left(canvas, MARGIN, MARGIN - 2, made, Weight.REGULAR, _FOOT, QUIET)
