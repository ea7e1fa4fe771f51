"""Days: saved as they are answered, kept apart by view, read back as entries, with their whole history."""

from __future__ import annotations

from datetime import timedelta

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Flag, Measure, Rating
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.periods import Span, last_days
from spms_desktop.services.journal import Journal
from spms_desktop.services.session import Session
from tests.conftest import TestClock

SELF, PROXY = Respondent.SELF, Respondent.PROXY


@pytest.fixture
def journal(session: Session) -> Journal:
    return Journal(session)


def test_an_entry_gathers_what_one_person_said_about_a_day(session: Session, journal: Journal) -> None:
    today = session.today
    journal.rate(today, SELF, "pain", 4)
    journal.measure(today, SELF, "sleep_hours", 6.5)
    journal.ticks(today, SELF, {"heat"})
    journal.note(today, SELF, "  A good walk.  ")

    entry = journal.entry(today, SELF)

    assert entry is not None
    assert (entry.score("pain"), entry.amount("sleep_hours"), entry.note) == (4, 6.5, "A good walk.")
    assert [f.name for f in entry.flags] == ["heat"]
    assert not entry.late


def test_a_caregivers_rating_stands_beside_the_persons_own(session: Session, journal: Journal) -> None:
    journal.rate(session.today, SELF, "pain", 4)
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    journal.rate(session.today, PROXY, "pain", 7)

    entries = journal.entries(last_days(1, session.today))

    assert [(e.respondent, e.score("pain")) for e in entries] == [(SELF, 4), (PROXY, 7)]


def test_an_earlier_day_is_marked_late_with_the_real_time(session: Session, journal: Journal) -> None:
    day = session.today - timedelta(days=2)

    journal.rate(day, SELF, "pain", 4)

    entry = journal.entry(day, SELF)
    assert entry is not None
    assert entry.late
    assert entry.recorded_at == session.now()


def test_an_entry_mended_after_midnight_is_not_late_for_that(
    session: Session, journal: Journal, clock: TestClock
) -> None:
    day = session.today
    journal.rate(day, SELF, "pain", 4)
    clock.forward(days=1)

    journal.rate(day, SELF, "pain", 5)

    entry = journal.entry(day, SELF)
    assert entry is not None
    assert entry.score("pain") == 5
    assert not entry.late


def test_a_day_that_has_not_come_is_refused(session: Session, journal: Journal) -> None:
    with pytest.raises(BadInput, match="day_in_future"):
        journal.rate(session.today + timedelta(days=1), SELF, "pain", 4)

    assert journal.entries(Span(session.today, session.today + timedelta(days=1))) == []


def test_what_is_taken_back_is_missing_and_not_zero(session: Session, journal: Journal) -> None:
    journal.rate(session.today, SELF, "pain", 4)
    journal.rate(session.today, SELF, "walking", 5)
    journal.measure(session.today, SELF, "falls", 1)
    journal.ticks(session.today, SELF, {"heat"})

    journal.take_back(session.today, SELF, Rating, "pain")
    journal.take_back(session.today, SELF, Measure, "falls")
    journal.take_back(session.today, SELF, Flag, "heat")

    entry = journal.entry(session.today, SELF)
    assert entry is not None
    assert (entry.score("pain"), entry.score("walking"), entry.amount("falls"), entry.flags) == (None, 5, None, ())


def test_taking_back_leaves_other_authors_and_views_alone(session: Session, journal: Journal) -> None:
    journal.rate(session.today, SELF, "pain", 4)
    journal.rate(session.today, Respondent.TOGETHER, "pain", 5)
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    journal.rate(session.today, PROXY, "pain", 7)

    journal.take_back(session.today, PROXY, Rating, "pain")

    assert [e.score("pain") for e in journal.entries(last_days(1, session.today))] == [4, 5]


def test_an_unchanged_note_is_not_saved_again(session: Session, journal: Journal) -> None:
    journal.note(session.today, SELF, "same")
    journal.note(session.today, SELF, "same ")

    assert session.file.check().rows["change"] == 2  # making the journal, and one note


def test_an_empty_note_takes_the_words_back(session: Session, journal: Journal) -> None:
    journal.note(session.today, SELF, "words")
    journal.note(session.today, SELF, "   ")

    assert journal.entry(session.today, SELF) is None


def test_a_very_long_note_is_kept_whole_and_a_longer_one_refused(session: Session, journal: Journal) -> None:
    words = "ñ🙂 عربى " * 1200

    journal.note(session.today, SELF, words)

    entry = journal.entry(session.today, SELF)
    assert entry is not None
    assert entry.note == words.strip()
    with pytest.raises(BadInput, match="too_long"):
        journal.note(session.today, SELF, "x" * 20_001)


def test_the_history_of_a_day_holds_every_version(session: Session, journal: Journal, clock: TestClock) -> None:
    journal.rate(session.today, SELF, "pain", 4)
    clock.forward(minutes=5)
    journal.rate(session.today, SELF, "pain", 6)
    clock.forward(minutes=5)
    journal.take_back(session.today, SELF, Rating, "pain")

    lines = journal.history(session.today)

    assert [(line.value, line.buried_at is not None) for line in lines] == [
        (Rating(session.today, "pain", 4), True),
        (Rating(session.today, "pain", 6), True),
    ]
    assert lines[0].buried_at == lines[1].stamp.recorded_at


def test_the_sample_reads_back_newest_day_first(sample: Session) -> None:
    entries = Journal(sample).entries(last_days(60, sample.today))

    assert [e.day for e in entries] == sorted((e.day for e in entries), reverse=True)
    assert {e.respondent for e in entries} >= {SELF, PROXY}


def test_what_was_taken_back_does_not_make_a_back_filled_day_look_early(
    session: Session, journal: Journal, clock: TestClock
) -> None:
    day = session.today
    journal.rate(day, SELF, "pain", 4)
    journal.take_back(day, SELF, Rating, "pain")
    clock.forward(days=4)
    journal.rate(day, SELF, "pain", 5)

    entry = journal.entry(day, SELF)

    assert entry is not None
    assert entry.late


def test_an_answer_that_is_mended_later_stays_as_early_as_it_was(
    session: Session, journal: Journal, clock: TestClock
) -> None:
    day = session.today
    journal.rate(day, SELF, "pain", 4)
    clock.forward(days=4)
    journal.rate(day, SELF, "pain", 5)

    entry = journal.entry(day, SELF)

    assert entry is not None
    assert not entry.late
