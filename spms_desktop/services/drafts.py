"""What is being typed and not saved yet, kept inside the encrypted journal of this computer."""

from __future__ import annotations

import msgspec

from spms_desktop.services.session import Session

Fields = dict[str, object]


class Drafts:
    """Half-typed forms and notes of one journal, by author and name; a draft is on disk when `keep` returns."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, name: str, fields: Fields) -> None:
        """Keep what is typed so far; nothing typed drops the draft."""
        if self._session.read_only:
            return
        text = msgspec.json.encode(fields).decode() if any(fields.values()) else None
        self._session.file.keep_local(self._key(name), text)

    def fields(self, name: str) -> Fields:
        """What was typed, or nothing."""
        text = self._session.file.local(self._key(name))
        if text is None:
            return {}
        try:
            found = msgspec.json.decode(text)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def names(self, start: str) -> list[str]:
        """The names of this author's drafts that begin so."""
        before = len(self._key(""))
        return [key[before:] for key in self._session.file.local_keys(self._key(start))]

    def drop(self, name: str) -> None:
        """Forget a draft: it was saved or given up."""
        if not self._session.read_only and self._session.file.local(self._key(name)) is not None:
            self._session.file.keep_local(self._key(name), None)

    def _key(self, name: str) -> str:
        return f"draft|{self._session.author.uid}|{name}"
