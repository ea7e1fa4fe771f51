"""Puts a line of the plan on the list for the next visit, and finds it there again."""

from __future__ import annotations

import uuid

from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.services.care import Care
from spms_desktop.services.session import Session


def listed(session: Session) -> dict[str, DiscussionItem]:
    """The items that came from a line, by the name of that line; those that were taken off are not there."""
    return {i.about: i for i in Care(session).discussed() if i.about and not i.dropped}


def new_item(session: Session, kind: DiscussionKind, text: str, line: str) -> DiscussionItem:
    """An item about a line that comes at the end of the list; whoever asks for it saves it."""
    rank = Care(session).last_rank()
    return DiscussionItem(uuid.uuid4().hex, kind, text, rank, session.today, about=line)
