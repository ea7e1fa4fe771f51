"""What the details of a medicine know and do: how doses went, what is left, and whether it helps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spms_desktop.domain.adherence import Period, period_span
from spms_desktop.domain.medicine import MedicineReview, PlannedMedicine, Stock
from spms_desktop.domain.periods import Span
from spms_desktop.services.care import Care
from spms_desktop.services.medicine_care import MedicineCare, Stocked
from spms_desktop.services.plan import Plan
from spms_desktop.services.session import Session
from spms_desktop.services.visit import VisitSummaries
from spms_desktop.ui.plan.adherence_views import adherence_view
from spms_desktop.ui.plan.details_views import details_view
from spms_desktop.ui.plan.views import AdherenceView, DetailsView


class DetailsPresenter:
    """Reads only what is looked at: details that are folded cost nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._plan, self._care = Plan(session), MedicineCare(session)
        self._periods: dict[str, Period] = {}
        self._all_reviews: set[str] = set()

    def view(self, planned: PlannedMedicine) -> DetailsView:
        """Everything about one medicine."""
        medicine = planned.medicine
        person = Care(self._session).person(medicine.prescriber) if medicine.prescriber else None
        return details_view(
            planned,
            prescriber=person.name if person else "",
            adherence=self._adherence(planned),
            all_reviews=medicine.uid in self._all_reviews,
            reviews=[(r, self._other(r.author)) for r in self._care.reviews(medicine.uid)],
        )

    def choose_period(self, uid: str, period: Period) -> None:
        """Count the doses of a medicine over another period."""
        self._periods[uid] = period

    # Stock

    def stocks(self, plan: Sequence[PlannedMedicine]) -> dict[str, Stocked]:
        """What is left of each medicine that was counted."""
        return self._care.stocks(plan)

    def stock(self, planned: PlannedMedicine) -> Stock:
        """What the form of a count starts with: the unit and use of the last one."""
        uid = planned.medicine.uid
        before = self._care.stocks([planned]).get(uid)
        if before is None:
            return Stock(uid, self._session.today, 0)
        return Stock(uid, self._session.today, before.supply.left, before.stock.per_dose, before.stock.unit)

    def is_counted(self, planned: PlannedMedicine) -> bool:
        """Whether there is a count that could be forgotten."""
        return planned.medicine.uid in self._care.stocks([planned])

    def count(self, stock: Stock) -> None:
        """Keep what was counted."""
        self._care.count(stock)

    def count_no_more(self, uid: str) -> None:
        """Forget the stock of a medicine."""
        self._care.count_no_more(uid)

    # Reviews

    def review(self, review: MedicineReview) -> None:
        """Keep what is said of a medicine on a day."""
        self._care.review(review)

    def show_all_reviews(self, uid: str) -> None:
        """Show the earlier ones too."""
        self._all_reviews.add(uid)

    def take_back_review(self, uid: str, key: str) -> None:
        """Forget what was said on a day."""
        day, author = key.split("|")
        self._care.take_back_review(uid, date.fromisoformat(day), author)

    def _other(self, author: str) -> str:
        return "" if author == self._session.author.uid else self._session.author_name(author)

    def _adherence(self, planned: PlannedMedicine) -> AdherenceView | None:
        """Over the chosen period; nothing for what is never due."""
        if not any(course.change.schedule.timed for course in planned.courses()):
            return None
        today, visit = self._session.today, self._last_visit()
        spans = {period: period_span(period, today, visit) for period in Period}
        offered = {period: span for period, span in spans.items() if span is not None}
        chosen = self._periods.get(planned.medicine.uid, Period.FOUR_WEEKS)
        chosen = chosen if chosen in offered else Period.FOUR_WEEKS
        within = self._since_start(offered[chosen], planned)
        doses = self._plan.doses(within, [planned], only=planned.medicine.uid)
        return adherence_view(chosen, list(offered), doses, within)

    def _since_start(self, span: Span, planned: PlannedMedicine) -> Span:
        """Days before the first start say nothing about the medicine."""
        first = max(span.first, planned.changes[0].on)
        return Span(min(first, span.last), span.last)

    def _last_visit(self) -> date | None:
        period = VisitSummaries(self._session).usual_period()
        return period.span.first if period.since_visit else None
