"""What the team calls the course: dated, hideable everywhere, in step with papers, and what it puts first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from spms_desktop.domain.course import Activity, CourseName, Emphasis
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.record import Action
from spms_desktop.services.course import Course, emphasis, name_words
from spms_desktop.services.session import Session
from spms_desktop.services.visit import VisitSummaries
from tests.conftest import TestClock

TODAY = date(2026, 11, 23)
SPMS = CourseName("", "secondary_progressive", date(2023, 11, 19), "Dr Weiss")
RRMS = CourseName("", "relapsing_remitting", date(2015, 3, 1))


@pytest.fixture
def course(session: Session) -> Course:
    made = Course(session)
    made.show(True)
    return made


def test_the_latest_name_is_on_papers_whatever_the_order_of_typing(course: Course, session: Session) -> None:
    course.keep(SPMS)
    course.keep(RRMS)

    assert [r.name.what for r in course.names()] == ["secondary_progressive", "relapsing_remitting"]
    assert VisitSummaries(session).summary().course == "Secondary progressive MS, as my team calls it (Nov 2023)"


def test_hidden_means_neither_in_the_app_nor_on_papers(course: Course, session: Session) -> None:
    course.keep(SPMS)
    course.show(False)

    assert course.names() == []
    assert VisitSummaries(session).summary().course == ""

    course.show(True)
    assert len(course.names()) == 1


def test_undo_takes_the_name_and_the_papers_back_together(course: Course, session: Session) -> None:
    course.keep(RRMS)
    course.keep(SPMS)
    session.undo()

    assert [r.name.what for r in course.names()] == ["relapsing_remitting"]
    assert course.on_papers == "Relapsing-remitting MS, as my team calls it (Mar 2015)"


def test_a_name_that_is_taken_out_leaves_the_papers_to_the_one_before(course: Course) -> None:
    course.keep(RRMS)
    kept = course.keep(SPMS)

    assert course.take_back(kept)
    assert course.on_papers.startswith("Relapsing-remitting MS")
    assert not course.take_back(kept)


def test_an_edited_name_stays_one(course: Course) -> None:
    kept = course.keep(SPMS)
    course.keep(replace(kept, what="As I like it", activity=Activity.NOT_ACTIVE))

    assert [name_words(r.name) for r in course.names()] == ["As I like it, not active"]
    assert course.on_papers == "As I like it, not active, as my team calls it (Nov 2023)"


def test_not_told_says_nothing_on_papers(course: Course) -> None:
    course.keep(CourseName("", "not_told", TODAY))

    assert course.on_papers == ""


@pytest.mark.parametrize(
    ("name", "problem"),
    [(replace(SPMS, what=" "), "name_missing"), (replace(SPMS, day=TODAY + timedelta(days=1)), "day_in_future")],
)
def test_what_does_not_fit_is_refused(course: Course, name: CourseName, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        course.keep(name)
    assert course.names() == []


def test_only_the_person_shows_or_hides_it(course: Course, session: Session) -> None:
    session.write_as(session.authors()[1].uid)

    with pytest.raises(BadInput, match="persons_choice"):
        course.show(False)
    assert course.shown


def test_a_caregiver_adds_but_does_not_change_what_the_person_wrote(course: Course, session: Session) -> None:
    kept = course.keep(SPMS)
    session.write_as(session.authors()[1].uid)

    with pytest.raises(BadInput, match="persons_entry"):
        course.keep(replace(kept, note="No."))
    with pytest.raises(BadInput, match="persons_entry"):
        course.take_back(kept)
    course.keep(RRMS)
    assert [r.may_change for r in course.names()] == [False, True]


@pytest.mark.parametrize(
    ("what", "activity", "expected"),
    [
        ("secondary_progressive", None, Emphasis.SLOW_CHANGE),
        ("secondary_progressive", Activity.NOT_ACTIVE, Emphasis.SLOW_CHANGE),
        ("secondary_progressive", Activity.ACTIVE, Emphasis.RELAPSES),
        ("relapsing_remitting", None, Emphasis.RELAPSES),
        ("clinically_isolated", None, Emphasis.RELAPSES),
        ("primary_progressive", None, Emphasis.SLOW_CHANGE),
        ("not_told", None, Emphasis.SLOW_CHANGE),
        ("Smouldering, they said", None, Emphasis.SLOW_CHANGE),
    ],
)
def test_the_latest_name_says_what_comes_first(
    course: Course, session: Session, what: str, activity: Activity | None, expected: Emphasis
) -> None:
    course.keep(CourseName("", what, TODAY, activity=activity))

    assert emphasis(session) is expected


def test_what_is_hidden_moves_nothing(course: Course, session: Session) -> None:
    assert emphasis(session) is Emphasis.SLOW_CHANGE
    course.keep(RRMS)
    course.show(False)

    assert emphasis(session) is Emphasis.SLOW_CHANGE


def test_of_two_names_of_one_day_the_one_written_last_holds(course: Course, session: Session, clock: TestClock) -> None:
    for _time in range(5):
        kept = [course.keep(CourseName("", what, TODAY)) for what in ("relapsing_remitting", "secondary_progressive")]
        assert course.on_papers.startswith("Secondary")
        assert emphasis(session) is Emphasis.SLOW_CHANGE
        assert [r.name for r in course.names()] == kept[::-1]
        clock.forward(minutes=1)
        course.keep(replace(kept[0], note="After all."))
        assert course.on_papers.startswith("Relapsing")
        assert emphasis(session) is Emphasis.RELAPSES
        for name in kept:
            course.take_back(name)


def test_words_that_papers_had_before_come_back_with_the_last_name_taken_out(course: Course, session: Session) -> None:
    session.save(Action.PROFILE, [replace(session.profile, course="SPMS, says the letter")])
    first, second = course.keep(SPMS), course.keep(CourseName("", "not_told", TODAY))
    assert course.on_papers == ""

    session.undo()
    session.redo()
    course.take_back(second)
    course.show(False)
    course.show(True)
    first = course.keep(replace(first, note="As told."))
    assert course.on_papers.startswith("Secondary progressive MS")
    course.take_back(first)

    assert course.on_papers == "SPMS, says the letter"
    session.undo()
    assert course.on_papers.startswith("Secondary progressive MS")
