"""The typed state of the form of a visit as plain values, for drafts and for the journal."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, time

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.services.drafts import Fields

TEXTS = ("title", "place", "transport", "bring", "note")


@dataclass(frozen=True, slots=True)
class VisitDraft:
    """What stands in the form now; the day can still be missing."""

    person: str = ""
    day: date | None = None
    at: time | None = None
    texts: dict[str, str] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    every_months: int = 0
    status: AppointmentStatus = AppointmentStatus.PLANNED

    def onto(self, visit: Appointment, day: date) -> Appointment:
        """The visit with what is typed; questions that were not offered stay attached."""
        return replace(
            visit,
            person=self.person,
            day=day,
            at=self.at,
            questions=self.questions,
            every_months=self.every_months,
            status=self.status,
            **self.texts,
        )


def draft_of(visit: Appointment, day: date | None) -> VisitDraft:
    """The form of a visit as it begins; the day of a new one is not chosen yet."""
    texts = {name: getattr(visit, name) for name in TEXTS}
    return VisitDraft(visit.person, day, visit.at, texts, visit.questions, visit.every_months, visit.status)


def to_fields(draft: VisitDraft) -> Fields:
    """The draft as the journal keeps it."""
    return {
        "person": draft.person,
        "day": draft.day.isoformat() if draft.day else "",
        "at": draft.at.isoformat() if draft.at else "",
        "texts": draft.texts,
        "questions": list(draft.questions),
        "every_months": draft.every_months,
        "status": str(draft.status),
    }


def from_fields(fields: Fields) -> VisitDraft | None:
    """The draft again, or None when it cannot be read."""
    try:
        texts, questions = fields["texts"], fields["questions"]
        if not isinstance(texts, dict) or not isinstance(questions, list):
            return None
        return VisitDraft(
            person=str(fields["person"]),
            day=date.fromisoformat(str(fields["day"])) if fields["day"] else None,
            at=time.fromisoformat(str(fields["at"])) if fields["at"] else None,
            texts={name: str(texts[name]) for name in TEXTS},
            questions=tuple(str(uid) for uid in questions),
            every_months=int(str(fields["every_months"])),
            status=AppointmentStatus(str(fields["status"])),
        )
    except (KeyError, ValueError):
        return None
