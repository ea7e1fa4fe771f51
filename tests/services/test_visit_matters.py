"""What stands first on a paper: for whoever reads it, each in the words of whoever wrote them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.author import Author
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.preparation import TopicAnswer
from spms_desktop.domain.privacy import Topic
from spms_desktop.domain.visit import Variant
from spms_desktop.report.visit_summary import render
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.preparation import Preparations
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.session import Session
from spms_desktop.services.visit import VisitSummaries
from tests.conftest import TestClock
from tests.report.reading import text_of

TODAY = date(2026, 11, 23)


@pytest.fixture
def weiss(session: Session) -> CarePerson:
    return Care(session).save_person(CarePerson("", "Dr Weiss", "neurologist"))


@pytest.fixture
def visit(session: Session, weiss: CarePerson) -> Appointment:
    return Appointments(session).save(Appointment("", weiss.uid, TODAY + timedelta(days=4)))


def anna(session: Session) -> Author:
    return next(a for a in session.authors() if not a.is_person)


def printed(session: Session, *, appendix: bool = False) -> str:
    summaries = VisitSummaries(session)
    return " ".join(text_of(render(summaries.summary(), appendix=appendix)).split())


# For whom


@pytest.mark.usefixtures("visit")
def test_what_is_for_others_is_only_counted(session: Session, weiss: CarePerson) -> None:
    care = Care(session)
    pastor = care.save_person(CarePerson("", "Sister Ruth", "spiritual_advisor"))
    physio = care.save_person(CarePerson("", "Pat", "pt"))
    care.ask("Can I forgive?", person=pastor.uid)
    care.ask("How do I climb stairs?", person=physio.uid)
    care.ask("What about sleep?")
    care.ask("Which drug now?", person=weiss.uid)

    content = VisitSummaries(session).summary()
    assert [i.text for i in content.top_items] == ["What about sleep?", "Which drug now?"]
    assert (content.more_items, content.for_others, len(content.items)) == (0, 2, 2)
    pages = printed(session, appendix=True)
    assert "2 more for other people" in pages
    assert ("forgive" in pages, "stairs" in pages) == (False, False)

    therapist = VisitSummaries(session).summary(variant=Variant.THERAPIST)
    assert [i.text for i in therapist.top_items] == ["How do I climb stairs?", "What about sleep?"]


def test_what_is_taken_along_is_for_the_visit(session: Session, weiss: CarePerson) -> None:
    other = Care(session).save_person(CarePerson("", "Pat", "pt"))
    asked = Care(session).ask("Stairs?", person=other.uid)
    Appointments(session).save(Appointment("", weiss.uid, TODAY + timedelta(days=4), questions=(asked.uid,)))

    assert [i.text for i in VisitSummaries(session).summary().top_items] == ["Stairs?"]


def test_what_is_asked_again_after_a_visit_is_not_still_open_from_it(
    session: Session, weiss: CarePerson, clock: TestClock
) -> None:
    care, visits = Care(session), Appointments(session)
    for text in ("one", "two", "three", "left open", "answered"):
        care.ask(text, person=weiss.uid)
    clock.forward(days=10)
    care.answer_item(care.items()[4], "Yes.")
    visits.save(Appointment("", weiss.uid, session.today))
    visits.mark(visits.all()[0], AppointmentStatus.ATTENDED)
    clock.forward(days=20)
    care.reopen_item(care.answered()[0])

    content = VisitSummaries(session).summary()
    assert [i.text for i in content.carried_over] == ["left open"]
    assert content.more_items == 2


# Whose words


@pytest.mark.usefixtures("visit")
def test_what_a_caregiver_wrote_is_named_on_the_paper(session: Session) -> None:
    Care(session).ask("When is the MRI?")
    session.write_as(anna(session).uid)
    Care(session).ask("She fell on the stairs.", DiscussionKind.CONCERN)

    pages = printed(session)
    assert "When is the MRI? (question)" in pages
    assert "Seen by Anna: She fell on the stairs. (concern)" in pages


@pytest.mark.usefixtures("visit")
def test_a_caregivers_sentence_stands_apart_and_leaves_the_persons_as_it_is(session: Session) -> None:
    summaries = VisitSummaries(session)
    summaries.keep_what_matters("Walking to the garden.")
    session.write_as(anna(session).uid)
    assert summaries.what_matters() == ""
    assert summaries.keep_what_matters("She needs a rail.")
    assert not summaries.keep_what_matters("She needs a rail.")

    assert session.profile.matters_most == "Walking to the garden."
    pages = printed(session)
    assert "“Walking to the garden.”" in pages
    assert "Seen by Anna: She needs a rail." in pages
    assert "“She needs a rail.”" not in pages


def test_a_caregiver_changes_and_moves_only_what_they_raised(session: Session) -> None:
    care = Care(session)
    marias = care.ask("Maria's")
    session.write_as(anna(session).uid)
    annas = care.ask("Anna's")

    for act in (care.edit_item, care.drop_item, lambda item: care.move_item(item.uid, 1)):
        with pytest.raises(BadInput, match="persons_entry"):
            act(marias)
    assert care.move_item(annas.uid, -1)
    care.edit_item(annas)
    session.write_as(session.authors()[0].uid)
    care.drop_item(annas)
    assert care.items() == [marias]  # as Maria left it


def test_a_caregivers_move_keeps_private_items_where_the_person_put_them(session: Session) -> None:
    care = Care(session)
    for text in ("a", "private", "b"):
        care.ask(text)
    from_maria = care.items()
    session.write_as(anna(session).uid)
    own = care.ask("own")
    session.write_as(session.authors()[0].uid)
    care.edit_item(replace(from_maria[1], private=True))
    before = care.items()[:3]
    session.write_as(anna(session).uid)
    care.move_item(own.uid, -1)
    session.write_as(session.authors()[0].uid)

    assert [i.text for i in care.items()] == ["a", "private", "own", "b"]
    assert [i for i in care.items() if i.uid != own.uid] == before


# Kept from a caregiver


def test_what_is_kept_from_a_caregiver_is_not_on_their_paper(session: Session, visit: Appointment) -> None:
    Care(session).ask("XQITEM")
    Preparations(session, visit).keep(TopicAnswer("concerns", (), "XQPREPARED"))
    VisitSummaries(session).keep_what_matters("XQSENTENCE")
    everything = printed(session)
    Privacy(session).keep([*Privacy(session).items, Topic.QUESTIONS])
    assert all(word in printed(session) for word in ("XQITEM", "XQPREPARED", "XQSENTENCE"))
    assert "XQPREPARED" in everything

    session.write_as(anna(session).uid)
    Preparations(session, visit).keep(TopicAnswer("concerns", (), "ANNAS"))
    pages = printed(session)
    assert "XQ" not in pages
    assert "ANNAS" in pages

