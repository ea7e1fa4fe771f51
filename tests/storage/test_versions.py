"""Append-only versions: nothing is altered, two people's ratings stay apart, undo is exact."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

import apsw
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Note, Rating
from spms_desktop.domain.errors import BadInput, OpenedReadOnly
from spms_desktop.domain.periods import Span
from spms_desktop.domain.record import Action, Stamp, Stamped, Value
from spms_desktop.storage import journal_file
from spms_desktop.storage.database import FILE, set_key
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.storage.keys import SlotKind
from spms_desktop.storage.versions import Batch
from tests.conftest import NOW

DAY = date(2026, 11, 22)


def rated(journal: JournalFile, score: int, author: str = "maria", respondent: Respondent = Respondent.SELF) -> str:
    stamp = Stamp(author, NOW, respondent)
    return journal.versions.commit(Batch(Action.CHECK_IN, author, NOW, [Stamped(Rating(DAY, "pain", score), stamp)]))


def scores(journal: JournalFile) -> list[int]:
    return [v.value.score for v in journal.versions.live(Rating)]


def test_an_edit_takes_the_place_of_the_former_version_and_keeps_it(journal: JournalFile) -> None:
    rated(journal, 3)
    rated(journal, 5)

    assert scores(journal) == [5]
    history = journal.versions.history(Rating)
    assert [(v.value.score, v.buried_at is None) for v in history] == [(3, False), (5, True)]


def test_two_authors_and_two_views_of_one_day_stay_apart(journal: JournalFile) -> None:
    rated(journal, 3)
    rated(journal, 6, "anna", Respondent.PROXY)
    rated(journal, 4, "maria", Respondent.TOGETHER)
    rated(journal, 5, "anna", Respondent.SELF)

    assert scores(journal) == [3, 6, 4, 5]


def test_undo_brings_back_what_was_there_and_redo_takes_it_away_again(journal: JournalFile) -> None:
    rated(journal, 3)
    change = rated(journal, 5)

    undone = journal.versions.undo(change, "maria", NOW)
    assert scores(journal) == [3]

    journal.versions.undo(undone, "maria", NOW)
    assert scores(journal) == [5]


def test_undo_leaves_what_was_written_since(journal: JournalFile) -> None:
    first = rated(journal, 3)
    rated(journal, 5)

    with pytest.raises(BadInput, match="undo_overtaken"):
        journal.versions.undo(first, "maria", NOW)

    assert scores(journal) == [5]


def test_undo_keeps_when_a_value_was_first_said(journal: JournalFile) -> None:
    early = NOW - timedelta(days=3)
    stamp = Stamp("maria", early, Respondent.SELF)
    journal.versions.commit(Batch(Action.CHECK_IN, "maria", early, [Stamped(Rating(DAY, "pain", 3), stamp)]))
    journal.versions.undo(rated(journal, 5), "maria", NOW)

    assert [v.stamp.recorded_at for v in journal.versions.live(Rating)] == [early]


def test_a_change_is_whole_or_not_there(journal: JournalFile) -> None:
    stamp = Stamp("maria", NOW, Respondent.SELF)
    values: list[Stamped[Value]] = [Stamped(Rating(DAY, "pain", 3), stamp), Stamped(Note(DAY, "\ud800"), stamp)]

    with pytest.raises(BadInput):
        journal.versions.commit(Batch(Action.CHECK_IN, "maria", NOW, values))

    assert scores(journal) == []
    assert set(journal.check().rows.values()) == {0}


def test_reading_can_be_narrowed_to_days_items_and_authors(journal: JournalFile) -> None:
    stamp = Stamp("maria", NOW, Respondent.SELF)
    pairs = [(n, item) for n in range(4) for item in ("pain", "walking")]
    values = [Stamped(Rating(DAY + timedelta(days=n), item, n), stamp) for n, item in pairs]
    journal.versions.commit(Batch(Action.CHECK_IN, "maria", NOW, values))

    found = journal.versions.live(Rating, within=Span(DAY + timedelta(days=1), DAY + timedelta(days=2)), item="pain")

    assert [v.value.score for v in found] == [1, 2]
    assert journal.versions.live(Rating, author="anna") == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE version SET value = '{}'",
        "DELETE FROM version",
        "DELETE FROM gravestone",
        "UPDATE change SET author = 'x'",
        "DELETE FROM change",
    ],
)
def test_the_file_itself_refuses_to_alter_what_was_written(journal: JournalFile, folder: Path, statement: str) -> None:
    rated(journal, 3)
    rated(journal, 5)
    connection = apsw.Connection(str(folder / FILE))
    set_key(connection, journal_file.data_key(folder, "blue kettle"))

    with pytest.raises(apsw.ConstraintError, match="append only"):
        connection.execute(statement)

    connection.close()


def test_nothing_is_written_when_open_for_reading(journal: JournalFile, folder: Path) -> None:
    rated(journal, 3)
    journal.close()
    before = (folder / FILE).read_bytes()
    key = journal_file.data_key(folder, "blue kettle")
    reader = journal_file.open_journal(folder, key, NOW, read_only=True)

    with pytest.raises(OpenedReadOnly):
        rated(reader, 5)

    assert scores(reader) == [3]
    reader.close()
    assert (folder / FILE).read_bytes() == before


class Editing(RuleBasedStateMachine):
    """Any order of edits, take-backs, undo and redo leaves what a plain dictionary with an undo stack would hold."""

    def __init__(self) -> None:
        super().__init__()
        self.parent = tempfile.TemporaryDirectory()
        self.journal = journal_file.create(Path(self.parent.name) / "J.spms", {SlotKind.OPEN: ""}, NOW)
        self.now: dict[str, int] = {}
        self.done: list[tuple[str, dict[str, int]]] = []
        self.undone: list[tuple[str, dict[str, int]]] = []

    @initialize()
    def begin(self) -> None:
        self.stamp = Stamp("maria", NOW, Respondent.SELF)

    @rule(scores=st.dictionaries(st.sampled_from("abc"), st.integers(min_value=0, max_value=10), min_size=1))
    def save(self, scores: dict[str, int]) -> None:
        values = [Stamped(Rating(DAY, item, score), self.stamp) for item, score in scores.items()]
        change = self.journal.versions.commit(Batch(Action.CHECK_IN, "maria", NOW, values))
        self.done.append((change, dict(self.now)))
        self.undone.clear()
        self.now.update(scores)

    @precondition(lambda self: self.now)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        item = data.draw(st.sampled_from(sorted(self.now)))
        uids = [v.uid for v in self.journal.versions.live(Rating, item=item)]
        change = self.journal.versions.commit(Batch(Action.CHECK_IN, "maria", NOW, (), uids))
        self.done.append((change, dict(self.now)))
        self.undone.clear()
        del self.now[item]

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        change, before = self.done.pop()
        self.undone.append((self.journal.versions.undo(change, "maria", NOW), dict(self.now)))
        self.now = before

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        change, after = self.undone.pop()
        self.done.append((self.journal.versions.undo(change, "maria", NOW), dict(self.now)))
        self.now = after

    def teardown(self) -> None:
        self.journal.close()
        self.parent.cleanup()

    @invariant()
    def check(self) -> None:
        found = {v.value.symptom: v.value.score for v in self.journal.versions.live(Rating)}
        assert found == self.now


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=15, stateful_step_count=12, deadline=None)
