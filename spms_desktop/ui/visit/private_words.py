"""What a private item or line is called beside its tick; without Qt."""

from __future__ import annotations

from spms_desktop.catalog.instruments import instruments
from spms_desktop.catalog.measures import measures
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.event import Event
from spms_desktop.domain.goal import Goal
from spms_desktop.domain.milestone import Milestone
from spms_desktop.domain.questionnaire import Questionnaire
from spms_desktop.domain.therapy import Therapy
from spms_desktop.i18n import _, short_date
from spms_desktop.report import labels
from spms_desktop.services.visit_private import PrivateChoice

_LONGEST = 80


def words(choice: PrivateChoice) -> str:
    """The name of an item, or what sort of line it is with its first words."""
    line = choice.line
    if isinstance(line, Event):
        named = _short(line.title) or labels.event_kind(line.kind)
        return _("Event, {day}: {words}").format(day=short_date(line.start), words=named)
    if isinstance(line, Milestone):
        words_ = _short(labels.ability(line.what))
        return _("Milestone, {day}: {words}").format(day=short_date(line.day), words=words_)
    if isinstance(line, Goal):
        return _("Goal: {words}").format(words=_short(line.text))
    if isinstance(line, Therapy):
        return _("Therapy: {words}").format(words=_short(labels.therapy(line.what)))
    if isinstance(line, DiscussionItem):
        return _("To raise: {words}").format(words=_short(line.text))
    if isinstance(line, Questionnaire):
        return _("Form: {words}").format(words=_short(line.title))
    if choice.id in measures():
        return labels.measure_label(choice.id)
    if choice.id in instruments():
        return labels.instrument(choice.id)
    return _short(labels.symptom_label(choice.id))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
