"""The card "Something happened?": what it opens, for whom, and how all of it looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.course import CourseName
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.milestone import Ability, Milestone
from spms_desktop.domain.score import Score
from spms_desktop.services.care import Care
from spms_desktop.services.course import Course
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import open_session
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.happenings.card import HappeningsCard
from spms_desktop.ui.journal.happenings.event_form import EventForm
from spms_desktop.ui.journal.happenings.milestones import MilestonesDialog
from spms_desktop.ui.journal.happenings.score_form import ScoreForm
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.widgets.dialog import FormDialog
from tests.a11y.walk import clipped, complaints, settle, tab_complaints
from tests.ui.journal.happenings.happenings_window import active, click, opened, press, shown_card

TODAY = date(2026, 11, 23)
LOOKS = [("light", 100), ("light", 200), ("contrast-dark", 100), ("contrast-dark", 200)]


@pytest.fixture
def card(context: Context) -> Iterator[HappeningsCard]:
    with shown_card(context) as made:
        yield made


@pytest.mark.parametrize("kind", [EventKind.FALL, EventKind.RELAPSE, EventKind.INFECTION])
def test_the_usual_events_are_one_press_away(card: HappeningsCard, kind: EventKind) -> None:
    card.quick[kind].setFocus()
    press(Qt.Key.Key_Return)

    assert opened(card, EventForm).kind is kind


def test_the_menu_offers_every_kind(card: HappeningsCard) -> None:
    menu = card.open_kinds()
    assert len(menu.actions()) == len(EventKind)
    next(a for a in menu.actions() if a.text() == "Hospital stay").trigger()
    menu.close()

    assert opened(card, EventForm).kind is EventKind.HOSPITAL


def test_milestones_and_scores_are_opened(card: HappeningsCard) -> None:
    click(card.milestones_button)
    opened(card, MilestonesDialog).reject()
    click(card.score_button)

    assert opened(card, ScoreForm).value is None


def test_a_new_event_begins_on_the_day_asked_for(card: HappeningsCard) -> None:
    assert card.open_event(EventKind.OTHER, date(2026, 11, 20)).current().start == date(2026, 11, 20)


def test_a_caregiver_reads_their_own_words(card: HappeningsCard, session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    card.refresh()

    assert card.milestones_button.words == "Last time they could …"


def test_a_journal_that_is_only_read_offers_only_reading(
    session: Session, context: Context, clock: Callable[[], object]
) -> None:
    event = Happenings(session).save_event(Event("", EventKind.FALL, TODAY, title="Slipped"))
    folder = session.file.folder
    session.close()
    reading = open_session(folder, clock=clock, read_only=True)  # type: ignore[arg-type]
    with shown_card(replace(context, session=reading)) as card:
        assert not card.quick[EventKind.FALL].isVisible()
        assert not card.score_button.isVisible()
        form = card.edit_event(event.uid)
        assert form is not None
        assert not form.writable
        form.reject()
        dialog = card.open_milestones()
        assert not dialog.rows["stairs"].button.isVisible()
        dialog.reject()
    reading.close()


# Looks


def filled(session: Session) -> tuple[Event, Event]:
    """A journal with long texts; an event of the person and one of the caregiver."""
    happenings, long = Happenings(session), "x" * 120 + " many words" * 7
    Care(session).save_person(CarePerson("", long, "ms_nurse", "555-0111"))
    for what in ("stairs", long):
        happenings.save_milestone(Milestone("", what, Ability.LOST, TODAY, note=long))
    happenings.save_score(Score("", "T25FW", TODAY, 11.2, "Dr Elena Weiss", "Wheelchair or scooter part of the day"))
    return happenings.save_event(Event("", EventKind.INFECTION, TODAY, title=long, note=long)), happenings.save_event(
        Event("", EventKind.RELAPSE, TODAY, title=long, symptoms=("vision",), team_said="waiting")
    )


@pytest.mark.parametrize(("look", "scale"), LOOKS)
def test_the_card_and_its_forms_are_named_large_and_uncut(
    theme: Theme, context: Context, session: Session, look: str, scale: int
) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    infection, relapse = filled(session)
    with shown_card(context) as card:
        assert complaints(card.window()) == []
        assert clipped(card.window()) == []
        for form in forms(card, infection, relapse):
            active(form)
            assert complaints(form) == []
            assert clipped(form) == []
            assert tab_complaints(form) == []
            form.reject()
            settle()


def forms(card: HappeningsCard, infection: Event, relapse: Event) -> Iterator[FormDialog]:
    yield card.open_event(EventKind.FALL)
    edited = card.edit_event(relapse.uid)
    assert edited is not None
    yield edited
    yield card.open_score("T25FW")
    dialog = card.open_milestones()
    yield dialog.open_form(Milestone("", "stairs", Ability.LOST, TODAY))
    yield dialog
    session = card._context.session
    person = session.author.uid
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    read = card.edit_event(infection.uid)
    assert read is not None
    yield read
    session.write_as(person)


def test_nothing_stays_open_behind(card: HappeningsCard) -> None:
    card.open_event(EventKind.HEAT).reject()
    card.open_score().reject()
    card.open_milestones().reject()
    settle()

    assert [d for d in card.window().findChildren(QDialog) if d.isVisible()] == []


def test_where_the_team_speaks_of_relapses_they_come_first_and_nothing_is_hidden(context: Context) -> None:
    with shown_card(context) as card:
        before = [button.x() for button in (card.quick[EventKind.FALL], card.quick[EventKind.RELAPSE])]
        assert before == sorted(before)

        course = Course(context.session)
        course.show(True)
        course.keep(CourseName("", "relapsing_remitting", TODAY))
        card.refresh()
        settle()

        assert card.quick[EventKind.RELAPSE].x() < card.quick[EventKind.FALL].x()
        assert all(button.isVisible() for button in card.quick.values())
        assert tab_complaints(card) == []
