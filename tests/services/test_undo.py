"""What each author can take back: their own changes of the day, also after the program was closed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Rating
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.record import Action, ChangeRecord
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.session import Session
from spms_desktop.services.undo import Trail
from spms_desktop.services.unlock import open_session
from tests.conftest import TestClock


def rate(session: Session, score: int, symptom: str = "pain") -> None:
    session.save(Action.CHECK_IN, [Rating(session.today, symptom, score)], respondent=Respondent.SELF)


def scores(session: Session) -> dict[str, int]:
    return {v.value.symptom: v.value.score for v in session.versions.live(Rating)}


def reopened(session: Session, clock: TestClock) -> Session:
    session.close()
    return open_session(session.file.folder, clock=clock)


def anna(session: Session) -> str:
    return next(a.uid for a in session.authors() if not a.is_person)


def test_the_making_of_a_journal_cannot_be_undone(session: Session, clock: TestClock) -> None:
    again = reopened(session, clock)

    assert not again.can_undo
    assert again.undo() is None
    again.close()


def test_undo_and_redo_go_on_after_a_restart_on_the_same_day(session: Session, clock: TestClock) -> None:
    for score in (3, 5, 7):
        rate(session, score)
    session.undo()

    again = reopened(session, clock)

    assert again.redo() is Action.CHECK_IN
    assert scores(again) == {"pain": 7}
    again = reopened(again, clock)
    assert [again.undo(), again.undo(), again.undo(), again.undo()] == [Action.CHECK_IN] * 3 + [None]
    assert scores(again) == {}
    again = reopened(again, clock)
    assert [again.redo(), again.redo()] == [Action.CHECK_IN] * 2
    assert scores(again) == {"pain": 5}
    again.close()


def test_after_a_restart_on_another_day_what_was_done_stays_done(session: Session, clock: TestClock) -> None:
    rate(session, 3)
    clock.forward(days=1)

    again = reopened(session, clock)

    assert not again.can_undo
    assert again.undo() is None
    assert scores(again) == {"pain": 3}
    again.close()


def test_midnight_does_not_take_undo_away_from_an_open_window(session: Session, clock: TestClock) -> None:
    rate(session, 3)
    clock.forward(hours=14)

    assert session.undo() is Action.CHECK_IN
    assert scores(session) == {}


def test_a_caregivers_undo_never_takes_back_what_the_person_did(session: Session) -> None:
    rate(session, 3)
    person = session.author.uid
    session.write_as(anna(session))
    assert session.undo() is None
    rate(session, 8, "fatigue")

    session.write_as(person)

    assert session.undo() is Action.CHECK_IN
    assert scores(session) == {"fatigue": 8}
    assert session.undo() is None
    session.write_as(anna(session))
    assert session.undo() is Action.CHECK_IN
    assert scores(session) == {}


@given(st.lists(st.tuples(st.sampled_from(["Maria", "Anna"]), st.sampled_from(["save", "undo", "redo"])), max_size=25))
def test_a_trail_read_again_from_its_changes_is_the_same(acts: list[tuple[str, str]]) -> None:
    trail, written = Trail(), []
    for number, (author, act) in enumerate(acts):
        uid = f"c{number}"
        done, undone = trail.last_done(author), trail.last_undone(author)
        if act == "save":
            written.append(ChangeRecord(uid, Action.CHECK_IN, author, frozenset()))
            trail.did(written[-1])
        elif act == "undo" and done:
            written.append(ChangeRecord(uid, Action.UNDO, author, frozenset(), undoes=done.uid))
            trail.undid(author, uid)
        elif act == "redo" and undone:
            written.append(ChangeRecord(uid, Action.UNDO, author, frozenset(), undoes=undone[0]))
            trail.redid(author, uid)

    assert Trail.of(written) == trail


def test_what_somebody_else_changed_since_stays_and_is_said_to(session: Session) -> None:
    person = session.author.uid
    happenings = Happenings(session)
    rate(session, 3)
    session.write_as(anna(session))
    cold = happenings.save_event(Event("", EventKind.INFECTION, session.today))
    session.write_as(person)
    happenings.save_event(replace(cold, title="Bad cold"))
    session.write_as(anna(session))

    with pytest.raises(BadInput, match="undo_overtaken"):
        session.undo()

    assert [v.value.title for v in session.versions.live(Event)] == ["Bad cold"]
    assert session.undo() is None
    session.write_as(person)
    assert session.undo() is Action.EVENT
    assert [v.value.title for v in session.versions.live(Event)] == [""]


def test_an_edit_that_was_undone_comes_back_with_redo(session: Session) -> None:
    happenings = Happenings(session)
    cold = happenings.save_event(Event("", EventKind.INFECTION, session.today))
    happenings.save_event(replace(cold, title="Cold"))
    session.undo()

    assert session.redo() is Action.EVENT
    assert [v.value.title for v in session.versions.live(Event)] == ["Cold"]
