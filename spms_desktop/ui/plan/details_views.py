"""Turns what is known of one medicine into the words of its details."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from spms_desktop.catalog.symptoms import symptom
from spms_desktop.domain.medicine import ENDING, MedicineReview, PlanAction, PlanChange, PlannedMedicine
from spms_desktop.i18n import _, listing, ngettext, short_date
from spms_desktop.services.medicine_care import Reviewed
from spms_desktop.ui.plan.catalog_help import caution, facts_line, is_option
from spms_desktop.ui.plan.medicine_views import is_statement, plan_words
from spms_desktop.ui.plan.views import AdherenceView, ChangeView, DetailsView, ReviewView

FEW = 5
"""How many reviews are shown until all are asked for."""


def details_view(
    planned: PlannedMedicine,
    *,
    prescriber: str = "",
    adherence: AdherenceView | None = None,
    reviews: Sequence[tuple[Reviewed, str]] = (),
    all_reviews: bool = False,
) -> DetailsView:
    """What stays folded until asked for; each review comes with the name of another author, if it is another's."""
    medicine, statement = planned.medicine, is_statement(planned)
    return DetailsView(
        lines=tuple(filter(None, _lines(planned, prescriber))),
        history=tuple(_history(planned)),
        facts="" if is_option(medicine.catalog_id) else facts_line(medicine.catalog_id, in_full=True),
        reviews=tuple(_review(reviewed, author) for reviewed, author in (reviews if all_reviews else reviews[:FEW])),
        more_reviews="" if all_reviews or len(reviews) <= FEW else _earlier(len(reviews) - FEW),
        adherence=adherence,
        can_count=not statement,
        can_review=not statement,
    )


def review_key(day: date, author: str) -> str:
    """What tells one review of a medicine from all others."""
    return f"{day.isoformat()}|{author}"


def _lines(planned: PlannedMedicine, prescriber: str) -> Iterable[str]:
    medicine = planned.medicine
    yield _("How: {route}").format(route=medicine.route) if medicine.route else ""
    yield _("Linked symptom: {name}").format(name=_(symptom(medicine.symptom).label)) if medicine.symptom else ""
    yield _("Prescribed by: {name}").format(name=prescriber) if prescriber else ""
    yield _("It is given at a clinic.") if medicine.given else ""
    yield _("Places for injections: {places}").format(places=listing(list(medicine.sites))) if medicine.sites else ""
    yield _("You noted: at most {n} a day.").format(n=medicine.daily_limit) if medicine.daily_limit else ""
    yield _("Note: {note}").format(note=medicine.note) if medicine.note else ""
    yield caution(medicine.catalog_id)


def _history(planned: PlannedMedicine) -> Iterable[ChangeView]:
    alone = len(planned.changes) == 1
    statement = is_statement(planned)
    for change in reversed(planned.changes):
        yield ChangeView(change.uid, _change(change, statement), not alone)


def _change(change: PlanChange, statement: bool) -> str:
    words = {
        PlanAction.START: _("{date}: started, {plan}."),
        PlanAction.CHANGE: _("{date}: changed to {plan}."),
        PlanAction.PAUSE: _("{date}: paused."),
        PlanAction.STOP: _("{date}: stopped."),
    }[change.action]
    if statement:
        words = _("{date}: this ended.") if change.action in ENDING else _("{date}: noted.")
    said = words.format(date=short_date(change.on), plan=plan_words(change))
    return _("{what} Why: {reason}").format(what=said, reason=change.reason) if change.reason else said


def _review(reviewed: Reviewed, author: str) -> ReviewView:
    review = reviewed.review
    said = _("{day}: {words}").format(day=short_date(review.day), words=" ".join(_said(review)))
    signed = _("{name}, {words}").format(name=author, words=said) if author else said
    return ReviewView(review_key(review.day, reviewed.author), signed, reviewed.mine)


def _earlier(count: int) -> str:
    return ngettext("Show {n} earlier one", "Show {n} earlier ones", count)


def _said(review: MedicineReview) -> Iterable[str]:
    if review.helps is not None:
        yield _("Helps {n} of 10.").format(n=review.helps)
    if review.side_effects:
        yield _("Side effects: {text}").format(text=_ended(review.side_effects))
    if review.note:
        yield review.note


def _ended(text: str) -> str:
    return text if text[-1:] in ".!?" else f"{text}."
