"""The forms of events on real journals, by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from spms_desktop.domain.author import Author
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.periods import Span
from spms_desktop.services.care import Care
from spms_desktop.services.drafts import Drafts
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.session import Session
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.happenings.card import HappeningsCard
from spms_desktop.ui.journal.happenings.event_fields import KeysPart, TicksPart
from spms_desktop.ui.journal.happenings.event_form import EventForm
from spms_desktop.ui.journal.happenings.ready_line import ReadyLine
from spms_desktop.ui.widgets.dates import DateField
from tests.a11y.walk import settle
from tests.ui.conftest import Heard
from tests.ui.journal.happenings.happenings_window import active, click, focused, opened, press, shown_card, type_in

Key = Qt.Key
TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def card(context: Context) -> Iterator[HappeningsCard]:
    with shown_card(context) as made:
        yield made


@pytest.fixture
def happenings(session: Session) -> Happenings:
    return Happenings(session)


def anna(session: Session) -> Author:
    return next(a for a in session.authors() if not a.is_person)


def events(session: Session) -> list[Event]:
    return Happenings(session).events(Span(date(2000, 1, 1), session.today))


def keys(form: EventForm, name: str, place: int) -> KeysPart:
    part = form.part(name)
    assert isinstance(part, KeysPart)
    click(part.control.keys[place])
    return part


def ticks(form: EventForm, name: str) -> TicksPart:
    part = form.part(name)
    assert isinstance(part, TicksPart)
    return part


# Adding


def test_heat_is_added_by_keyboard_alone(card: HappeningsCard, session: Session, heard: Heard) -> None:
    active(card.open_event(EventKind.HEAT))
    type_in("Heat wave")
    press(Key.Key_Tab, Key.Key_Left, Key.Key_Tab, Key.Key_Tab)  # a day earlier; no end
    press(Key.Key_7, Key.Key_Return)

    (heat,) = events(session)
    assert (heat.title, heat.start, heat.end, heat.worst) == ("Heat wave", YESTERDAY, None, 7)
    assert (heat.excused, heat.private) == (None, False)
    assert (heard.said, heard.undo_offered) == (["The event is saved."], True)


def test_everything_about_a_possible_relapse_is_kept(card: HappeningsCard, session: Session) -> None:
    form = active(card.open_event(EventKind.RELAPSE, YESTERDAY))
    form.part("at").control.setFocus()
    type_in("9:40")
    keys(form, "lasted_24h", 0)
    keys(form, "worst", 8)
    click(ticks(form, "symptoms").control.boxes["walking"])
    click(ticks(form, "triggers").control.boxes["heat"])
    form.part("temperature").control.setFocus()
    type_in("37,8")
    called = form.part("called_team").control
    assert isinstance(called, DateField)
    called.setFocus()
    press(Key.Key_Right)
    line = form.part("team_said").control
    assert isinstance(line, ReadyLine)
    waiting = next(a for a in line.open_ready().actions() if a.text() == "Waiting to hear")
    waiting.trigger()
    click(form.private)
    click(form.accept_button)

    (found,) = events(session)
    assert found == Event(
        found.uid,
        EventKind.RELAPSE,
        YESTERDAY,
        at=time(9, 40),
        lasted_24h="yes",
        worst=8,
        symptoms=("walking",),
        triggers=("heat",),
        temperature=37.8,
        called_team=called_day(session),
        team_said="Waiting to hear",
        private=True,
    )


def called_day(session: Session) -> date:
    """The field starts at the wall clock's day, held back to the latest day of the journal."""
    return min(date.today(), session.today)  # noqa: DTZ011


def test_an_answer_can_be_taken_back_by_mouse(card: HappeningsCard, session: Session) -> None:
    form = active(card.open_event(EventKind.FALL))
    part = keys(form, "hurt", 1)
    assert part.none_button.isVisible()

    click(part.none_button)

    assert not part.none_button.isVisible()
    assert focused() in part.control.keys
    click(form.accept_button)
    assert events(session)[0].hurt == ""


def test_nothing_goes_with_none(card: HappeningsCard) -> None:
    form = active(card.open_event(EventKind.RELAPSE))
    impact = ticks(form, "impact")
    click(impact.control.boxes["walking"])
    click(impact.control.boxes["none"])
    assert impact.value == ("none",)

    click(impact.control.boxes["vision"])

    assert impact.value == ("vision",)


def test_less_usual_symptoms_stand_behind_a_button(card: HappeningsCard) -> None:
    form = active(card.open_event(EventKind.RELAPSE))
    group = ticks(form, "symptoms").control
    assert not group.boxes["vision"].isVisible()

    click(group.more_button)

    assert group.boxes["vision"].isVisible()
    assert not group.more_button.isVisible()
    assert focused() is group.boxes["bladder"]


