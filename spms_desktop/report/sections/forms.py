"""Forms that were filled in, as far as they were ticked for this document: their totals, never what was answered."""

from __future__ import annotations

from reportlab.platypus import Flowable

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.visit import FormLine, FormTotal, VisitSummary
from spms_desktop.i18n import _, ngettext, number, short_date
from spms_desktop.report import labels
from spms_desktop.report.fonts import Weight
from spms_desktop.report.layout import Section
from spms_desktop.report.styles import HANG, SMALL, paragraph
from spms_desktop.report.text import bold, clip, joined, markup, unbroken

_LATEST = 3
_DETAIL = (8, 5, 3, 2, 1)


def section(summary: VisitSummary, width: float) -> Section | None:
    """One form a line; left out when none was ticked."""
    if not summary.forms:
        return None

    def build(level: int) -> list[Flowable]:
        shown = summary.forms[: _DETAIL[level]]
        rest = len(summary.forms) - len(shown)
        more = [paragraph(markup(ngettext("and {n} more", "and {n} more", rest)), SMALL, quiet=True)] if rest else []
        return [*(_line(form, width) for form in shown), *more]

    return Section(_("Forms filled in"), 4, len(_DETAIL), build)


def _line(form: FormLine, width: float) -> Flowable:
    """The latest totals in order of time, the last one heaviest."""
    kept = form.totals[-_LATEST:]
    name = clip(_("{name}:").format(name=form.title), width * 0.8, Weight.SEMIBOLD)
    past = " → ".join(map(_total, kept[:-1]))
    return paragraph(joined(markup(name), joined(markup(past), bold(_total(kept[-1])), by=" → ")), hang=HANG)


def _total(total: FormTotal) -> str:
    if total.value is None:
        words = _("no score")
    elif total.most is None:
        words = number(total.value)
    else:
        words = _("{value} of {most}").format(value=number(total.value), most=number(total.most))
    by = "" if total.respondent is Respondent.SELF else f", {labels.respondent(total.respondent)}"
    return f"{unbroken(words)} ({unbroken(short_date(total.day))}{by})"
