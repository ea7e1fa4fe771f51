"""What goes with a medicine beside its plan: what is left of it, whether it helps, and how its doses went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.medicine import Dose, DoseStatus, MedicineReview, PlannedMedicine, Stock
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.privacy import may_change
from spms_desktop.domain.record import Action, Version
from spms_desktop.domain.supply import Supply, supply
from spms_desktop.domain.validation import clean_line, clean_text, day_to_write
from spms_desktop.services.plan_reading import PlanReading
from spms_desktop.services.session import Session

LOOK_AHEAD_DAYS = 3 * 366
READ_DAYS = 400
"""A count older than this goes by the plan alone: what was skipped since does not make it any truer."""
MOST_IN_STOCK = 99_999


@dataclass(frozen=True, slots=True)
class Stocked:
    """What was counted, and how far it goes."""

    stock: Stock
    supply: Supply


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What somebody said about a medicine on a day; `mine` when whoever is writing may change it."""

    review: MedicineReview
    author: str
    mine: bool


class MedicineCare:
    """Reads and changes stock and reviews of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # Stock

    def stocks(self, medicines: Sequence[PlannedMedicine]) -> dict[str, Stocked]:
        """What is left of each medicine that was counted, by its uid."""
        plan = {p.medicine.uid: p for p in medicines}
        found = [v for v in self._session.versions.live(Stock) if v.value.medicine in plan]
        return {v.value.medicine: Stocked(v.value, self._supply(v, plan[v.value.medicine])) for v in found}

    def count(self, stock: Stock) -> None:
        """Keep what was counted; raises BadInput("number") when it cannot be."""
        if not 0 <= stock.amount <= MOST_IN_STOCK or not 0 < stock.per_dose <= MOST_IN_STOCK:
            raise BadInput("number")
        day = day_to_write(stock.day, self._session.today)
        cleaned = Stock(stock.medicine, day, stock.amount, stock.per_dose, clean_line(stock.unit))
        self._session.save(Action.MEDICINE, [cleaned])

    def count_no_more(self, medicine: str) -> None:
        """Forget the stock of a medicine."""
        gone = [v.uid for v in self._session.versions.live(Stock, item=medicine)]
        if gone:
            self._session.save(Action.MEDICINE, take_back=gone, touched=[Stock])

    def _supply(self, version: Version[Stock], planned: PlannedMedicine) -> Supply:
        """Counted today means now; counted for a day before that means at its end."""
        stock, at = version.value, version.stamp.recorded_at.replace(tzinfo=None)
        counted = at if at.date() == stock.day else datetime.combine(stock.day, time.max)
        now = self._session.now().replace(tzinfo=None)
        today = max(stock.day, now.date())
        ahead = Span(stock.day, today + timedelta(days=LOOK_AHEAD_DAYS))
        if (today - stock.day).days > READ_DAYS:
            return supply(stock, counted, planned.due(ahead), now)
        since = Span(stock.day, today)
        records = [v.value for v in self._session.versions.live(Dose, within=since, item=stock.medicine)]
        due = list(planned.due(since))
        taken = [d.due for d in records if d.due > counted and d.status is not DoseStatus.SKIPPED]
        return supply(
            stock,
            counted,
            chain(due, planned.due(Span(today + DAY, ahead.last))),
            now,
            skipped={d.due for d in records if d.status is DoseStatus.SKIPPED},
            extra=len(set(taken) - set(due)),
        )

    # Reviews

    def reviews(self, medicine: str) -> list[Reviewed]:
        """What was said about a medicine, the latest first; while its symptom is kept, a caregiver sees their own."""
        author = self._session.author
        found = self._session.versions.live(MedicineReview, item=medicine)
        if PlanReading(self._session).keeps(medicine):
            found = [v for v in found if v.stamp.author == author.uid]
        listed = [Reviewed(v.value, v.stamp.author, may_change(author, v.stamp.author)) for v in found]
        return sorted(listed, key=lambda r: r.review.day, reverse=True)

    def review(self, review: MedicineReview) -> None:
        """Keep what whoever is writing says of a medicine on a day; raises BadInput("text_missing") for nothing."""
        effects, note = clean_text(review.side_effects), clean_text(review.note)
        if review.helps is None and not effects and not note:
            raise BadInput("text_missing")
        day = day_to_write(review.day, self._session.today)
        cleaned = MedicineReview(review.medicine, day, review.helps, effects, note)
        self._session.save(Action.MEDICINE, [cleaned])

    def take_back_review(self, medicine: str, day: date, author: str) -> None:
        """Forget what somebody said on a day; raises BadInput("persons_entry") when it is another's to keep."""
        found = self._session.versions.live(MedicineReview, item=medicine, within=Span(day, day), author=author)
        if not all(may_change(self._session.author, v.stamp.author) for v in found):
            raise BadInput("persons_entry")
        if found:
            self._session.save(Action.MEDICINE, take_back=[v.uid for v in found], touched=[MedicineReview])
