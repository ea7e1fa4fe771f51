"""What the care team tab shows and does, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.domain.errors import BadInput
from spms_desktop.services.session import Session
from spms_desktop.ui.care.presenter import CarePresenter
from spms_desktop.ui.care.words import breakable, breakable_address, shortened
from tests.conftest import TestClock

TODAY, LATER = date(2026, 11, 23), date(2026, 12, 4)


@pytest.fixture
def presenter(session: Session) -> CarePresenter:
    return CarePresenter(session)


def add(presenter: CarePresenter, name: str, role: str = "neurologist") -> CarePerson:
    return presenter.save_person(CarePerson("", name, role))


def test_an_empty_team_has_nobody_and_nothing(presenter: CarePresenter) -> None:
    assert (presenter.team(), presenter.former(), presenter.items(), presenter.answered()) == ([], [], [], [])
    assert presenter.people_choices() == [("", "Anybody on the team")]


def test_the_team_stands_group_by_group_with_own_words_last(presenter: CarePresenter) -> None:
    for name, role in (
        ("Anna", "caregiver"),
        ("Olga", "Reiki teacher"),
        ("Miriam", "counselor"),
        ("Tom", "ms_nurse"),
        ("Weiss", "neurologist"),
        ("Priya", "pt"),
        ("Adler", "neurologist"),
    ):
        add(presenter, name, role)

    shown = [(v.person.name, v.group) for v in presenter.team()]
    assert shown == [
        ("Adler", "MS team"),
        ("Weiss", ""),
        ("Tom", ""),
        ("Priya", "Therapies and rehab"),
        ("Miriam", "Mental health"),
        ("Anna", "Home and family"),
        ("Olga", "Others who help"),
    ]
    assert presenter.team()[6].role == "Reiki teacher"
    assert [(o.title, o.role) for o in presenter.missing()] == [
        ("Primary care", "pcp"),
        ("Faith and spiritual care", "spiritual"),
        ("Others with MS", "support_group"),
    ]
    assert [name for _uid, name in presenter.people_choices()][1:] == [name for name, _group in shown]


def test_own_words_that_name_a_known_role_become_that_role(presenter: CarePresenter) -> None:
    assert add(presenter, "Priya", " physical THERAPIST ").role == "pt"


def test_roles_are_offered_with_the_ms_team_first_and_other_last(presenter: CarePresenter) -> None:
    choices = [role for role, _label in presenter.role_choices()]

    assert (choices[:2], choices[-1]) == (["neurologist", "ms_nurse"], "other")


@pytest.mark.parametrize(
    ("day", "at", "words"),
    [
        (LATER, time(10, 30), "Friday, 4 December 2026 at 10:30, in 11 days."),
        (date(2026, 11, 24), None, "Tuesday, 24 November 2026, tomorrow."),
        (TODAY, time(16), "Monday, 23 November 2026 at 16:00, today."),
    ],
)
def test_the_next_visit_is_said_in_words(presenter: CarePresenter, day: date, at: time | None, words: str) -> None:
    person = add(presenter, "Weiss")
    presenter.keep_visit(person.uid, day, at, "")

    (view,) = presenter.team()
    assert (view.next_words, view.past_words) == (words, "")


def test_the_note_of_a_visit_stands_below_it(presenter: CarePresenter) -> None:
    presenter.keep_visit(add(presenter, "Weiss").uid, LATER, None, "Bring the list.")

    assert presenter.team()[0].next_words.endswith("\nBring the list.")


@pytest.mark.parametrize("at", [time(9), None])
def test_on_the_day_once_it_has_begun_it_is_asked_what_became_of_it(presenter: CarePresenter, at: time | None) -> None:
    presenter.keep_visit(add(presenter, "Weiss").uid, TODAY, at, "")

    (view,) = presenter.team()
    assert (view.next_visit, view.past_words) == (None, "Did today’s visit take place?")


@pytest.mark.parametrize(("took_place", "remark"), [(True, "Last visit: 4 Dec 2026."), (False, "")])
def test_after_the_day_the_answer_settles_it(
    presenter: CarePresenter, clock: TestClock, took_place: bool, remark: str
) -> None:
    presenter.keep_visit(add(presenter, "Weiss").uid, LATER, None, "")
    clock.forward(days=12)

    (view,) = presenter.team()
    assert view.past_words == "Did the visit on Friday, 4 December 2026 take place?"
    assert view.past_visit is not None
    presenter.settle_visit(view.past_visit, took_place=took_place)
    (view,) = presenter.team()
    assert (view.past_visit, view.next_words, view.remark) == (None, "No visit is set.", remark)


def test_a_day_that_is_over_is_kept_as_a_visit_that_took_place(presenter: CarePresenter) -> None:
    presenter.keep_visit(add(presenter, "Weiss").uid, date(2026, 10, 1), None, "")

    assert presenter.team()[0].remark == "Last visit: 1 Oct 2026."


def test_somebody_off_the_team_is_listed_apart_and_can_come_back(presenter: CarePresenter) -> None:
    presenter.take_off_team(add(presenter, "Weiss"))
    (former,) = presenter.former()
    assert (presenter.team(), former.words) == ([], "Neurologist or MS doctor")

    presenter.bring_back(former.person)
    assert (len(presenter.team()), presenter.former()) == (1, [])


def test_what_to_raise_says_its_place_kind_and_for_whom(presenter: CarePresenter) -> None:
    person = add(presenter, "Dr Weiss")
    presenter.ask("When is the MRI?", DiscussionKind.QUESTION, person.uid)
    presenter.ask("The pen hurts.", DiscussionKind.TROUBLE, "")

    assert [(v.place, v.total, v.about) for v in presenter.items()] == [
        (1, 2, "Question for Dr Weiss"),
        (2, 2, "Trouble with the plan"),
    ]
    assert presenter.team()[0].remark == "1 thing to raise."


def test_the_name_stays_with_an_item_when_the_person_leaves(presenter: CarePresenter) -> None:
    person = add(presenter, "Dr Weiss")
    presenter.ask("When is the MRI?", DiscussionKind.QUESTION, person.uid)
    presenter.take_off_team(person)

    assert presenter.items()[0].about == "Question for Dr Weiss"


def test_moving_says_the_new_place_and_nothing_at_the_end(presenter: CarePresenter) -> None:
    first = presenter.ask("a", DiscussionKind.NEED, "")
    presenter.ask("b", DiscussionKind.NEED, "")

    assert presenter.move(first.uid, -1) == ""
    assert presenter.move(first.uid, 1) == "Now number 2 of 2."
    assert [v.item.text for v in presenter.items()] == ["b", "a"]


def test_an_answer_is_shown_with_its_day_and_an_empty_one_says_so(presenter: CarePresenter) -> None:
    presenter.answer(presenter.ask("a", DiscussionKind.NEED, ""), "In spring.")
    (view,) = presenter.answered()
    assert (view.about, view.answer) == ("Need, answered 23 Nov 2026", "In spring.")

    presenter.answer(view.item, "")
    assert presenter.answered()[0].answer == "No answer was written down."
    presenter.ask_again(presenter.answered()[0].item)
    assert [v.item.text for v in presenter.items()] == ["a"]


def test_words_that_are_edited_and_dropped(presenter: CarePresenter) -> None:
    item = presenter.ask("a", DiscussionKind.NEED, "")
    presenter.edit(replace(item, text="b", kind=DiscussionKind.CONCERN))
    assert [(v.item.text, v.about) for v in presenter.items()] == [("b", "Concern")]

    with pytest.raises(BadInput):
        presenter.edit(replace(item, text=""))
    presenter.take_off_list(presenter.items()[0].item)
    assert presenter.items() == []


def test_equal_journals_give_equal_views_so_that_nothing_is_drawn_anew(sample: Session) -> None:
    presenter = CarePresenter(sample)

    assert presenter.team() == presenter.team()
    assert presenter.items() == presenter.items()


def test_long_words_may_break_and_short_ones_stay_as_they_are() -> None:
    assert breakable("a normal line\nand another") == "a normal line\nand another"
    assert breakable("x" * 60).replace("\u200b", "") == "x" * 60
    assert max(len(part) for part in breakable("see " + "x" * 60).split("\u200b")) <= 28
    assert breakable_address("weiss@clinic.example").split("\u200b") == ["weiss@", "clinic.", "example"]
    assert shortened("x" * 60) == "x" * 39 + "…"
