"""The goals by keyboard: set, rated, closed, put on the list, and what a caregiver may do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.goal import Goal, GoalRating
from spms_desktop.domain.record import Action
from spms_desktop.services.care import Care
from spms_desktop.services.goals import Goals
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.goals.card import GoalsCard
from spms_desktop.ui.widgets.table import NumberTable
from tests.ui.conftest import Heard
from tests.ui.plan.part_window import PartWindow, shown


@pytest.fixture
def part(context: Context) -> Iterator[PartWindow]:
    with shown(context, GoalsCard) as window:
        yield window


@pytest.fixture
def garden(context: Context) -> Goal:
    return Goals(context.session).keep(Goal("", "Walk to the garden", context.session.today))


def test_a_goal_is_set_by_keyboard(part: PartWindow, heard: Heard) -> None:
    part.press("add-goal")
    part.type("text", "Walk to the garden")
    part.save()

    assert "Walk to the garden\nNot rated yet.\nSet on 23 Nov 2026 by Maria" in part.says()
    assert heard.said == ["The goal is saved."]


@pytest.mark.usefixtures("garden")
def test_a_goal_is_rated_with_a_digit(part: PartWindow) -> None:
    part.press("rate")
    part.choose("rating", "7")
    part.type("note", "With the stick")
    part.save()

    assert "How near: 7 of 10, on 23 Nov 2026\nWith the stick" in part.says()
    assert part.focus == "rate"


@pytest.mark.usefixtures("garden")
def test_without_a_number_the_form_stays(part: PartWindow) -> None:
    part.press("rate")
    part.save()

    assert part.card.form.trouble_shown() == "No number was chosen yet. Please choose one from 0 to 10."
    part.card.form.reject()


def test_two_views_are_shown_with_names_and_all_ratings_in_a_table(
    part: PartWindow, garden: Goal, context: Context
) -> None:
    goals, today = Goals(context.session), context.session.today
    goals.rate(GoalRating(garden.uid, today - timedelta(days=30), 4))
    goals.rate(GoalRating(garden.uid, today, 6))
    assert "How near: 6 of 10, on 23 Nov 2026\nThe time before: 4 of 10, on 24 Oct 2026" in part.says()

    context.session.write_as(context.session.authors()[1].uid)
    goals.rate(GoalRating(garden.uid, today, 3, "As I see it"))

    assert "How near:\nAnna: 3 of 10, on 23 Nov 2026\nMaria: 6 of 10, on 23 Nov 2026" in part.says()
    part.press("details")
    (table,) = part.card.findChildren(NumberTable)
    assert table.rowCount() == 3
    assert [table.item(0, n).text() for n in range(4)] == ["23 Nov 2026", "3", "Anna", "As I see it"]


@pytest.mark.usefixtures("garden")
def test_a_near_visit_asks_for_a_rating_in_a_quiet_line(part: PartWindow, context: Context) -> None:
    day = context.session.today + timedelta(days=4)
    context.session.save(Action.APPOINTMENT, [Appointment("a", "somebody", day)])
    part.card.refresh()
    assert "A visit is planned for Friday, 27 November 2026." in part.says()

    part.press("rate")
    part.choose("rating", "5")
    part.save()
    assert "A visit is planned" not in part.says()


@pytest.mark.usefixtures("garden")
def test_a_goal_is_closed_and_the_focus_goes_on(part: PartWindow, context: Context) -> None:
    part.press("close")
    part.save()
    assert part.card.form.trouble_shown()
    part.card.form.inputs["how"].show("reached")
    part.save()

    assert part.focus == "add-goal"
    assert part.card.earlier_button.words == "Reached or let go: 1 goal"
    part.press("earlier-goal")
    assert "Reached on 23 Nov 2026." in part.says()
    context.session.undo()
    assert "Not rated yet." in part.says()


@pytest.mark.usefixtures("garden")
def test_it_goes_on_the_list_for_the_care_team(part: PartWindow, context: Context) -> None:
    part.press("list")

    assert [i.text for i in Care(context.session).items()] == ["Walk to the garden"]
    assert "On the list for the care team" in part.says()
    assert part.focus == "rate"  # the pressed button is gone


def test_with_five_open_none_can_be_added(part: PartWindow, context: Context) -> None:
    for n in range(5):
        Goals(context.session).keep(Goal("", f"Goal {n}", context.session.today))

    assert "add-goal" not in part.controls()
    assert "Five are open now." in part.says()


@pytest.mark.usefixtures("garden")
def test_a_caregiver_rates_but_does_not_edit_the_persons_goal(part: PartWindow, context: Context) -> None:
    context.session.write_as(context.session.authors()[1].uid)

    assert {name.split("|")[-1] for name in part.controls()} == {"add-goal", "rate", "list"}


@pytest.mark.usefixtures("garden")
def test_a_goal_that_is_gone_is_said_to_be_gone_and_the_form_stays(part: PartWindow, context: Context) -> None:
    part.press("close")
    part.card.form.inputs["how"].show("reached")
    session = context.session
    session.save(Action.GOAL, take_back=[v.uid for v in session.versions.live(Goal)], touched=[Goal])
    part.save()

    assert part.card.form.trouble_shown() == "That is no longer there. Nothing was changed."
    part.card.form.reject()


def test_the_focus_follows_a_goal_that_matters_again_and_one_that_is_closed(
    part: PartWindow, garden: Goal, context: Context
) -> None:
    goals = Goals(context.session)
    goals.keep(Goal("", "Another", context.session.today))
    goals.close(garden, context.session.today, reached=True)
    part.press("earlier-goal")
    part.press("again")

    focused = part.window.focusWidget()
    assert focused is not None
    assert focused.accessibleIdentifier() == f"{garden.uid}|rate"

    part.press(f"{garden.uid}|close")
    part.card.form.inputs["how"].show("reached")
    part.save()
    focused = part.window.focusWidget()
    assert focused is not None
    assert focused.accessibleIdentifier() == f"{garden.uid}|again"


def test_an_edit_that_changes_nothing_saves_nothing(
    part: PartWindow, garden: Goal, context: Context, heard: Heard
) -> None:
    before = [v.uid for v in context.session.versions.live(Goal)]
    part.press("edit")
    part.save()
    assert part.card.form is None
    assert (heard.said, [v.uid for v in context.session.versions.live(Goal)]) == ([], before)

    part.press("edit")
    part.type("note", "With the stick")
    part.save()
    assert heard.said == ["The goal is saved."]
    assert garden.uid == context.session.versions.live(Goal)[0].value.uid


def test_a_private_goal_says_who_else_sees_it(part: PartWindow, garden: Goal, context: Context) -> None:
    session, goals = context.session, Goals(context.session)
    maria, anna = (author.uid for author in session.authors()[:2])
    goals.keep(replace(garden, private=True))
    assert "Only for you\n" in part.says()
    goals.keep(replace(garden, closed_on=session.today))

    session.write_as(anna)
    rest = goals.keep(Goal("", "A day off", session.today))
    session.write_as(maria)
    goals.keep(replace(rest, private=True))
    assert "Only for you and Anna\n" in part.says()
    session.write_as(anna)
    assert "Only for you and Maria\n" in part.says()
    assert "edit" not in {name.split("|")[-1] for name in part.controls()}
