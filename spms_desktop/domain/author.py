"""Who typed an entry, and whose view it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AuthorRole(StrEnum):
    """The person whom the journal is about, or somebody who helps at home."""

    PERSON = "person"
    CAREGIVER = "caregiver"


class Respondent(StrEnum):
    """Whose view an entry is; views are never averaged."""

    SELF = "self"
    PROXY = "proxy"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who writes in the journal, under their own name."""

    uid: str
    name: str
    role: AuthorRole
    retired: bool = False

    @property
    def is_person(self) -> bool:
        return self.role is AuthorRole.PERSON

    @property
    def usual_respondent(self) -> Respondent:
        """Whose view this author records unless they say otherwise."""
        return Respondent.SELF if self.is_person else Respondent.PROXY
