"""Everything about one day, without a window."""

from __future__ import annotations

from datetime import timedelta

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.services.care import Care
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.services.session import Session
from spms_desktop.ui.journal.days.day_sheet import DaySheet, SheetLine, Star
from spms_desktop.ui.journal.days.days import Days

SELF, PROXY = Respondent.SELF, Respondent.PROXY


def sheet_of(session: Session) -> DaySheet:
    return DaySheet(Days(session), session.today)


def only_line(sheet: DaySheet) -> SheetLine:
    ((line,),) = (part.lines for part in sheet.parts())
    return line


def test_two_authors_stay_apart_under_their_own_headings(session: Session) -> None:
    Journal(session).rate(session.today, SELF, "pain", 3)
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    Journal(session).rate(session.today, PROXY, "pain", 7)

    parts = sheet_of(session).parts()

    assert [(p.title, [line.words for line in p.lines]) for p in parts] == [
        ("Maria, own view", ["Pain: 3"]),
        ("Anna, caregiver’s view", ["Pain: 7"]),
    ]
    assert [line.mine for p in parts for line in p.lines] == [False, True]


def test_each_kind_of_value_is_a_line_with_its_target(session: Session) -> None:
    journal, today = Journal(session), session.today
    journal.rate(today, SELF, "My own thing", 4)
    journal.measures(today, SELF, {"bp_systolic": 128, "bp_diastolic": 82})
    journal.measure(today, SELF, "falls", 0)
    journal.ticks(today, SELF, {"fever"})
    journal.note(today, SELF, "A word.")
    event = Happenings(session).save_event(Event("", EventKind.FALL, today, place="Stairs"))

    lines = [line for part in sheet_of(session).parts() for line in part.lines]

    assert [(line.target.kind, line.target.item, line.words) for line in lines] == [
        ("rating", "My own thing", "My own thing: 4"),
        ("measure", "blood_pressure", "Blood pressure 128/82"),
        ("measure", "falls", "No falls"),
        ("flag", "fever", "Fever"),
        ("note", "", "Note: A word."),
        ("event", "fall", "Fall"),
    ]
    assert lines[-1].target.uid == event.uid
    assert lines[-1].details == ("Where was it: Stairs", "Recorded by Maria, 23 Nov 2026, 11:00")


def test_a_late_entry_tells_when_it_was_really_recorded(session: Session) -> None:
    yesterday = session.today - timedelta(days=1)
    Journal(session).rate(yesterday, SELF, "pain", 3)

    (part,) = DaySheet(Days(session), yesterday).parts()

    assert part.remark == "Recorded late, on 23 Nov 2026, 11:00."


def test_an_event_goes_on_over_the_days_after_its_start(session: Session) -> None:
    start = session.today - timedelta(days=2)
    Happenings(session).save_event(Event("", EventKind.INFECTION, start))

    line = only_line(sheet_of(session))

    assert (line.words, line.details[0], line.target.day) == ("Infection", "Since 21 Nov 2026", start)


def test_a_star_puts_the_line_on_the_list_with_its_day_and_can_be_taken_off(session: Session) -> None:
    Journal(session).rate(session.today, SELF, "pain", 8)
    sheet = sheet_of(session)

    sheet.star(only_line(sheet))

    (item,) = Care(session).items()
    assert (item.text, item.day, only_line(sheet).star) == ("Pain: 8", session.today, Star.ON)
    sheet.unstar(only_line(sheet))
    assert (Care(session).items(), only_line(sheet).star) == ([], Star.OFF)


def test_what_was_answered_stays_starred(session: Session) -> None:
    Journal(session).rate(session.today, SELF, "pain", 8)
    sheet = sheet_of(session)
    sheet.star(only_line(sheet))
    Care(session).answer_item(Care(session).items()[0], "Stretch more.")

    assert only_line(sheet).star is Star.ANSWERED


def test_a_starred_view_of_somebody_else_says_so(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    Journal(session).rate(session.today, PROXY, "pain", 8)
    sheet = sheet_of(session)

    sheet.star(only_line(sheet))

    assert Care(session).items()[0].text == "Pain: 8 (caregiver’s view)"


def test_an_own_note_can_be_kept_to_oneself_and_shown_again(session: Session) -> None:
    Journal(session).note(session.today, SELF, "Mine.")
    sheet = sheet_of(session)

    sheet.keep_private(only_line(sheet), private=True)

    assert (only_line(sheet).private, only_line(sheet).words) == (True, "Note: Mine. (only for me)")
    sheet.keep_private(only_line(sheet), private=False)
    assert only_line(sheet).words == "Note: Mine."


def test_nobody_chooses_about_another_ones_note(session: Session) -> None:
    Journal(session).note(session.today, SELF, "Hers.")
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))

    assert only_line(sheet_of(session)).private is None


def test_the_days_end_today(session: Session) -> None:
    sheet = sheet_of(session)

    sheet.turn(1)
    assert (sheet.day, sheet.can_turn(1), sheet.can_turn(-1)) == (session.today, False, True)
    sheet.turn(-1)

    assert (sheet.day, sheet.can_turn(1)) == (session.today - timedelta(days=1), True)
