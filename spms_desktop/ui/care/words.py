"""The words of the care team tab: roles, kinds of things to raise, and when a visit is."""

from __future__ import annotations

import re
from datetime import date

from spms_desktop.catalog.roles import RoleGroup, roles
from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.i18n import _, clock, listing, long_date, ngettext

OTHER_ROLE = "other"
_LONGEST_WORD, _LONGEST_PIECE = 24, 12
_LONGEST_NAME = 40
_MAY_BREAK = "\u200b"


def role_words(role: str) -> str:
    """A role's name, or the person's own words for it."""
    known = roles().get(role)
    return _(known.label) if known else role


def with_organization(person: CarePerson) -> str:
    """What somebody does, and where."""
    return listing([part for part in (role_words(person.role), person.organization) if part])


def role_help(role: str) -> str:
    """What somebody in this role helps with, in a few words."""
    known = roles().get(role)
    return _(known.what_they_do) if known else ""


def group_words(group: RoleGroup) -> str:
    """The heading above the people of a group."""
    return {
        RoleGroup.MS_TEAM: _("MS team"),
        RoleGroup.PRIMARY_CARE: _("Primary care"),
        RoleGroup.THERAPIES: _("Therapies and rehab"),
        RoleGroup.MENTAL_HEALTH: _("Mental health"),
        RoleGroup.SPIRITUAL: _("Faith and spiritual care"),
        RoleGroup.PEER_SUPPORT: _("Others with MS"),
        RoleGroup.HOME: _("Home and family"),
        RoleGroup.OTHER: _("Others who help"),
    }[group]


def kind_words(kind: DiscussionKind) -> str:
    """What sort of thing to raise it is."""
    return {
        DiscussionKind.QUESTION: _("Question"),
        DiscussionKind.CONCERN: _("Concern"),
        DiscussionKind.NEED: _("Need"),
        DiscussionKind.TROUBLE: _("Trouble with the plan"),
        DiscussionKind.TELL: _("Something to tell"),
    }[kind]


def visit_words(visit: Appointment) -> str:
    """The day of a visit with its time, when one is known."""
    if visit.at is None:
        return long_date(visit.day)
    return _("{day} at {time}").format(day=long_date(visit.day), time=clock(visit.at))


def away_words(day: date, today: date) -> str:
    """How far off a coming day is."""
    days = (day - today).days
    if days <= 1:
        return _("tomorrow") if days else _("today")
    return ngettext("in {n} day", "in {n} days", days)


def breakable(text: str) -> str:
    """The same text, with places inside its longest words where a line may end."""
    if all(len(word) <= _LONGEST_WORD for word in text.split()):
        return text
    return " ".join(_cut(word, _LONGEST_WORD) if len(word) > _LONGEST_WORD else word for word in text.split(" "))


def breakable_address(text: str) -> str:
    """An e-mail address or number with places where a line may end, after its signs before any other."""
    pieces = re.sub(r"([@._/-])", r"\1 ", text).split(" ")
    return _MAY_BREAK.join(_cut(piece, _LONGEST_PIECE) for piece in pieces if piece)


def shortened(text: str, longest: int = _LONGEST_NAME) -> str:
    """The text, or its beginning with an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _cut(word: str, longest: int) -> str:
    starts = range(0, len(word), longest)
    return _MAY_BREAK.join(word[start : start + longest] for start in starts)
