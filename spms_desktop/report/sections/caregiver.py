"""The caregiver's view: up to three signed lines, apart from the person's own words."""

from __future__ import annotations

from reportlab.platypus import Flowable

from spms_desktop.domain.visit import SignedNote, VisitSummary
from spms_desktop.i18n import _, ngettext, short_date
from spms_desktop.report.fonts import Weight, width
from spms_desktop.report.layout import Section
from spms_desktop.report.styles import BODY, HANG, SMALL, paragraph
from spms_desktop.report.text import bold, clip, joined, markup

_LINES = 3
# Notes shown, and lines for each.
_DETAIL = ((3, 3), (3, 2), (3, 1), (2, 1), (1, 1))


def section(summary: VisitSummary, wide: float) -> Section | None:
    """The latest notes by caregivers; left out when there are none."""
    notes = sorted(summary.caregiver_notes, key=lambda n: n.day, reverse=True)
    if not notes:
        return None

    def build(level: int) -> list[Flowable]:
        shown, lines = _DETAIL[level]
        rest = len(notes) - shown
        more = (
            ngettext("and {n} more note in the journal", "and {n} more notes in the journal", rest) if rest > 0 else ""
        )
        return [
            *(_note(note, wide * lines) for note in notes[:shown]),
            *([paragraph(markup(more), SMALL, quiet=True)] if more else []),
        ]

    return Section(_("Caregiver’s view"), weight=7, levels=len(_DETAIL), build=build)


def _note(note: SignedNote, room: float) -> Flowable:
    signed = _("{author}, {date}:").format(author=clip(note.author, 120), date=short_date(note.day))
    words = _("“{words}”").format(words=clip(note.text, room * 0.94 - width(signed, Weight.SEMIBOLD, BODY)))
    return paragraph(joined(bold(signed), markup(words)), hang=HANG)
