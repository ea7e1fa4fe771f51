"""Treatments to ask about: noted, put on the list, answered, dropped; no claim and no link."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from spms_desktop.domain.treatment_idea import TreatmentIdea
from spms_desktop.services.care import Care
from spms_desktop.services.treatment_ideas import TreatmentIdeas
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.ideas.card import IdeasCard
from spms_desktop.ui.widgets.text import WrapLabel
from tests.ui.conftest import Heard
from tests.ui.plan.part_window import PartWindow, shown

AVAILABILITY = "Availability differs by country and may change. Check with your team."


@pytest.fixture
def part(context: Context) -> Iterator[PartWindow]:
    with shown(context, IdeasCard) as window:
        yield window


@pytest.fixture
def trial(context: Context) -> TreatmentIdea:
    today = context.session.today
    return TreatmentIdeas(context.session).keep(TreatmentIdea("", "A trial", today, "https://trial.example"))


def test_a_treatment_is_noted_by_keyboard(part: PartWindow, heard: Heard) -> None:
    assert AVAILABILITY in part.says()
    part.press("add-idea")
    part.type("name", "Cooling vest")
    part.type("source", "The circle")
    part.save()

    assert "Cooling vest\nNot on the list yet\nRead here: The circle\nNoted on 23 Nov 2026 by Maria" in part.says()
    assert heard.said == ["The treatment to ask about is saved."]


@pytest.mark.usefixtures("trial")
def test_it_goes_on_the_list_and_the_answer_closes_it(part: PartWindow, context: Context) -> None:
    part.press("list")
    assert "On the list for the visit" in part.says()
    assert part.focus == "answer"

    part.press("answer")
    part.type("answer", "Not here yet")
    part.save()
    assert "Answered on 23 Nov 2026\nThe team said: Not here yet" in part.says()
    assert Care(context.session).items() == []


@pytest.mark.usefixtures("trial")
def test_a_dropped_one_is_folded_and_comes_back(part: PartWindow) -> None:
    part.press("drop")
    assert "A trial" not in part.says()
    assert part.focus == "add-idea"

    part.press("earlier-idea")
    part.press("back")
    assert "Not on the list yet" in part.says()


@pytest.mark.usefixtures("trial")
def test_an_address_is_only_text(part: PartWindow) -> None:
    labels = [w for w in part.card.findChildren(WrapLabel) if "trial.example" in w.text().replace("\u200b", "")]

    assert len(labels) == 1
    assert not labels[0].openExternalLinks()
    assert "<a" not in labels[0].text()


@pytest.mark.usefixtures("trial")
def test_both_write_in_it(part: PartWindow, context: Context) -> None:
    context.session.write_as(context.session.authors()[1].uid)
    part.press("edit")
    part.type("note", "For both of us")
    part.save()

    assert "For both of us\nNoted on 23 Nov 2026 by Anna" in part.says()


@pytest.mark.usefixtures("trial")
def test_the_focus_follows_one_that_is_brought_back(part: PartWindow) -> None:
    part.press("drop")
    part.press("earlier-idea")
    part.press("back")

    assert part.focus == "list"


@pytest.mark.usefixtures("trial")
def test_an_edit_or_answer_that_changes_nothing_saves_nothing(part: PartWindow, heard: Heard) -> None:
    part.press("answer")
    part.save()  # an answer may be without words
    assert heard.said == ["The treatment to ask about is saved."]

    for command in ("answer", "edit"):
        part.press(command)
        part.save()
        assert part.card.form is None
        assert part.focus == command
    assert len(heard.said) == 1
