"""What the Treatment plan tab knows and does, without a window."""

from __future__ import annotations

from datetime import date, datetime, time

from spms_desktop.domain.adherence import count_doses
from spms_desktop.domain.medicine import DoseStatus, DueDose, Medicine, PlannedMedicine
from spms_desktop.domain.periods import DAY, Span, last_days
from spms_desktop.domain.schedule import AS_NEEDED, Schedule
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.session import Session
from spms_desktop.ui.plan.day_views import Day, day_view, dose_key, ripe
from spms_desktop.ui.plan.medicine_views import LOOK_AHEAD_DAYS, details_view, medicines_view
from spms_desktop.ui.plan.schedule_words import longer_than_a_day
from spms_desktop.ui.plan.views import ChangeDraft, DayView, DetailsView, MedicinesView, StopDraft

_COUNTED_DAYS = 28


class PlanPresenter:
    """The day that is looked at, which details are open, and every command of the tab."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._plan = Plan(session)
        self._day: date | None = None  # none is today, so that midnight turns the page
        self._open: set[str] = set()
        self.earlier_open = False

    # What is shown

    @property
    def today(self) -> date:
        return self._session.today

    @property
    def now(self) -> datetime:
        """The wall-clock time."""
        return self._session.now().replace(tzinfo=None)

    @property
    def day(self) -> date:
        """The day that is looked at, never in the future."""
        return self._day or self.today

    def show_day(self, day: date) -> None:
        """Look at a day; one in the future means today."""
        self._day = day if day < self.today else None

    def toggle_details(self, uid: str) -> None:
        """Open or fold what is known of a medicine."""
        self._open ^= {uid}

    def day_view(self) -> DayView:
        """The doses of the day that is looked at."""
        plan = self._plan.medicines()
        beside = self._plan.taken_as_needed(self.day)
        return day_view(Day(self.day, self.now, plan, self._doses(), beside))

    def medicines_view(self) -> MedicinesView:
        """Every medicine, in the plan and of earlier."""
        today = Span(self.today, self.today)
        recorded = {(d.medicine.uid, d.due) for d in self._plan.doses(today) if d.record}
        return medicines_view(self._plan.medicines(), self.today, recorded, self._details)

    # Doses

    def record(self, key: str, status: DoseStatus) -> None:
        """Record what became of a dose; a skipped one has no reason yet."""
        self._plan.record(self._dose(key), status)

    def give_reason(self, key: str, reason: str) -> bool:
        """Say why a skipped dose was skipped; False when it is not skipped or this is what is known already."""
        dose = self._dose(key)
        record = dose.record
        if record is None or record.status is not DoseStatus.SKIPPED or record.reason == reason.strip():
            return False
        self._plan.record(dose, DoseStatus.SKIPPED, reason)
        return True

    def forget(self, key: str) -> None:
        """Make a dose "not recorded" again, or take back one that was taken as needed."""
        medicine, due = key.split("|")
        self._plan.forget(medicine, datetime.fromisoformat(due))

    def record_all_taken(self) -> int:
        """Record as taken what has no record and whose time has come; gives how many."""
        return self._plan.record_all(ripe(self._doses(), self.now), DoseStatus.TAKEN)

    def take_now(self, uid: str) -> None:
        """Record that an as-needed medicine was taken just now."""
        self._plan.take_as_needed(self.planned(uid).medicine, self.now)

    def has_come(self, at: time) -> bool:
        """Whether a time of the day that is looked at has come."""
        return datetime.combine(self.day, at) <= self.now

    def take_at(self, uid: str, at: time) -> None:
        """Record that an as-needed medicine was taken at a time of the day that is looked at."""
        self._plan.take_as_needed(self.planned(uid).medicine, datetime.combine(self.day, at))

    # Medicines

    def planned(self, uid: str) -> PlannedMedicine:
        """One medicine with its changes."""
        return next(p for p in self._plan.medicines() if p.medicine.uid == uid)

    def add(self, new: NewMedicine) -> str:
        """Add a medicine; gives its uid."""
        return self._plan.add(new)

    def edit(self, medicine: Medicine) -> None:
        """Mend what a medicine is called or for."""
        self._plan.edit(medicine)

    def change(self, draft: ChangeDraft, reason: str) -> None:
        """Take it differently from a day on, or start it again."""
        self._plan.change(draft.medicine.uid, draft.on, draft.dose, draft.schedule, reason)

    def differs(self, draft: ChangeDraft, reason: str) -> bool:
        """Whether a change would say anything new."""
        before = self.planned(draft.medicine.uid).current(draft.on)
        same = before is not None and (before.dose, before.schedule) == (draft.dose.strip(), draft.schedule)
        return bool(reason.strip()) or not same

    def stop(self, uid: str, on: date, reason: str) -> None:
        """From a day on it is no longer taken."""
        self._plan.stop(uid, on, reason)

    def change_draft(self, uid: str) -> ChangeDraft:
        """What the form starts with: the plan of today and the first day that a change can count from."""
        planned = self.planned(uid)
        current = planned.current(self.today)
        last = current or next((course.change for course in reversed(planned.courses())), None)
        dose, schedule = (last.dose, last.schedule) if last else ("", AS_NEEDED)
        again = current is None and not any(c.on > self.today for c in planned.changes)
        return ChangeDraft(planned.medicine, self._from(planned, schedule), dose, schedule, again)

    def stop_draft(self, uid: str) -> StopDraft:
        """What the form starts with: it cannot end before its latest change."""
        planned = self.planned(uid)
        earliest = max((c.on for c in planned.changes if c.on <= self.today), default=planned.changes[0].on)
        return StopDraft(planned.medicine, max(earliest, self._first_free_day(planned)), earliest)

    def _from(self, planned: PlannedMedicine, schedule: Schedule) -> date:
        """A long rhythm is counted from the change, so that it is best changed on a day that is due."""
        if planned.current(self.today) is None:
            coming = [c.on for c in planned.changes if c.on > self.today]
            return coming[0] if coming else self.today
        free = self._first_free_day(planned)
        if longer_than_a_day(schedule):
            ahead = Span(free, free + LOOK_AHEAD_DAYS * DAY)
            return next((moment.date() for moment in planned.due(ahead)), free)
        return free

    def _first_free_day(self, planned: PlannedMedicine) -> date:
        """Today, or tomorrow when a dose of today is recorded already: a record keeps the plan it belongs to."""
        doses = self._plan.doses(Span(self.today, self.today))
        recorded = any(d.record and d.medicine.uid == planned.medicine.uid for d in doses)
        return self.today + DAY if recorded else self.today

    def _details(self, planned: PlannedMedicine) -> DetailsView | None:
        if planned.medicine.uid not in self._open:
            return None
        span = last_days(_COUNTED_DAYS, self.today - DAY)  # doses of today may still be taken
        doses = [d for d in self._plan.doses(span) if d.medicine.uid == planned.medicine.uid]
        return details_view(planned, count_doses(doses))

    def _doses(self) -> list[DueDose]:
        return self._plan.doses(Span(self.day, self.day))

    def _dose(self, key: str) -> DueDose:
        medicine, due = key.split("|")
        day = datetime.fromisoformat(due).date()
        found = self._plan.doses(Span(day, day))
        return next(d for d in found if d.medicine.uid == medicine and dose_key(medicine, d.due) == key)
