"""What each author can take back: their changes of this day, also those made before the program was last closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spms_desktop.domain.record import Action, ChangeRecord

LASTING = frozenset({Action.CREATED, Action.SAMPLE})
"""What is never taken back: the making of the journal."""


@dataclass
class Trail:
    """The changes of one day in order, as two stacks per author. A caregiver never takes back what the person did."""

    _done: dict[str, list[ChangeRecord]] = field(default_factory=dict)
    _undone: dict[str, list[tuple[str, ChangeRecord]]] = field(default_factory=dict)

    @classmethod
    def of(cls, changes: Iterable[ChangeRecord]) -> Trail:
        """The trail that a day's changes leave."""
        trail = cls()
        for change in changes:
            if change.undoes:
                trail._turned(change)
            elif change.action not in LASTING:
                trail.did(change)
        return trail

    def did(self, change: ChangeRecord) -> None:
        """A new change: what was undone before it can no longer be brought back."""
        self._done.setdefault(change.author, []).append(change)
        self._undone.pop(change.author, None)

    def last_done(self, author: str) -> ChangeRecord | None:
        """What this author's undo would take back."""
        return self._done[author][-1] if self._done.get(author) else None

    def last_undone(self, author: str) -> tuple[str, ChangeRecord] | None:
        """What this author's redo would bring back: the change that took it back, and itself."""
        return self._undone[author][-1] if self._undone.get(author) else None

    def undid(self, author: str, turned: str) -> None:
        """The author's last change was taken back by the change `turned`."""
        self._undone.setdefault(author, []).append((turned, self._done[author].pop()))

    def pass_over(self, author: str) -> None:
        """The author's last change can no longer be taken back: somebody else has changed the same since."""
        self._done[author].pop()

    def redid(self, author: str, turned: str) -> None:
        """What was undone last is back, by the change `turned`; undoing again undoes that one."""
        _taken_back_by, change = self._undone[author].pop()
        again = ChangeRecord(turned, change.action, change.author, change.kinds)
        self._done.setdefault(author, []).append(again)

    def _turned(self, change: ChangeRecord) -> None:
        """Read an undo or a redo again from the file; one that matches neither stack belongs to another day."""
        done, undone = self.last_done(change.author), self.last_undone(change.author)
        if done is not None and done.uid == change.undoes:
            self.undid(change.author, change.uid)
        elif undone is not None and undone[0] == change.undoes:
            self.redid(change.author, change.uid)
