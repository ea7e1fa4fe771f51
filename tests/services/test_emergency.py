"""The emergency card: who may change it, and what goes on its paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.course import CourseName
from spms_desktop.domain.emergency import EmergencyCard
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.domain.schedule import AS_NEEDED, NOTHING_TAKEN, Rhythm, Schedule
from spms_desktop.services.care import Care
from spms_desktop.services.course import Course
from spms_desktop.services.emergency import Emergency, how_often
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.session import Session

TODAY, BORN = date(2026, 11, 23), date(1971, 5, 14)


@pytest.fixture
def emergency(session: Session) -> Emergency:
    return Emergency(session)


def test_a_new_journal_has_an_empty_card(emergency: Emergency) -> None:
    paper = emergency.paper()

    assert (emergency.card, emergency.last_change) == (EmergencyCard(), None)
    assert (paper.person, paper.ms) == ("Maria", "I have multiple sclerosis (MS).")
    assert (paper.contacts, paper.doctor, paper.medicines, paper.allergies) == ((), None, (), "")


def test_what_is_typed_is_kept_in_one_change(emergency: Emergency, session: Session) -> None:
    card = EmergencyCard(" Penicillin ", "Heat.\nSteroids.", "Slow speech.")

    assert emergency.keep(card, BORN)
    assert not emergency.keep(emergency.card, BORN)
    assert emergency.card.allergies == "Penicillin"
    assert (emergency.paper().birth_date, emergency.paper().know) == (BORN, "Heat.\nSteroids.")

    session.undo()
    assert (emergency.card, emergency.birth_date) == (EmergencyCard(), None)


@pytest.mark.parametrize(
    ("born", "problem"), [(date(2027, 1, 1), "day_in_future"), (date(1800, 1, 1), "day_too_early")]
)
def test_a_birth_date_that_cannot_be_is_refused(emergency: Emergency, born: date, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        emergency.keep(EmergencyCard("Penicillin"), born)
    assert emergency.card == EmergencyCard()


def test_a_text_that_no_card_can_hold_is_refused(emergency: Emergency) -> None:
    with pytest.raises(BadInput, match="too_long"):
        emergency.keep(EmergencyCard(know="x" * 2001), None)


def test_a_caregiver_may_fill_it_in_by_name_but_not_choose_that_ms_is_told(
    emergency: Emergency, session: Session
) -> None:
    anna = session.authors()[1]
    session.write_as(anna.uid)

    emergency.keep(EmergencyCard("Penicillin"), None)
    with pytest.raises(BadInput, match="persons_choice"):
        emergency.keep(EmergencyCard("Penicillin", tell_ms=False), None)

    assert emergency.last_change is not None
    assert emergency.last_change.author == "Anna"
    assert emergency.card.tell_ms


def test_ms_is_told_as_far_as_the_person_allows(emergency: Emergency, session: Session) -> None:
    course = Course(session)
    course.keep(CourseName("", "spms", date(2023, 3, 1)))
    assert emergency.paper().ms == "I have multiple sclerosis (MS)."

    course.show(True)
    assert emergency.paper().ms.endswith("as my team calls it (Mar 2023).")
    emergency.keep(EmergencyCard(tell_ms=False), None)
    assert emergency.paper().ms == ""


def test_those_to_call_come_with_role_and_numbers_and_the_doctor_once(emergency: Emergency, session: Session) -> None:
    care = Care(session)
    anna = CarePerson("", "Anna", "caregiver", "2125550123", other_phone="555-0174", emergency=True)
    care.save_person(anna)
    care.retire(care.save_person(replace(anna, name="Gone")))
    weiss = care.save_person(CarePerson("", "Dr Weiss", "neurologist", "555-0110", organization="Riverside"))

    paper = emergency.paper("US")
    (contact,) = paper.contacts
    assert (contact.name, contact.about, contact.phones) == (
        "Anna",
        "Caregiver at home",
        ("(212) 555-0123", "555-0174"),
    )
    assert paper.doctor is not None
    assert paper.doctor.about == "Neurologist or MS doctor, Riverside"

    care.save_person(replace(weiss, emergency=True))
    assert (len(emergency.paper().contacts), emergency.paper().doctor) == (2, None)


def test_the_doctor_is_the_one_chosen_or_the_first_of_the_ms_team(emergency: Emergency, session: Session) -> None:
    care = Care(session)
    care.save_person(CarePerson("", "Dr Lindgren", "pcp"))
    dentist = care.save_person(CarePerson("", "Dr Tooth", "dentist"))
    first = emergency.paper().doctor
    emergency.keep(EmergencyCard(doctor=dentist.uid), None)
    chosen = emergency.paper().doctor

    assert first is not None
    assert chosen is not None
    assert (first.name, chosen.name) == ("Dr Lindgren", "Dr Tooth")


def test_medicines_stand_as_they_were_typed_without_what_they_are_for(emergency: Emergency, session: Session) -> None:
    plan, start = Plan(session), TODAY - timedelta(days=3)
    thrice = Schedule(Rhythm.DAYS, times=(time(8), time(14), time(20)))
    plan.add(NewMedicine("Baclofen", MedicineKind.SYMPTOM, start, "15 mg", thrice, purpose="Bladder"))
    plan.add(NewMedicine("No DMT now", MedicineKind.DMT, start, schedule=NOTHING_TAKEN))
    stopped = plan.add(NewMedicine("Amantadine", MedicineKind.SYMPTOM, start, "", thrice))
    plan.stop(stopped, TODAY)

    (medicine,) = emergency.paper().medicines

    assert (medicine.name, medicine.taken) == ("Baclofen", "15 mg, every day at 08:00, 14:00, 20:00")
    assert "Bladder" not in repr(emergency.paper())


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        (AS_NEEDED, "as needed"),
        (Schedule(Rhythm.DAYS, 2), "every 2 days"),
        (Schedule(Rhythm.WEEKS), "once a week"),
        (Schedule(Rhythm.WEEKS, weekdays=(0, 2, 4)), "3 days a week"),
        (Schedule(Rhythm.WEEKS, 4), "every 4 weeks"),
        (Schedule(Rhythm.MONTHS), "once a month"),
        (Schedule(Rhythm.MONTHS, 6), "every 6 months"),
        (Schedule(Rhythm.MONTHS, 12, on_days=5), "5 days in a row, every 12 months"),
        (Schedule(Rhythm.DAYS, on_days=3), "3 days in a row"),
        (Schedule(Rhythm.DAYS, on_days=21, off_days=7), "21 days in a row, then 7 days off"),
        (NOTHING_TAKEN, ""),
    ],
)
def test_how_often_is_told_in_a_few_words(schedule: Schedule, words: str) -> None:
    assert how_often(schedule) == words


def test_a_card_that_may_not_tell_ms_tells_it_of_nobody(emergency: Emergency, session: Session) -> None:
    care = Care(session)
    care.save_person(CarePerson("", "Joan", "ms_nurse", organization="MS Center Hamburg"))
    care.save_person(CarePerson("", "National MS Society", "ms_society", emergency=True))

    emergency.keep(replace(emergency.card, tell_ms=False), None)
    paper = emergency.paper()

    assert paper.ms == ""
    assert "MS" not in repr((paper.contacts, paper.doctor))
    assert [(c.name, c.about) for c in paper.contacts] == [("National Society", "society")]
    assert paper.doctor is not None
    assert paper.doctor.about == "nurse, Center Hamburg"
