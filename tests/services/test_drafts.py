"""Drafts: on disk when kept, each author's own, gone when dropped, never in the way."""

from __future__ import annotations

from spms_desktop.services.drafts import Drafts
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import open_session
from tests.conftest import TestClock


def test_a_draft_is_there_after_the_program_was_killed(session: Session, clock: TestClock) -> None:
    Drafts(session).keep("event|fall", {"title": "Fell in the", "worst": 6, "told": ["Tom"]})
    assert session.file._lock is not None
    session.file._lock.release()  # what the kernel does for a killed process

    again = open_session(session.file.folder, clock=clock)

    assert Drafts(again).fields("event|fall") == {"title": "Fell in the", "worst": 6, "told": ["Tom"]}
    again.close()


def test_each_author_has_drafts_of_their_own(session: Session) -> None:
    Drafts(session).keep("note|2026-11-23|self", {"text": "I am"})
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))

    assert Drafts(session).fields("note|2026-11-23|self") == {}
    assert Drafts(session).names("note|") == []


def test_nothing_typed_drops_the_draft(session: Session) -> None:
    drafts = Drafts(session)
    drafts.keep("event|fall", {"title": "F"})
    assert drafts.names("event|") == ["event|fall"]

    drafts.keep("event|fall", {"title": ""})

    assert drafts.names("") == []
    drafts.keep("score|EDSS", {"value": "6"})
    drafts.drop("score|EDSS")
    assert drafts.fields("score|EDSS") == {}


def test_a_draft_that_cannot_be_read_is_no_draft(session: Session) -> None:
    session.file.keep_local(f"draft|{session.author.uid}|event|fall", "not json")

    assert Drafts(session).fields("event|fall") == {}
