"""The list "Last time I could ...", its words without a window and its dialog with one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from spms_desktop.domain.milestone import Ability, Milestone
from spms_desktop.services.drafts import Drafts
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.session import Session
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.happenings.card import HappeningsCard
from spms_desktop.ui.journal.happenings.milestone_form import MilestoneForm
from spms_desktop.ui.journal.happenings.milestones import MilestonesDialog
from spms_desktop.ui.journal.happenings.milestones_presenter import Milestones, from_draft, past_words, to_draft
from tests.a11y.walk import settle
from tests.ui.conftest import Heard
from tests.ui.journal.happenings.happenings_window import active, click, focused, press, shown_card, type_in

Key = Qt.Key
TODAY = date(2026, 11, 23)
LOST = Milestone("", "stairs", Ability.LOST, date(2025, 5, 3), about=True, note="The lift only.")
AGAIN = Milestone("", "stairs", Ability.REGAINED, date(2025, 6, 2))


@pytest.fixture
def card(context: Context) -> Iterator[HappeningsCard]:
    with shown_card(context) as made:
        yield made


@pytest.fixture
def happenings(session: Session) -> Happenings:
    return Happenings(session)


def write_as_anna(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))


# Words


def test_milestones_say_their_day() -> None:
    assert past_words(LOST) == "Last time: about 3 May 2025"
    assert past_words(AGAIN) == "Again since 2 Jun 2025"


def test_each_ability_says_how_it_stands_and_what_can_come_next(session: Session, happenings: Happenings) -> None:
    for milestone in (LOST, AGAIN, Milestone("", "walk to the bakery", Ability.LOST, TODAY)):
        happenings.save_milestone(milestone)

    views = {view.what: view for view in Milestones(session).views()}

    assert (views["stairs"].state, views["stairs"].next) == ("Again since 2 Jun 2025", Ability.LOST)
    assert [line.words for line in views["stairs"].past] == ["Again since 2 Jun 2025", "Last time: about 3 May 2025"]
    assert (views["cup"].state, views["cup"].next) == ("Nothing noted.", Ability.LOST)
    assert list(views)[-1] == "walk to the bakery"
    assert views["walk to the bakery"].next is Ability.REGAINED


def test_a_caregiver_reads_their_own_words(session: Session) -> None:
    write_as_anna(session)
    milestones = Milestones(session)

    assert milestones.title == "Last time they could …"
    assert milestones.next_words(Ability.REGAINED) == "They can again"
    assert milestones.form_title(AGAIN) == "They can climb a flight of stairs again"


def test_a_half_typed_milestone_comes_back_from_its_draft() -> None:
    assert from_draft(to_draft(LOST)) == LOST
    assert from_draft({"what": None}) is None


# The dialog


def form_over(dialog: MilestonesDialog) -> MilestoneForm:
    """The form of one milestone that stands open over the list."""
    settle()
    (found,) = [form for form in dialog.findChildren(MilestoneForm) if form.isVisible()]
    return active(found)


def test_a_loss_is_noted_by_keyboard(
    card: HappeningsCard, happenings: Happenings, heard: Heard
) -> None:
    dialog = active(card.open_milestones())
    assert focused() is dialog.rows["stairs"].button
    press(Key.Key_Return)
    form_over(dialog)
    press(Key.Key_Left, Key.Key_Tab, Key.Key_Space, Key.Key_Tab)
    type_in("The lift only.")
    press(Key.Key_Tab, Key.Key_Return)

    ((found, _stamp),) = happenings.milestones()
    assert found == Milestone(
        found.uid, "stairs", Ability.LOST, TODAY - timedelta(days=1), about=True, note="The lift only."
    )
    assert heard.said == ["The milestone is saved."]
    active(dialog)
    assert dialog.rows["stairs"].button.words == "I can again"
    assert focused() is dialog.rows["stairs"].button


def test_removing_can_be_undone_in_the_dialog(
    card: HappeningsCard, happenings: Happenings, heard: Heard
) -> None:
    kept = happenings.save_milestone(LOST)
    dialog = active(card.open_milestones())
    row = dialog.rows["stairs"]
    remove = row.past_buttons[1]
    assert remove.accessibleName() == "Remove: climb a flight of stairs, Last time: about 3 May 2025"
    remove.setFocus()
    press(Key.Key_Return)

    assert happenings.milestones() == []
    assert focused() is dialog.rows["stairs"].button
    click(dialog.bar.action_button)

    assert [m for m, _stamp in happenings.milestones()] == [kept]
    assert len(dialog.rows["stairs"].past_buttons) == 2
    assert heard.undo_offered is False


def test_a_milestone_is_changed(card: HappeningsCard, happenings: Happenings) -> None:
    before = happenings.save_milestone(LOST)
    dialog = active(card.open_milestones())
    untouched = dialog.rows["cup"]
    click(dialog.rows["stairs"].past_buttons[0])
    form = form_over(dialog)
    assert (form.day.value, form.about.isChecked(), form.note.value) == (LOST.day, True, "The lift only.")
    click(form.about)
    click(form.accept_button)

    ((after, _stamp),) = happenings.milestones()
    assert (after.uid, after.about, after.day) == (before.uid, False, LOST.day)
    assert dialog.rows["cup"] is untouched


def test_own_words_become_a_row(card: HappeningsCard, happenings: Happenings) -> None:
    dialog = active(card.open_milestones())
    click(dialog.own_button)
    assert dialog.trouble_shown() == "There is no text yet. Please type some."
    type_in("walk to the  bakery")
    click(dialog.own_button)
    click(form_over(dialog).accept_button)

    assert dialog.trouble_shown() == ""
    assert dialog.own.value == ""
    assert list(dialog.rows)[-1] == "walk to the bakery"
    assert happenings.milestones()[0][0].what == "walk to the bakery"


def test_a_half_typed_note_survives(card: HappeningsCard, session: Session, happenings: Happenings) -> None:
    dialog = active(card.open_milestones())
    click(dialog.rows["cup"].button)
    form = form_over(dialog)
    form.note.setFocus()
    type_in("Spilled it")
    form.close()
    settle()

    click(dialog.rows["cup"].button)
    again = form_over(dialog)

    assert again.restored.isVisible()
    assert again.note.value == "Spilled it"
    click(again.cancel_button)
    assert Drafts(session).names("milestone:") == []
    assert happenings.milestones() == []
