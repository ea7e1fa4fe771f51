"""Who the paper is about, for which visit and period, and how much it rests on."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from spms_desktop.domain.visit import DataLine, VisitSummary
from spms_desktop.i18n import _, listing, ngettext, number, short_date
from spms_desktop.report import labels
from spms_desktop.report.fonts import Weight
from spms_desktop.report.fonts import width as width_of
from spms_desktop.report.styles import BODY, INK, LEAD, NAME, QUIET, SMALL, TINT
from spms_desktop.report.tagging import artifact, mark, more
from spms_desktop.report.text import clip
from spms_desktop.report.typeset import draw_left, draw_right


def draw_masthead(canvas: Canvas, summary: VisitSummary, left: float, top: float, width: float) -> float:
    """Draw the head of page 1 below `top`; returns the height it took."""
    half = width / 2 - 6
    y = top - NAME * 0.78
    with mark(canvas, "H1") as heading:
        draw_left(canvas, left, y, clip(_person(summary), width - 110, Weight.BOLD, NAME), Weight.BOLD, NAME, INK)
    with more(canvas, heading):
        draw_right(canvas, left + width, y, _("Visit summary"), Weight.SEMIBOLD, LEAD, QUIET)
    rows = [(_about(summary), _visit(summary)), (_period(summary), _prepared(summary))]
    y -= 2
    for about, visit in (row for row in rows if any(row)):
        y -= 13
        visit = clip(visit, half, size=BODY)
        room = width - width_of(visit, Weight.REGULAR, BODY) - 10
        if about:
            with mark(canvas, "P"):
                draw_left(canvas, left, y, clip(about, room, size=BODY), Weight.REGULAR, BODY, INK)
        if visit:
            with mark(canvas, "P"):
                draw_right(canvas, left + width, y, visit, Weight.REGULAR, BODY, INK)
    y -= 8
    _heavy_rule(canvas, left, y, width)
    return top - y


def draw_running_head(canvas: Canvas, summary: VisitSummary, left: float, top: float, width: float) -> float:
    """Draw the one line that says on page 2 whose paper it is; returns the height it took."""
    y = top - BODY
    right = _("Visit summary, {date}").format(date=short_date(summary.appointment or summary.prepared_on))
    name = clip(_person(summary), (width - width_of(right, Weight.REGULAR, BODY)) * 0.6, Weight.BOLD, LEAD)
    with artifact(canvas, "Pagination"):
        wide = draw_left(canvas, left, y, name, Weight.BOLD, LEAD, INK)
        draw_left(canvas, left + wide + 8, y, _born(summary), Weight.REGULAR, BODY, INK)
        draw_right(canvas, left + width, y, right, Weight.REGULAR, BODY, QUIET)
    y -= 6
    _heavy_rule(canvas, left, y, width)
    return top - y


def _heavy_rule(canvas: Canvas, left: float, y: float, width: float) -> None:
    with artifact(canvas):
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.4)
        canvas.line(left, y, left + width, y)


class DataBar(Flowable):
    """The tinted line that says what everything else rests on."""

    def __init__(self, data: DataLine) -> None:
        super().__init__()
        self._text = data_line(data)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, 17.0
        return self.width, self.height

    def draw(self) -> None:
        with artifact(self.canv):
            self.canv.setFillColor(TINT)
            self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        with mark(self.canv, "P"):
            draw_left(self.canv, 6, 5.2, clip(self._text, self.width - 12, size=SMALL), Weight.REGULAR, SMALL, INK)


def data_line(data: DataLine) -> str:
    """How many days have an entry, how many were late, and whose view they are."""
    if not data.days_with_entry:
        return ngettext(
            "No entries on the one day of this period.", "No entries on the {n} days of this period.", data.days
        )
    held, days = number(data.days_with_entry, 0), number(data.days, 0)
    late = ngettext("{n} entry made late", "{n} entries made late", data.late_entries)
    parts = (
        _("Entries on {held} of {days} days").format(held=held, days=days),
        late if data.late_entries else _("none made late"),
        _shares(data),
    )
    return _("; ").join(part for part in parts if part) + "."


def _shares(data: DataLine) -> str:
    counts = [(view, n) for view, n in data.by_respondent if n > 0]
    total = sum(n for _view, n in counts)
    percents = _percents([n for _view, n in counts])
    parts = [
        _("{view} {share} %").format(view=labels.respondent(view), share=share)
        for (view, _n), share in zip(counts, percents, strict=True)
    ]
    return listing(parts) if total else ""


def _percents(counts: list[int]) -> list[int]:
    """Whole percentages that add up to 100: the largest remainders are rounded up."""
    total = sum(counts)
    exact = [100 * n / total for n in counts] if total else []
    whole = [int(e) for e in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: exact[i] - whole[i], reverse=True)
    for index in by_remainder[: 100 - sum(whole)]:
        whole[index] += 1
    return whole


def _person(summary: VisitSummary) -> str:
    return summary.person.strip() or _("Name not given")


def _born(summary: VisitSummary) -> str:
    return _("Born {date}").format(date=short_date(summary.birth_date)) if summary.birth_date else ""


def _about(summary: VisitSummary) -> str:
    return " · ".join(part for part in (_born(summary), summary.course.strip()) if part)


def _visit(summary: VisitSummary) -> str:
    who = summary.clinician.strip()
    if summary.appointment and who:
        return _("For the visit on {date} with {who}").format(date=short_date(summary.appointment), who=who)
    if summary.appointment:
        return _("For the visit on {date}").format(date=short_date(summary.appointment))
    return _("For {who}").format(who=who) if who else ""


def _period(summary: VisitSummary) -> str:
    first, last = short_date(summary.period.first), short_date(summary.period.last)
    if summary.since_visit:
        return _("Since last visit, {first}, to {last}").format(first=first, last=last)
    return _("From {first} to {last}").format(first=first, last=last)


def _prepared(summary: VisitSummary) -> str:
    day, who = short_date(summary.prepared_on), summary.prepared_by.strip()
    return _("Prepared by {who}, {date}").format(who=who, date=day) if who else _("Prepared {date}").format(date=day)
