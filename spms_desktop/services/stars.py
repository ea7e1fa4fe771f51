"""Any line of the journal can be starred: it becomes a discussion item that is linked to its day."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import date

from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.privacy import may_change
from spms_desktop.domain.record import Action, Stamp, Value
from spms_desktop.domain.validation import MAX_TEXT, clean_text
from spms_desktop.services.care import Care
from spms_desktop.services.session import Session
from spms_desktop.storage.kinds import ref_of


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the journal: what it is called in the file, its day, its words, and what it is about."""

    ref: str
    day: date
    words: str
    item: str = ""


def line_ref(value: Value, stamp: Stamp) -> str:
    """The name of the line a value stands in."""
    return ref_of(value, stamp)


class Stars:
    """Reads and changes the stars of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def starred(self) -> dict[str, DiscussionItem]:
        """The items that came from a star, by the line they are about; answered ones too."""
        return {i.about: i for i in Care(self._session).discussed() if i.about and not i.dropped}

    def star(self, line: Line) -> None:
        """Put a line on the list for the care team."""
        if line.ref in self.starred():
            return
        text = clean_text(line.words[:MAX_TEXT])
        item = DiscussionItem(
            uuid.uuid4().hex,
            DiscussionKind.TELL,
            text,
            Care(self._session).last_rank(),
            self._session.today,
            day=line.day,
            about=line.ref,
            item=line.item,
        )
        self._session.save(Action.STAR, [item])

    def unstar(self, ref: str) -> None:
        """Take a line off the list again; an item that was answered stays as it is.

        Raises BadInput("persons_entry") when a caregiver takes off what somebody else starred.
        """
        live = self._session.versions.live(DiscussionItem)
        stamps = {v.value.uid: v.stamp for v in live}
        item = self.starred().get(ref)
        if item is not None and item.open:
            if not may_change(self._session.author, stamps[item.uid].author):
                raise BadInput("persons_entry")
            self._session.save(Action.STAR, [replace(item, dropped=True)])
