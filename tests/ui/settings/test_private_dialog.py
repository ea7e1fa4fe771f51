"""What the person keeps from caregivers: chosen by the person alone, and followed at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from spms_desktop.catalog.instruments import instruments
from spms_desktop.catalog.measures import measures
from spms_desktop.catalog.symptoms import symptoms
from spms_desktop.domain.author import Author, AuthorRole, Respondent
from spms_desktop.domain.entry import Rating
from spms_desktop.domain.periods import Span
from spms_desktop.domain.privacy import Topic
from spms_desktop.domain.record import Action
from spms_desktop.domain.settings import OwnSymptom
from spms_desktop.services.drafts import Drafts
from spms_desktop.services.journal import Journal
from spms_desktop.services.privacy import Privacy, usually_private
from spms_desktop.services.questions import Questions
from spms_desktop.services.session import Session
from spms_desktop.ui.context import Context
from spms_desktop.ui.settings.private_dialog import PrivateDialog
from spms_desktop.ui.settings.private_presenter import PrivatePresenter, summary, with_parts
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.widgets.ticks import TickKey
from tests.a11y.walk import clipped, complaints, settle, tab_complaints
from tests.ui.conftest import Heard

Opener = Callable[[], PrivateDialog]


@pytest.fixture
def opened(context: Context) -> Iterator[Opener]:
    parent = QWidget()
    parent.show()

    def open_form() -> PrivateDialog:
        form = PrivateDialog(parent, context)
        form.open()
        settle()
        return form

    yield open_form
    parent.close()
    parent.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def click(widget: QWidget) -> None:
    settle()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle()


def as_caregiver(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))


# Without Qt


def test_every_item_is_offered_once(session: Session) -> None:
    Questions(session).keep_own(OwnSymptom("Legs of stone"))

    offered = [key for group in PrivatePresenter(session).groups() for key, _words in group.offers]

    assert len(offered) == len(set(offered))
    assert {*symptoms(), *instruments(), "Legs of stone", "weight", "blood_pressure"} <= set(offered)
    assert not {"note", "meds_taken", "flags_today", "caregiver_strain", "bp_systolic"} & set(offered)


def test_what_is_usually_private_is_offered_first_or_is_a_form(session: Session) -> None:
    groups = PrivatePresenter(session).groups()
    first = {key for group in groups if group.first for key, _words in group.offers}
    parts = {part for measure in measures().values() for part in measure.parts}

    assert set(usually_private()) - set(instruments()) - parts <= first


def test_a_blood_pressure_is_kept_with_both_its_numbers(session: Session) -> None:
    assert with_parts(["pain", "blood_pressure"]) == ("pain", "blood_pressure", "bp_systolic", "bp_diastolic")

    PrivatePresenter(session).keep({"": ("blood_pressure",)})

    assert Privacy(session).items == ("blood_pressure", "bp_systolic", "bp_diastolic")


def test_what_this_version_does_not_offer_stays_kept(session: Session) -> None:
    Privacy(session).keep(["pain", "from_a_later_version"])

    PrivatePresenter(session).keep({"": ("walking",)})

    assert set(Privacy(session).items) == {"walking", "from_a_later_version"}


def test_the_same_choice_again_is_not_saved(session: Session) -> None:
    presenter = PrivatePresenter(session)

    assert not presenter.keep(presenter.rules())
    assert not session.can_undo


def test_a_given_up_own_symptom_can_still_be_kept(session: Session) -> None:
    questions = Questions(session)
    questions.keep_own(OwnSymptom("Legs of stone"))
    questions.give_up_own("Legs of stone")

    assert "Legs of stone" in [key for group in PrivatePresenter(session).groups() for key, _words in group.offers]


def test_a_summary_counts() -> None:
    offers = [("a", "A"), ("b", "B")]

    assert summary(offers, ["b", "c"]) == "Kept from caregivers: 1 of 2."
    assert summary(offers, ["c"]) == "Caregivers see all of these."


# In the window


def test_it_opens_with_what_is_kept_now(opened: Opener) -> None:
    form = opened()

    assert set(form.value) == set(usually_private())
    assert form.ticks["mood"].boxes["low_mood"].hasFocus()


def test_existing_entries_follow_the_choice_at_once(opened: Opener, session: Session, heard: Heard) -> None:
    Journal(session).rate(session.today, Respondent.SELF, "low_mood", 7)
    Journal(session).rate(session.today, Respondent.SELF, "pain", 3)
    form = opened()
    QTest.keyClick(form.ticks["mood"].boxes["low_mood"], Qt.Key.Key_Space)
    click(form.folds["symptoms"].button)
    click(form.ticks["symptoms"].boxes["pain"])
    click(form.accept_button)

    assert heard.said == ["Your choice is saved."]
    assert heard.undo_offered
    as_caregiver(session)
    today = Span(session.today, session.today)
    assert [e.ratings for e in Journal(session).entries(today)] == [(Rating(session.today, "low_mood", 7),)]


def test_it_can_be_undone(opened: Opener, session: Session) -> None:
    form = opened()
    click(form.ticks["mood"].boxes["low_mood"])
    click(form.accept_button)
    assert "low_mood" not in Privacy(session).items

    session.undo()

    assert Privacy(session).items == usually_private()


def test_folded_groups_count_what_is_kept(opened: Opener) -> None:
    form = opened()
    fold = form.folds["symptoms"]
    assert fold.says_label.text() == "Caregivers see all of these."

    fold.unfold()
    click(form.ticks["symptoms"].boxes["pain"])

    assert fold.says_label.text().startswith("Kept from caregivers: 1 of ")


def test_a_caregiver_sees_a_sentence_and_no_list(opened: Opener, session: Session) -> None:
    as_caregiver(session)

    form = opened()

    assert form.findChildren(TickKey) == []
    assert complaints(form) == []
    click(form.accept_button)
    assert not form.isVisible()
    assert Privacy(session).items == usually_private()


def test_every_tick_taken_away_is_a_draft_too(opened: Opener, context: Context) -> None:
    form = opened()
    for ticks in form.ticks.values():
        ticks.set_value(())
    form._keep()
    assert Drafts(context.session).fields("private_items")

    again = opened()

    assert again.value == ()
    assert again.restored.isVisible()


def test_each_of_two_caregivers_can_have_a_choice_of_their_own(opened: Opener, session: Session) -> None:
    session.save(Action.AUTHOR, [Author("tom", "Tom", AuthorRole.CAREGIVER)])
    anna = next(a.uid for a in session.authors() if a.name == "Anna")
    Privacy(session).keep(["pain"])
    form = opened()
    click(form.whom.keys[2])
    assert form.same.isVisible()
    assert form.same.isChecked()

    form.same.setChecked(False)
    form.ticks["symptoms"].set_value(())
    form.ticks["topics"].set_value((Topic.NOTES,))
    click(form.whom.keys[0])
    form.accept_button.click()

    privacy = Privacy(session)
    assert (privacy.kept_from(anna), privacy.kept_from("tom")) == (("pain",), ("topic:notes",))
    assert set(privacy.items) == {"pain", "topic:notes"}
    Journal(session).note(session.today, Respondent.SELF, "Only for Anna's eyes.")
    for uid, notes in ((anna, ["Only for Anna's eyes."]), ("tom", [])):
        session.write_as(uid)
        assert [e.note for e in Journal(session).entries(Span(session.today, session.today))] == notes


def test_a_caregiver_can_follow_the_choice_for_everybody_again(session: Session) -> None:
    session.save(Action.AUTHOR, [Author("tom", "Tom", AuthorRole.CAREGIVER)])
    privacy = Privacy(session)
    privacy.keep_all({"": ["pain"], "tom": ["walking"]})

    PrivatePresenter(session).keep({"": ("pain",), "tom": None})

    assert privacy.own_rules == ()
    assert privacy.kept_from("tom") == ("pain",)
    session.undo()
    assert privacy.kept_from("tom") == ("walking",)


@pytest.mark.parametrize(("choice", "scale"), [("light", 100), ("contrast-dark", 200)])
def test_it_is_accessible_and_nothing_is_cut(
    opened: Opener, session: Session, theme: Theme, choice: str, scale: int
) -> None:
    session.save(Action.AUTHOR, [Author("tom", "Tom", AuthorRole.CAREGIVER)])
    Questions(session).keep_own(OwnSymptom("A name as long as a name can be " + "x" * 28))
    theme.set_choice(choice)
    theme.set_scale(scale)
    form = opened()
    for fold in form.folds.values():
        fold.unfold()
    settle()

    assert complaints(form) == []
    assert clipped(form) == []
    if scale == 100:
        assert tab_complaints(form) == []
