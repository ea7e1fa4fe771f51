"""Any line of the journal can be starred: it becomes a discussion item that is linked to its day."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import date

from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.record import Action, Stamp, Value
from spms_desktop.domain.validation import MAX_TEXT, clean_text
from spms_desktop.services.care import Care
from spms_desktop.services.privacy import seen
from spms_desktop.services.session import Session
from spms_desktop.storage.kinds import ref_of


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the journal: what it is called in the file, its day, its words, and what it is about.

    The star of a line that others do not see is not seen by them either.
    """

    ref: str
    day: date
    words: str
    item: str = ""
    private: bool = False


def line_ref(value: Value, stamp: Stamp) -> str:
    """The name of the line a value stands in."""
    return ref_of(value, stamp)


class Stars:
    """Reads and changes the stars of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def starred(self) -> dict[str, DiscussionItem]:
        """The items that came from a star, by the line they are about; answered ones too."""
        found = [v.value for v in seen(self._session, self._session.versions.live(DiscussionItem))]
        return {i.about: i for i in found if i.about and not i.dropped}

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
            private=line.private,
        )
        self._session.save(Action.STAR, [item])

    def unstar(self, ref: str) -> None:
        """Take a line off the list again; an item that was answered stays as it is."""
        item = self.starred().get(ref)
        if item is not None and item.open:
            self._session.save(Action.STAR, [replace(item, dropped=True)])

    def following(self, ref: str, *, private: bool) -> list[DiscussionItem]:
        """The star of a line as it is once the line is private or no longer so, to be saved with the line."""
        item = self.starred().get(ref)
        return [replace(item, private=private)] if item is not None and item.private != private else []
