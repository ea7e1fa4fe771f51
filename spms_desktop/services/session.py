"""One open journal and who is writing in it: every save, undo and redo goes through here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar, cast

from spms_desktop.domain.author import Author, AuthorRole, Respondent
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.record import Action, ChangeRecord, Stamp, Stamped, Value, Version
from spms_desktop.domain.settings import CheckInChoice, Profile
from spms_desktop.services.events import AuthorSwitched, EventBus, Saved
from spms_desktop.services.undo import Trail
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.storage.versions import Batch

Clock = Callable[[], datetime]
S = TypeVar("S", Profile, CheckInChoice)
V = TypeVar("V", bound=Value)


def system_clock() -> datetime:
    """Now, in the local time zone."""
    return datetime.now().astimezone()


class Session:
    """The open journal, its current author, and what each author can take back."""

    def __init__(self, file: JournalFile, clock: Clock = system_clock) -> None:
        self.file = file
        self.versions = file.versions
        self.events = EventBus()
        self.now = clock
        self._read_trail: Trail | None = None
        self._ones: dict[type, Value | None] = {}
        self._every: dict[type, list[Version[Any]]] = {}
        self._authors: list[Author] | None = None
        self._author = next((a for a in self.authors() if a.is_person), Author("", "", AuthorRole.PERSON))

    @property
    def today(self) -> date:
        return self.now().date()

    @property
    def read_only(self) -> bool:
        return self.file.read_only

    def one(self, kind: type[S]) -> S | None:
        """The value of a kind of which a journal has one at most; every screen asks for it, so it is kept."""
        if kind not in self._ones:
            found = self.versions.live(kind)
            self._ones[kind] = found[-1].value if found else None
        return cast("S | None", self._ones[kind])

    def every(self, kind: type[V]) -> list[Version[V]]:
        """All live values of a kind, kept until one is saved: ten years take a while to read, and several ask."""
        if kind not in self._every:
            self._every[kind] = self.versions.live(kind)
        return list(self._every[kind])

    @property
    def profile(self) -> Profile:
        return self.one(Profile) or Profile(name="")

    # Authors

    def authors(self) -> list[Author]:
        """The person first, then caregivers by name; retired ones last."""
        if self._authors is None:  # every row of a list asks for names
            found = [v.value for v in self.versions.live(Author)]
            self._authors = sorted(found, key=lambda a: (a.retired, not a.is_person, a.name.casefold()))
        return list(self._authors)

    @property
    def author(self) -> Author:
        return self._author

    def write_as(self, uid: str) -> None:
        """Let somebody else write from now on."""
        author = next(a for a in self.authors() if a.uid == uid)
        if author != self._author:
            self._author = author
            self.events.publish(AuthorSwitched(author))

    def author_name(self, uid: str) -> str:
        """The name behind an author's uid, as it is now."""
        return next((a.name for a in self.authors() if a.uid == uid), "")

    # Saving

    def save(
        self,
        action: Action,
        values: Sequence[Value] = (),
        *,
        respondent: Respondent | None = None,
        take_back: Iterable[str] = (),
        touched: Iterable[type[Value]] = (),
    ) -> str:
        """Write one change; it is on disk when this returns. Name in `touched` the kinds only taken back."""
        at = self.now()
        stamp = Stamp(self._author.uid, at, respondent)
        stamped = [Stamped(value, stamp) for value in values]
        trail = self._trail()
        change = self.versions.commit(Batch(action, self._author.uid, at, stamped, tuple(take_back)))
        saved = Saved(action, change, frozenset({*(type(v) for v in values), *touched}))
        trail.did(ChangeRecord(change, action, self._author.uid, saved.kinds))
        self._tell(saved)
        return change

    @property
    def can_undo(self) -> bool:
        return self._trail().last_done(self._author.uid) is not None

    @property
    def can_redo(self) -> bool:
        return self._trail().last_undone(self._author.uid) is not None

    def undo(self) -> Action | None:
        """Take back this author's latest change of the day, if there is one, and say what it was.

        Raises BadInput("undo_overtaken") when somebody else has changed the same since; that one is passed over.
        """
        change = self._trail().last_done(self._author.uid)
        if change is None:
            return None
        try:
            turned = self._turn(change.uid, change)
        except BadInput:
            self._trail().pass_over(self._author.uid)
            raise
        self._trail().undid(self._author.uid, turned)
        self._tell(Saved(Action.UNDO, turned, change.kinds, undoes=change.uid))
        return change.action

    def redo(self) -> Action | None:
        """Bring back what this author undid last."""
        found = self._trail().last_undone(self._author.uid)
        if found is None:
            return None
        taken_back_by, change = found
        turned = self._turn(taken_back_by, change)
        self._trail().redid(self._author.uid, turned)
        self._tell(Saved(Action.UNDO, turned, change.kinds, undoes=taken_back_by))
        return change.action

    def _turn(self, uid: str, change: ChangeRecord) -> str:
        return self.versions.undo(uid, change.author, self.now())

    def _trail(self) -> Trail:
        """Read from the file when it is first asked for; it then lasts as long as the session, also over midnight."""
        if self._read_trail is None:
            self._read_trail = Trail.of(self.versions.changes_on(self.today))
        return self._read_trail

    def _tell(self, saved: Saved) -> None:
        if Author in saved.kinds:
            self._authors = None
        for kind in saved.kinds:
            self._ones.pop(kind, None)
            self._every.pop(kind, None)
        self.events.publish(saved)

    def close(self) -> None:
        """Finish with the journal."""
        self.file.close()