# Trouble


def test_an_end_before_the_start_is_refused_and_nothing_typed_is_lost(
    card: HappeningsCard, session: Session, heard: Heard
) -> None:
    form = active(card.open_event(EventKind.INFECTION))
    type_in("Cold")
    end = form.part("end").control
    assert isinstance(end, DateField)
    assert not end.none_button.isVisible()  # a day that is not there cannot be taken away
    end._take(YESTERDAY)
    click(form.accept_button)

    assert form.isVisible()
    assert form.trouble_shown() == "The end is before the start. Nothing was changed. Please check the dates."
    assert (events(session), heard.said) == ([], [])
    click(end.none_button)
    assert end.button.hasFocus()
    click(form.accept_button)
    assert events(session)[0].title == "Cold"


def test_a_time_to_come_and_a_slip_in_a_time_are_refused(card: HappeningsCard, session: Session) -> None:
    form = active(card.open_event(EventKind.RELAPSE))
    form.part("at").control.setFocus()
    type_in("23:50")
    click(form.accept_button)
    assert form.trouble_shown().startswith("That time has not come yet.")

    form.part("at").control.setFocus()
    type_in("x")
    click(form.accept_button)

    assert form.trouble_shown() == "Please type a time like 09:30."
    assert events(session) == []


def test_a_temperature_outside_its_range_is_refused(card: HappeningsCard, session: Session) -> None:
    form = active(card.open_event(EventKind.INFECTION))
    form.part("temperature").control.setFocus()
    type_in("386")
    click(form.accept_button)

    assert form.trouble_shown() == "Please type a number from 34 to 43."
    assert events(session) == []


# Editing


def test_an_edited_event_shows_its_values_and_keeps_what_was_not_touched(
    card: HappeningsCard, session: Session, happenings: Happenings
) -> None:
    before = happenings.save_event(
        Event("", EventKind.RELAPSE, YESTERDAY, team_said="relapse", triggers=("heat", "full_moon"), injury="kept")
    )
    form = card.edit_event(before.uid)
    assert form is not None
    active(form)
    line = form.part("team_said").control
    assert isinstance(line, ReadyLine)
    assert line.value == "Relapse"  # the code in words
    click(ticks(form, "triggers").control.boxes["stress"])
    click(form.excused)
    click(form.accept_button)

    (after,) = events(session)
    assert after == replace(before, triggers=("heat", "stress", "full_moon"), excused=False)


def test_a_key_pressed_by_accident_does_not_replace_the_name(
    card: HappeningsCard, session: Session, happenings: Happenings
) -> None:
    before = happenings.save_event(Event("", EventKind.OTHER, TODAY, title="Moved house"))
    form = card.edit_event(before.uid)
    assert form is not None
    active(form)
    type_in("!")
    click(form.accept_button)

    assert events(session)[0].title == "Moved house!"


def test_saving_without_a_change_writes_nothing(
    card: HappeningsCard, session: Session, happenings: Happenings, heard: Heard
) -> None:
    before = happenings.save_event(Event("", EventKind.OTHER, YESTERDAY, title="Moved house", team_said="odd"))
    form = card.edit_event(before.uid)
    assert form is not None

    click(active(form).accept_button)

    assert (events(session), heard.said) == ([before], [])


def test_an_event_is_removed_and_undo_brings_it_back(
    card: HappeningsCard, session: Session, happenings: Happenings, heard: Heard
) -> None:
    before = happenings.save_event(Event("", EventKind.FALL, TODAY))
    form = card.edit_event(before.uid)
    assert form is not None

    click(active(form).remove_button)

    assert events(session) == []
    assert (heard.said, heard.undo_offered) == (["The event is removed."], True)
    session.undo()
    assert events(session) == [before]


def test_an_event_that_is_not_there_is_not_opened(card: HappeningsCard) -> None:
    assert card.edit_event("nothing") is None


def test_a_caregiver_only_reads_what_the_person_noted_and_can_add_their_own(
    card: HappeningsCard, session: Session, happenings: Happenings
) -> None:
    of_maria = happenings.save_event(Event("", EventKind.FALL, YESTERDAY, title="Slipped"))
    session.write_as(anna(session).uid)
    form = card.edit_event(of_maria.uid)
    assert form is not None
    assert not form.writable
    assert not hasattr(form, "remove_button")

    click(active(form).own_button)

    own = opened(card, EventForm)
    type_in_title(own, "I heard a bump")
    click(own.accept_button)
    assert [(e.title, e.start) for e in events(session)] == [("Slipped", YESTERDAY), ("I heard a bump", YESTERDAY)]


