"""Notes that are still being typed: kept as drafts, and saved when the program was stopped meanwhile."""

from __future__ import annotations

from datetime import date

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.errors import Trouble
from spms_desktop.services.drafts import Drafts
from spms_desktop.services.journal import Journal
from spms_desktop.services.session import Session
from spms_desktop.ui.journal.check_in.answers import Words

_START = "note|"


class NoteDrafts:
    """The drafts of notes by the current author."""

    def __init__(self, session: Session) -> None:
        self._drafts, self._journal = Drafts(session), Journal(session)

    def keep(self, day: date, respondent: Respondent, words: Words) -> None:
        """Keep a note as far as it is typed."""
        fields = {"text": words.text, "private": words.private} if words.text else {}
        self._drafts.keep(_name(day, respondent), fields)

    def words(self, day: date, respondent: Respondent) -> Words | None:
        """What is kept of a note that is not saved."""
        fields = self._drafts.fields(_name(day, respondent))
        text = str(fields.get("text", ""))
        return Words(text, bool(fields.get("private"))) if text else None

    def drop(self, day: date, respondent: Respondent) -> None:
        """The note is saved."""
        self._drafts.drop(_name(day, respondent))

    def recover(self) -> tuple[date, ...]:
        """Save the notes that were being typed when the program was stopped; gives their days.

        One that cannot be saved stays as a draft and is shown in its field again: nothing typed is thrown away.
        """
        found = []
        for name in self._drafts.names(_START):
            fields = self._drafts.fields(name)
            text, private = str(fields.get("text", "")), bool(fields.get("private"))
            try:
                day, view = name.removeprefix(_START).split("|")
                self._journal.note(date.fromisoformat(day), Respondent(view), text, private=private)
            except (ValueError, Trouble):
                continue
            self._drafts.drop(name)
            found.append(date.fromisoformat(day))
        return tuple(found)


def _name(day: date, respondent: Respondent) -> str:
    return f"{_START}{day.isoformat()}|{respondent}"
