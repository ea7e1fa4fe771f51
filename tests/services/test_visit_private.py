"""What is private stays out of a summary unless it was ticked for that one document."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.goal import Goal
from spms_desktop.domain.milestone import Ability, Milestone
from spms_desktop.domain.record import Action
from spms_desktop.domain.score import Score
from spms_desktop.domain.therapy import Therapy
from spms_desktop.domain.trends.finding import Finding, Kind, Status
from spms_desktop.domain.visit import Mark, PlannedVisit, VisitSummary
from spms_desktop.report.visit_summary import render
from spms_desktop.services.findings import Findings, SeriesKey
from spms_desktop.services.goals import Goals
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.questionnaires import Questionnaires
from spms_desktop.services.session import Session
from spms_desktop.services.therapies import Therapies
from spms_desktop.services.visit import VisitSummaries
from spms_desktop.services.visit_lines import with_findings
from spms_desktop.services.visit_private import PaperPeople, name_on_paper
from tests.report.reading import text_of

TODAY = date(2026, 11, 23)
SELF, PROXY = Respondent.SELF, Respondent.PROXY


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def summaries(session: Session) -> VisitSummaries:
    for days in range(1, 40):
        Journal(session).rate(ago(days), SELF, "walking", 5)
    return VisitSummaries(session)


def words(value: Any) -> str:
    """Every text in a value."""
    if isinstance(value, str):
        return value + "\n"
    if isinstance(value, tuple):
        return "".join(map(words, value))
    names = [f.name for f in fields(value)] if is_dataclass(value) else []
    return "".join(words(getattr(value, name)) for name in names)


def printed(summary: VisitSummary) -> str:
    return " ".join(text_of(render(summary)).split())


def test_a_private_rating_is_nowhere_until_it_is_ticked(session: Session, summaries: VisitSummaries) -> None:
    for days in range(1, 40):
        Journal(session).rate(ago(days), SELF, "low_mood", 7)
        Journal(session).rate(ago(days), SELF, "bladder", 7)

    plain = summaries.summary()
    assert [p.symptom for p in plain.plots] == ["walking"]
    assert [c.item for c in plain.changes] == ["walking"]
    assert "Low mood" not in printed(plain)
    assert "Bladder" not in printed(plain)

    ticked = summaries.summary(ticked=["low_mood", "bladder"])
    assert [c.item for c in ticked.wellbeing.changes] == ["low_mood"]
    assert {c.item for c in ticked.changes} == {"walking", "bladder"}
    assert "Mood, sleep, coping Low mood, self" in printed(ticked)
    assert summaries.summary().kept_back >= {"low_mood", "bladder"}


def test_a_finding_about_a_private_rating_is_not_told(summaries: VisitSummaries) -> None:
    change = Finding(Status.CHANGE, 500, 700, 100, kind=Kind.GRADUAL, direction=1, slope_per_year=0.8, evidence=90.0)
    key = SeriesKey("low_mood", SELF, "m")
    found = Findings({key: change}, frozenset({key}))

    assert with_findings(summaries.summary(), found).gradual == ()
    assert len(with_findings(summaries.summary(ticked=["low_mood"]), found).gradual) == 1


def test_what_the_person_made_private_counts_too(session: Session, summaries: VisitSummaries) -> None:
    Journal(session).measure(ago(3), SELF, "falls", 2)
    assert summaries.summary().falls is not None
    Privacy(session).keep(["walking", "falls"])

    plain = summaries.summary()
    assert (plain.plots, plain.changes, plain.falls) == ((), (), None)
    assert "fall" not in printed(plain).casefold()
    assert {c.id for c in summaries.private_choices()} == {"walking", "falls"}


def test_sleep_needs_a_tick_though_it_is_not_private(session: Session, summaries: VisitSummaries) -> None:
    Journal(session).measure(ago(3), SELF, "sleep_hours", 5)

    assert "sleep" not in printed(summaries.summary()).casefold()
    ticked = summaries.summary(ticked=["sleep_hours"])
    assert [line.name for line in ticked.wellbeing.measures] == ["sleep_hours"]
    assert ticked.measures == ()
    assert "Hours of sleep: middle 5 h" in printed(ticked)


def test_a_private_form_needs_a_tick_and_a_clinic_score_does_not(session: Session, summaries: VisitSummaries) -> None:
    happenings = Happenings(session)
    happenings.save_score(Score("", "PHQ-9", ago(5), 12))
    happenings.save_score(Score("", "EDSS", ago(9), 6.5))

    plain = summaries.summary()
    assert [(s.instrument, s.scores) for s in plain.scores] == [("EDSS", ((ago(9), 6.5),))]
    assert "PHQ-9" not in printed(plain)
    assert [s.instrument for s in summaries.summary(ticked=["PHQ-9"]).wellbeing.scores] == ["PHQ-9"]


def test_private_notes_are_never_on_it(session: Session, summaries: VisitSummaries) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    Journal(session).note(ago(3), PROXY, "I am worn out.", private=True)
    Journal(session).note(ago(4), PROXY, "She walked well.")

    assert [n.text for n in summaries.summary().caregiver_notes] == ["She walked well."]


def test_private_lines_come_one_by_one(session: Session, summaries: VisitSummaries) -> None:
    happenings = Happenings(session)
    made: list[Any] = [
        happenings.save_event(Event("", EventKind.INFECTION, ago(9), ago(5), "Secret infection", private=True)),
        happenings.save_milestone(Milestone("", "drive the secret car", Ability.LOST, ago(8), private=True)),
        Goals(session).keep(Goal("", "My secret goal", ago(7), private=True)),
        Therapies(session).keep(Therapy("", "Secret therapy", private=True)),
    ]

    plain = summaries.summary()
    assert "secret" not in words(plain).casefold()
    assert plain.excused == ()
    assert {c.id for c in summaries.private_choices()} == {v.uid for v in made}

    shown = words(summaries.summary(ticked=[made[0].uid, made[2].uid])).casefold()
    assert ("secret infection" in shown, "secret goal" in shown) == (True, True)
    assert ("secret car" in shown, "secret therapy" in shown) == (False, False)


def test_a_question_about_something_private_stays_out_with_it(session: Session, summaries: VisitSummaries) -> None:
    event = Happenings(session).save_event(Event("", EventKind.OTHER, ago(9), title="Secret", private=True))
    questions = [
        replace(_asked("q1", "About the secret event"), about=f"event:{event.uid}"),
        replace(_asked("q2", "About mood"), item="low_mood"),
        replace(_asked("q3", "About walking"), item="walking"),
    ]
    session.save(Action.DISCUSSION, questions)

    assert [i.text for i in summaries.summary().top_items] == ["About walking"]
    ticked = summaries.summary(ticked=[event.uid, "low_mood"])
    assert {i.uid for i in ticked.items} == {"q1", "q2", "q3"}
    assert [i.uid for i in summaries.summary(ticked=["q2"]).items] == ["q2", "q3"]
    assert {"q1", "q2"} <= {c.id for c in summaries.private_choices()}


def _asked(uid: str, text: str) -> DiscussionItem:
    return DiscussionItem(uid, DiscussionKind.QUESTION, text, 0, TODAY)


def test_dark_thoughts_told_on_a_form_are_on_no_paper_until_they_are_ticked_for_it(
    session: Session, summaries: VisitSummaries
) -> None:
    item = Questionnaires(session).raise_thoughts("I marked on a form that I had dark thoughts.")
    period = summaries.usual_period()

    assert "dark thoughts" not in words(summaries.summary(period))
    assert item.uid in {choice.id for choice in summaries.private_choices(period)}
    assert "dark thoughts" in words(summaries.summary(period, ticked=[item.uid]))
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    assert "dark thoughts" not in words(summaries.summary(period, ticked=[item.uid]))


def test_a_caregiver_cannot_tick_what_the_person_keeps(session: Session, summaries: VisitSummaries) -> None:
    Journal(session).rate(ago(3), SELF, "low_mood", 7)
    Journal(session).measure(ago(3), SELF, "sleep_hours", 5)
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    Journal(session).rate(ago(3), PROXY, "low_mood", 9)

    assert [c.id for c in summaries.private_choices()] == ["sleep_hours"]
    assert not summaries.summary(ticked=["low_mood"]).wellbeing
    assert "Low mood" not in printed(summaries.summary(ticked=["low_mood", "caregiver_strain"]))


def test_nothing_stays_ticked_for_the_next_document(session: Session, summaries: VisitSummaries) -> None:
    Journal(session).rate(ago(3), SELF, "low_mood", 7)
    assert summaries.summary(ticked=["low_mood"]).wellbeing
    assert not summaries.summary().wellbeing
    assert not VisitSummaries(session).summary().wellbeing


WEISS = CarePerson("w", "Dr Weiss", "neurologist")
HIDDEN = CarePerson("h", "Dr Hidden", "pcp", shared=False)
ANNA = CarePerson("a", "Anna", "my neighbour")


@pytest.mark.parametrize(
    ("person", "reader", "told"),
    [
        (WEISS, "", "Dr Weiss"),
        (replace(WEISS, shared=False), "", "Neurologist or MS doctor"),
        (replace(WEISS, shared=False), "w", "Dr Weiss"),
        (ANNA, "", "my neighbour"),
        (replace(ANNA, shared=True), "", "Anna"),
        (replace(ANNA, role=" "), "", "Somebody on the care team"),
    ],
)
def test_who_is_not_named_on_papers_is_told_by_role(person: CarePerson, reader: str, told: str) -> None:
    assert name_on_paper(person, reader) == told


def test_visits_and_marks_tell_a_name_only_where_it_may_be_told() -> None:
    people = PaperPeople([WEISS, HIDDEN, ANNA])

    assert people.visit(Appointment("1", "w", TODAY)) == PlannedVisit(TODAY, "Dr Weiss", "neurologist")
    hidden = people.visit(Appointment("2", "h", TODAY))
    assert "Hidden" not in str(hidden)
    assert hidden.name
    assert people.visit(Appointment("3", "", TODAY, title="Dr X")) == PlannedVisit(TODAY, "Dr X", "")
    assert people.mark(Mark(TODAY, "visit", "Anna")).text == "my neighbour"
    assert people.mark(Mark(TODAY, "visit", "Dr Weiss")).text == "Dr Weiss"
    assert people.mark(Mark(TODAY, "start", "Anna")).text == "Anna"


def test_a_name_that_somebody_else_has_openly_is_told() -> None:
    people = PaperPeople([ANNA, CarePerson("n", "Anna", "ms_nurse")])

    assert people.mark(Mark(TODAY, "visit", "Anna")).text == "Anna"


def test_whoever_reads_the_paper_is_named() -> None:
    people = PaperPeople([HIDDEN], reader="h")

    assert people.visit(Appointment("2", "h", TODAY)) == PlannedVisit(TODAY, "Dr Hidden", "pcp")
