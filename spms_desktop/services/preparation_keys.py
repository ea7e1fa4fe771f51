"""Which preparation holds for a visit: its own, that of the visit it took the place of, or one for no visit yet."""

from __future__ import annotations

from collections.abc import Sequence

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.preparation import FRESH_FOR, Preparation
from spms_desktop.domain.privacy import Topic
from spms_desktop.domain.record import Version
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.session import Session

_FELL_THROUGH = (AppointmentStatus.CANCELLED, AppointmentStatus.MISSED)


def keeps_questions(session: Session) -> bool:
    """Whether what others want to say or ask is kept from whoever is writing."""
    curtain = Privacy(session).curtain()
    return not curtain.viewer.is_person and Topic.QUESTIONS in curtain.kept


def lineage(session: Session, visit: Appointment | None) -> list[str]:
    """The uids under which it is surely kept: the visit and those it was moved from; an empty one for no visit."""
    if visit is None:
        return [""]
    found, visits = [visit.uid], _visits(session).values()
    for key in found:  # grows while it is walked: a visit may have been moved more than once
        found += [v.uid for v in visits if v.moved_to == key and v.uid not in found]
    return found


def same_party(session: Session, visit: Appointment | None, key: str) -> bool:
    """Whether another visit is with whoever this one is with."""
    other = _visits(session).get(key)
    return visit is not None and other is not None and other.party == visit.party


def prepared_for(
    session: Session, visit: Appointment | None, versions: Sequence[Version[Preparation]]
) -> Preparation | None:
    """The preparation of one author that holds for a visit.

    What was begun for no visit, or for one that is gone, holds for some weeks for any visit until one takes place;
    what was begun for a visit that fell through, for the next one with the same person.
    """
    found = {v.value.appointment: v.value for v in versions}
    own = next((found[key] for key in lineage(session, visit) if key and key in found), None)
    if own is not None:
        return own
    loose = [v for v in versions if _carries_over(session, visit, v.value)]
    if visit is None:  # its own comes before what was begun for a visit
        loose = [v for v in loose if not v.value.appointment] or loose
    return sorted(loose, key=lambda v: v.stamp.recorded_at)[-1].value if loose else None


def _carries_over(session: Session, visit: Appointment | None, prepared: Preparation) -> bool:
    visits = _visits(session)
    other = visits.get(prepared.appointment)
    if other is not None:
        fits = visit is None or other.party == visit.party
        if other.status not in _FELL_THROUGH or not fits:
            return False
    with_them = (v for v in visits.values() if other is None or v.party == other.party)
    gone = any(v.day >= prepared.begun_on and v.status is AppointmentStatus.ATTENDED for v in with_them)
    return not gone and session.today - prepared.begun_on <= FRESH_FOR


def _visits(session: Session) -> dict[str, Appointment]:
    return {v.value.uid: v.value for v in session.every(Appointment)}
