"""What the card of one day knows and does: due doses, what is taken as needed, and filling in earlier days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.medicine import DoseStatus, DueDose, PlannedMedicine
from spms_desktop.domain.periods import DAY, Span, last_days
from spms_desktop.i18n import ngettext
from spms_desktop.services.plan import Plan
from spms_desktop.services.session import Session
from spms_desktop.ui.plan.day_views import Day, day_view, dose_key, open_dose, ripe
from spms_desktop.ui.plan.views import DayView, OpenDoseView

FILL_IN_DAYS = 14


class DayPresenter:
    """The day that is looked at, and every command about doses."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._plan = Plan(session)
        self._day: date | None = None  # none is today, so that midnight turns the page
        self._answered: dict[str, date] = {}

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
        self._answered.clear()

    def day_view(self) -> DayView:
        """The doses of the day that is looked at."""
        plan = self._plan.medicines()
        due = self._doses(plan)
        beside = self._plan.taken_as_needed(self.day, plan)
        waiting = self._waiting(plan)
        recorded = [(d.medicine.uid, d.due) for d in (*due, *waiting) if d.record]
        others = self._others([*recorded, *((d.medicine, d.due) for d in beside)])
        return day_view(Day(self.day, self.now, plan, due, beside, waiting, self._sites(due), others))

    # Doses. Where a day is named, it is the one that was shown: midnight may have turned the page since.

    def record(self, key: str, status: DoseStatus, day: date | None = None) -> None:
        """Record what became of a dose; a skipped one has no reason yet, an injection goes where it was offered."""
        dose = self._dose(key)
        self._answered[key] = self.today
        if dose.medicine.given and status is DoseStatus.TAKEN:
            self._plan.record_given(dose, max(dose.due.date(), day or self.day))
            return
        offered = self._sites([dose]).get((dose.medicine.uid, dose.due), "")
        self._plan.record(dose, status, site=offered)

    def give_reason(self, key: str, reason: str) -> bool:
        """Say why a skipped dose was skipped; False when it is not skipped or this is what is known already."""
        dose = self._dose(key)
        record = dose.record
        if record is None or record.status is not DoseStatus.SKIPPED or record.reason == reason.strip():
            return False
        self._plan.record(dose, DoseStatus.SKIPPED, reason)
        return True

    def place(self, key: str, site: str) -> bool:
        """Say where an injection went; one without a record was taken then. False when that is known already."""
        dose = self._dose(key)
        record = dose.record
        if record is not None and record.site == site:
            return False
        taken = record.status if record and record.status is not DoseStatus.SKIPPED else DoseStatus.TAKEN
        self._plan.record(dose, taken, site=site)
        return True

    def give_on(self, key: str, day: date) -> None:
        """Say on what day a dose was given at a clinic."""
        self._answered[key] = self.today
        self._plan.record_given(self._dose(key), day)

    def forget(self, key: str) -> None:
        """Make a dose "not recorded" again, or take back one that was taken as needed."""
        medicine, due = key.split("|")
        self._plan.forget(medicine, datetime.fromisoformat(due))

    def record_all_taken(self, day: date | None = None) -> int:
        """Record as taken what has no record and whose time has come; gives how many."""
        doses = ripe(self._doses(day=day), self.now)
        offered = self._sites(doses)
        sites = {d: offered.get((d.medicine.uid, d.due), "") for d in doses}
        return self._plan.record_all(doses, DoseStatus.TAKEN, sites=sites)

    def take_now(self, uid: str) -> None:
        """Record that an as-needed medicine was taken just now."""
        self._plan.take_as_needed(self.planned(uid).medicine, self.now)

    def has_come(self, at: time, day: date | None = None) -> bool:
        """Whether a time of a day has come."""
        return datetime.combine(day or self.day, at) <= self.now

    def take_at(self, uid: str, at: time, day: date | None = None) -> None:
        """Record that an as-needed medicine was taken at a time of a day."""
        self._plan.take_as_needed(self.planned(uid).medicine, datetime.combine(day or self.day, at))

    # Earlier days

    def fillable(self) -> list[tuple[str, str]]:
        """The medicines with doses of the last days that have no record, and how many."""
        plan = self._plan.medicines()
        open_doses = [d for d in self._plan.doses(self._recent(), plan) if self._is_open(d)]
        counts = {p: sum(d.medicine.uid == p.medicine.uid for d in open_doses) for p in plan}
        words = "{name} ({n})"
        listed = [(p, ngettext("{n} open", "{n} open", n)) for p, n in counts.items() if n]
        return [(p.medicine.uid, words.format(name=p.medicine.name, n=count)) for p, count in listed]

    def open_doses(self, uid: str) -> list[OpenDoseView]:
        """The doses of the last days of one medicine that have no record, the latest first."""
        return [open_dose(d) for d in reversed(self._open_doses(uid))]

    def fill_in(self, uid: str, answers: Mapping[str, DoseStatus]) -> bool:
        """Record what became of earlier doses, in one change; False when nothing was answered."""
        doses = {dose_key(d.medicine.uid, d.due): d for d in self._open_doses(uid, earlier=DAY)}
        return self._plan.record_each([(doses[key], status) for key, status in answers.items() if key in doses]) > 0

    def planned(self, uid: str) -> PlannedMedicine:
        """One medicine with its changes; raises BadInput("medicine_gone") when it is no longer there."""
        return self._plan.one(uid)

    def _recent(self) -> Span:
        return last_days(FILL_IN_DAYS, self.today)

    def _open_doses(self, uid: str, earlier: timedelta = timedelta()) -> list[DueDose]:
        """Those of the last days; with a day earlier also what a form from before midnight still shows."""
        recent = self._recent()
        within = Span(recent.first - earlier, recent.last)
        return [d for d in self._plan.doses(within, only=uid) if self._is_open(d)]

    def _is_open(self, dose: DueDose) -> bool:
        return dose.record is None and dose.due <= self.now

    def _waiting(self, plan: list[PlannedMedicine]) -> list[DueDose]:
        """What was due at a clinic before today and has no record; what was just answered stays in sight."""
        if self._day is not None:
            return []
        found = self._plan.latest_given(self.today, plan)
        answered = {key for key, day in self._answered.items() if day == self.today}
        return [d for d in found if d.record is None or dose_key(d.medicine.uid, d.due) in answered]

    def _sites(self, doses: list[DueDose]) -> dict[tuple[str, datetime], str]:
        """The places that are offered for the injections among the doses."""
        return {
            (d.medicine.uid, d.due): self._plan.site_for(d.medicine, d.due)
            for d in doses
            if d.medicine.sites and d.record is None
        }

    def _others(self, doses: Iterable[tuple[str, datetime]]) -> dict[tuple[str, datetime], str]:
        """The names of those who recorded doses, where it was not whoever is writing."""
        found = [(v.value, v.stamp.author) for v in self._plan.records(doses)]
        names = {author: self._session.author_name(author) for _dose, author in found}
        own = self._session.author.uid
        return {(dose.medicine, dose.due): names[author] for dose, author in found if author != own}

    def _doses(self, plan: list[PlannedMedicine] | None = None, day: date | None = None) -> list[DueDose]:
        shown = day or self.day
        return self._plan.doses(Span(shown, shown), plan)

    def _dose(self, key: str) -> DueDose:
        medicine, due = key.split("|")
        day = datetime.fromisoformat(due).date()
        found = self._plan.doses(Span(day, day), only=medicine)
        dose = next((d for d in found if dose_key(medicine, d.due) == key), None)
        if dose is None:
            raise BadInput("gone")
        return dose
