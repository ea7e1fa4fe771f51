"""Names of views and spans, and the one sentence that tells a plot in words."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from datetime import date

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.validation import MAX_LINE
from spms_desktop.i18n import _, listing, ngettext, number, short_date
from spms_desktop.ui.trends.values import Line, Range

LONGEST_LABEL, LONGEST_TITLE = 18, 40


def range_label(chosen: Range) -> str:
    """What the button of a span says."""
    return {
        Range.FOUR_WEEKS: _("4 weeks"),
        Range.THREE_MONTHS: _("3 months"),
        Range.SINCE_VISIT: _("Since last visit"),
        Range.YEAR: _("1 year"),
        Range.ALL: _("Everything"),
    }[chosen]


def range_words(chosen: Range, first: date) -> str:
    """A span inside a sentence."""
    return {
        Range.FOUR_WEEKS: _("4 weeks"),
        Range.THREE_MONTHS: _("3 months"),
        Range.SINCE_VISIT: _("since the visit on {date}").format(date=short_date(first)),
        Range.YEAR: _("1 year"),
        Range.ALL: _("since {date}").format(date=short_date(first)),
    }[chosen]


def view_label(respondent: Respondent, author: str) -> str:
    """The few words at the end of a line."""
    if respondent is Respondent.SELF:
        return _("Self")
    if respondent is Respondent.TOGETHER:
        return _("Together")
    return shortened(author or _("Caregiver"))


def shortened(name: str, longest: int = LONGEST_LABEL) -> str:
    """A name that has room at the end of a line or on a key; the description of the plot has the whole of it."""
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"


def panel_sentence(lines: Sequence[Line]) -> str:
    """What the first line of a panel rests on, to be read beside its name."""
    return _("{words}.").format(words=_line_words(lines[0], LONGEST_TITLE)) if lines else _("No entries in this time.")


def panel_description(title: str, span: str, lines: Sequence[Line], further: Sequence[Line]) -> str:
    """The whole plot in one sentence, with every line; those that are not drawn are named as such."""
    parts = [_line_words(line) for line in lines] or [_("no entries")]
    if further:
        names = listing([line.view.label for line in further])
        parts.append(_("in the table only: {names}").format(names=names))
    return _("{symptom}, {span}: {parts}.").format(symptom=title, span=span, parts=_("; ").join(parts))


def _line_words(line: Line, longest: int = MAX_LINE) -> str:
    values = [value for _day, value in line.given]
    if not values:
        return _("{entries}, the same as last time").format(entries=_entries(line, len(line.carried), longest))
    middle = number(statistics.median(values))
    low, high = min(values), max(values)
    pattern = _("{entries}, middle score {middle}, from {low} to {high}")
    if len(values) == 1:
        pattern = _("{entries}, score {middle}")
    elif low == high:
        pattern = _("{entries}, each with score {middle}")
    entries = _entries(line, len(values), longest)
    words = pattern.format(entries=entries, middle=middle, low=number(low), high=number(high))
    if line.carried:
        again = ngettext("{n} more the same as last time", "{n} more the same as last time", len(line.carried))
        return _("{line}, {again}").format(line=words, again=again)
    return words


def _entries(line: Line, count: int, longest: int) -> str:
    entries = ngettext("{n} entry", "{n} entries", count)
    if line.view.respondent is Respondent.TOGETHER:
        return _("{entries} made together").format(entries=entries)
    return _("{entries} by {name}").format(entries=entries, name=shortened(line.view.name, longest))
