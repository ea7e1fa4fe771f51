"""What goes with one member of the care team, and the notes on what helped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.care import CareNote, CarePerson
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.domain.record import Action
from spms_desktop.domain.therapy import Therapy, TherapyEnd
from spms_desktop.services.care import Care
from spms_desktop.services.care_notes import CareNotes
from spms_desktop.services.person_record import PersonRecord, person_record
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.session import Session
from spms_desktop.services.therapies import Therapies

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.fixture
def weiss(session: Session) -> CarePerson:
    return Care(session).save_person(CarePerson("", "Dr Elena Weiss", "neurologist"))


@pytest.fixture
def notes(session: Session) -> CareNotes:
    return CareNotes(session)


def record(session: Session, person: CarePerson) -> PersonRecord:
    found = person_record(session, person.uid)
    assert found is not None
    return found


def test_somebody_new_has_nothing_and_nobody_has_no_record(session: Session, weiss: CarePerson) -> None:
    found = record(session, weiss)

    assert found.person == weiss
    assert (found.ahead, found.past, found.questions, found.medicines, found.notes) == ((), (), (), (), ())
    assert person_record(session, "nobody") is None


def test_visits_are_parted_at_the_present_moment(session: Session, weiss: CarePerson) -> None:
    other = Care(session).save_person(CarePerson("", "Tom", "ms_nurse"))
    visits = [
        Appointment("later", weiss.uid, TODAY + 30 * DAY),
        Appointment("soon", weiss.uid, TODAY, time(16)),
        Appointment("begun", weiss.uid, TODAY, time(9)),
        Appointment("off", weiss.uid, TODAY + DAY, status=AppointmentStatus.CANCELLED),
        Appointment("old", weiss.uid, TODAY - 90 * DAY, status=AppointmentStatus.ATTENDED),
        Appointment("his", other.uid, TODAY + DAY),
    ]
    session.save(Action.APPOINTMENT, visits)

    found = record(session, weiss)

    assert [a.uid for a in found.ahead] == ["soon", "later"]
    assert [a.uid for a in found.past] == ["off", "begun", "old"]


def test_questions_medicines_and_what_was_agreed_are_theirs(session: Session, weiss: CarePerson) -> None:
    care, plan = Care(session), Plan(session)
    care.ask("Anybody?")
    mine = care.ask("When is the MRI?", person=weiss.uid)
    care.answer_item(care.ask("Does heat harm?", person=weiss.uid), "No.")
    plan.add(NewMedicine("Zinc", MedicineKind.OTHER, TODAY))
    plan.add(NewMedicine("Baclofen", MedicineKind.SYMPTOM, TODAY, prescriber=weiss.uid))
    visit = Appointment("v", weiss.uid, TODAY - DAY, status=AppointmentStatus.ATTENDED)
    follow_ups = [
        FollowUp("a", "elsewhere", "Send the letter", who="dr elena weiss"),
        FollowUp("b", "v", "Ask the insurance", by=TODAY + DAY),
        FollowUp("c", "v", "Book the MRI", done_on=TODAY),
        FollowUp("d", "elsewhere", "Water the plants"),
    ]
    session.save(Action.APPOINTMENT, [visit, *follow_ups])

    found = record(session, weiss)

    assert [i.uid for i in found.questions] == [mine.uid]
    assert [i.answer for i in found.answered] == ["No."]
    assert [p.medicine.name for p in found.medicines] == ["Baclofen"]
    assert [f.uid for f in found.to_do] == ["b", "a"]
    assert [f.uid for f in found.done] == ["c"]


def test_a_private_therapy_is_not_told_to_others(session: Session, weiss: CarePerson) -> None:
    therapies = Therapies(session)
    therapies.keep(Therapy("", "counseling", person=weiss.uid, private=True))
    ended = therapies.keep(Therapy("", "pt", person=weiss.uid))
    therapies.end(ended, TODAY, TherapyEnd.REACHED)
    assert [t.therapy.what for t in record(session, weiss).therapies] == ["counseling", "pt"]

    session.write_as(session.authors()[1].uid)

    assert [t.therapy.what for t in record(session, weiss).therapies] == ["pt"]


def test_a_note_is_kept_mended_and_taken_out(session: Session, weiss: CarePerson, notes: CareNotes) -> None:
    note = notes.keep(CareNote("", weiss.uid, TODAY - DAY, " She drew it. "))
    notes.keep(CareNote("", weiss.uid, TODAY, "Longer slots."))
    assert [r.note.text for r in notes.of(weiss.uid)] == ["Longer slots.", "She drew it."]

    notes.keep(replace(note, text="She drew it on paper."))
    assert [r.note.text for r in notes.of(weiss.uid)] == ["Longer slots.", "She drew it on paper."]
    assert notes.take_back(note)
    assert not notes.take_back(note)
    assert [r.note.text for r in notes.of(weiss.uid)] == ["Longer slots."]

    session.undo()
    assert len(notes.of(weiss.uid)) == 2


@pytest.mark.parametrize(
    ("day", "text", "problem"), [(TODAY, " ", "text_missing"), (TODAY + DAY, "x", "day_in_future")]
)
def test_a_note_that_does_not_fit_is_refused(notes: CareNotes, day: date, text: str, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        notes.keep(CareNote("", "p", day, text))
    assert notes.of("p") == []


def test_each_writes_their_own_notes_and_private_ones_stay_with_their_author(
    session: Session, weiss: CarePerson, notes: CareNotes
) -> None:
    open_note = notes.keep(CareNote("", weiss.uid, TODAY, "Helped."))
    notes.keep(CareNote("", weiss.uid, TODAY, "I cried.", private=True))
    session.write_as(session.authors()[1].uid)

    (seen,) = notes.of(weiss.uid)
    assert (seen.note, seen.may_change) == (open_note, False)
    with pytest.raises(BadInput, match="persons_entry"):
        notes.keep(replace(open_note, text="Did not."))
    with pytest.raises(BadInput, match="persons_entry"):
        notes.take_back(open_note)
