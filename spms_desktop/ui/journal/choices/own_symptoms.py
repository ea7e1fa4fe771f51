"""The person's own symptoms as the form of what is asked needs them; no Qt here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.settings import MOST_OWN, OwnSymptom
from spms_desktop.domain.validation import clean_line
from spms_desktop.services.privacy import Privacy, own_only
from spms_desktop.services.questions import Questions
from spms_desktop.services.search import Search, Wanted
from spms_desktop.services.session import Session


class OwnSymptoms:
    """Adds, edits, gives up and takes up again; what whoever is writing does not see is left out."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._questions = Questions(session)
        self._given_up_now: set[str] = set()

    @property
    def read_only(self) -> bool:
        return self._session.read_only

    @property
    def full(self) -> bool:
        """Whether none can be added."""
        return len(self._questions.own()) >= MOST_OWN

    def live(self) -> list[OwnSymptom]:
        """Those that can be asked, by name."""
        return self._by_name(self._questions.own().values())

    def given_up(self) -> list[OwnSymptom]:
        """Own symptoms that can be asked again: those with ratings, and those given up just now."""
        found = (o for o in self._questions.own(retired=True).values() if o.retired)
        return self._by_name(o for o in found if o.name in self._given_up_now or self.rated(o.name))

    def rated(self, name: str) -> bool:
        """Whether an own symptom was ever rated: then its name stays."""
        return bool(Search(self._session).find(Wanted(symptom=name)))

    def add(self, symptom: OwnSymptom) -> OwnSymptom:
        """Add an own symptom. Raises BadInput, also when there is one of that name."""
        self._refuse_twice(symptom.name)
        return self._questions.keep_own(symptom)

    def _refuse_twice(self, typed: str) -> None:
        name = clean_line(typed).casefold()
        if any(name == other.casefold() for other in self._questions.own()):
            raise BadInput("name_taken")

    def edit(self, before: OwnSymptom, after: OwnSymptom) -> OwnSymptom:
        """Keep other words, and another name as long as it was never rated. Raises Trouble."""
        if clean_line(after.name) == before.name or self.rated(before.name):
            return self._questions.keep_own(replace(after, name=before.name))
        self._refuse_twice(after.name)
        return self._questions.rename_own(before.name, after)

    def give_up(self, name: str) -> None:
        """Ask about an own symptom no more. Raises Trouble."""
        self._questions.give_up_own(name)
        self._given_up_now.add(name)

    def ask_again(self, symptom: OwnSymptom) -> None:
        """Take an own symptom up again with the words it had. Raises Trouble."""
        self._questions.keep_own(replace(symptom, retired=False))

    def _by_name(self, found: Iterable[OwnSymptom]) -> list[OwnSymptom]:
        return sorted((o for o in found if not hidden(self._session, o.name)), key=lambda o: o.name.casefold())


def hidden(session: Session, key: str) -> bool:
    """Whether an item is not for whoever is writing now: private, or about a caregiver's own life."""
    return not Privacy(session).curtain().asks(key) or (key in own_only() and session.author.is_person)
