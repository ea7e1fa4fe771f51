"""Stock that is used up by the plan, and what is said of a medicine over time."""

from __future__ import annotations

from datetime import date, time

import pytest

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.medicine import DoseStatus, MedicineKind, MedicineReview, Stock
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.schedule import AS_NEEDED, Rhythm, Schedule
from spms_desktop.domain.supply import Supply
from spms_desktop.services.medicine_care import MedicineCare
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.session import Session
from tests.conftest import TestClock

TODAY = date(2026, 11, 23)  # eleven o'clock
TWICE = Schedule(Rhythm.DAYS, times=(time(8), time(20)))


@pytest.fixture
def plan(session: Session) -> Plan:
    return Plan(session)


@pytest.fixture
def care(session: Session) -> MedicineCare:
    return MedicineCare(session)


def baclofen(plan: Plan, schedule: Schedule = TWICE) -> str:
    return plan.add(NewMedicine("Baclofen", MedicineKind.SYMPTOM, TODAY - 30 * DAY, "10 mg", schedule))


def left(plan: Plan, care: MedicineCare) -> Supply:
    (found,) = care.stocks(plan.medicines()).values()
    return found.supply


def test_a_count_of_today_means_this_moment(plan: Plan, care: MedicineCare, clock: TestClock) -> None:
    uid = baclofen(plan)
    care.count(Stock(uid, TODAY, 4, 1, " tablets "))
    assert left(plan, care) == Supply(4, TODAY + DAY)

    clock.forward(hours=10)

    assert left(plan, care) == Supply(3, TODAY + DAY)
    (found,) = care.stocks(plan.medicines()).values()
    assert found.stock.unit == "tablets"


def test_a_count_of_an_earlier_day_means_its_end(plan: Plan, care: MedicineCare) -> None:
    care.count(Stock(baclofen(plan), TODAY - 2 * DAY, 10))

    assert left(plan, care) == Supply(7, TODAY + 3 * DAY)


def test_skipped_doses_are_still_there_and_those_beside_the_plan_are_not(plan: Plan, care: MedicineCare) -> None:
    uid = baclofen(plan)
    care.count(Stock(uid, TODAY - 2 * DAY, 10))
    yesterday = plan.doses(Span(TODAY - DAY, TODAY - DAY))
    plan.record(yesterday[0], DoseStatus.SKIPPED, "forgot")
    plan.record(yesterday[1], DoseStatus.TAKEN)

    assert left(plan, care).left == 8
    plan.change(uid, TODAY, "10 mg", AS_NEEDED)
    plan.take_as_needed(plan.medicines()[0].medicine, yesterday[1].due.replace(hour=10) + DAY)

    assert left(plan, care) == Supply(8, None)


def test_a_count_is_mended_forgotten_and_checked(session: Session, plan: Plan, care: MedicineCare) -> None:
    uid = baclofen(plan)
    for wrong in (Stock(uid, TODAY, -1), Stock(uid, TODAY, 5, 0), Stock(uid, TODAY, 1e7)):
        with pytest.raises(BadInput, match="number"):
            care.count(wrong)
    with pytest.raises(BadInput, match="day_in_future"):
        care.count(Stock(uid, TODAY + DAY, 5))
    care.count(Stock(uid, TODAY, 5))
    care.count(Stock(uid, TODAY, 50))
    assert left(plan, care).left == 50

    care.count_no_more(uid)
    assert care.stocks(plan.medicines()) == {}
    session.undo()
    assert left(plan, care).left == 50


def test_a_count_of_long_ago_is_not_counted_through(plan: Plan, care: MedicineCare) -> None:
    uid = plan.add(NewMedicine("Zinc", MedicineKind.OTHER, TODAY - 3000 * DAY, "", TWICE))
    care.count(Stock(uid, TODAY - 2000 * DAY, 10))

    assert left(plan, care) == Supply(0, TODAY - 1995 * DAY)


def test_reviews_are_listed_latest_first_and_a_day_has_one_of_each_author(
    session: Session, plan: Plan, care: MedicineCare
) -> None:
    uid = baclofen(plan)
    care.review(MedicineReview(uid, TODAY - 30 * DAY, 4, " Dry mouth "))
    care.review(MedicineReview(uid, TODAY, 6))
    care.review(MedicineReview(uid, TODAY, 7))
    maria, anna = session.authors()[:2]
    session.write_as(anna.uid)
    care.review(MedicineReview(uid, TODAY - 10 * DAY, None, "", "She seems looser"))

    found = care.reviews(uid)

    assert [(r.review.helps, r.author, r.mine) for r in found] == [
        (7, maria.uid, False),
        (None, anna.uid, True),
        (4, maria.uid, False),
    ]
    assert found[-1].review.side_effects == "Dry mouth"


def test_a_caregiver_takes_back_their_own_words_only(session: Session, plan: Plan, care: MedicineCare) -> None:
    uid = baclofen(plan)
    care.review(MedicineReview(uid, TODAY, 6))
    maria, anna = session.authors()[:2]
    session.write_as(anna.uid)
    care.review(MedicineReview(uid, TODAY, 3))

    with pytest.raises(BadInput, match="persons_entry"):
        care.take_back_review(uid, TODAY, maria.uid)
    care.take_back_review(uid, TODAY, anna.uid)

    assert [r.author for r in care.reviews(uid)] == [maria.uid]
    session.undo()
    assert len(care.reviews(uid)) == 2


def test_nothing_said_is_no_review(plan: Plan, care: MedicineCare) -> None:
    with pytest.raises(BadInput, match="text_missing"):
        care.review(MedicineReview(baclofen(plan), TODAY, None, "  "))
