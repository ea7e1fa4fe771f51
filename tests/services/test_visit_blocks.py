"""The blocks of a summary beside symptoms and medicines, from a real journal."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from spms_desktop.domain.adherence import GivenDose
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.check import CheckResult
from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.domain.goal import Goal, GoalRating
from spms_desktop.domain.medicine import MedicineKind, MedicineReview
from spms_desktop.domain.milestone import Ability, Milestone
from spms_desktop.domain.periods import Span
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.domain.score import Score
from spms_desktop.domain.therapy import Therapy, TherapyEnd, TherapySession, TherapyStage
from spms_desktop.domain.visit import Variant
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.checks import Checks
from spms_desktop.services.goals import Goals
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.medicine_care import MedicineCare
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.session import Session
from spms_desktop.services.therapies import Therapies
from spms_desktop.services.visit import Period, VisitSummaries

TODAY = date(2026, 11, 23)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


SPAN = Period(Span(ago(60), TODAY), since_visit=False)


@pytest.fixture
def summaries(session: Session) -> VisitSummaries:
    return VisitSummaries(session)


def test_checks_say_last_and_next_and_primary_care_is_apart(session: Session, summaries: VisitSummaries) -> None:
    checks = Checks(session)
    mri, flu = checks.add(["mri_brain", "flu"])
    checks.save_result(CheckResult("", mri, ago(400), told="Two spots."))
    checks.save_result(CheckResult("", mri, ago(40), told="The same."))
    checks.save_result(CheckResult("", flu, ago(30)))

    content = summaries.summary(SPAN)
    (brain,) = content.checks
    assert (brain.what, brain.last, brain.told) == ("mri_brain", ago(40), "The same.")
    assert [(c.what, c.last) for c in content.primary_care] == [("flu", ago(30))]

    earlier = summaries.summary(Period(Span(ago(420), ago(300)), since_visit=False))
    assert [(c.what, c.told) for c in earlier.checks] == [("mri_brain", "Two spots.")]
    assert earlier.primary_care == ()


def test_a_check_without_any_day_is_left_out(summaries: VisitSummaries) -> None:
    assert summaries.summary(SPAN).checks == ()


def test_a_score_noted_with_a_check_stands_with_those_typed_in(session: Session, summaries: VisitSummaries) -> None:
    (exam,) = Checks(session).add(["neuro_exam"])
    Checks(session).save_result(CheckResult("", exam, ago(20), values=(("edss", "6.5"),)))
    Happenings(session).save_score(Score("", "EDSS", ago(200), 6.0))

    (line,) = summaries.summary(SPAN).scores
    assert (line.instrument, line.scores) == ("EDSS", ((ago(200), 6.0), (ago(20), 6.5)))


def test_therapies_go_on_are_wanted_or_ended_with_why(session: Session, summaries: VisitSummaries) -> None:
    therapies = Therapies(session)
    wanted = therapies.keep(Therapy("", "occupational", "A safe bathroom", noted_on=ago(50)))
    running = therapies.keep(Therapy("", "physical", noted_on=ago(90)))
    for days in (70, 20, 5):
        therapies.keep_session(TherapySession("", running.uid, ago(days)))
    stopped = therapies.keep(Therapy("", "Yoga", noted_on=ago(80)))
    therapies.end(stopped, ago(10), TherapyEnd.STOPPED, "too far away")
    long_ago = therapies.keep(Therapy("", "Swimming", noted_on=ago(300)))
    therapies.end(long_ago, ago(200), TherapyEnd.STOPPED)

    first, second, third = summaries.summary(SPAN).therapies
    assert (first.what, first.stage, first.sessions, first.last_session) == (
        "physical",
        TherapyStage.RUNNING,
        2,
        ago(5),
    )
    assert (second.what, second.stage, second.need) == (wanted.what, TherapyStage.NEED, "A safe bathroom")
    assert (third.what, third.ended_on, third.why) == ("Yoga", ago(10), "too far away")


def test_goals_have_their_latest_look_and_those_reached_stay_for_one_period(
    session: Session, summaries: VisitSummaries
) -> None:
    goals = Goals(session)
    open_ = goals.keep(Goal("", "Walk to the garden", ago(50)))
    goals.rate(GoalRating(open_.uid, ago(40), 3))
    goals.rate(GoalRating(open_.uid, ago(4), 6))
    goals.close(goals.keep(Goal("", "Supper with my family", ago(50))), ago(9), reached=True)
    goals.close(goals.keep(Goal("", "Let go", ago(50))), ago(9), reached=False)

    found = [(g.text, g.rating, g.rated_on, g.reached_on) for g in summaries.summary(SPAN).goals]
    assert found == [("Walk to the garden", 6, ago(4), None), ("Supper with my family", None, None, ago(9))]


def test_milestones_of_the_period_come_latest_first(session: Session, summaries: VisitSummaries) -> None:
    for what, days in (("run", 300), ("drive", 30), ("cook", 3)):
        Happenings(session).save_milestone(Milestone("", what, Ability.LOST, ago(days)))

    assert [m.what for m in summaries.summary(SPAN).milestones] == ["cook", "drive"]


def test_a_medicine_says_whether_it_helps_and_what_it_does_besides(session: Session, summaries: VisitSummaries) -> None:
    uid = Plan(session).add(NewMedicine("Baclofen", MedicineKind.SYMPTOM, ago(90), "10 mg"))
    care = MedicineCare(session)
    care.review(MedicineReview(uid, ago(30), 4, "sleepy"))
    care.review(MedicineReview(uid, ago(3), 6))

    (line,) = summaries.summary(SPAN).treatments
    assert (line.helps, line.side_effects) == (6, "sleepy")


def test_an_infusion_says_how_many_days_late_it_was(session: Session, summaries: VisitSummaries) -> None:
    plan = Plan(session)
    monthly = Schedule(Rhythm.DAYS, every=28, times=(time(9),))
    plan.add(NewMedicine("Ocrelizumab", MedicineKind.DMT, ago(29), "600 mg", monthly, given=True))
    dose = plan.doses(Span(ago(29), ago(29)))[0]
    plan.record_given(dose, ago(26))

    (line,) = summaries.summary(SPAN).treatments
    assert line.given_late == (GivenDose(ago(29), 3),)


def test_trouble_with_the_plan_below_the_first_three_is_kept_for_its_block(
    session: Session, summaries: VisitSummaries
) -> None:
    care = Care(session)
    for text in ("a", "b", "c"):
        care.ask(text, DiscussionKind.TROUBLE)
    care.ask("d")
    care.ask("e", DiscussionKind.TROUBLE)

    content = summaries.summary(SPAN)
    assert [i.text for i in content.plan_trouble] == ["e"]
    assert [i.text for i in content.items] == ["a", "b", "c", "d", "e"]


def test_each_variant_is_for_its_own_visit(session: Session, summaries: VisitSummaries) -> None:
    care, visits = Care(session), Appointments(session)
    for name, role, days in (("Neuro", "neurologist", 9), ("Family", "pcp", 5), ("Physio", "pt", 3)):
        person = care.save_person(CarePerson("", name, role))
        visits.plan(person.uid, TODAY + timedelta(days=days))

    found = {v: summaries.summary(SPAN, variant=v).clinician for v in Variant}
    assert found == {Variant.NEUROLOGIST: "Neuro", Variant.PRIMARY_CARE: "Family", Variant.THERAPIST: "Physio"}


def test_a_paper_for_a_therapist_names_no_other_visit(session: Session, summaries: VisitSummaries) -> None:
    person = Care(session).save_person(CarePerson("", "Neuro", "neurologist"))
    Appointments(session).plan(person.uid, TODAY + timedelta(days=2))

    content = summaries.summary(SPAN, variant=Variant.THERAPIST)
    assert (content.appointment, content.clinician) == (None, "")
