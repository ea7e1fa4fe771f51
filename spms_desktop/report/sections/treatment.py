"""Treatment as recorded: doses in four counts that are never merged, what changed or stopped, and why."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from spms_desktop.domain.medicine import MedicineKind, PlanAction, PlanChange
from spms_desktop.domain.visit import TreatmentLine, VisitSummary
from spms_desktop.i18n import _, inside, listing, ngettext, number, short_date
from spms_desktop.report import labels
from spms_desktop.report.fonts import Weight
from spms_desktop.report.fonts import width as width_of
from spms_desktop.report.layout import Section
from spms_desktop.report.styles import BODY, SMALL, paragraph
from spms_desktop.report.tables import head, table
from spms_desktop.report.text import Markup, bold, clip, joined, markup

_NUMBERS = (36.0, 30.0, 46.0, 62.0)
_LEAST_ROOM = 30.0
# Medicines with a row, lines for name and dose, lines for what is noted under it, further medicines named.
_DETAIL = (
    (10, 2, 3.0, 12),
    (8, 2, 2.0, 12),
    (7, 1, 2.0, 9),
    (6, 1, 1.0, 7),
    (5, 1, 1.0, 6),
    (4, 1, 1.0, 5),
    (3, 1, 1.0, 4),
    (2, 1, 1.0, 2),
    (2, 1, 0.7, 0),
)


def section(summary: VisitSummary, width: float) -> Section:
    """DMTs first; what does not fit is named without counts."""
    lines = sorted(summary.treatments, key=lambda t: (t.kind is not MedicineKind.DMT, not _news(t, summary)))

    def build(level: int) -> list[Flowable]:
        rows, name_lines, note_lines, named = _DETAIL[level]
        if not lines:
            return [paragraph(markup(_("No medicines are in the plan.")), quiet=True), *_trouble(summary, width)]
        shown = [_rows(t, summary, width, name_lines, note_lines) for t in lines[:rows]]
        return [_grid(shown, width), *_others(lines[rows:], named, width), *_trouble(summary, width)]

    return Section(_("Treatment as recorded"), weight=5, levels=len(_DETAIL), build=build)


def _grid(shown: Sequence[list[list[object]]], width: float) -> Flowable:
    titles = head(_("Doses due in this period"), _("taken"), _("late"), _("skipped"), _("not recorded"), right_from=1)
    rows: list[list[object]] = [list(titles)]
    spans: list[tuple[object, ...]] = []
    for group in shown:
        if len(group) == 2:
            at = len(rows)
            spans += [
                ("SPAN", (0, at + 1), (-1, at + 1)),
                ("LINEBELOW", (0, at), (-1, at), 0.4, "#FFFFFF"),
                ("BOTTOMPADDING", (0, at), (-1, at), 0),
                ("TOPPADDING", (0, at + 1), (-1, at + 1), 0),
            ]
        rows += group
    return table(rows, (width - sum(_NUMBERS), *_NUMBERS), *spans)


def _rows(
    line: TreatmentLine, summary: VisitSummary, width: float, name_lines: int, note_lines: float
) -> list[list[object]]:
    room = (width - sum(_NUMBERS)) * name_lines * 0.92
    rows: list[list[object]] = [[paragraph(_name(line, room)), *_counts(line)]]
    changes = _in_period(line, summary)[: 1 + (note_lines > 1)]
    news = [clip(_change(c), width * note_lines * 0.94) for c in changes]
    said = clip(_said(line), width * note_lines * 0.94)
    started = any(c.action is PlanAction.START for c in changes)
    notes = clip(_("; ").join(_notes(line, started=started)), width * note_lines * 0.94, size=SMALL)
    under = [
        *(paragraph(markup(text)) for text in (*news, said) if text),
        *([paragraph(markup(notes), SMALL, quiet=True)] if notes else []),
    ]
    return [*rows, [under, "", "", "", ""]] if under else rows


def _counts(line: TreatmentLine) -> list[object]:
    doses = line.doses
    if line.as_needed or not doses.due:
        return [""] * 4
    four = (doses.taken, doses.late, doses.skipped, doses.not_recorded)
    return [paragraph(bold(number(n, 0)), right=True) for n in four]


def _name(line: TreatmentLine, room: float) -> Markup:
    name = clip(line.name, room * 0.6, Weight.SEMIBOLD)
    kind = _("(DMT)") if line.kind is MedicineKind.DMT else ""
    left = room - width_of(name, Weight.SEMIBOLD, BODY) - width_of(kind, Weight.REGULAR, BODY) - 6
    dose = clip(line.dose_text, left) if left > _LEAST_ROOM else ""
    return joined(bold(name), markup(kind), markup(dose), markup(_("as needed") if line.as_needed else ""))


def _notes(line: TreatmentLine, *, started: bool) -> list[str]:
    """Since when (unless the start is told already), what is due next, why doses were skipped, what it is for."""
    reasons = [
        _("{reason} {n}").format(reason=inside(labels.skip_reason(reason)), n=n) for reason, n in line.doses.reasons
    ]
    parts = [
        _("since {date}").format(date=short_date(line.since)) if line.since and not started else "",
        _("next due {date}").format(date=short_date(line.next_due)) if line.next_due and not line.stopped_on else "",
        _("skipped: {reasons}").format(reasons=listing(reasons)) if reasons else "",
        _("for {purpose}").format(purpose=line.purpose.strip()[:500]) if line.purpose.strip() else "",
    ]
    return [part for part in parts if part]


def _said(line: TreatmentLine) -> str:
    """Whether it helps, what it does besides, and how late it was given, as last noted."""
    late = [
        _("{days} ({date})").format(
            days=ngettext("{n} day late", "{n} days late", dose.days_late), date=short_date(dose.due)
        )
        for dose in line.given_late[-3:]
    ]
    parts = [
        _("helps {n} of 10").format(n=line.helps) if line.helps is not None else "",
        _("side effects: {words}").format(words=line.side_effects.strip()[:500]) if line.side_effects.strip() else "",
        _("given {late}").format(late=listing(late)) if late else "",
    ]
    words = _("; ").join(part for part in parts if part)
    return words[:1].upper() + words[1:]


def _trouble(summary: VisitSummary, width: float) -> list[Flowable]:
    """Trouble with the plan that does not stand among what matters most."""
    if not summary.plan_trouble:
        return []
    rest = len(summary.plan_trouble) - 1
    more = ngettext("and {n} more", "and {n} more", rest) if rest else ""
    words = clip(summary.plan_trouble[0].text, width * 0.9 - 130)
    return [paragraph(joined(bold(_("Trouble with the plan:")), markup(words), markup(more)))]


def _in_period(line: TreatmentLine, summary: VisitSummary) -> list[PlanChange]:
    """The plan changes since the last visit, latest first."""
    return sorted((c for c in line.changes if c.on in summary.period), key=lambda c: c.on, reverse=True)


def _change(change: PlanChange) -> str:
    words = {
        PlanAction.START: _("Started {date}"),
        PlanAction.CHANGE: _("Changed {date}"),
        PlanAction.PAUSE: _("Paused {date}"),
        PlanAction.STOP: _("Stopped {date}"),
    }[change.action].format(date=short_date(change.on))
    if change.action is PlanAction.CHANGE and change.dose.strip():
        words = _("{change} to {dose}").format(change=words, dose=change.dose.strip()[:200])
    reason = change.reason.strip()[:500]
    return _("{change}: {reason}").format(change=words, reason=reason) if reason else words


def _news(line: TreatmentLine, summary: VisitSummary) -> bool:
    return bool(_in_period(line, summary))


def _others(lines: Sequence[TreatmentLine], named: int, width: float) -> list[Flowable]:
    if not lines:
        return []
    names = [clip(t.name, 110, size=SMALL) for t in lines[:named]]
    rest = len(lines) - len(names)
    if rest and names:
        names.append(ngettext("and {n} more", "and {n} more", rest))
    words = listing(names) if names else ngettext("{n} more medicine", "{n} more medicines", rest)
    return [paragraph(markup(_("Also in the plan: {names}").format(names=clip(words, width * 2.6))), SMALL)]
