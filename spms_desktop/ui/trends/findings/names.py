"""What a series is called: what it is about, and whose view it is."""

from __future__ import annotations

from spms_desktop.catalog.instruments import instruments
from spms_desktop.domain.author import Respondent
from spms_desktop.i18n import _
from spms_desktop.report.labels import measure_label, symptom_label
from spms_desktop.services.findings import SeriesKey
from spms_desktop.services.session import Session


def item_name(key: SeriesKey) -> str:
    """What the values are about."""
    if key.respondent is None:
        known = instruments().get(key.item)
        return _(known.label) if known else key.item
    return measure_label(key.item) if key.measured else symptom_label(key.item)


def whose(key: SeriesKey, session: Session) -> str:
    """Whose view the values are; empty for scores of a clinic."""
    author = next((a for a in session.authors() if a.uid == key.author), None)
    name = author.name if author and author.name else _("a caregiver")
    if key.respondent is Respondent.PROXY:
        return _("view of {name}").format(name=name)
    if key.respondent is Respondent.TOGETHER:
        return _("made together")
    if key.respondent is None:
        return ""
    return _("own view") if author is None or author.is_person else _("own view, entered by {name}").format(name=name)


def title_of(key: SeriesKey, session: Session) -> str:
    """Both in a few words, as in "Pain, own view"."""
    view = whose(key, session)
    return _("{item}, {view}").format(item=item_name(key), view=view) if view else item_name(key)
