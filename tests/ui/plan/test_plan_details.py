"""The details of a medicine: counts of a period, the strip, stock, reviews, and the history that can be mended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spms_desktop.domain.adherence import Period
from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.medicine import DoseStatus, MedicineKind, MedicineReview, PlanAction, PlannedMedicine
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.record import Action
from spms_desktop.domain.schedule import AS_NEEDED, Rhythm, Schedule
from spms_desktop.services.medicine_care import MedicineCare
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.change_forms import ChangeForm, StopForm
from spms_desktop.ui.plan.medicine_details import Details
from spms_desktop.ui.plan.presenter import PlanPresenter
from spms_desktop.ui.plan.review_form import ReviewForm
from spms_desktop.ui.plan.stock_form import StockForm
from spms_desktop.ui.plan.views import AdherenceView, DetailsView
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.widgets.dialog import FormDialog
from tests.a11y.walk import clipped, complaints, tab_complaints
from tests.ui.conftest import Heard
from tests.ui.plan.conftest import Shown, settle

TODAY = date(2026, 11, 23)
Show = Callable[[], Shown]
TWICE = Schedule(Rhythm.DAYS, times=(time(8), time(20)))


@pytest.fixture
def plan(context: Context) -> Plan:
    return Plan(context.session)


@pytest.fixture
def presenter(context: Context) -> PlanPresenter:
    return PlanPresenter(context.session)


@pytest.fixture
def uid(plan: Plan) -> str:
    new = NewMedicine("Baclofen", MedicineKind.SYMPTOM, TODAY - 200 * DAY, "10 mg", TWICE, catalog_id="baclofen")
    return plan.add(new)


def only(plan: Plan) -> PlannedMedicine:
    (found,) = plan.medicines()
    return found


def details(presenter: PlanPresenter) -> DetailsView:
    (group,) = presenter.medicines_view().groups
    found = group.medicines[0].details
    assert found is not None
    return found


def counted(presenter: PlanPresenter) -> AdherenceView:
    found = details(presenter).adherence
    assert found is not None
    return found


def record(plan: Plan, days_ago: int, *answers: DoseStatus) -> None:
    day = TODAY - days_ago * DAY
    plan.record_each(zip(plan.doses(Span(day, day)), answers, strict=False))


def save(form: FormDialog) -> None:
    QTest.mouseClick(form.accept_button, Qt.MouseButton.LeftButton)
    settle()


# Counts


def test_doses_are_counted_over_the_chosen_period_and_never_graded(
    plan: Plan, presenter: PlanPresenter, uid: str
) -> None:
    record(plan, 1, DoseStatus.TAKEN, DoseStatus.LATE)
    record(plan, 50, DoseStatus.SKIPPED, DoseStatus.TAKEN)
    presenter.toggle_details(uid)
    assert counted(presenter).sentence == "Last 4 weeks: 1 taken, 1 late, 0 skipped, 54 not recorded."

    presenter.details.choose_period(uid, Period.THREE_MONTHS)

    view = counted(presenter)
    assert view.sentence == "Last 3 months: 2 taken, 1 late, 1 skipped, 180 not recorded."
    assert "%" not in view.sentence
    assert len(view.days) == 92
    assert view.days[-1].doses == (DoseStatus.TAKEN, DoseStatus.LATE)
    assert view.rows[0] == ("22 Nov 2026", "Taken: 1, Late: 1")
    assert view.rows[1] == ("21 Nov 2026", "Not recorded: 2")


def test_since_the_last_visit_is_offered_once_there_was_one(
    plan: Plan, presenter: PlanPresenter, uid: str, context: Context
) -> None:
    record(plan, 3, DoseStatus.TAKEN, DoseStatus.TAKEN)
    presenter.toggle_details(uid)
    assert [period for period, _words in counted(presenter).periods] == list(Period)[:3]

    visit = Appointment("a", "", TODAY - 5 * DAY, status=AppointmentStatus.ATTENDED, title="Dr Weiss")
    context.session.save(Action.APPOINTMENT, [visit])
    presenter.details.choose_period(uid, Period.SINCE_VISIT)

    assert counted(presenter).sentence == (
        "Since the visit on 18 Nov 2026: 2 taken, 0 late, 0 skipped, 8 not recorded."
    )


def test_an_infusion_counts_the_days_it_was_late(plan: Plan, presenter: PlanPresenter) -> None:
    rhythm = Schedule(Rhythm.WEEKS, 4, times=(time(10),))
    uid = plan.add(NewMedicine("Tysabri", MedicineKind.DMT, TODAY - 60 * DAY, "", rhythm, given=True))
    first, second, third = plan.doses(Span(TODAY - 60 * DAY, TODAY))
    plan.record_given(first, first.due.date() + 3 * DAY)
    plan.record_given(second, second.due.date())
    plan.record_given(third, third.due.date() + DAY)
    presenter.toggle_details(uid)

    presenter.details.choose_period(uid, Period.THREE_MONTHS)

    assert counted(presenter).sentence == (
        "Last 3 months: 1 taken, 2 late, 0 skipped, 0 not recorded. "
        "Given late: 24 Sept 2026 by 3 days, 19 Nov 2026 by 1 day."
    ).replace("Sept", "Sep")
    assert [d.doses for d in counted(presenter).days if d.doses] == [
        (DoseStatus.LATE,),
        (DoseStatus.TAKEN,),
        (DoseStatus.LATE,),
    ]


def test_what_is_never_due_is_not_counted(plan: Plan, presenter: PlanPresenter) -> None:
    uid = plan.add(NewMedicine("Paracetamol", MedicineKind.OTHER, TODAY, "", AS_NEEDED))
    presenter.toggle_details(uid)

    assert details(presenter).adherence is None


def test_the_period_is_chosen_by_keyboard_and_the_table_says_the_same(plan: Plan, uid: str, show: Show) -> None:
    record(plan, 40, DoseStatus.SKIPPED)
    shown = show()
    shown.click(f"{uid}|details")

    shown.tab_to(f"{uid}|four_weeks")
    shown.keys(Qt.Key.Key_Right)
    assert shown.focus == f"{uid}|three_months"
    shown.click(f"{uid}|table")

    found = shown.window.findChild(Details)
    assert found is not None
    assert found.adherence is not None
    block = found.adherence
    assert block.periods.value == Period.THREE_MONTHS
    assert "1 skipped" in block.strip.accessibleName()
    assert block.table.rowCount() == 92
    shown.click(f"{uid}|table")
    assert not block.table.isVisible()


# Stock and reviews


def test_what_is_left_is_counted_shown_and_forgotten(uid: str, show: Show) -> None:
    shown = show()
    shown.click(f"{uid}|details")
    shown.click(f"{uid}|count")
    form = shown.tab.medicines.forms.form
    assert isinstance(form, StockForm)
    save(form)
    assert form.trouble_shown() == "Please type how much is left."
    shown.type("stock-amount", "30")
    shown.type("stock-unit", "tablets")
    save(form)

    (group,) = shown.tab.presenter.medicines_view().groups
    assert group.medicines[0].stock == ("About 30 tablets left, about enough until 7 Dec 2026. Counted on 23 Nov 2026.")
    again = shown.tab.medicines.forms.count(uid)
    assert again.unit.value == "tablets"
    shown.click("stock-forget")
    assert shown.tab.presenter.medicines_view().groups[0].medicines[0].stock == ""


def test_a_dose_may_be_a_small_part_of_the_unit(context: Context, uid: str, show: Show, plan: Plan) -> None:
    shown = show()
    shown.click(f"{uid}|details")
    form = shown.tab.medicines.forms.count(uid)
    settle()
    form.amount.line.setText("2")
    form.per_dose.line.setText("0.01")

    save(form)

    stock = MedicineCare(context.session).stocks(plan.medicines())[uid].stock
    assert (stock.amount, stock.per_dose) == (2, 0.01)


def test_how_it_helps_is_kept_with_its_day_and_a_draft_outlives_the_window(uid: str, show: Show, heard: Heard) -> None:
    shown = show()
    shown.click(f"{uid}|details")
    form = shown.tab.medicines.forms.review(uid)
    save(form)
    assert form.trouble_shown()
    shown.click("helps-7")
    shown.type("review-effects", "Dry mouth")
    form.close()
    settle()

    again = shown.tab.medicines.forms.review(uid)
    assert isinstance(again, ReviewForm)
    assert (again.helps.value, again.effects.value) == (7, "Dry mouth")
    save(again)

    (review,) = details(shown.tab.presenter).reviews
    assert review.words == "23 Nov 2026: Helps 7 of 10. Side effects: Dry mouth."
    assert heard.undo_offered
    shown.click(f"{review.key}|forget-review")
    assert details(shown.tab.presenter).reviews == ()


def test_many_reviews_are_folded_until_all_are_asked_for(context: Context, uid: str, show: Show) -> None:
    care = MedicineCare(context.session)
    for n in range(9):
        care.review(MedicineReview(uid, TODAY - 30 * n * DAY, n))
    shown = show()
    shown.click(f"{uid}|details")
    assert len(details(shown.tab.presenter).reviews) == 5
    assert details(shown.tab.presenter).more_reviews == "Show 4 earlier ones"

    shown.click(f"{uid}|all-reviews")

    assert len(details(shown.tab.presenter).reviews) == 9
    assert not shown.shows(f"{uid}|all-reviews")


# History


def test_a_wrong_change_is_mended_from_the_history(plan: Plan, uid: str, show: Show) -> None:
    plan.change(uid, TODAY - 5 * DAY, "51 mg", TWICE, "Too tight")
    shown = show()
    shown.click(f"{uid}|details")
    wrong = only(plan).changes[-1]
    shown.click(f"{wrong.uid}|mend")
    form = shown.tab.medicines.forms.form
    assert isinstance(form, ChangeForm)
    assert (form.on.value, form.why.value) == (TODAY - 5 * DAY, "Too tight")
    form.dose.selectAll()
    shown.type("dose", "15 mg")
    save(form)

    assert [c.dose for c in only(plan).changes] == ["10 mg", "15 mg"]
    assert shown.shows(f"{wrong.uid}|mend")


def test_a_wrong_change_is_taken_away_and_the_only_one_cannot_be(
    plan: Plan, uid: str, show: Show, context: Context
) -> None:
    plan.change(uid, TODAY - 5 * DAY, "51 mg", TWICE)
    shown = show()
    shown.click(f"{uid}|details")
    start, wrong = only(plan).changes

    shown.click(f"{wrong.uid}|take-away")

    assert only(plan).changes == (start,)
    assert not shown.shows(f"{start.uid}|take-away")
    context.session.undo()
    settle()
    assert shown.shows(f"{wrong.uid}|take-away")


def test_an_end_is_mended_into_a_pause(plan: Plan, uid: str, show: Show) -> None:
    plan.stop(uid, TODAY, "Operation")
    shown = show()
    shown.click("earlier")
    shown.click(f"{uid}|details")
    shown.click(f"{only(plan).changes[-1].uid}|mend")
    form = shown.tab.medicines.forms.form
    assert isinstance(form, StopForm)
    shown.click("ends-pause")
    save(form)

    assert only(plan).changes[-1].action is PlanAction.PAUSE
    (group,) = shown.tab.presenter.medicines_view().groups
    assert group.medicines[0].ahead == ("Paused since 23 Nov 2026. Why: Operation",)
    assert group.medicines[0].paused


def test_a_medicine_is_paused_and_started_again(plan: Plan, uid: str, show: Show) -> None:
    shown = show()
    shown.click(f"{uid}|stop")
    shown.click("ends-pause")
    shown.save_form()
    assert only(plan).paused is not None
    assert shown.tab.presenter.day_view().doses == ()

    shown.click(f"{uid}|change")
    shown.save_form()

    assert only(plan).paused is None
    assert len(shown.tab.presenter.day_view().doses) == 2


@pytest.mark.parametrize(("look", "scale"), [("light", 100), ("light", 200), ("contrast-dark", 200)])
def test_details_and_their_forms_are_named_large_and_uncut(
    theme: Theme, plan: Plan, uid: str, show: Show, look: str, scale: int
) -> None:
    record(plan, 40, DoseStatus.SKIPPED)
    shown = show()
    theme.set_choice(look)
    theme.set_scale(scale)
    shown.window.resize(max(1024, shown.window.minimumSizeHint().width()), 700)
    shown.click(f"{uid}|details")
    shown.tab.presenter.details.choose_period(uid, Period.TWELVE_MONTHS)
    shown.tab.refresh()
    for _nested in range(4):  # a strip that grew moves one layout after the other
        settle()

    assert shown.window.width() <= 1180
    assert complaints(shown.tab) == []
    assert clipped(shown.window) == []
    assert tab_complaints(shown.window) == []
    forms = shown.tab.medicines.forms
    for open_form in (forms.review, forms.count, forms.fill_in):
        form: FormDialog = open_form(uid)
        form.activateWindow()
        settle()
        assert complaints(form) == []
        assert clipped(form) == []
        form.reject()
        settle()
