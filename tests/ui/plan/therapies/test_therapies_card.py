"""The therapies by keyboard: from the wish to the end, with undo, and the focus where it was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from spms_desktop.domain.therapy import Therapy, TherapyEnd, TherapySession
from spms_desktop.services.therapies import Therapies
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.therapies.card import TherapiesCard
from tests.ui.conftest import Heard
from tests.ui.plan.part_window import PartWindow, shown


@pytest.fixture
def part(context: Context) -> Iterator[PartWindow]:
    with shown(context, TherapiesCard) as window:
        yield window


@pytest.fixture
def physical(context: Context) -> Therapy:
    """A therapy with something to practise at home."""
    return Therapies(context.session).keep(Therapy("", "physical", "Unsteady", home_programme="Balance"))


def test_an_empty_part_says_what_it_is_for(part: PartWindow) -> None:
    assert "from the wish to the last session" in part.says()
    assert list(part.controls()) == ["add-therapy"]


def test_a_therapy_is_added_by_keyboard(part: PartWindow, heard: Heard) -> None:
    part.press("add-therapy")
    part.choose("what", "2")
    part.type("need", "A safe bathroom")
    part.save()

    assert "Occupational therapy\nWanted. Nobody was asked for a referral yet.\nFor: A safe bathroom" in part.says()
    assert heard.said == ["The therapy is saved."]
    assert heard.undo_offered


def test_one_of_another_name_is_asked_for_it(part: PartWindow) -> None:
    part.press("add-therapy")
    assert "own" not in part.controls()
    part.choose("what", "8")
    part.type("own", "Horse riding")
    part.save()

    assert part.says().startswith("Therapies\nHorse riding")


def test_without_a_kind_the_form_stays_and_says_so(part: PartWindow) -> None:
    part.press("add-therapy")
    part.type("need", "Words")
    part.save()

    assert part.card.form.trouble_shown() == "Nothing was chosen yet. Please choose one of the answers."
    assert part.card.form.values()["need"] == "Words"
    part.card.form.reject()


@pytest.mark.usefixtures("physical")
def test_each_step_is_one_button_that_keeps_the_focus(part: PartWindow) -> None:
    for words in ("The referral", "No session yet.", "1 session so far"):
        part.press("next")
        part.save()
        assert part.focus == "next"
        assert words in part.says() or words == "The referral"

    assert "Going on: 1 session so far, the last one on 23 Nov 2026." in part.says()
    assert "Referral asked for on 23 Nov 2026, made on 23 Nov 2026" in part.says()


@pytest.mark.usefixtures("physical")
def test_practice_is_ticked_and_unticked_at_once(part: PartWindow) -> None:
    part.press("practise")
    assert part.checked("practise")
    assert "Practised on 1 day of the last 28" in part.says()

    part.press("practise")
    assert not part.checked("practise")
    assert "Practised on 0 days of the last 28" in part.says()
    assert part.focus == "practise"


@pytest.mark.usefixtures("physical")
def test_a_tick_that_cannot_be_saved_goes_off_again(
    part: PartWindow, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part.card.acts.context.session.versions, "_read_only", True)
    part.press("practise")

    assert not part.checked("practise")
    assert len(heard.troubles) == 1


@pytest.mark.usefixtures("physical")
def test_the_end_needs_an_answer_and_folds_the_row(part: PartWindow) -> None:
    part.press("end")
    part.save()
    assert part.card.form is not None
    assert part.card.form.trouble_shown()

    part.card.form.inputs["end"].show(TherapyEnd.STOPPED)
    part.type("why", "Too far")
    part.save()

    assert "next" not in {name.split("|")[-1] for name in part.controls()}
    assert part.focus == "add-therapy"
    part.press("earlier-therapy")
    assert "It stopped on 23 Nov 2026.\nFor: Unsteady" in part.says()
    assert "Why: Too far" in part.says()

    part.press("again")
    assert "Wanted." in part.says()


def test_sessions_are_shown_edited_and_taken_out(part: PartWindow, physical: Therapy, context: Context) -> None:
    Therapies(context.session).keep_session(TherapySession("", physical.uid, part.card.presenter.today, "First"))
    part.press("details")
    assert "23 Nov 2026: First" in part.says()

    part.press("edit_session")
    part.type("note", " one")
    part.save()
    assert "23 Nov 2026: First one" in part.says()

    part.press("edit_session")
    part.press("take_out")
    assert part.card.form is None
    assert "First one" not in part.says()
    assert "Wanted." in part.says()
    context.session.undo()
    assert "First one" in part.says()


@pytest.mark.usefixtures("physical")
def test_what_is_only_for_the_person_goes_when_a_caregiver_writes(part: PartWindow, context: Context) -> None:
    part.press("edit")
    part.press("private")
    part.save()
    assert "Only for you" in part.says()

    context.session.write_as(context.session.authors()[1].uid)
    assert "Physical" not in part.says()
    part.press("add-therapy")
    assert "private" not in part.controls()
    part.card.form.reject()


def test_what_was_typed_is_there_again_after_a_crash(part: PartWindow) -> None:
    part.press("add-therapy")
    part.choose("what", "8")
    part.type("own", "Horse")
    part.card.form.close()  # the window went away: nobody pressed Cancel

    part.press("add-therapy")
    assert part.card.form.values()["own"] == "Horse"
    assert part.card.form.restored.isVisible()
    part.card.form.reject()


def test_the_focus_follows_one_that_is_taken_up_again(part: PartWindow, physical: Therapy, context: Context) -> None:
    Therapies(context.session).end(physical, context.session.today, TherapyEnd.STOPPED)
    part.press("earlier-therapy")
    part.press("again")

    assert part.focus == "practise"


def test_an_edit_that_changes_nothing_saves_nothing(
    part: PartWindow, physical: Therapy, context: Context, heard: Heard
) -> None:
    Therapies(context.session).keep_session(TherapySession("", physical.uid, context.session.today))
    context.session.write_as(context.session.authors()[1].uid)
    part.press("details")
    for command in ("edit", "edit_session"):
        part.press(command if command != "edit" else f"{physical.uid}|edit")
        part.save()
        assert part.card.form is None

    assert heard.said == []
    maria = context.session.authors()[0].uid
    kinds = (Therapy, TherapySession)
    assert {v.stamp.author for kind in kinds for v in context.session.versions.live(kind)} == {maria}

    part.press("next")
    part.save()  # a new one is saved with today as it stands
    assert heard.said == ["The therapy is saved."]


def test_a_caregiver_is_told_in_the_form_that_the_session_is_the_persons(
    part: PartWindow, physical: Therapy, context: Context
) -> None:
    Therapies(context.session).keep_session(TherapySession("", physical.uid, context.session.today))
    context.session.write_as(context.session.authors()[1].uid)
    part.press("details")
    part.press("edit_session")
    part.press("take_out")

    assert part.card.form.trouble_shown()
    part.card.form.reject()
