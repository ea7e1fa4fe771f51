"""A session saves as somebody, undoes in order, and tells who listens."""

from __future__ import annotations

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Rating
from spms_desktop.domain.record import Action
from spms_desktop.services.events import AuthorSwitched, Saved
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import open_session


def rate(session: Session, score: int) -> None:
    session.save(Action.CHECK_IN, [Rating(session.today, "pain", score)], respondent=Respondent.SELF)


def scores(session: Session) -> list[int]:
    return [v.value.score for v in session.versions.live(Rating)]


def test_the_person_writes_first_and_a_caregiver_can_take_over(session: Session) -> None:
    heard: list[AuthorSwitched] = []
    session.events.subscribe(AuthorSwitched, heard.append)
    assert session.author.name == "Maria"

    session.write_as(next(a.uid for a in session.authors() if not a.is_person))

    assert (session.author.name, session.author.usual_respondent) == ("Anna", Respondent.PROXY)
    assert [event.author.name for event in heard] == ["Anna"]


def test_undo_and_redo_walk_through_the_changes_in_order(session: Session) -> None:
    for score in (3, 5, 7):
        rate(session, score)

    assert [session.undo(), session.undo()] == [Action.CHECK_IN, Action.CHECK_IN]
    assert scores(session) == [3]
    assert session.redo() is Action.CHECK_IN
    assert scores(session) == [5]
    assert session.undo() is Action.CHECK_IN
    assert session.undo() is Action.CHECK_IN
    assert scores(session) == []
    assert session.undo() is None


def test_a_new_change_ends_what_can_be_redone(session: Session) -> None:
    rate(session, 3)
    session.undo()
    rate(session, 4)

    assert not session.can_redo
    assert session.redo() is None
    assert scores(session) == [4]


def test_each_save_is_told_once_with_what_it_touched(session: Session) -> None:
    heard: list[Saved] = []
    stop = session.events.subscribe(Saved, heard.append)

    rate(session, 3)
    session.undo()
    stop()
    rate(session, 4)

    assert [(event.action, event.kinds) for event in heard] == [
        (Action.CHECK_IN, frozenset({Rating})),
        (Action.UNDO, frozenset({Rating})),
    ]


def test_what_was_saved_is_there_in_the_next_session(session: Session) -> None:
    rate(session, 6)
    session.close()

    again = open_session(session.file.folder, clock=session.now)

    assert scores(again) == [6]
    again.close()


@pytest.mark.parametrize("turns", [1, 4])
def test_undo_and_redo_can_be_repeated_without_end(session: Session, turns: int) -> None:
    rate(session, 3)
    rate(session, 8)

    for _ in range(turns):
        session.undo()
        assert scores(session) == [3]
        session.redo()
        assert scores(session) == [8]
