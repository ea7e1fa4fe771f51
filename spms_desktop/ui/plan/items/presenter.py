"""What the presenters of several parts share: what is unfolded, and names of people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from spms_desktop.domain.errors import BadInput
from spms_desktop.i18n import _
from spms_desktop.services.care import Care
from spms_desktop.services.session import Session

EARLIER = "earlier"
OWN = "own"
"""The choice that asks for one's own words."""


T = TypeVar("T")


def found(candidates: Iterable[T | None]) -> T:
    """The first one; raises BadInput("gone") when there is none, as when it was taken back on another computer."""
    first = next(iter(candidates), None)
    if first is None:
        raise BadInput("gone")
    return first


class UnfoldingPresenter:
    """Remembers which details are open, and who is on the care team while a view is made."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._open: set[str] = set()
        self._people: dict[str, str] | None = None

    def toggle(self, key: str) -> None:
        """Open or fold the details of an item, or the items of earlier."""
        self._open ^= {key}

    def is_open(self, key: str) -> bool:
        """Whether something is unfolded."""
        return key in self._open

    def read_people(self) -> None:
        """Read the care team anew: at the beginning of a view or a form, so that no row asks for it again."""
        care = Care(self.session)
        self._people = {p.uid: p.name for p in (*care.people(), *care.people(retired=True))}

    def person_words(self, person: str) -> str:
        """The name behind a uid of the care team, or the words themselves."""
        if self._people is None:
            self.read_people()
        return (self._people or {}).get(person, person)

    def people_choices(self, present: str = "") -> list[tuple[object, str]]:
        """Nobody, everybody on the team by name, and whoever is chosen now though they left it."""
        self.read_people()
        team: list[tuple[object, str]] = [(p.uid, p.name) for p in Care(self.session).people()]
        if present and present not in [uid for uid, _name in team]:
            team.append((present, self.person_words(present)))
        return [("", _("Not noted")), *team]

    def only_for(self, other: str) -> str:
        """That something is private, and who else sees it, if somebody does."""
        return _("Only for you and {name}").format(name=self.whose(other)) if other else _("Only for you")

    def whose(self, author: str) -> str:
        """The name of an author as it is now."""
        return self.session.author_name(author)
