"""The care team on a real encrypted journal: people, things to raise, and taking each back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.record import Action
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care, named_on_papers
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import NewJournal, create
from spms_desktop.storage.kinds import from_text
from tests.conftest import TestClock

WEISS = CarePerson("", "Dr Elena Weiss", "neurologist", "555-0110", "weiss@clinic.example")
DECEMBER = date(2026, 12, 4)


@pytest.fixture
def care(session: Session) -> Care:
    return Care(session)


@pytest.fixture
def weiss(care: Care) -> CarePerson:
    return care.save_person(WEISS)


# People


def test_somebody_is_added_with_cleaned_words(care: Care) -> None:
    kept = care.save_person(replace(WEISS, name="  Dr Elena\tWeiss ", notes=" Lift at the back.\n"))

    assert kept.uid
    assert (kept.name, kept.notes) == ("Dr Elena Weiss", "Lift at the back.")
    assert care.people() == [kept]


@pytest.mark.parametrize(("name", "problem"), [("  ", "name_missing"), ("x" * 201, "too_long")])
def test_a_name_that_does_not_fit_is_refused_and_nothing_is_saved(care: Care, name: str, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        care.save_person(replace(WEISS, name=name))
    assert care.people() == []


def test_an_edit_keeps_one_card_and_undo_brings_the_former_words_back(
    care: Care, weiss: CarePerson, session: Session
) -> None:
    care.save_person(replace(weiss, phone="555-0999"))
    assert [p.phone for p in care.people()] == ["555-0999"]

    assert session.undo() is Action.CARE_PERSON
    assert [p.phone for p in care.people()] == ["555-0110"]


def test_retiring_keeps_the_person_and_their_visits(care: Care, weiss: CarePerson, session: Session) -> None:
    Appointments(session).plan(weiss.uid, DECEMBER)

    care.retire(weiss)
    assert care.people() == []
    assert [p.name for p in care.people(retired=True)] == ["Dr Elena Weiss"]
    assert len(Appointments(session).all()) == 1
    assert care.person(weiss.uid) is not None

    session.undo()
    assert care.people() == [weiss]


def test_somebody_can_come_back(care: Care, weiss: CarePerson) -> None:
    care.retire(weiss)
    care.retire(care.people(retired=True)[0], retired=False)

    assert care.people() == [weiss]


# Things to raise


def test_what_is_asked_goes_to_the_end_of_the_list(care: Care, weiss: CarePerson) -> None:
    care.ask("When is the MRI?")
    care.ask(" A grab rail. ", DiscussionKind.NEED, weiss.uid)

    assert [(i.text, i.rank, i.kind) for i in care.items()] == [
        ("When is the MRI?", 0, DiscussionKind.QUESTION),
        ("A grab rail.", 1, DiscussionKind.NEED),
    ]
    assert care.team()[0].open_items == 1


@pytest.mark.parametrize("text", ["", " \n ", "\x00"])
def test_nothing_cannot_be_asked(care: Care, text: str) -> None:
    with pytest.raises(BadInput, match="text_missing"):
        care.ask(text)
    assert care.items() == []


def test_an_edit_needs_words_too(care: Care) -> None:
    item = care.ask("When is the MRI?")

    with pytest.raises(BadInput, match="text_missing"):
        care.edit_item(replace(item, text=" "))
    care.edit_item(replace(item, text="Is there an MRI?"))
    assert [i.text for i in care.items()] == ["Is there an MRI?"]


def test_moving_ranks_and_is_one_change_to_undo(care: Care, session: Session) -> None:
    for text in "abc":
        care.ask(text)

    assert care.move_item(care.items()[2].uid, -2)
    assert [(i.text, i.rank) for i in care.items()] == [("c", 0), ("a", 1), ("b", 2)]
    session.undo()
    assert [i.text for i in care.items()] == ["a", "b", "c"]


def test_the_first_cannot_go_up_and_nothing_is_saved_for_it(care: Care, session: Session) -> None:
    first = care.ask("a")
    care.ask("b")

    assert not care.move_item(first.uid, -1)
    session.undo()
    assert [i.text for i in care.items()] == ["a"]


def test_an_answer_is_kept_with_its_day_and_leaves_the_open_list(
    care: Care, session: Session, clock: TestClock
) -> None:
    item = care.ask("When is the MRI?")
    care.answer_item(item, " In spring. ")
    clock.forward(days=3)
    care.answer_item(care.answered()[0], "In March.")

    (answered,) = care.answered()
    assert care.items() == []
    assert (answered.answer, answered.answered_on) == ("In March.", date(2026, 11, 23))

    session.undo()
    session.undo()
    assert (care.answered(), [i.text for i in care.items()]) == ([], ["When is the MRI?"])


def test_something_answered_can_be_asked_again_at_the_end(care: Care) -> None:
    care.answer_item(care.ask("a"), "Later.")
    care.ask("b")

    care.reopen_item(care.answered()[0])
    assert [(i.text, i.answer) for i in care.items()] == [("b", ""), ("a", "Later.")]
    assert care.answered() == []


def test_something_dropped_is_neither_open_nor_answered_and_comes_back_with_undo(care: Care, session: Session) -> None:
    care.drop_item(care.ask("a"))
    assert (care.items(), care.answered()) == ([], [])

    session.undo()
    assert [i.text for i in care.items()] == ["a"]


@settings(max_examples=8)
@given(moves=st.lists(st.tuples(st.integers(0, 3), st.sampled_from((-1, 1))), max_size=6))
def test_moves_on_the_disk_keep_a_permutation(
    moves: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    session = create(NewJournal(tmp_path_factory.mktemp("ranks") / "Maria.spms", "Maria", ""), TestClock())
    try:
        care = Care(session)
        uids = {care.ask(text).uid for text in "abcd"}
        for place, steps in moves:
            care.move_item(care.items()[place].uid, steps)
        assert {i.uid for i in care.items()} == uids
        assert [i.rank for i in care.items()] == [0, 1, 2, 3]
    finally:
        session.close()


# What others may read


@pytest.mark.parametrize(
    ("role", "chosen", "named"),
    [
        ("neurologist", None, True),
        ("counselor", None, True),
        ("caregiver", None, False),
        ("Reiki teacher", None, False),
        ("caregiver", True, True),
        ("neurologist", False, False),
    ],
)
def test_papers_name_clinicians_unless_something_else_was_chosen(role: str, chosen: bool | None, named: bool) -> None:
    assert named_on_papers(CarePerson("", "x", role, shared=chosen)) is named


def test_the_new_fields_are_cleaned_too(care: Care) -> None:
    kept = care.save_person(
        replace(WEISS, organization=" Riverside\n", other_phone=" 1 ", portal=" x.example ", hours=" 9 to 11\n")
    )

    assert (kept.organization, kept.other_phone, kept.portal, kept.hours) == ("Riverside", "1", "x.example", "9 to 11")


def test_somebody_kept_by_an_earlier_version_still_reads() -> None:
    old = '{"uid":"a","name":"Tom","role":"ms_nurse","phone":"555","email":"","address":"","notes":"","retired":false}'

    read = from_text("care_person", old)

    assert read == CarePerson("a", "Tom", "ms_nurse", "555")
