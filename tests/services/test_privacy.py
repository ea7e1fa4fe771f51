"""Who sees what: the person keeps items from caregivers, each author their own private lines."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.medicine import DoseStatus, MedicineKind
from spms_desktop.domain.milestone import Ability, Milestone
from spms_desktop.domain.periods import Span
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.domain.settings import OwnSymptom
from spms_desktop.services.care import Care
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.privacy import Privacy, usually_private
from spms_desktop.services.questions import Questions
from spms_desktop.services.search import Search, Wanted
from spms_desktop.services.session import Session
from spms_desktop.services.stars import Line, Stars
from spms_desktop.services.trends import Trends
from spms_desktop.services.visit import VisitSummaries

SELF, PROXY = Respondent.SELF, Respondent.PROXY


def as_anna(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))


def as_maria(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if a.is_person))


def seen_symptoms(session: Session) -> set[str]:
    return {r.symptom for e in Journal(session).entries(Span(session.today, session.today)) for r in e.ratings}


def test_mood_closeness_and_bladder_are_kept_from_caregivers_until_the_person_chooses() -> None:
    assert {"low_mood", "worry", "intimacy", "bladder"} <= set(usually_private())
    assert not {"overall", "fatigue", "walking", "pain"} & set(usually_private())


def test_a_caregiver_does_not_see_what_the_person_keeps_private(session: Session) -> None:
    journal = Journal(session)
    for symptom in ("pain", "low_mood"):
        journal.rate(session.today, SELF, symptom, 6)
    as_anna(session)

    assert seen_symptoms(session) == {"pain"}
    assert [getattr(line.value, "symptom", "") for line in journal.history(session.today)] == ["pain"]
    assert Trends(session).symptoms() == ["pain"]
    as_maria(session)
    assert seen_symptoms(session) == {"pain", "low_mood"}


def test_the_persons_choice_holds_at_once_for_what_is_there_already(session: Session) -> None:
    Journal(session).rate(session.today, SELF, "pain", 6)
    Privacy(session).keep(["pain"])
    as_anna(session)
    assert seen_symptoms(session) == set()

    as_maria(session)
    Privacy(session).keep([])
    as_anna(session)

    assert seen_symptoms(session) == {"pain"}


def test_a_caregiver_cannot_choose_what_is_private(session: Session) -> None:
    as_anna(session)

    with pytest.raises(BadInput, match="persons_choice"):
        Privacy(session).keep([])

    assert "low_mood" in Privacy(session).items


def test_private_notes_and_events_are_for_their_author_only(session: Session) -> None:
    journal, happenings = Journal(session), Happenings(session)
    journal.note(session.today, SELF, "I cried all day.", private=True)
    happenings.save_event(Event("", EventKind.OTHER, session.today, title="Quarrel", private=True))
    as_anna(session)
    journal.note(session.today, PROXY, "I am worn out.", private=True)

    span = Span(session.today, session.today)
    assert [e.note for e in journal.entries(span)] == ["I am worn out."]
    assert happenings.events(span) == []
    as_maria(session)
    assert [e.note for e in journal.entries(span)] == ["I cried all day."]
    assert [e.title for e in happenings.events(span)] == ["Quarrel"]


def test_a_caregivers_own_week_is_seen_by_nobody_else(session: Session) -> None:
    as_anna(session)
    journal = Journal(session)
    journal.measure(session.today, PROXY, "caregiver_strain", 8)
    assert journal.entries(Span(session.today, session.today))[0].amount("caregiver_strain") == 8

    as_maria(session)

    assert journal.entries(Span(session.today, session.today)) == []


def test_a_caregiver_leaves_the_persons_own_answer_alone(session: Session) -> None:
    journal = Journal(session)
    journal.rate(session.today, SELF, "pain", 3)
    as_anna(session)

    with pytest.raises(BadInput, match="rated_by_person"):
        journal.rate(session.today, SELF, "pain", 8)
    journal.rate(session.today, PROXY, "pain", 8)
    journal.rate(session.today, SELF, "fatigue", 5)  # told, and not answered by herself

    entries = journal.entries(Span(session.today, session.today))
    found = {(e.respondent, e.author == session.author.uid): e.score("pain") for e in entries}
    assert found == {(SELF, False): 3, (SELF, True): None, (PROXY, True): 8}


def test_what_is_for_its_author_only_is_not_on_the_paper(session: Session) -> None:
    journal = Journal(session)
    Happenings(session).save_event(Event("", EventKind.OTHER, session.today, title="Quarrel", private=True))
    as_anna(session)
    journal.measure(session.today, PROXY, "caregiver_strain", 8)
    journal.note(session.today, PROXY, "I am worn out.", private=True)
    journal.note(session.today - timedelta(days=1), PROXY, "She slept well.")

    for prepare in (as_anna, as_maria):
        prepare(session)
        summary = VisitSummaries(session).summary(VisitSummaries(session).last_months())
        assert [note.text for note in summary.caregiver_notes] == ["She slept well."]
        assert (summary.measures, summary.events) == ((), ())


def test_a_note_made_private_afterwards_hides_what_it_said_before(session: Session) -> None:
    journal = Journal(session)
    journal.note(session.today, SELF, "I cried.")
    journal.note(session.today, SELF, "I cried.", private=True)
    as_anna(session)
    assert journal.history(session.today) == []

    as_maria(session)

    assert len(journal.history(session.today)) == 2


def test_an_event_is_seen_without_the_symptoms_that_are_kept(session: Session) -> None:
    happenings = Happenings(session)
    happenings.save_event(Event("", EventKind.RELAPSE, session.today, symptoms=("walking", "bladder")))
    span = Span(session.today, session.today)
    as_anna(session)

    assert [e.symptoms for e in happenings.events(span)] == [("walking",)]
    assert [v.value.symptoms for v in happenings.history(session.today)] == [("walking",)]
    as_maria(session)
    assert [e.symptoms for e in happenings.events(span)] == [("walking", "bladder")]


def test_a_private_event_leaves_its_days_out_and_tells_no_more(session: Session) -> None:
    Happenings(session).save_event(
        Event("", EventKind.HOSPITAL, session.today, session.today, title="Clinic", private=True)
    )
    as_anna(session)

    (window,) = Trends(session).excused_windows(Span(session.today, session.today))

    assert (window.kind, window.title) == (EventKind.OTHER, "")


def test_a_private_milestone_is_for_its_author_only(session: Session) -> None:
    happenings = Happenings(session)
    happenings.save_milestone(Milestone("", "closeness", Ability.LOST, session.today, private=True))
    as_anna(session)

    assert happenings.milestones() == []


def test_a_caregivers_paper_holds_nothing_that_is_kept_from_them(session: Session) -> None:
    journal = Journal(session)
    for symptom in ("pain", "low_mood"):
        journal.rate(session.today, SELF, symptom, 6)
    as_anna(session)

    summary = VisitSummaries(session).summary(VisitSummaries(session).last_months())

    assert [plot.symptom for plot in summary.plots] == ["pain"]
    assert [change.item for change in summary.changes] == ["pain"]


def test_a_star_on_a_line_that_became_private_stays_hidden_whatever_is_undone(session: Session) -> None:
    journal = Journal(session)
    journal.note(session.today, SELF, "a secret")
    (line,) = Search(session).find(Wanted("secret"))
    as_anna(session)
    Stars(session).star(Line(line.ref, session.today, "a secret"))
    Stars(session).unstar(line.ref)
    Stars(session).star(Line(line.ref, session.today, "a secret"))
    as_maria(session)
    Stars(session).star(Line(line.ref, session.today, "a secret"))
    journal.note(session.today, SELF, "a secret", private=True)
    as_anna(session)

    session.undo()
    session.undo()

    own = {i.uid for i in Care(session).items()}
    assert all("secret" not in i.text or i.uid in own for i in Care(session).items())
    as_maria(session)
    assert [i.text for i in Care(session).items()][:1] == ["a secret"]


def test_a_caregiver_takes_back_neither_the_persons_dose_nor_their_own_symptom(session: Session) -> None:
    plan, questions = Plan(session), Questions(session)
    morning = Schedule(Rhythm.DAYS, 1, times=(time(8, 0),))
    plan.add(NewMedicine("Baclofen", MedicineKind.SYMPTOM, session.today, "10 mg", morning))
    plan.record_all(plan.doses(Span(session.today, session.today)), DoseStatus.TAKEN)
    questions.keep_own(OwnSymptom("Cold feet"))
    as_anna(session)
    (dose,) = plan.doses(Span(session.today, session.today))

    with pytest.raises(BadInput, match="persons_entry"):
        plan.forget_all([dose])
    with pytest.raises(BadInput, match="persons_choice"):
        questions.give_up_own("Cold feet")

    assert plan.doses(Span(session.today, session.today))[0].record is not None
    assert list(questions.own()) == ["Cold feet"]
