"""What helped with somebody on the care team, noted day by day."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace

from spms_desktop.domain.care import CareNote
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.privacy import may_change
from spms_desktop.domain.record import Action, Version
from spms_desktop.domain.validation import clean_text, day_to_write
from spms_desktop.services.privacy import seen
from spms_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """A note with who wrote it, and whether whoever is writing may change it."""

    note: CareNote
    author: str
    may_change: bool


class CareNotes:
    """Reads and changes the notes of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, person: str) -> list[NoteRecord]:
        """What was noted about somebody, the latest first; what others keep to themselves is left out."""
        me, found = self._session.author, seen(self._session, self._live(person))
        found.sort(key=lambda v: (v.value.day, v.stamp.recorded_at))
        found.reverse()  # not by the key: of two in one moment the later one comes first
        return [NoteRecord(v.value, v.stamp.author, may_change(me, v.stamp.author)) for v in found]

    def keep(self, note: CareNote) -> CareNote:
        """Add a note (an empty uid) or keep what was edited.

        Raises BadInput("text_missing") without words, ("persons_entry") when somebody else wrote it.
        """
        text = clean_text(note.text)
        if not text:
            raise BadInput("text_missing")
        day = day_to_write(note.day, self._session.today)
        self._check(note)
        kept = replace(note, uid=note.uid or uuid.uuid4().hex, day=day, text=text)
        self._session.save(Action.CARE_NOTE, [kept])
        return kept

    def take_back(self, note: CareNote) -> bool:
        """Take a note out again; False when it is gone already."""
        self._check(note)
        versions = [v.uid for v in self._live(note.person) if v.value.uid == note.uid]
        if versions:
            self._session.save(Action.CARE_NOTE, take_back=versions, touched=[CareNote])
        return bool(versions)

    def _check(self, note: CareNote) -> None:
        me, there = self._session.author, self._live(note.person)
        if any(v.value.uid == note.uid and not may_change(me, v.stamp.author) for v in there):
            raise BadInput("persons_entry")

    def _live(self, person: str) -> list[Version[CareNote]]:
        return self._session.versions.live(CareNote, item=person)
