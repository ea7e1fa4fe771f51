"""What a visit summary gathers from a real encrypted journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.errors import BadInput, CannotWrite
from spms_desktop.domain.medicine import DoseStatus, MedicineKind
from spms_desktop.domain.periods import Span
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.domain.trends.finding import Finding, Kind, Status
from spms_desktop.domain.visit import FallCount, VisitSummary
from spms_desktop.report.paper import Paper
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.findings import Findings, SeriesKey
from spms_desktop.services.journal import Journal
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.session import Session
from spms_desktop.services.visit import LONGEST_DAYS, VisitSummaries, save_pdf
from spms_desktop.services.visit_lines import with_findings

TODAY = date(2026, 11, 23)
SELF, PROXY = Respondent.SELF, Respondent.PROXY


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def summaries(session: Session) -> VisitSummaries:
    return VisitSummaries(session)


def visited(session: Session, day: date, role: str = "neurologist") -> CarePerson:
    person = Care(session).save_person(CarePerson("", f"The {role}", role))
    Appointments(session).record(person.uid, day)
    return person


def as_caregiver(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))


def rate_days(session: Session, symptom: str, first: int, last: int, score: int, view: Respondent = SELF) -> None:
    """Rate every day from `first` to `last` days ago."""
    for days in range(last, first + 1):
        Journal(session).rate(ago(days), view, symptom, score)


# Periods


def test_an_empty_journal_has_a_summary_of_one_day_and_prints(summaries: VisitSummaries) -> None:
    content = summaries.summary()

    assert (content.person, content.period, content.since_visit) == ("Maria", Span(TODAY, TODAY), False)
    assert (content.changes, content.plots, content.top_items, content.treatments) == ((), (), (), ())
    assert summaries.pdf(content, Paper.A4).startswith(b"%PDF")


def test_without_a_visit_it_is_about_half_a_year_at_most(session: Session, summaries: VisitSummaries) -> None:
    Journal(session).rate(ago(30), SELF, "overall", 5)
    assert summaries.usual_period().span == Span(ago(30), TODAY)

    Journal(session).rate(ago(400), SELF, "overall", 5)
    assert summaries.usual_period().span == Span(ago(181), TODAY)


def test_it_begins_at_the_last_visit_with_a_neurologist(session: Session, summaries: VisitSummaries) -> None:
    visited(session, ago(140))
    visited(session, ago(20), "pt")

    period = summaries.usual_period()
    assert (period.span, period.since_visit) == (Span(ago(140), TODAY), True)


def test_with_no_neurologist_the_last_visit_with_anybody_counts(session: Session, summaries: VisitSummaries) -> None:
    visited(session, ago(20), "pt")

    assert summaries.usual_period().span.first == ago(20)


def test_a_visit_more_than_two_years_ago_is_too_long_ago(session: Session, summaries: VisitSummaries) -> None:
    visited(session, ago(LONGEST_DAYS))
    assert not summaries.usual_period().since_visit

    visited(session, ago(LONGEST_DAYS - 1), "ms_nurse")
    Care(session).retire(Care(session).people()[-1])
    assert summaries.usual_period().span.days <= LONGEST_DAYS


def test_the_ends_of_the_period_can_be_moved(session: Session, summaries: VisitSummaries) -> None:
    visited(session, ago(140))

    assert summaries.period(ago(140), ago(7)).since_visit
    assert not summaries.period(ago(30)).since_visit
    assert summaries.period(ago(30)).span == Span(ago(30), TODAY)
    assert summaries.last_months().span == Span(ago(181), TODAY)


@pytest.mark.parametrize(
    ("first", "last", "problem"),
    [(ago(1), ago(2), "date_order"), (ago(LONGEST_DAYS), TODAY, "period_too_long")],
)
def test_a_period_that_does_not_fit_is_refused(
    summaries: VisitSummaries, first: date, last: date, problem: str
) -> None:
    with pytest.raises(BadInput, match=problem):
        summaries.period(first, last)


def test_exactly_two_years_fit(summaries: VisitSummaries) -> None:
    assert summaries.period(ago(LONGEST_DAYS - 1), TODAY).span.days == LONGEST_DAYS


# Changes


def test_a_change_compares_the_weeks_before_the_visit_with_the_last_four(
    session: Session, summaries: VisitSummaries
) -> None:
    visited(session, ago(60))
    rate_days(session, "walking", 75, 60, 3)
    rate_days(session, "walking", 20, 5, 6)

    (change,) = summaries.summary().changes
    assert (change.item, change.before, change.now, change.changed) == ("walking", 3.0, 6.0, True)
    assert (change.entries_before, change.entries_now) == (16, 16)


def test_too_few_entries_are_named_as_such(session: Session, summaries: VisitSummaries) -> None:
    rate_days(session, "walking", 8, 1, 6)

    (change,) = summaries.summary().changes
    assert (change.enough, change.changed) == (False, False)


def test_the_view_that_can_be_compared_is_shown_and_views_are_never_joined(
    session: Session, summaries: VisitSummaries
) -> None:
    visited(session, ago(60))
    rate_days(session, "walking", 20, 16, 9)
    as_caregiver(session)
    rate_days(session, "walking", 75, 60, 3, PROXY)
    rate_days(session, "walking", 20, 5, 4, PROXY)

    content = summaries.summary()
    (change,) = content.changes
    assert (change.respondent, change.before, change.now) == (PROXY, 3.0, 4.0)
    (plot,) = content.plots
    assert [s.respondent for s in plot.series] == [SELF, PROXY]


def test_where_both_views_can_be_compared_alike_the_own_one_is_shown(
    session: Session, summaries: VisitSummaries
) -> None:
    visited(session, ago(60))
    for view in (SELF, PROXY):
        rate_days(session, "walking", 75, 60, 3, view)
        rate_days(session, "walking", 20, 5, 4, view)
        as_caregiver(session)

    assert [c.respondent for c in summaries.summary().changes] == [SELF]


def test_symptoms_of_the_check_in_come_first_and_six_are_plotted(session: Session, summaries: VisitSummaries) -> None:
    for symptom in ("pain", "vision", "sleep", "mood", "bladder", "bowel", "hand_use", "overall"):
        Journal(session).rate(ago(2), SELF, symptom, 5)

    plots = summaries.summary().plots
    assert len(plots) == 6
    assert plots[0].symptom == "overall"


# Falls and measures


def test_falls_that_two_people_recorded_for_one_day_count_once(session: Session, summaries: VisitSummaries) -> None:
    journal = Journal(session)
    journal.measure(ago(3), SELF, "falls", 1)
    journal.measure(ago(2), SELF, "falls", 0)
    journal.rate(ago(3), SELF, "overall", 5)
    as_caregiver(session)
    journal.measure(ago(3), PROXY, "falls", 1)
    journal.measure(ago(2), PROXY, "falls", 2)
    journal.measure(ago(1), PROXY, "falls", 1)
    journal.measure(ago(1), PROXY, "near_falls", 2)

    falls = summaries.summary().falls
    assert falls
    assert (falls.falls, falls.near_falls, falls.days_answered) == (2, 2, 3)


def test_days_outside_the_period_do_not_count(session: Session, summaries: VisitSummaries) -> None:
    Journal(session).measure(ago(40), SELF, "falls", 3)

    falls = summaries.summary(summaries.period(ago(30))).falls
    assert falls == FallCount(0, 0, 0)


def test_measures_of_two_people_are_never_mixed(session: Session, summaries: VisitSummaries) -> None:
    journal = Journal(session)
    for days in range(1, 6):
        journal.rate(ago(days), SELF, "overall", 5)
        journal.measure(ago(days), SELF, "rest_breaks", 7)
    as_caregiver(session)
    for days in range(1, 6):
        journal.measure(ago(days), PROXY, "rest_breaks", 4)

    (line,) = summaries.summary().measures
    assert (line.name, line.entries, line.median, line.low, line.high, line.latest) == ("rest_breaks", 5, 7, 7, 7, 7)


def test_steps_name_each_new_value_once_with_its_first_day(session: Session, summaries: VisitSummaries) -> None:
    journal = Journal(session)
    journal.rate(ago(30), SELF, "overall", 5)
    for days, aid in ((30, 2), (20, 2), (10, 4), (5, 4), (2, 2)):
        journal.measure(ago(days), SELF, "walking_aid", aid)
    as_caregiver(session)
    journal.measure(ago(20), PROXY, "walking_aid", 5)

    (line,) = summaries.summary().steps
    assert line.steps == ((ago(30), 2), (ago(10), 4), (ago(2), 2))


def test_the_data_line_counts_days_views_and_late_entries(session: Session, summaries: VisitSummaries) -> None:
    visited(session, ago(9))
    Journal(session).rate(ago(1), SELF, "overall", 5)
    Journal(session).rate(TODAY, SELF, "overall", 5)
    as_caregiver(session)
    Journal(session).rate(TODAY, PROXY, "overall", 5)
    Journal(session).note(TODAY, PROXY, "She tires after lunch.")

    content = summaries.summary()
    assert (content.data.days_with_entry, content.data.days, content.data.late_entries) == (2, 10, 1)
    assert content.data.by_respondent == ((SELF, 2), (PROXY, 1))
    (note,) = content.caregiver_notes
    assert (note.author, note.text) == ("Anna", "She tires after lunch.")


# Treatment


def test_doses_are_counted_in_four_kinds_up_to_yesterday(session: Session, summaries: VisitSummaries) -> None:
    plan = Plan(session)
    daily = Schedule(Rhythm.DAYS, times=(time(8),))
    uid = plan.add(NewMedicine("Siponimod", MedicineKind.DMT, ago(4), "2 mg", daily))
    due = plan.doses(Span(ago(4), TODAY))
    for dose, status in zip(due, (DoseStatus.TAKEN, DoseStatus.LATE, DoseStatus.SKIPPED), strict=False):
        plan.record(dose, status, "forgot" if status is DoseStatus.SKIPPED else "")
    Journal(session).rate(ago(10), SELF, "overall", 5)

    (line,) = summaries.summary().treatments
    counted = (line.doses.taken, line.doses.late, line.doses.skipped, line.doses.not_recorded)
    assert (counted, line.doses.reasons) == ((1, 1, 1, 1), (("forgot", 1),))
    assert (line.since, line.next_due, line.stopped_on) == (ago(4), TODAY + timedelta(days=1), None)

    plan.stop(uid, ago(1), "side effects")
    (line,) = summaries.summary().treatments
    assert (line.stopped_on, line.dose_text, line.next_due) == (ago(1), "2 mg", None)
    assert [c.reason for c in line.changes] == ["", "side effects"]


def test_a_medicine_stopped_before_the_period_is_left_out(session: Session, summaries: VisitSummaries) -> None:
    uid = Plan(session).add(NewMedicine("Fampridine", MedicineKind.SYMPTOM, ago(90), "10 mg"))
    Plan(session).stop(uid, ago(60))

    assert summaries.summary(summaries.period(ago(30))).treatments == ()
    assert len(summaries.summary(summaries.period(ago(70))).treatments) == 1


def test_a_dose_due_today_is_not_yet_counted(session: Session, summaries: VisitSummaries) -> None:
    Plan(session).add(NewMedicine("Siponimod", MedicineKind.DMT, TODAY, "2 mg", Schedule(Rhythm.DAYS)))

    (line,) = summaries.summary().treatments
    assert line.doses.due == 0


# Words, visits, and what matters most


def test_the_top_three_go_first_and_what_stayed_open_since_last_time_is_named(
    session: Session, summaries: VisitSummaries
) -> None:
    care = Care(session)
    for text in ("a", "b", "c", "d", "e"):
        care.ask(text)

    content = summaries.summary()
    assert ([i.text for i in content.top_items], content.more_items) == (["a", "b", "c"], 2)
    assert content.carried_over == ()


def test_the_next_visit_with_a_neurologist_names_the_clinician(session: Session, summaries: VisitSummaries) -> None:
    person = visited(session, ago(100))
    Appointments(session).plan(person.uid, date(2026, 12, 4), time(10, 30))

    content = summaries.summary()
    assert (content.appointment, content.clinician) == (date(2026, 12, 4), "The neurologist")
    assert [(v.day, v.role) for v in content.planned_visits] == [(date(2026, 12, 4), "neurologist")]


def test_what_matters_most_is_kept_with_the_profile_and_can_be_taken_back(
    session: Session, summaries: VisitSummaries
) -> None:
    assert summaries.keep_what_matters(" Walking to the garden. ")
    assert not summaries.keep_what_matters("Walking to the garden.")
    assert summaries.summary().matters_most == "Walking to the garden."

    session.undo()
    assert summaries.summary().matters_most == ""
    with pytest.raises(BadInput, match="too_long"):
        summaries.keep_what_matters("x" * 1001)


def test_the_course_stays_out_unless_the_person_allows_it(sample: Session) -> None:
    content = VisitSummaries(sample).summary()

    assert (sample.profile.course != "", content.course) == (True, "")


# The sample journal, and saving


@pytest.fixture
def rich(sample: Session) -> VisitSummary:
    return VisitSummaries(sample).summary()


def test_the_sample_summary_is_full(rich: VisitSummary) -> None:
    assert rich.since_visit
    assert (rich.clinician, len(rich.top_items), len(rich.plots)) == ("Dr Elena Weiss", 3, 6)
    assert any(change.changed for change in rich.changes)
    assert rich.treatments
    assert rich.falls
    assert rich.falls.days_answered


def test_plots_reach_back_to_the_weeks_that_the_period_is_compared_with(rich: VisitSummary) -> None:
    first = min(p.day for p in rich.plots[0].series[0].points)

    assert rich.period.first - timedelta(days=112) <= first < rich.period.first


def test_saving_writes_all_of_it_or_says_why_not(rich: VisitSummary, sample: Session, tmp_path: Path) -> None:
    data = VisitSummaries(sample).pdf(rich, Paper.LETTER)

    save_pdf(data, tmp_path / "summary.pdf")
    assert (tmp_path / "summary.pdf").read_bytes() == data
    with pytest.raises(CannotWrite):
        save_pdf(data, tmp_path / "nowhere" / "summary.pdf")


def test_it_is_dated_by_the_clock_of_the_session(rich: VisitSummary) -> None:
    assert rich.prepared_on == TODAY


def test_notes_and_falls_alone_make_a_period_too(session: Session, summaries: VisitSummaries) -> None:
    Journal(session).note(ago(60), SELF, "A quiet day.")
    Journal(session).measure(ago(20), SELF, "falls", 1)

    assert summaries.usual_period().span == Span(ago(60), TODAY)


def test_the_last_visit_with_a_neurologist_who_left_the_team_still_counts(
    session: Session, summaries: VisitSummaries
) -> None:
    neurologist = visited(session, ago(50))
    visited(session, ago(3), role="pcp")
    Care(session).retire(neurologist)

    assert summaries.usual_period().span.first == ago(50)


def test_a_medicine_paused_over_a_past_period_is_not_told_for_it(session: Session, summaries: VisitSummaries) -> None:
    daily = Schedule(Rhythm.DAYS, times=(time(8),))
    uid = Plan(session).add(NewMedicine("Baclofen", MedicineKind.SYMPTOM, ago(100), "10 mg", daily))
    Plan(session).stop(uid, ago(60))
    Plan(session).change(uid, ago(30), "20 mg", daily)

    assert summaries.summary(summaries.period(ago(50), ago(40))).treatments == ()
    (earlier,) = summaries.summary(summaries.period(ago(90), ago(80))).treatments
    assert (earlier.dose_text, earlier.stopped_on) == ("10 mg", None)


def test_what_the_engine_tells_as_headlines_stands_on_the_paper(session: Session) -> None:
    """Given two changes and one that is no headline, only the headlines about ratings are lines, the surest first."""
    summary = VisitSummaries(session).summary()
    change = Finding(Status.CHANGE, 500, 700, 100, kind=Kind.GRADUAL, direction=1, slope_per_year=0.8, ci_low=0.4)
    found = {
        SeriesKey("walking", SELF, "m"): replace(change, evidence=90.0, ci_high=1.2, size=1.9),
        SeriesKey("fatigue", SELF, "m"): replace(change, evidence=900.0, ci_high=1.2, kind=Kind.STEP, size=1.5),
        SeriesKey("pain", SELF, "m"): replace(change, evidence=35.0, ci_high=1.2),
        SeriesKey("sleep_hours", SELF, "m", measured=True): replace(change, evidence=95.0, ci_high=1.2),
    }
    top = frozenset(key for key in found if key.item != "pain")

    lines = with_findings(summary, Findings(found, top)).gradual

    assert [(line.item, line.step) for line in lines] == [("fatigue", 1.5), ("walking", None)]
    assert (lines[1].yearly, lines[1].low, lines[1].high, lines[1].entries) == (0.8, 0.4, 1.2, 500)
