"""Who raised what and since when it waits, on a real encrypted journal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.errors import BadInput
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.discussion import Discussion
from spms_desktop.services.session import Session
from tests.conftest import TestClock

TODAY = date(2026, 11, 23)


@pytest.fixture
def discussion(session: Session) -> Discussion:
    return Discussion(session)


def write_as_anna(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))


def test_whoever_wrote_it_down_first_is_named_whoever_touched_it_since(
    session: Session, discussion: Discussion
) -> None:
    discussion.ask("a")
    write_as_anna(session)
    discussion.ask("b")
    Care(session).move_item(discussion.open()[1].item.uid, -1)  # Anna ranks hers above Maria's

    assert [(r.item.text, r.by and r.by.name, r.after) for r in discussion.open()] == [
        ("b", "Anna", None),
        ("a", "Maria", None),
    ]


def test_what_was_taken_along_and_not_answered_is_carried_over(
    session: Session, discussion: Discussion, clock: TestClock
) -> None:
    along, other = discussion.ask("a"), discussion.ask("b")
    visits = Appointments(session)
    visit = visits.save(Appointment("", "", TODAY, title="Eye clinic", questions=(along.uid,)))
    assert [r.after for r in discussion.open()] == [None, None]

    visits.mark(visit, AppointmentStatus.ATTENDED)
    clock.forward(days=2)
    assert {r.item.uid: r.after for r in discussion.open()} == {along.uid: TODAY, other.uid: None}


def test_an_answer_is_kept_with_the_day_it_was_given(discussion: Discussion) -> None:
    item = discussion.ask("a")
    with pytest.raises(BadInput, match="day_in_future"):
        discussion.answer(item, "Yes.", TODAY + timedelta(days=1))

    discussion.answer(item, " Yes. ", TODAY - timedelta(days=3))
    (answered,) = discussion.answered()
    assert (answered.item.answer, answered.item.answered_on) == ("Yes.", TODAY - timedelta(days=3))
    assert discussion.open() == []


def test_something_asked_again_waits_from_that_day(session: Session, discussion: Discussion, clock: TestClock) -> None:
    discussion.answer(discussion.ask("a"), "Later.", TODAY)
    clock.forward(days=5)
    Care(session).reopen_item(discussion.answered()[0].item)

    (raised,) = discussion.open()
    assert (raised.item.asked_on, raised.item.since) == (TODAY, TODAY + timedelta(days=5))


def test_an_empty_journal_has_nothing_to_raise(discussion: Discussion) -> None:
    assert (discussion.open(), discussion.answered()) == ([], [])
