"""What a plot shows, said in one sentence for each view: the alternative text of the figure."""

from __future__ import annotations

from collections.abc import Sequence

from spms_desktop.domain.periods import Span
from spms_desktop.domain.series import Series, Week
from spms_desktop.i18n import _, ngettext, number, short_date
from spms_desktop.report import labels

Drawn = tuple[Series, tuple[Week, ...]]


def spoken(symptom: str, drawn: Sequence[Drawn], span: Span) -> str:
    """The name, the span, and for each view where its weekly middle score began, ended and lay between."""
    head = _("{symptom}, middle score of each week from {first} to {last}. 0 is none, 10 is worst.").format(
        symptom=labels.symptom_label(symptom)[:200], first=short_date(span.first), last=short_date(span.last)
    )
    return " ".join([head, *(_view(series, found) for series, found in drawn)])


def _view(series: Series, found: Sequence[Week]) -> str:
    middles = [week.median for week in found]
    counted = ngettext("{n} week with a score", "{n} weeks with scores", len(found))
    words = _("{view}: {first} at first, {last} last, lowest {low}, highest {high}, {counted}.").format(
        view=labels.respondent(series.respondent),
        first=number(middles[0]),
        last=number(middles[-1]),
        low=number(min(middles)),
        high=number(max(middles)),
        counted=counted,
    )
    return words[:1].upper() + words[1:]
