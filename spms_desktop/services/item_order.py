"""Who may put what where on the list of things to raise: nobody's words or order are changed by somebody else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import floor

from spms_desktop.domain.discussion import DiscussionItem, moved, put_first, ranked
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.privacy import may_change
from spms_desktop.services.session import Session


class ItemOrder:
    """The whole list of one open journal, also what whoever is writing does not see: it keeps its place.

    The person ranks all that they see. A caregiver ranks what they raised themselves, between the others.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def raised_by(self) -> dict[str, str]:
        """Who raised what, by its uid; others may have moved or answered it since."""
        found: dict[str, str] = {}
        for version in self._session.versions.history(DiscussionItem):  # oldest first
            found.setdefault(version.value.uid, version.stamp.author)
        return found

    def check(self, uid: str) -> None:
        """Raises BadInput("persons_entry") when a caregiver may not change what somebody else raised."""
        me = self._session.author
        if not me.is_person and not may_change(me, self.raised_by().get(uid, me.uid)):
            raise BadInput("persons_entry")

    def last_rank(self) -> int:
        """The rank of an item that comes at the end of the list."""
        return floor(max((i.rank for i in self._open()), default=-1)) + 1

    def moved(self, shown: Collection[str], uid: str, steps: int) -> list[DiscussionItem]:
        """What changes when one of those shown moves up or down among them."""
        self.check(uid)
        items = self._open()
        hidden = [i.uid for i in items if i.uid not in shown]
        return moved(items, uid, steps, hidden, self._others(items, shown))

    def first(
        self, shown: Collection[str], uids: Sequence[str], fresh: Iterable[DiscussionItem]
    ) -> list[DiscussionItem]:
        """What changes when these come first; `fresh` are items that are new or were edited and not kept yet."""
        items = list({i.uid: i for i in (*self._open(), *fresh)}.values())
        return put_first(items, uids, self._others(items, shown))

    def _others(self, items: Sequence[DiscussionItem], shown: Collection[str]) -> frozenset[str]:
        """What stays where it is: what is not shown, and for a caregiver what somebody else raised."""
        me = self._session.author
        known = frozenset(i.uid for i in self._open())
        if me.is_person:
            return known - frozenset(shown)
        by = self.raised_by()
        return frozenset(i.uid for i in items if by.get(i.uid, me.uid) != me.uid)

    def _open(self) -> list[DiscussionItem]:
        return ranked(v.value for v in self._session.versions.live(DiscussionItem))
