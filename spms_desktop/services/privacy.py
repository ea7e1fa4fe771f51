"""Who sees what in an open journal: the person's choice, or what the catalogue calls sensitive until they choose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
        """Everything that is kept from some caregiver: what no paper says unless it is ticked for it."""
        rules = [self.kept_from(), *(self.kept_from(uid) for uid in self.own_rules)]
        return tuple(dict.fromkeys(item for rule in rules for item in rule))

    @property
    def own_rules(self) -> tuple[str, ...]:
        """The caregivers for whom the person chose something else than for the others."""
        return tuple(v.value.caregiver for v in self._rules() if v.value.caregiver)

    def kept_from(self, caregiver: str = "") -> tuple[str, ...]:
        """What one caregiver does not see now, or with no name every caregiver without a rule of their own."""
        rules = {v.value.caregiver: v.value.items for v in self._rules()}
        return rules.get(caregiver, rules.get("", usually_private()))

    def keep(self, items: Iterable[str], caregiver: str = "") -> None:
        """Choose what caregivers do not see; raises BadInput("persons_choice") when a caregiver tries."""
        self.keep_all({caregiver: tuple(items)})

    def keep_all(self, rules: Mapping[str, Iterable[str] | None]) -> None:
        """Choose for several at once, in one change; None lets a caregiver follow the rule for everybody."""
        if not self._session.author.is_person:
            raise BadInput("persons_choice")
        values = [PrivateItems(tuple(dict.fromkeys(r)), uid) for uid, r in rules.items() if r is not None]
        gone = [v.uid for v in self._rules() if v.value.caregiver and rules.get(v.value.caregiver, ()) is None]
        self._session.save(Action.SETTINGS, values, take_back=gone, touched=[PrivateItems])

    def _rules(self) -> list[Version[PrivateItems]]:
        return self._session.every(PrivateItems)

    def curtain(self) -> Curtain:
        """The rule for whoever is writing now."""
        me = self._session.author
        return Curtain(me, frozenset((*self.kept_from(me.uid), SENSITIVE_FORM)), own_only())


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
