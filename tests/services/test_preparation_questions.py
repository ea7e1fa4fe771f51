"""The questions typed on the card: each stays the same by its words, wherever its line stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.author import Author
from spms_desktop.domain.preparation import TopicAnswer
from spms_desktop.domain.record import Action
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.preparation import Preparations
from spms_desktop.services.preparation_end import PreparationEnd, included_for, prepared_lines
from spms_desktop.services.session import Session

TODAY = date(2026, 11, 23)


@pytest.fixture
def visit(session: Session) -> Appointment:
    return Appointments(session).save(Appointment("", "", TODAY + timedelta(days=4), title="Eye clinic"))


@pytest.fixture
def cards(session: Session, visit: Appointment) -> Preparations:
    return Preparations(session, visit)


def typed(cards: Preparations, *lines: str) -> None:
    cards.keep(TopicAnswer("questions", (), "\n".join(lines)))


def texts(session: Session) -> list[str]:
    return [i.text for i in Care(session).items()]


def anna(session: Session) -> Author:
    return next(a for a in session.authors() if not a.is_person)


def test_an_answered_line_that_is_deleted_takes_no_other_with_it(session: Session, cards: Preparations) -> None:
    typed(cards, "a", "b", "c")
    Care(session).answer_item(Care(session).items()[0], "yes")

    typed(cards, "b", "c")

    assert texts(session) == ["b", "c"]
    assert [i.text for i in Care(session).answered()] == ["a"]


def test_what_was_put_first_stays_first_when_a_line_is_added_above(session: Session, cards: Preparations) -> None:
    typed(cards, "a", "b", "c")
    a, _b, c = Care(session).items()
    end = PreparationEnd(session, cards)
    end.rank([c.uid, a.uid])

    typed(cards, "new first", "a", "b", "c")

    assert end.top() == (c.uid, a.uid)
    assert texts(session) == ["c", "a", "b", "new first"]


def test_what_was_taken_off_or_edited_elsewhere_stays_so(session: Session, cards: Preparations) -> None:
    typed(cards, "a", "b")
    care = Care(session)
    first, second = care.items()
    care.drop_item(first)
    care.edit_item(replace(second, text="b in better words"))

    typed(cards, "a", "b", "c")

    assert texts(session) == ["b in better words", "c"]
    assert list(cards.typed_questions().values()) == ["b in better words", "c"]


def test_an_edited_answer_leaves_alone_what_was_edited_on_the_list(session: Session, cards: Preparations) -> None:
    cards.keep(TopicAnswer("concerns", (), "worry"))
    end, care = PreparationEnd(session, cards), Care(session)
    end.rank(["topic:concerns"])
    care.edit_item(replace(care.items()[0], text="my better words"))

    end.rank(end.top())
    cards.keep(TopicAnswer("concerns", (), "another worry"))
    end.rank(end.top())
    assert texts(session) == ["my better words"]

    care.drop_item(care.items()[0])
    cards.keep(TopicAnswer("concerns", (), "worry"))
    assert end.candidates() == []


def test_the_same_line_twice_is_two_questions(session: Session, cards: Preparations) -> None:
    typed(cards, "a", "a")
    typed(cards, "a")

    assert texts(session) == ["a"]


# Visits that fall through


@pytest.mark.parametrize("status", [AppointmentStatus.CANCELLED, AppointmentStatus.MISSED])
def test_a_new_visit_with_the_same_person_takes_over_what_was_prepared(
    session: Session, cards: Preparations, visit: Appointment, status: AppointmentStatus
) -> None:
    cards.keep(TopicAnswer("sleep", (), "Awake at four."))
    cards.keep(TopicAnswer("mood", (), "Low."))
    PreparationEnd(session, cards).include(["topic:sleep", "topic:mood"])
    session.save(Action.APPOINTMENT, [replace(visit, status=status)])
    visits = Appointments(session)
    again = visits.save(Appointment("", "", TODAY + timedelta(days=9), title="Eye clinic"))
    other = visits.save(Appointment("", "", TODAY + timedelta(days=9), title="Dentist"))

    assert [line.topic for line in prepared_lines(session, again)] == ["sleep", "mood"]
    assert prepared_lines(session, other) == ()
    assert Preparations(session, None).now().answer("sleep").text == "Awake at four."


def test_what_was_prepared_for_a_visit_that_is_undone_is_not_lost(session: Session, visit: Appointment) -> None:
    session.undo()
    cards = Preparations(session, visit)
    cards.keep(TopicAnswer("sleep", (), "Awake at four."))
    PreparationEnd(session, cards).include([])

    later = Appointments(session).save(Appointment("", "", TODAY + timedelta(days=2), title="Eye clinic"))
    for again in (None, later):
        assert Preparations(session, again).now().answer("sleep").text == "Awake at four."
        assert prepared_lines(session, again) == ()  # it was taken from the paper then


def test_a_private_tick_for_no_visit_is_not_one_for_whatever_visit_comes(session: Session) -> None:
    cards = Preparations(session, None)
    cards.keep(TopicAnswer("mood", (), "Low."))
    cards.keep(TopicAnswer("sleep", (), "Awake at four."))
    PreparationEnd(session, cards).rank(["topic:mood"])
    item = Care(session).items()[0]
    PreparationEnd(session, cards).include(["topic:mood", item.uid])
    assert included_for(session, None).items == (item.uid,)

    soon = Appointments(session).save(Appointment("", "", TODAY + timedelta(days=2), title="Eye clinic"))
    assert included_for(session, soon).items == ()
    assert prepared_lines(session, soon) == ()
    Preparations(session, soon).keep(TopicAnswer("concerns", (), "x"))
    assert "sleep" not in included_for(session, soon).topics  # not ticked then, and still not


# The end


def test_something_private_put_first_is_offered_a_tick_and_said_to_be_left_out(
    session: Session, cards: Preparations
) -> None:
    cards.keep(TopicAnswer("mood", (), "Low."))
    end = PreparationEnd(session, cards)
    end.rank(["topic:mood"])
    (item,) = end.left_out()

    assert (item.uid, True) in [(c.key, c.private) for c in end.choosable()]
    end.include([item.uid])
    assert end.left_out() == []


def test_a_caregiver_ranks_after_the_person_and_changes_nothing_of_theirs(
    session: Session, cards: Preparations
) -> None:
    care = Care(session)
    for text in ("P1", "A", "B"):
        care.ask(text)
    care.edit_item(replace(care.items()[0], private=True))
    private, a, b = care.items()
    PreparationEnd(session, cards).rank([private.uid, a.uid])
    before = care.items()
    session.write_as(anna(session).uid)
    own = care.ask("own")
    theirs = Preparations(session, cards.visit)
    PreparationEnd(session, theirs).rank([b.uid, own.uid])
    session.write_as(next(x.uid for x in session.authors() if x.is_person))

    assert texts(session) == ["P1", "A", "B", "own"]
    assert [i for i in care.items() if i.uid != own.uid] == before
    assert PreparationEnd(session, cards).top() == (private.uid, a.uid)

