"""Injections, infusions, daily limits and filling in, without a window."""

from __future__ import annotations

from datetime import date, time

import pytest

from spms_desktop.domain.medicine import DoseStatus, MedicineKind
from spms_desktop.domain.periods import DAY
from spms_desktop.domain.schedule import AS_NEEDED, Rhythm, Schedule
from spms_desktop.services.plan import NewMedicine
from spms_desktop.services.session import Session
from spms_desktop.ui.plan.presenter import PlanPresenter
from spms_desktop.ui.plan.views import DoseView, GivenView, SiteView
from tests.conftest import TestClock

TODAY = date(2026, 11, 23)  # a Monday, eleven o'clock
DAILY = Schedule(Rhythm.DAYS)
SITES = ("Left thigh", "Right thigh")
TAKEN, LATE, SKIPPED = DoseStatus.TAKEN, DoseStatus.LATE, DoseStatus.SKIPPED


@pytest.fixture
def presenter(session: Session) -> PlanPresenter:
    return PlanPresenter(session)


def injection(presenter: PlanPresenter) -> str:
    new = NewMedicine("Copaxone", MedicineKind.DMT, TODAY - 30 * DAY, "20 mg", DAILY, sites=SITES)
    return presenter.add(new)


def infusion(presenter: PlanPresenter, start: date) -> str:
    rhythm = Schedule(Rhythm.MONTHS, 6, times=(time(10),))
    return presenter.add(NewMedicine("Ocrevus", MedicineKind.DMT, start, "", rhythm, given=True))


def only(presenter: PlanPresenter) -> DoseView:
    (dose,) = presenter.day_view().doses
    return dose


def site(presenter: PlanPresenter) -> SiteView:
    found = only(presenter).site
    assert found is not None
    return found


def waiting(presenter: PlanPresenter) -> DoseView:
    (dose,) = presenter.day_view().waiting
    return dose


def given(dose: DoseView) -> GivenView:
    assert dose.given is not None
    return dose.given


def test_the_place_that_is_offered_is_recorded_with_one_press(presenter: PlanPresenter) -> None:
    injection(presenter)
    assert site(presenter).words == "Next place: Left thigh"

    presenter.record(only(presenter).key, TAKEN)

    assert site(presenter).words == "Place: Left thigh"
    presenter.place(only(presenter).key, "Right thigh")
    assert (site(presenter).shown, only(presenter).status) == ("Right thigh", TAKEN)
    assert presenter.place(only(presenter).key, "Right thigh") is False


def test_another_place_can_be_chosen_before_and_means_taken(presenter: PlanPresenter) -> None:
    injection(presenter)

    presenter.place(only(presenter).key, "Right thigh")

    assert (only(presenter).status, site(presenter).shown) == (TAKEN, "Right thigh")
    presenter.record(only(presenter).key, SKIPPED)
    assert only(presenter).site is None


def test_all_taken_takes_the_offered_places_too(presenter: PlanPresenter) -> None:
    injection(presenter)
    presenter.show_day(TODAY - DAY)
    presenter.record_all_taken()
    presenter.show_day(TODAY)

    presenter.record_all_taken()

    assert site(presenter).words == "Place: Right thigh"


def test_an_infusion_of_an_earlier_day_waits_and_is_late_by_days_when_given_today(presenter: PlanPresenter) -> None:
    infusion(presenter, TODAY - 5 * DAY)
    dose = waiting(presenter)
    assert (dose.time, given(dose).words) == ("18 Nov", "Planned for 18 Nov 2026.")

    presenter.record(dose.key, TAKEN)

    assert given(waiting(presenter)).words == "Given on 23 Nov 2026, 5 days late."
    presenter.give_on(dose.key, TODAY - 4 * DAY)
    assert given(waiting(presenter)).words == "Given on 19 Nov 2026, 1 day late."
    presenter.give_on(dose.key, TODAY - 5 * DAY)
    assert given(waiting(presenter)).words == "Given on 18 Nov 2026."
    presenter.show_day(TODAY)
    assert presenter.day_view().waiting == ()


def test_an_infusion_that_is_due_is_given_on_its_day(presenter: PlanPresenter, clock: TestClock) -> None:
    infusion(presenter, TODAY)
    assert given(only(presenter)).words == ""

    presenter.record(only(presenter).key, TAKEN)

    assert (only(presenter).status, given(only(presenter)).words) == (TAKEN, "Given on 23 Nov 2026.")
    clock.forward(days=3)
    assert presenter.day_view().waiting == ()
    presenter.show_day(TODAY)
    presenter.record(only(presenter).key, SKIPPED)
    assert only(presenter).status is SKIPPED


def test_on_an_earlier_day_nothing_else_waits(presenter: PlanPresenter) -> None:
    infusion(presenter, TODAY - 5 * DAY)
    presenter.show_day(TODAY - DAY)

    assert presenter.day_view().waiting == ()


def test_a_daily_limit_is_a_count_and_nothing_more(presenter: PlanPresenter) -> None:
    new = NewMedicine("Paracetamol", MedicineKind.SYMPTOM, TODAY - DAY, "500 mg", AS_NEEDED, daily_limit=3)
    uid = presenter.add(new)
    presenter.take_now(uid)
    presenter.take_at(uid, time(9))

    assert presenter.day_view().as_needed[0].count == "2 taken today. You noted: at most 3 a day."
    for hour in (5, 6):
        presenter.take_at(uid, time(hour))
    assert presenter.day_view().as_needed[0].count == "4 taken today. You noted: at most 3 a day."
    presenter.show_day(TODAY - DAY)
    assert presenter.day_view().as_needed[0].count == "0 taken on this day. You noted: at most 3 a day."


def test_days_without_a_record_are_filled_in_for_one_medicine(presenter: PlanPresenter) -> None:
    uid = injection(presenter)
    presenter.add(NewMedicine("Zinc", MedicineKind.OTHER, TODAY - DAY, "", DAILY))
    assert presenter.fillable() == [(uid, "Copaxone (14 open)"), (presenter.fillable()[1][0], "Zinc (2 open)")]
    found = presenter.open_doses(uid)
    assert [d.words for d in found][:2] == ["Monday, 23 November 2026 at 08:00", "Sunday, 22 November 2026 at 08:00"]

    assert presenter.fill_in(uid, {found[0].key: TAKEN, found[2].key: SKIPPED, "gone|2026-11-01T08:00:00": TAKEN})

    assert len(presenter.open_doses(uid)) == 12
    assert presenter.fill_in(uid, {}) is False


def test_a_statement_without_doses_offers_nothing_to_fill_in(presenter: PlanPresenter) -> None:
    assert not presenter.day_view().can_fill_in
    presenter.add(NewMedicine("Paracetamol", MedicineKind.OTHER, TODAY, "", AS_NEEDED))

    assert not presenter.day_view().can_fill_in
    assert presenter.fillable() == []
