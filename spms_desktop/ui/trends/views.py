"""Who is drawn how: each view keeps its look, label and name in every plot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.series import Series
from spms_desktop.i18n import _
from spms_desktop.ui.trends.sentences import shortened, view_label
from spms_desktop.ui.trends.values import Line, Look, View

MOST_LINES = 3
ViewKey = tuple[Respondent, str]
_USUAL = {
    Respondent.SELF: Look.SELF,
    Respondent.PROXY: Look.PROXY,
    Respondent.TOGETHER: Look.TOGETHER,
}


def views_of(series: Iterable[Series], names: Mapping[str, str]) -> dict[ViewKey, View]:
    """Every view of the journal; the fullest of its kind gets the usual look, any further one the fourth."""
    counts: Counter[ViewKey] = Counter()
    for one in series:
        counts[one.respondent, one.author] += len(one.points)
    found: dict[ViewKey, View] = {}
    for respondent, author in sorted(counts, key=lambda key: (-counts[key], key[1])):
        look = _USUAL[respondent]
        taken = any(view.look is look for view in found.values())
        name = names.get(author, "")
        label = view_label(respondent, name)
        view = View(respondent, author, name or _("a caregiver"), label, Look.OTHER if taken else look)
        found[respondent, author] = view
    return _told_apart(found)


def _told_apart(views: dict[ViewKey, View]) -> dict[ViewKey, View]:
    """Views that would carry the same label get the author's name too."""
    labels = Counter(view.label for view in views.values())
    return {
        key: view
        if labels[view.label] == 1 or view.respondent is Respondent.PROXY
        else replace(view, label=_("{view} ({name})").format(view=view.label, name=shortened(view.name)))
        for key, view in views.items()
    }


def drawn_views(lines: Iterable[Line]) -> frozenset[View]:
    """The views to draw, the same in every plot: at most three, each of its own look, own first, then the fullest."""
    counts: Counter[View] = Counter()
    for line in lines:
        counts[line.view] += len(line.given) + len(line.carried)
    drawn: list[View] = []
    for view in sorted(counts, key=lambda view: (view.look is not Look.SELF, -counts[view], view.author)):
        if len(drawn) < MOST_LINES and all(view.look is not other.look for other in drawn):
            drawn.append(view)
    return frozenset(drawn)
