"""What the Treatment plan tab knows and does, without a window."""

from __future__ import annotations

from datetime import date

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.medicine import ENDING, Medicine, PlanChange, PlannedMedicine
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.schedule import AS_NEEDED, Schedule
from spms_desktop.domain.validation import EARLIEST
from spms_desktop.services.plan import NewMedicine
from spms_desktop.services.session import Session
from spms_desktop.ui.plan.choices import Choices, choices
from spms_desktop.ui.plan.day_presenter import DayPresenter
from spms_desktop.ui.plan.details_presenter import DetailsPresenter
from spms_desktop.ui.plan.medicine_views import LOOK_AHEAD_DAYS, is_statement, medicines_view
from spms_desktop.ui.plan.schedule_words import longer_than_a_day
from spms_desktop.ui.plan.views import ChangeDraft, DetailsView, MedicinesView, StopDraft


class PlanPresenter(DayPresenter):
    """Which details are open, and every command about medicines."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._open: set[str] = set()
        self.details = DetailsPresenter(session)
        self.earlier_open = False

    # What is shown

    def toggle_details(self, uid: str) -> None:
        """Open or fold what is known of a medicine."""
        self._open ^= {uid}

    def medicines_view(self) -> MedicinesView:
        """Every medicine, in the plan and of earlier."""
        today = Span(self.today, self.today)
        plan = self._plan.medicines()
        recorded = {(d.medicine.uid, d.due) for d in self._plan.doses(today, plan) if d.record}
        stocks = self.details.stocks([p for p in plan if p.current(self.today)])
        return medicines_view(plan, self.today, recorded, self._details, stocks)

    # Medicines

    def choices(self, uid: str = "") -> Choices:
        """What a medicine, or a new one, can be linked to."""
        return choices(self._session, self.planned(uid).medicine if uid else None)

    def keeps(self, uid: str) -> bool:
        """Whether what a medicine is for is kept from whoever is writing."""
        return self._plan.keeps(uid)

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

    def pause(self, uid: str, on: date, reason: str) -> None:
        """From a day on it is not taken until it is started again."""
        self._plan.pause(uid, on, reason)

    # Mending the history

    def is_end(self, uid: str, change: str) -> bool:
        """Whether a dated change ends the medicine, for good or for now."""
        return self._change(uid, change).action in ENDING

    def mend_draft(self, uid: str, change: str) -> ChangeDraft:
        """What the form that mends a dated change starts with."""
        there = self._change(uid, change)
        medicine = self.planned(uid).medicine
        return ChangeDraft(medicine, there.on, there.dose, there.schedule, False, there.reason, there)

    def mend_end_draft(self, uid: str, change: str) -> StopDraft:
        """What the form that mends an end starts with."""
        there = self._change(uid, change)
        return StopDraft(self.planned(uid).medicine, there.on, EARLIEST, there.reason, there.action, True, there)

    def mend(self, change: PlanChange) -> None:
        """Keep a dated change as it was edited."""
        self._plan.mend_change(change)

    def take_away(self, uid: str, change: str) -> None:
        """Forget a dated change that was wrong."""
        self._plan.take_away_change(self._change(uid, change))

    def _change(self, uid: str, change: str) -> PlanChange:
        found = next((c for c in self.planned(uid).changes if c.uid == change), None)
        if found is None:
            raise BadInput("medicine_gone")
        return found

    def change_draft(self, uid: str) -> ChangeDraft:
        """What the form starts with: the plan of today and the first day that a change can count from."""
        planned = self.planned(uid)
        current = planned.current(self.today)
        last = current or planned.last_plan
        dose, schedule = (last.dose, last.schedule) if last else ("", AS_NEEDED)
        again = current is None and not any(c.on > self.today for c in planned.changes)
        return ChangeDraft(planned.medicine, self._from(planned, schedule), dose, schedule, again)

    def stop_draft(self, uid: str) -> StopDraft:
        """What the form starts with: it cannot end before its latest change."""
        planned = self.planned(uid)
        earliest = max((c.on for c in planned.changes if c.on <= self.today), default=planned.changes[0].on)
        may_pause = planned.current(self.today) is not None and not is_statement(planned)
        return StopDraft(
            planned.medicine, max(earliest, self._first_free_day(planned)), earliest, may_pause=may_pause
        )

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
        doses = self._plan.doses(Span(self.today, self.today), [planned], only=planned.medicine.uid)
        recorded = any(d.record for d in doses)
        return self.today + DAY if recorded else self.today

    def _details(self, planned: PlannedMedicine) -> DetailsView | None:
        return self.details.view(planned) if planned.medicine.uid in self._open else None
