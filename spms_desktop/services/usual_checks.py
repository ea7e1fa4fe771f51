"""The checks that are usual with a medicine of the plan, offered until each is added or declined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spms_desktop.catalog.checks import UsualCheck, usual_checks
from spms_desktop.domain.due import PutOff
from spms_desktop.domain.medicine import Medicine, MedicineKind
from spms_desktop.domain.record import Action
from spms_desktop.services.checks import Checks
from spms_desktop.services.plan import Plan
from spms_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class OfferedCheck:
    """One offer: `what` is a catalogue id or the source's own words; `parts` are the source's names, and when."""

    medicine: str
    what: str
    parts: tuple[tuple[str, str], ...]


class OfferedChecks:
    """What may be added because of a medicine; nothing is ever added by itself."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._checks = Checks(session)

    def medicines(self) -> list[Medicine]:
        """The DMTs of the plan, also those that start later, for which a source names checks."""
        planned = Plan(self._session).medicines()
        return [
            p.medicine
            for p in planned
            if p.medicine.kind is MedicineKind.DMT and p.medicine.catalog_id in usual_checks() and not p.stopped
        ]

    def offered_for(self, medicine: Medicine) -> list[OfferedCheck]:
        """The usual checks of a medicine that are not in the plan; blood tests that are one check come as one."""
        known = usual_checks().get(medicine.catalog_id)
        if known is None:
            return []
        there = {c.what for c in self._checks.checks() if not c.retired}
        return [o for o in _together(medicine.uid, known.checks) if o.what not in there]

    def waiting(self, medicines: Sequence[Medicine]) -> list[tuple[Medicine, list[OfferedCheck]]]:
        """Those of the medicines with offers that nobody has declined yet."""
        declined = {v.value.what for v in self._session.versions.live(PutOff)} if medicines else set()
        found = [(m, [o for o in self.offered_for(m) if _key(o) not in declined]) for m in medicines]
        return [(medicine, offers) for medicine, offers in found if offers]

    def add(self, offers: Iterable[OfferedCheck]) -> None:
        """Put offers into the plan in one change."""
        chosen = list(offers)
        if chosen:
            self._checks.add([o.what for o in chosen], chosen[0].medicine)

    def decline(self, offers: Iterable[OfferedCheck]) -> None:
        """Not now: these are not offered again by themselves; the list of all checks still has them."""
        today = self._session.today
        self._session.save(Action.PUT_OFF, [PutOff(today, _key(o)) for o in offers])


def _together(medicine: str, usual: Iterable[UsualCheck]) -> list[OfferedCheck]:
    """One offer for each check, with all that the source names for it."""
    parts: dict[str, tuple[tuple[str, str], ...]] = {}
    for one in usual:
        what = one.check or one.name
        parts[what] = (*parts.get(what, ()), (one.name, one.when))
    return [OfferedCheck(medicine, what, named) for what, named in parts.items()]


def _key(offer: OfferedCheck) -> str:
    return f"check:{offer.medicine}:{offer.what}"
