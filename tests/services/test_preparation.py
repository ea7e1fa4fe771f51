"""Preparing a visit on a real encrypted journal: cards, stopping and going on, what comes first, what is ticked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.author import Author
from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.domain.entry import Rating
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.goal import Goal, GoalRating
from spms_desktop.domain.preparation import Preparation, TopicAnswer
from spms_desktop.domain.record import Action
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.goals import Goals
from spms_desktop.services.preparation import Preparations
from spms_desktop.services.preparation_end import PreparationEnd, included_for, prepared_lines
from spms_desktop.services.session import Session
from tests.conftest import TestClock

TODAY = date(2026, 11, 23)


@pytest.fixture
def visit(session: Session) -> Appointment:
    """A visit in four days."""
    return Appointments(session).save(Appointment("", "", TODAY + timedelta(days=4), title="Eye clinic"))


@pytest.fixture
def cards(session: Session, visit: Appointment) -> Preparations:
    return Preparations(session, visit)


def anna(session: Session) -> Author:
    return next(a for a in session.authors() if not a.is_person)


def end(session: Session, cards: Preparations) -> PreparationEnd:
    return PreparationEnd(session, cards)


def steps_of(cards: Preparations) -> list[str]:
    return [step.partition(":")[2] or step for step in cards.steps()]


# Cards


def test_the_person_gets_twelve_topics_and_a_caregiver_one_more(session: Session, cards: Preparations) -> None:
    mine = steps_of(cards)
    session.write_as(anna(session).uid)
    theirs = steps_of(Preparations(session, cards.visit))

    assert (len(mine), mine[0], mine[-2:]) == (14, "concerns", ["top", "include"])
    assert set(theirs) - set(mine) == {"caregiver"}


def test_a_goal_that_is_due_is_a_card_until_it_is_rated(session: Session, cards: Preparations) -> None:
    goal = Goals(session).keep(Goal("", "Walk to the garden.", TODAY - timedelta(days=30)))
    steps = cards.steps()
    assert steps.index(f"goal:{goal.uid}") == steps.index("topic:goals") - 1

    Goals(session).rate(GoalRating(goal.uid, TODAY, 4))
    assert f"goal:{goal.uid}" not in cards.steps()


def test_an_answer_is_kept_cleaned_and_undone(session: Session, cards: Preparations) -> None:
    assert cards.keep(TopicAnswer("sleep", ("spasms_at_night", "unknown"), " Up at three. "))
    assert cards.now().answer("sleep") == TopicAnswer("sleep", ("spasms_at_night",), "Up at three.")
    assert not cards.keep(TopicAnswer("sleep", ("spasms_at_night",), "Up at three."))

    assert session.undo() is Action.PREPARATION
    assert cards.now().answers == ()


def test_a_text_that_is_too_long_is_refused(cards: Preparations) -> None:
    with pytest.raises(BadInput, match="too_long"):
        cards.keep(TopicAnswer("sleep", (), "x" * 1001))
    assert cards.now().answers == ()


def test_it_goes_on_at_the_first_card_that_was_not_seen(session: Session, cards: Preparations) -> None:
    steps = cards.steps()
    cards.keep(TopicAnswer("concerns", ("falling",)))
    cards.skip("topic:unmet_needs")

    again = Preparations(session, cards.visit)
    assert again.first_open(steps) == 2
    cards.keep(TopicAnswer("cognitive"))  # left empty: passed by
    assert again.first_open(steps) == 3


def test_an_answer_taken_away_again_is_passed_by(cards: Preparations) -> None:
    cards.keep(TopicAnswer("concerns", ("falling",)))
    cards.keep(TopicAnswer("concerns"))

    assert (cards.now().answers, cards.now().skipped) == ((), ("topic:concerns",))


def test_each_author_prepares_alone(session: Session, cards: Preparations) -> None:
    cards.keep(TopicAnswer("mood", ("low",)))
    session.write_as(anna(session).uid)

    assert Preparations(session, cards.visit).now().answers == ()


# Questions


def test_each_line_of_the_questions_is_on_the_list_and_follows_edits(session: Session, cards: Preparations) -> None:
    cards.keep(TopicAnswer("questions", (), "When is the MRI?\n\n Can I drive? "))
    care = Care(session)
    first, second = care.items()
    assert [(i.text, i.kind) for i in (first, second)] == [
        ("When is the MRI?", DiscussionKind.QUESTION),
        ("Can I drive?", DiscussionKind.QUESTION),
    ]

    cards.keep(TopicAnswer("questions", (), "When is the next MRI?"))
    assert [(i.uid, i.text) for i in care.items()] == [(first.uid, "When is the next MRI?")]
    cards.keep(TopicAnswer("questions", (), "When is the next MRI?"))
    assert len(care.items()) == 1


def test_an_answered_question_stays_answered(session: Session, cards: Preparations) -> None:
    cards.keep(TopicAnswer("questions", (), "When?"))
    Care(session).answer_item(Care(session).items()[0], "Soon.")
    cards.keep(TopicAnswer("questions", (), "When?"))
    assert Care(session).items() == []

    cards.keep(TopicAnswer("questions", (), "When then?"))
    assert [i.text for i in Care(session).items()] == ["When then?"]
    assert Care(session).answered()[0].text == "When?"


# What comes first


def test_answers_that_say_something_can_come_first(session: Session, cards: Preparations) -> None:
    asked = Care(session).ask("When is the MRI?")
    cards.keep(TopicAnswer("sleep", ("sleep_is_fine",)))
    cards.keep(TopicAnswer("concerns", ("falling", "the_future"), "On the stairs."))

    assert [(c.key, c.words) for c in end(session, cards).candidates()] == [
        (asked.uid, "When is the MRI?"),
        ("topic:concerns", "Concerns: Falling, The future. On the stairs."),
    ]


def test_ranking_puts_answers_on_the_list_first_and_takes_them_along(
    session: Session, cards: Preparations, visit: Appointment
) -> None:
    care = Care(session)
    asked = [care.ask(text) for text in "abcd"]
    cards.keep(TopicAnswer("concerns", ("falling",)))

    assert end(session, cards).rank(["topic:concerns", asked[2].uid])
    items = care.items()
    assert [i.text for i in items] == ["Concerns: Falling", "c", "a", "b", "d"]
    assert [i.rank for i in items] == [0, 1, 2, 3, 4]
    assert items[0].kind is DiscussionKind.CONCERN
    along = Appointments(session).visit(visit.uid)
    assert along is not None
    assert along.questions == (items[0].uid, asked[2].uid)
    assert end(session, cards).top() == (items[0].uid, asked[2].uid)
    assert not end(session, cards).rank([items[0].uid, asked[2].uid])

    assert session.undo() is Action.PREPARATION
    assert [i.text for i in care.items()] == ["a", "b", "c", "d"]


def test_an_answer_that_is_edited_later_renews_what_is_on_the_list(session: Session, cards: Preparations) -> None:
    cards.keep(TopicAnswer("concerns", ("falling",)))
    end(session, cards).rank(["topic:concerns"])
    cards.keep(TopicAnswer("concerns", ("falling",), "In the bath."))

    (item,) = Care(session).items()
    assert [c.key for c in end(session, cards).candidates()] == [item.uid]
    end(session, cards).rank([item.uid])
    assert [i.text for i in Care(session).items()] == ["Concerns: Falling. In the bath."]


def test_without_a_choice_the_first_three_of_the_list_are_shown(session: Session, cards: Preparations) -> None:
    asked = [Care(session).ask(text).uid for text in "abcd"]

    assert end(session, cards).top() == tuple(asked[:3])


def test_what_comes_from_a_private_topic_stays_with_its_author(session: Session, cards: Preparations) -> None:
    cards.keep(TopicAnswer("mood", ("low",)))
    end(session, cards).rank(["topic:mood"])
    assert [i.private for i in Care(session).items()] == [True]

    session.write_as(anna(session).uid)
    assert Care(session).items() == []


# What the paper may say


def test_private_topics_and_items_are_left_out_until_they_are_ticked(
    session: Session, cards: Preparations, visit: Appointment
) -> None:
    session.save(Action.CHECK_IN, [Rating(TODAY, "low_mood", 6)], respondent=session.author.usual_respondent)
    cards.keep(TopicAnswer("sleep", ("pain_at_night",)))
    cards.keep(TopicAnswer("mood", ("low",), "Since spring."))
    ends = end(session, cards)

    assert [(c.key, c.private) for c in ends.choosable()] == [
        ("topic:sleep", False),
        ("topic:mood", True),
        ("low_mood", True),
    ]
    assert ends.included().topics == ("sleep",)
    assert [line.heading for line in prepared_lines(session, visit)] == ["My sleep"]

    assert ends.include(["topic:sleep", "topic:mood", "low_mood"])
    assert not ends.include(["topic:sleep", "topic:mood", "low_mood"])
    assert included_for(session, visit).items == ("low_mood",)
    lines = prepared_lines(session, visit)
    assert [(line.heading, line.text) for line in lines] == [
        ("My sleep", "Pain at night"),
        ("How I am coping", "Low. Since spring."),
    ]


def test_a_caregiver_never_learns_what_the_person_ticked_of_private_things(
    session: Session, cards: Preparations, visit: Appointment
) -> None:
    cards.keep(TopicAnswer("sleep", ("pain_at_night",)))
    cards.keep(TopicAnswer("mood", ("low",)))
    end(session, cards).include(["topic:sleep", "topic:mood"])
    session.write_as(anna(session).uid)
    theirs = Preparations(session, visit)
    theirs.keep(TopicAnswer("concerns", ("falling",)))

    assert [(line.topic, line.by_person) for line in prepared_lines(session, visit)] == [
        ("sleep", True),
        ("concerns", False),
    ]
    assert included_for(session, visit).items == ()


# Visits that move, and none in particular


def test_what_was_prepared_goes_along_when_the_visit_moves(
    session: Session, cards: Preparations, visit: Appointment
) -> None:
    cards.keep(TopicAnswer("questions", (), "When?"))
    end(session, cards).include([])
    moved = Appointments(session).move(visit, TODAY + timedelta(days=9), None)
    again = Preparations(session, moved)

    assert again.now().answer("questions").text == "When?"
    again.keep(TopicAnswer("questions", (), "When then?"))
    assert [i.text for i in Care(session).items()] == ["When then?"]


def test_what_was_prepared_without_a_visit_is_there_for_the_next_one_only(session: Session, clock: TestClock) -> None:
    Preparations(session, None).keep(TopicAnswer("concerns", ("falling",)))
    visits = Appointments(session)
    soon = visits.save(Appointment("", "", TODAY + timedelta(days=2), title="Eye clinic"))
    assert Preparations(session, soon).now().answers != ()

    clock.forward(days=3)
    visits.mark(soon, AppointmentStatus.ATTENDED)
    later = visits.save(Appointment("", "", TODAY + timedelta(days=30), title="Eye clinic"))
    assert Preparations(session, later).now().answers == ()


def test_nothing_prepared_is_nothing_on_the_paper(session: Session) -> None:
    assert prepared_lines(session, None) == ()
    assert included_for(session, None).topics == ()


def test_a_topic_of_a_newer_version_is_left_alone(
    session: Session, cards: Preparations, visit: Appointment
) -> None:
    session.save(Action.PREPARATION, [Preparation(visit.uid, TODAY, (TopicAnswer("unheard_of", (), "x"),))])

    assert end(session, cards).choosable() == []
    assert end(session, cards).candidates() == []
    assert prepared_lines(session, visit) == ()
    assert included_for(session, visit).topics == ()
