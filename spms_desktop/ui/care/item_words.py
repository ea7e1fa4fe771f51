"""What is said below a thing to raise: who wrote it down and when, and what it has waited for."""

from __future__ import annotations

from spms_desktop.i18n import _, short_date
from spms_desktop.services.discussion import Raised
from spms_desktop.ui.care.words import shortened


def written_words(raised: Raised) -> str:
    """When it was written down and by whom; a caregiver is named as one."""
    day, by = short_date(raised.item.asked_on), raised.by
    if by is None:
        return _("Written down on {day}.").format(day=day)
    if by.is_person:
        return _("Written down on {day} by {name}.").format(day=day, name=shortened(by.name))
    return _("Written down on {day} by {name}, caregiver.").format(day=day, name=shortened(by.name))


def waiting_words(raised: Raised) -> str:
    """The same for something open, with since when it is asked again and the visit that left it open."""
    item = raised.item
    parts = [written_words(raised)]
    if item.again_on:
        parts.append(_("Asked again since {day}.").format(day=short_date(item.again_on)))
        if item.answer:
            parts.append(_("The answer before: {answer}").format(answer=item.answer))
    if raised.after:
        parts.append(_("Still open after the visit on {day}.").format(day=short_date(raised.after)))
    if item.private:
        parts.append(_("Only you see it."))
    return " ".join(parts)
