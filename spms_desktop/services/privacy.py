"""Who sees what in an open journal: the person's choice, or what the catalogue calls sensitive until they choose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from spms_desktop.catalog.instruments import instruments
from spms_desktop.catalog.measures import measures
from spms_desktop.catalog.symptoms import symptoms
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.privacy import Curtain
from spms_desktop.domain.questionnaire import SENSITIVE_FORM
from spms_desktop.domain.record import Action, Value, Version
from spms_desktop.domain.settings import PrivateItems
from spms_desktop.services.session import Session
from spms_desktop.storage.kinds import ref_of

V = TypeVar("V", bound=Value)


def usually_private() -> tuple[str, ...]:
    """What is kept from caregivers until the person says otherwise."""
    items = [s.id for s in symptoms().values() if s.sensitive] + [m.id for m in measures().values() if m.sensitive]
    return (*items, *(i.id for i in instruments().values() if i.sensitive))


def own_only() -> frozenset[str]:
    """What a caregiver records about their own life, for their eyes only."""
    return frozenset(measure.id for measure in measures().values() if measure.caregiver_only)


class Privacy:
    """Reads and changes what the person keeps from caregivers."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def items(self) -> tuple[str, ...]:
        """What caregivers do not see now."""
        chosen = self._session.one(PrivateItems)
        return chosen.items if chosen else usually_private()

    def keep(self, items: Iterable[str]) -> None:
        """Choose what caregivers do not see; raises BadInput("persons_choice") when a caregiver tries."""
        if not self._session.author.is_person:
            raise BadInput("persons_choice")
        self._session.save(Action.SETTINGS, [PrivateItems(tuple(dict.fromkeys(items)))])

    def curtain(self) -> Curtain:
        """The rule for whoever is writing now."""
        return Curtain(self._session.author, frozenset((*self.items, SENSITIVE_FORM)), own_only())


def seen(session: Session, versions: Iterable[Version[V]]) -> list[Version[V]]:
    """The versions that whoever is writing now may see, as they may see them."""
    curtain = Privacy(session).curtain()
    found = (v for v in versions if curtain.sees(v.value, v.stamp.author))
    return [_as_shown(v, curtain.shown(v.value, v.stamp.author)) for v in found]


def seen_history(session: Session, versions: Iterable[Version[V]]) -> list[Version[V]]:
    """The same for every version there was: once a line is private, what it said before is too."""
    found = list(versions)
    last = {ref_of(v.value, v.stamp): v for v in found}  # in order of recording: the last one stays
    curtain = Privacy(session).curtain()
    open_lines = {ref for ref, v in last.items() if curtain.sees(v.value, v.stamp.author)}
    return seen(session, (v for v in found if ref_of(v.value, v.stamp) in open_lines))


def _as_shown(version: Version[V], value: V) -> Version[V]:
    return version if value is version.value else replace(version, value=value)
