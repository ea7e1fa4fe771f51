"""Scores from a clinic or a form, without a window and with one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from spms_desktop.catalog.instruments import instruments
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.score import Score
from spms_desktop.services.care import Care
from spms_desktop.services.drafts import Drafts
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.session import Session
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.happenings.card import HappeningsCard
from spms_desktop.ui.journal.happenings.score_presenter import (
    ScoreDesk,
    Typed,
    from_draft,
    guide_words,
    range_words,
    to_draft,
    value_words,
)
from tests.a11y.walk import settle
from tests.ui.conftest import Heard
from tests.ui.journal.happenings.happenings_window import active, click, focused, press, shown_card, type_in

Key = Qt.Key
TODAY = date(2026, 11, 23)
WALK = Score("", "T25FW", date(2026, 5, 3), 11.2, "Dr Weiss", "One stick, cane or arm")


@pytest.fixture
def card(context: Context) -> Iterator[HappeningsCard]:
    with shown_card(context) as made:
        yield made


@pytest.fixture
def happenings(session: Session) -> Happenings:
    return Happenings(session)


def write_as_anna(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))


def scores(session: Session) -> list[Score]:
    return [score for score, _stamp in Happenings(session).scores()]


# Words


@pytest.mark.parametrize(
    ("instrument", "words"),
    [("EDSS", "From 0 to 10, in steps of 0.5."), ("T25FW", "From 0 to 180 seconds."), ("PHQ-9", "From 0 to 27.")],
)
def test_the_range_is_told(instrument: str, words: str) -> None:
    assert range_words(instruments()[instrument]) == words


def test_a_score_says_its_unit_and_aid() -> None:
    assert value_words(WALK) == "11.2 s, with: One stick, cane or arm"
    assert value_words(Score("", "EDSS", TODAY, 6.0)) == "6"


def test_a_caregiver_is_not_offered_what_is_kept_from_them(session: Session) -> None:
    desk = ScoreDesk(session)
    assert "PHQ-9" in dict(desk.offered("self"))
    assert desk.privacy_words("PHQ-9").startswith("Caregivers do not see this score")
    assert desk.privacy_words("EDSS") == ""
    Privacy(session).keep(())
    assert desk.privacy_words("PHQ-9") == "You chose that caregivers may see this score."
    session.undo()
    write_as_anna(session)

    assert "PHQ-9" not in dict(desk.offered("self"))
    assert "EDSS" in dict(desk.offered("clinician"))


def test_earlier_scores_come_newest_first_without_the_edited_one(session: Session, happenings: Happenings) -> None:
    old = happenings.save_score(replace(WALK, day=date(2025, 5, 3), value=9.4, aid=""))
    new = happenings.save_score(WALK)
    happenings.save_score(Score("", "EDSS", TODAY, 6.0))
    desk = ScoreDesk(session)

    assert [row[1] for row in desk.earlier("T25FW")] == [value_words(new), "9.4 s"]
    assert desk.earlier("T25FW", new.uid) == [("3 May 2025", "9.4 s", "Dr Weiss")]
    assert old.aid == ""


def test_a_half_typed_score_comes_back_from_its_draft() -> None:
    typed = Typed("EDSS", TODAY, None, "Dr Weiss")

    assert from_draft(to_draft(typed)) == typed
    assert from_draft({"instrument": "gone", "day": "2026-11-23"}) is None
    assert typed.score("") is None
    assert replace(typed, value=6.0, aid="Walker").score("") == Score("", "EDSS", TODAY, 6.0, "Dr Weiss")


# The form


def test_a_walk_is_typed_by_keyboard(
    card: HappeningsCard, session: Session, happenings: Happenings, heard: Heard
) -> None:
    happenings.save_score(WALK)
    Care(session).save_person(CarePerson("", "Dr Elena Weiss", "neurologist"))
    form = active(card.open_score("T25FW"))
    assert form.earlier.rowCount() == 1
    assert focused() is (form.value.line if form.value else None)
    type_in("12,4")
    press(Key.Key_Tab, Key.Key_Left, Key.Key_Tab)
    type_in("Elena")
    assert form.given_by.line.suggestions() == ["Dr Elena Weiss"]
    form.aid.open_ready().actions()[4].trigger()
    press(Key.Key_Return)

    found = scores(session)[-1]
    assert found == Score(found.uid, "T25FW", date(2026, 11, 22), 12.4, "Elena", "Walker or rollator")
    assert (heard.said, heard.undo_offered) == (["The score is saved."], True)


def test_a_test_is_chosen_from_its_group(card: HappeningsCard, session: Session) -> None:
    form = active(card.open_score())
    click(form.accept_button)
    assert form.trouble_shown() == "Please choose a test or form first."
    click(form.who.keys[1])
    assert [form.which.itemText(n) for n in range(3)] == ["Choose one", "Low mood form (PHQ-9)", "Worry form (GAD-7)"]
    form.which.setFocus()
    press(Key.Key_Down)
    assert form.private_words.isVisible()
    assert not form.aid.isVisible()
    assert form.nothing_earlier.isVisible()
    click(form.accept_button)
    assert form.trouble_shown() == "There is no number yet. Please type the score."
    type_in("9")
    click(form.accept_button)

    assert [(s.instrument, s.value) for s in scores(session)] == [("PHQ-9", 9.0)]


def test_a_number_that_does_not_fit_is_refused(card: HappeningsCard, session: Session) -> None:
    form = active(card.open_score("EDSS"))
    type_in("6.3")
    click(form.accept_button)
    assert form.trouble_shown().startswith("That score does not fit this form or test.")
    assert form.value is not None
    form.value.line.selectAll()
    form.value.line.setFocus()
    type_in("12")
    click(form.accept_button)

    assert form.trouble_shown() == form.value.trouble.text() == "Please type a number from 0 to 10."
    assert form.isVisible()
    assert scores(session) == []


def test_a_score_is_changed_and_removed(card: HappeningsCard, session: Session, happenings: Happenings) -> None:
    before = happenings.save_score(WALK)
    form = card.edit_score(before.uid)
    assert form is not None
    active(form)
    assert form.typed == Typed.of(before)
    assert not form.which.isEnabled()
    form.note.setFocus()
    type_in("Slow start")
    click(form.accept_button)
    assert scores(session) == [replace(before, note="Slow start")]

    again = card.edit_score(before.uid)
    assert again is not None
    click(active(again).remove_button)

    assert scores(session) == []
    assert card.edit_score(before.uid) is None


def test_a_caregiver_only_reads_the_persons_score(
    card: HappeningsCard, session: Session, happenings: Happenings
) -> None:
    before = happenings.save_score(WALK)
    write_as_anna(session)

    form = card.edit_score(before.uid)

    assert form is not None
    assert not form.writable
    assert not form.note.isEnabled()
    click(active(form).accept_button)
    assert scores(session) == [before]


def test_a_half_typed_score_survives(card: HappeningsCard, session: Session) -> None:
    form = active(card.open_score("EDSS"))
    type_in("6.")
    form.given_by.setFocus()
    type_in("Dr W")
    form.close()
    settle()

    again = active(card.open_score("EDSS"))

    assert again.restored.isVisible()
    assert (again.typed.value, again.typed.given_by) == (6.0, "Dr W")
    click(again.restored.buttons["afresh"])
    assert (again.typed.value, again.typed.given_by) == (None, "")
    assert focused() is (again.value.line if again.value else None)
    assert Drafts(session).names("score:") == []


def test_a_typed_score_is_told_what_the_guide_calls_it_and_that_it_is_no_diagnosis(card: HappeningsCard) -> None:
    form = active(card.open_score("PHQ-9"))
    assert not form.guide.isVisible()
    type_in("22")

    assert "20 to 27 is called “severe”" in form.guide.text()
    assert "This is not a diagnosis." in form.guide.text()

    assert guide_words(instruments()["EDSS"], 4.0) == ""
    form.reject()
