"""The tab's state and commands, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from spms_desktop.domain.medicine import DoseStatus, MedicineKind
from spms_desktop.domain.schedule import AS_NEEDED, Rhythm, Schedule
from spms_desktop.services.plan import NewMedicine
from spms_desktop.services.session import Session
from spms_desktop.ui.plan.presenter import PlanPresenter
from spms_desktop.ui.plan.views import DoseView, MedicineView
from tests.conftest import TestClock

TODAY = date(2026, 11, 23)  # a Monday, eleven o'clock
DAY = timedelta(days=1)
DAILY = Schedule(Rhythm.DAYS)
TWICE = Schedule(Rhythm.DAYS, times=(time(8), time(20)))
MONTH_AGO = TODAY - 30 * DAY
TAKEN, LATE, SKIPPED = DoseStatus.TAKEN, DoseStatus.LATE, DoseStatus.SKIPPED


@pytest.fixture
def presenter(session: Session) -> PlanPresenter:
    return PlanPresenter(session)


def add(
    presenter: PlanPresenter,
    schedule: Schedule = TWICE,
    start: date = MONTH_AGO,
    name: str = "Baclofen",
    kind: MedicineKind = MedicineKind.SYMPTOM,
) -> str:
    return presenter.add(NewMedicine(name, kind, start, "10 mg", schedule, purpose="Spasms"))


def doses(presenter: PlanPresenter) -> tuple[DoseView, ...]:
    return presenter.day_view().doses


def only(presenter: PlanPresenter) -> MedicineView:
    (group,) = presenter.medicines_view().groups
    (medicine,) = group.medicines
    return medicine


# The day


def test_today_lists_due_doses_by_time_and_says_how_many_are_recorded(presenter: PlanPresenter) -> None:
    add(presenter)
    add(presenter, DAILY, name="Amantadine")

    presenter.record(doses(presenter)[0].key, LATE)

    view = presenter.day_view()
    assert [(d.time, d.name, d.status) for d in view.doses] == [
        ("08:00", "Amantadine", LATE),
        ("08:00", "Baclofen", None),
        ("20:00", "Baclofen", None),
    ]
    assert (view.title, view.sentence) == ("Today", "Recorded: 1 of 3.")


def test_an_empty_plan_says_what_will_show_here(presenter: PlanPresenter) -> None:
    view = presenter.day_view()

    assert view.sentence == "Medicines that you add show here on the days they are due."
    assert (view.doses, view.all_taken) == ((), "")
    assert presenter.medicines_view().empty


def test_all_taken_leaves_what_is_recorded_and_what_is_still_to_come(presenter: PlanPresenter) -> None:
    add(presenter, Schedule(Rhythm.DAYS, times=(time(8), time(10), time(11, 45), time(20))))
    presenter.record(doses(presenter)[0].key, SKIPPED)
    assert presenter.day_view().all_taken == "All taken so far"

    presenter.record_all_taken()

    assert [d.status for d in doses(presenter)] == [SKIPPED, TAKEN, TAKEN, None]
    assert presenter.day_view().all_taken == ""


def test_a_day_that_is_over_can_be_filled_in_at_once(presenter: PlanPresenter) -> None:
    add(presenter)
    presenter.show_day(TODAY - DAY)
    assert (presenter.day_view().title, presenter.day_view().all_taken) == ("Yesterday", "All taken")

    presenter.record_all_taken()

    assert [d.status for d in doses(presenter)] == [TAKEN, TAKEN]
    presenter.show_day(TODAY)
    assert [d.status for d in doses(presenter)] == [None, None]


def test_the_future_is_never_shown(presenter: PlanPresenter) -> None:
    presenter.show_day(TODAY + 3 * DAY)

    assert presenter.day == TODAY


def test_midnight_turns_the_page_unless_another_day_is_looked_at(presenter: PlanPresenter, clock: TestClock) -> None:
    clock.forward(days=1)
    assert (presenter.day, presenter.day_view().is_today) == (TODAY + DAY, True)

    presenter.show_day(TODAY - DAY)
    clock.forward(days=1)
    assert presenter.day == TODAY - DAY


def test_a_reason_belongs_to_a_skipped_dose_only(presenter: PlanPresenter) -> None:
    add(presenter)
    key = doses(presenter)[0].key
    assert presenter.give_reason(key, "forgot") is False

    presenter.record(key, SKIPPED)
    assert presenter.give_reason(key, "forgot") is True
    assert presenter.give_reason(key, "forgot") is False

    assert doses(presenter)[0].reason == "forgot"
    presenter.forget(key)
    assert doses(presenter)[0].status is None


def test_as_needed_is_taken_now_or_at_a_time_that_has_come(presenter: PlanPresenter) -> None:
    uid = add(presenter, AS_NEEDED, name="Paracetamol")
    presenter.take_now(uid)
    presenter.take_at(uid, time(9, 30))

    (view,) = presenter.day_view().as_needed
    assert [t.words for t in view.times] == ["09:30", "11:00"]
    assert presenter.has_come(time(11, 0))
    assert not presenter.has_come(time(11, 1))
    presenter.forget(view.times[0].key)
    assert [t.words for t in presenter.day_view().as_needed[0].times] == ["11:00"]


def test_on_an_earlier_day_now_is_not_offered(presenter: PlanPresenter) -> None:
    uid = add(presenter, AS_NEEDED)
    presenter.show_day(TODAY - DAY)

    assert not presenter.day_view().as_needed[0].now_offered
    presenter.take_at(uid, time(23, 0))
    assert [t.words for t in presenter.day_view().as_needed[0].times] == ["23:00"]


def test_a_record_of_a_former_plan_is_listed_beside(presenter: PlanPresenter) -> None:
    uid = add(presenter)
    presenter.record(doses(presenter)[0].key, TAKEN)
    draft = replace(presenter.change_draft(uid), on=TODAY, schedule=Schedule(Rhythm.DAYS, times=(time(9),)))

    presenter.change(draft, "")

    assert [t.words for t in presenter.day_view().beside] == ["08:00 Baclofen: Taken"]


# The medicines


def test_medicines_are_grouped_by_kind_with_plan_and_purpose(presenter: PlanPresenter) -> None:
    add(presenter)
    add(presenter, Schedule(Rhythm.MONTHS), date(2026, 1, 5), "Ofatumumab", MedicineKind.DMT)

    groups = presenter.medicines_view().groups

    assert [g.title for g in groups] == ["For the course of MS (DMT)", "For symptoms"]
    dmt, baclofen = groups[0].medicines[0], groups[1].medicines[0]
    assert dmt.plan == "10 mg, the 5th of every month"
    assert dmt.ahead == ("Next: Saturday, 5 December 2026 at 08:00",)
    assert baclofen.plan == "10 mg, every day at 08:00 and 20:00"
    assert (baclofen.about, baclofen.ahead) == ("For: Spasms. Since 24 Oct 2026.", ())


def test_next_is_today_until_it_is_recorded(presenter: PlanPresenter) -> None:
    add(presenter, Schedule(Rhythm.WEEKS, 2), TODAY)
    assert only(presenter).ahead == ("Next: today at 08:00",)

    presenter.record(doses(presenter)[0].key, TAKEN)

    assert only(presenter).ahead == ("Next: Monday, 7 December 2026 at 08:00",)


def test_what_is_planned_for_later_is_told(presenter: PlanPresenter) -> None:
    uid = add(presenter)
    add(presenter, DAILY, TODAY + 5 * DAY, "Zinc")
    presenter.change(replace(presenter.change_draft(uid), on=TODAY + 3 * DAY, dose="15 mg"), "")
    presenter.stop(uid, TODAY + 9 * DAY, "")

    baclofen, zinc = presenter.medicines_view().groups[0].medicines

    assert baclofen.ahead == (
        "From 26 Nov 2026: 15 mg, every day at 08:00 and 20:00",
        "Stops on 2 Dec 2026.",
    )
    assert zinc.about == "For: Spasms. Starts on 28 Nov 2026."
    assert zinc.can_stop


def test_a_stopped_medicine_moves_to_earlier_with_its_dates(presenter: PlanPresenter) -> None:
    uid = add(presenter)

    presenter.stop(uid, TODAY - 2 * DAY, "Dry mouth")

    (earlier,) = presenter.medicines_view().earlier
    assert earlier.about == "For: Spasms. Started 24 Oct 2026, stopped 21 Nov 2026."
    assert (earlier.running, earlier.can_stop) == (False, False)
    assert presenter.change_draft(uid).again


def test_details_tell_history_reasons_counts_and_source(presenter: PlanPresenter) -> None:
    new = NewMedicine("Siponimod", MedicineKind.DMT, MONTH_AGO, "1 mg", DAILY, "Tablet", "MS", "siponimod")
    uid = presenter.add(new)
    presenter.change(replace(presenter.change_draft(uid), on=TODAY - 2 * DAY, dose="2 mg"), "As planned")
    presenter.show_day(TODAY - DAY)
    presenter.record(doses(presenter)[0].key, SKIPPED)
    presenter.give_reason(doses(presenter)[0].key, "felt_ill")
    assert only(presenter).details is None

    presenter.toggle_details(uid)

    details = only(presenter).details
    assert details is not None
    assert [change.words for change in details.history] == [
        "21 Nov 2026: changed to 2 mg, every day at 08:00. Why: As planned",
        "24 Oct 2026: started, 1 mg, every day at 08:00.",
    ]
    assert details.lines[0] == "How: Tablet"
    assert details.adherence is not None
    assert details.adherence.sentence == (
        "Last 4 weeks: 0 taken, 0 late, 1 skipped, 27 not recorded. Why skipped: Felt ill (1)."
    )
    assert details.facts.startswith("Facts as of 2024-06.")


# Drafts


def test_a_change_starts_today_or_tomorrow_when_today_is_recorded(presenter: PlanPresenter) -> None:
    uid = add(presenter)
    assert presenter.change_draft(uid).on == TODAY
    assert presenter.stop_draft(uid).on == TODAY

    presenter.record(doses(presenter)[0].key, TAKEN)

    assert presenter.change_draft(uid).on == TODAY + DAY
    assert presenter.stop_draft(uid).on == TODAY + DAY


def test_a_long_rhythm_is_changed_on_a_day_that_is_due_so_that_it_keeps_its_day(presenter: PlanPresenter) -> None:
    uid = add(presenter, Schedule(Rhythm.MONTHS), date(2026, 1, 5))

    draft = presenter.change_draft(uid)
    presenter.change(replace(draft, dose="20 mg"), "")

    assert draft.on == date(2026, 12, 5)
    assert presenter.planned(uid).changes[-1].on.day == 5


def test_a_change_that_says_nothing_new_is_noticed(presenter: PlanPresenter) -> None:
    draft = presenter.change_draft(add(presenter))

    assert not presenter.differs(draft, " ")
    assert presenter.differs(draft, "New label")
    assert presenter.differs(replace(draft, dose="15 mg"), "")


def test_a_stop_cannot_lie_before_the_latest_change(presenter: PlanPresenter) -> None:
    uid = add(presenter)
    presenter.change(replace(presenter.change_draft(uid), on=TODAY - 3 * DAY, dose="15 mg"), "")

    assert presenter.stop_draft(uid).earliest == TODAY - 3 * DAY


def test_edit_mends_the_name(presenter: PlanPresenter) -> None:
    uid = add(presenter)

    presenter.edit(replace(presenter.planned(uid).medicine, name="Lioresal"))

    assert only(presenter).name == "Lioresal"


def test_the_sample_shows_every_kind_and_the_earlier_ones(sample: Session) -> None:
    presenter = PlanPresenter(sample)

    view = presenter.medicines_view()

    assert [g.key for g in view.groups] == ["dmt", "symptom", "other"]
    assert view.earlier
    assert presenter.day_view().doses