def type_in_title(form: EventForm, text: str) -> None:
    form.part("title").control.setFocus()
    type_in(text)


def test_the_person_cannot_hide_what_a_caregiver_noted(
    card: HappeningsCard, session: Session, happenings: Happenings
) -> None:
    maria = session.author.uid
    session.write_as(anna(session).uid)
    of_anna = happenings.save_event(Event("", EventKind.FALL, TODAY))
    session.write_as(maria)

    form = card.edit_event(of_anna.uid)

    assert form is not None
    assert form.writable
    assert not form.private.isVisible()


# Falls


def test_a_head_that_was_hit_points_to_urgent_help(card: HappeningsCard) -> None:
    asked: list[bool] = []
    card.help_wanted.connect(lambda: asked.append(True))
    form = active(card.open_event(EventKind.FALL))
    assert form.head_help is not None
    assert not form.head_help.isVisible()

    keys(form, "head_hit", 1)

    assert form.head_help.isVisible()
    click(form.head_help.buttons["help"])
    assert asked == [True]
    keys(form, "head_hit", 0)
    assert not form.head_help.isVisible()


def test_the_kind_of_fall_is_switched_in_its_form(card: HappeningsCard, session: Session) -> None:
    form = active(card.open_event(EventKind.FALL))
    keys(form, "head_hit", 1)
    assert form.kind_keys is not None

    click(form.kind_keys.keys[1])

    assert not form.part("head_hit").isVisible()
    assert form.sentence.text().startswith("A slip, a trip")
    click(form.accept_button)
    (found,) = events(session)
    assert (found.kind, found.head_hit) == (EventKind.NEAR_FALL, "")


# The 24 hours


def test_the_clock_follows_the_start(card: HappeningsCard) -> None:
    form = active(card.open_event(EventKind.RELAPSE, YESTERDAY))
    assert form.relapse is not None
    assert "With a time of day" in form.relapse.began.text()

    form.part("at").control.setFocus()
    type_in("9:40")

    assert form.relapse.began.text().endswith("24 hours had passed on Monday, 23 November 2026 at 09:40.")
    start = form.part("start").control
    assert isinstance(start, DateField)
    click(start.after)
    assert form.relapse.began.text().endswith("24 hours will have passed on Tuesday, 24 November 2026 at 09:40.")


def test_the_number_of_the_nurse_can_be_copied(card: HappeningsCard, session: Session) -> None:
    Care(session).save_person(CarePerson("", "Tom", "ms_nurse", "555-0111"))
    form = active(card.open_event(EventKind.RELAPSE))
    assert form.relapse is not None
    (button,) = form.relapse.copy_buttons

    click(button)

    assert QGuiApplication.clipboard().text() == "555-0111"
    assert form.relapse.copied.isVisible()


# Drafts


def test_a_half_typed_event_survives_and_can_be_started_afresh(
    card: HappeningsCard, session: Session
) -> None:
    form = active(card.open_event(EventKind.FALL))
    type_in_title(form, "On the stairs")
    keys(form, "hurt", 1)
    form.close()  # as when the window goes away
    settle()

    again = active(card.open_event(EventKind.NEAR_FALL))
    assert again.restored.isVisible()
    assert (again.current().title, again.current().kind) == ("On the stairs", EventKind.FALL)
    click(again.restored.buttons["afresh"])

    assert not again.restored.isVisible()
    assert (again.current().title, again.current().kind) == ("", EventKind.NEAR_FALL)
    assert Drafts(session).names("event:") == []
    assert events(session) == []


def test_half_a_second_after_typing_it_is_on_disk(card: HappeningsCard, session: Session) -> None:
    form = active(card.open_event(EventKind.INFECTION))
    form.part("temperature").control.setFocus()
    type_in("38.4")  # typed, and the line not left
    form._timer._due()

    assert Drafts(session).fields("event:infection")["temperature"] == 38.4


@pytest.mark.parametrize("way", ["save", "cancel"])
def test_saving_and_cancelling_drop_the_draft(card: HappeningsCard, session: Session, way: str) -> None:
    form = active(card.open_event(EventKind.OTHER))
    type_in("Moved")
    form._timer._due()
    assert Drafts(session).names("event:") == ["event:other"]

    click(form.accept_button if way == "save" else form.cancel_button)

    assert Drafts(session).names("event:") == []
    assert len(events(session)) == (way == "save")
