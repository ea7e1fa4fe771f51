"""Events in and out of their forms, without a window."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta

import pytest

from spms_desktop.catalog.event_forms import event_forms
from spms_desktop.domain.author import Author
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.event import EXCUSING, Event, EventKind
from spms_desktop.domain.record import Stamp
from spms_desktop.services.care import Care
from spms_desktop.services.happenings import Happenings, RelapseClock
from spms_desktop.services.session import Session
from spms_desktop.ui.journal.happenings.event_presenter import (
    EventDesk,
    began_words,
    excused_choice,
    fields_together,
    from_draft,
    kinds_together,
    not_asked,
    since_words,
    to_draft,
)

TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(days=1)
RELAPSE = Event("", EventKind.RELAPSE, YESTERDAY, at=time(9, 40))


def anna(session: Session) -> Author:
    return next(a for a in session.authors() if not a.is_person)


def test_the_person_may_edit_what_a_caregiver_noted_but_not_the_other_way_round(session: Session) -> None:
    desk, maria = EventDesk(session), session.author
    of_maria, of_anna = (Stamp(uid, session.now()) for uid in (maria.uid, anna(session).uid))

    assert desk.may_edit(of_maria)
    assert desk.may_edit(of_anna)
    assert not desk.may_hide(of_anna)
    session.write_as(anna(session).uid)
    assert not desk.may_edit(of_maria)
    assert desk.may_edit(of_anna)
    assert desk.may_edit(None)


def test_a_caregiver_reads_why_and_is_asked_in_their_own_words(session: Session) -> None:
    desk = EventDesk(session)
    fall = Happenings(session).save_event(
        Event("", EventKind.FALL, TODAY, place="Bathroom", hurt="minor", head_hit="no", title="Slipped")
    )
    stamp = Stamp(session.author.uid, session.now())
    session.write_as(anna(session).uid)

    assert desk.whose(stamp).startswith("Maria noted this, so only Maria can change it.")
    assert desk.facts(fall) == [
        ("When was it?", "Monday, 23 November 2026"),
        ("Short name", "Slipped"),
        ("Where was it?", "Bathroom"),
        ("Did they get hurt?", "A little"),
        ("Did they hit their head?", "No"),
    ]


def test_an_event_without_an_end_is_said_to_go_on(session: Session) -> None:
    heat = Happenings(session).save_event(Event("", EventKind.HEAT, YESTERDAY, worst=7))

    said = dict(EventDesk(session).facts(heat))

    assert said["When did it end?"] == "Still going on."
    assert said["How bad at its worst?"] == "7 of 10"


def test_the_24_hours_are_told_as_facts(session: Session) -> None:
    desk = EventDesk(session)
    running = replace(RELAPSE, start=TODAY)

    passed, ahead = desk.clock(RELAPSE), desk.clock(running)

    assert began_words(RELAPSE, passed) == (
        "Began Sunday, 22 November 2026 at 09:40. 24 hours had passed on Monday, 23 November 2026 at 09:40."
    )
    assert began_words(running, ahead) == (
        "Began Monday, 23 November 2026 at 09:40. 24 hours will have passed on Tuesday, 24 November 2026 at 09:40."
    )
    assert "With a time of day" in began_words(replace(RELAPSE, at=None), RelapseClock(None, False, None))


def test_24_hours_over_a_change_of_the_clocks_are_24_real_hours() -> None:
    facts = RelapseClock(datetime(2026, 3, 29, 10, 40), False, None)  # noqa: DTZ001  # only its wall time is shown

    said = began_words(replace(RELAPSE, start=date(2026, 3, 28)), facts)

    assert said.endswith("24 hours will have passed on Sunday, 29 March 2026 at 10:40.")


def test_days_since_the_last_possible_relapse_are_counted_from_its_end(session: Session) -> None:
    desk = EventDesk(session)
    assert since_words(desk.clock(RELAPSE)) == "No possible relapse before this one is noted here."
    Happenings(session).save_event(Event("", EventKind.RELAPSE, date(2025, 9, 1), date(2025, 10, 6)))

    assert since_words(desk.clock(RELAPSE)) == "Days since the last possible relapse ended: 412."


@pytest.mark.parametrize(
    ("kind", "ticked", "before", "kept"),
    [
        (EventKind.RELAPSE, True, None, None),
        (EventKind.RELAPSE, False, None, False),
        (EventKind.HEAT, True, None, True),
        (EventKind.HEAT, False, None, None),
        (EventKind.RELAPSE, True, False, True),
        (EventKind.HEAT, False, False, False),
    ],
)
def test_only_a_choice_of_ones_own_is_kept(
    kind: EventKind, ticked: bool, before: bool | None, kept: bool | None
) -> None:
    assert excused_choice(kind, ticked, before) is kept
    assert (kind in EXCUSING) is (kind is EventKind.RELAPSE)


def test_falls_share_one_form_and_a_near_fall_is_not_asked_about_the_head() -> None:
    assert len(kinds_together(EventKind.NEAR_FALL)) == 3
    assert "head_hit" in {f.id for f in fields_together(EventKind.NEAR_FALL)}
    hit = Event("u", EventKind.NEAR_FALL, TODAY, head_hit="yes", hurt="minor")

    assert not_asked(hit) == replace(hit, head_hit="")
    assert not_asked(replace(hit, kind=EventKind.FALL)).head_hit == "yes"


def test_every_question_fills_a_field_of_an_event() -> None:
    names = {f.name for f in fields(Event)}
    for form in event_forms().values():
        assert {f.id for f in form.fields} <= names


def test_a_half_typed_event_comes_back_from_its_draft() -> None:
    event = replace(RELAPSE, worst=8, symptoms=("walking",), called_team=TODAY, temperature=38.4, excused=False)

    assert from_draft(to_draft(event)) == event
    assert from_draft({"uid": 3}) is None


def test_symptoms_offered_leave_out_what_the_person_keeps_from_caregivers(session: Session) -> None:
    desk = EventDesk(session)
    mine = desk.symptoms()
    assert [key for key, _words in mine.first] == ["fatigue", "walking", "stiffness_spasms", "pain"]
    assert "bladder" in dict(mine.more)
    assert "overall" not in dict([*mine.first, *mine.more])

    session.write_as(anna(session).uid)

    theirs = desk.symptoms()
    assert "bladder" not in dict([*theirs.first, *theirs.more])


def test_the_nurse_is_named_before_the_neurologist(session: Session) -> None:
    care = Care(session)
    care.save_person(CarePerson("", "Dr Weiss", "neurologist", "555-0110"))
    care.save_person(CarePerson("", "Tom", "ms_nurse"))
    care.save_person(CarePerson("", "Priya", "pt", "555-0137"))

    assert [(c.words, c.phone) for c in EventDesk(session).contacts()] == [
        ("Tom, MS nurse", ""),
        ("Dr Weiss, Neurologist or MS doctor", "555-0110"),
    ]
