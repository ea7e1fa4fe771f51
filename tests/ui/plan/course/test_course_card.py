"""What the team calls the course: hidden until the person shows it, dated, with who said it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from spms_desktop.domain.care import CarePerson
from spms_desktop.services.care import Care
from spms_desktop.services.course import Course
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.course.card import CourseCard
from tests.ui.conftest import Heard
from tests.ui.plan.part_window import PartWindow, shown


@pytest.fixture
def part(context: Context) -> Iterator[PartWindow]:
    with shown(context, CourseCard) as window:
        yield window


def add(part: PartWindow, digit: str) -> None:
    part.press("add-course")
    part.choose("what", digit)


def test_hidden_it_shows_only_the_switch_and_a_sentence(part: PartWindow) -> None:
    assert list(part.controls()) == ["course-shown"]
    assert "It is hidden here and on papers." in part.says()


def test_a_caregiver_finds_it_hidden_without_a_switch(part: PartWindow, context: Context) -> None:
    context.session.write_as(context.session.authors()[1].uid)

    assert part.controls() == {}
    assert "Only the person whom the journal is about can show it." in part.says()


def test_a_name_is_written_down_by_keyboard(part: PartWindow, context: Context, heard: Heard) -> None:
    weiss = Care(context.session).save_person(CarePerson("", "Dr Weiss", "neurologist"))
    part.press("course-shown")
    add(part, "1")
    part.card.form.inputs["source"].show(weiss.uid)
    part.card.form.inputs["activity"].show("not_active")
    part.save()

    assert "Secondary progressive MS, not active\n23 Nov 2026, as told by Dr Weiss" in part.says()
    assert "Papers say: Secondary progressive MS, not active, as my team calls it (Nov 2026)" in part.says()
    assert heard.said == ["What your team calls it is saved."] * 2
    assert Course(context.session).on_papers.startswith("Secondary progressive MS, not active")


def test_a_name_and_a_source_in_own_words(part: PartWindow) -> None:
    part.press("course-shown")
    add(part, "6")
    part.type("own", "Smouldering MS")
    part.card.form.inputs["source"].show("own")
    part.card.form._changed()
    part.type("own_source", "Letter of the clinic")
    part.save()
    assert "Smouldering MS\n23 Nov 2026, as told by Letter of the clinic" in part.says()

    part.press("edit")
    values = part.card.form.values()
    assert (values["what"], values["own"], values["source"]) == ("own", "Smouldering MS", "own")
    part.card.form.reject()


def test_without_a_name_the_form_stays(part: PartWindow) -> None:
    part.press("course-shown")
    part.press("add-course")
    part.save()

    assert part.card.form.trouble_shown() == "Nothing was chosen yet. Please choose one of the answers."
    part.card.form.reject()


def test_a_name_is_taken_out_and_undo_brings_it_back(part: PartWindow, context: Context) -> None:
    part.press("course-shown")
    add(part, "2")
    part.save()
    part.press("edit")
    part.press("take_out")

    assert "Relapsing" not in part.says()
    assert "Papers say nothing about it." in part.says()
    context.session.undo()
    assert "Relapsing-remitting MS" in part.says()


def test_hiding_takes_everything_away_and_keeps_it(part: PartWindow) -> None:
    part.press("course-shown")
    add(part, "2")
    part.save()
    part.press("course-shown")
    assert "Relapsing" not in part.says()
    assert list(part.controls()) == ["course-shown"]

    part.press("course-shown")
    assert "Relapsing-remitting MS" in part.says()


def test_a_caregiver_cannot_edit_what_the_person_wrote(part: PartWindow, context: Context) -> None:
    part.press("course-shown")
    add(part, "2")
    part.save()
    context.session.write_as(context.session.authors()[1].uid)

    assert list(part.controls()) == ["add-course"]
    assert "Written down by Maria" in part.says()


def test_an_edit_that_changes_nothing_saves_nothing(part: PartWindow, heard: Heard) -> None:
    part.press("course-shown")
    add(part, "1")
    part.save()
    part.press("edit")
    part.save()

    assert part.card.form is None
    assert len(heard.said) == 2  # the switch and the name
