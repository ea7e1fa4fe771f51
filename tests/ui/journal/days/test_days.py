"""The list of days in words."""

from __future__ import annotations

from datetime import date, timedelta

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Rating
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.milestone import Ability, Milestone
from spms_desktop.domain.periods import Span
from spms_desktop.domain.score import Score
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.session import Session
from spms_desktop.services.stars import Line, Stars
from spms_desktop.ui.journal.days.day_sheet import DaySheet
from spms_desktop.ui.journal.days.days import STRETCH_DAYS, Days
from tests.conftest import TestClock

SELF, PROXY = Respondent.SELF, Respondent.PROXY


def anna(session: Session) -> str:
    return next(a.uid for a in session.authors() if not a.is_person)


def test_the_last_week_is_offered_even_when_empty(session: Session) -> None:
    lines = Days(session).stretch(session.today)

    assert [line.day for line in lines] == [session.today - timedelta(days=n) for n in range(8)]
    assert lines[0].spoken == "Monday, 23 November 2026. Nothing recorded."


def test_a_day_says_who_recorded_what(session: Session) -> None:
    journal = Journal(session)
    journal.rate(session.today, SELF, "walking", 5)
    journal.rate(session.today, SELF, "overall", 6)
    journal.measure(session.today, SELF, "sleep_hours", 6.5)
    journal.measure(session.today, SELF, "falls", 1)
    journal.ticks(session.today, SELF, {"heat"})
    journal.note(session.today, SELF, "Slow on the stairs.")

    (entry,) = Days(session).stretch(session.today)[0].entries

    assert entry.who == "Maria, own view"
    assert entry.facts.replace("\u00a0", " ") == "Overall 6 · Walking 5 · Slept 6.5 h · 1 fall · Got too hot"
    assert entry.note == "Slow on the stairs."


def test_no_falls_are_recorded_but_not_dwelt_on(session: Session) -> None:
    Journal(session).measure(session.today, SELF, "falls", 0)

    assert Days(session).stretch(session.today)[0].entries[0].facts == ""


def test_both_numbers_of_a_blood_pressure_are_one_fact(session: Session) -> None:
    Journal(session).measures(session.today, SELF, {"bp_diastolic": 82, "bp_systolic": 128})

    facts = Days(session).stretch(session.today)[0].entries[0].facts
    assert facts.replace("\u00a0", " ") == "Blood pressure 128/82"


def test_answers_in_words_read_as_facts(session: Session) -> None:
    Journal(session).measures(
        session.today, SELF, {"walking_aid": 4, "change_3m": 1, "help_hours": 12, "bp_systolic": 130}
    )

    facts = Days(session).stretch(session.today)[0].entries[0].facts
    assert facts.replace("\u00a0", " ").split(" · ") == [
        "Got around with: Walker or rollator",
        "Compared with 3 months ago: A bit worse",
        "Help this week: 12 h",
        "Blood pressure, upper number: 130 mmHg",
    ]


def test_a_private_note_says_so(session: Session) -> None:
    Journal(session).note(session.today, SELF, "Mine.", private=True)

    line = Days(session).stretch(session.today)[0]

    assert line.entries[0].quoted("Mine.") == "Only for me: “Mine.”"
    assert "Mine. (only for me)" in line.spoken


def test_a_caregiver_reads_no_private_note(session: Session) -> None:
    days = Days(session)
    Journal(session).note(session.today, SELF, "Mine.", private=True)
    assert days.stretch(session.today)[0].entries

    session.write_as(anna(session))

    assert not days.stretch(session.today)[0].entries


def test_what_happened_stands_on_its_day(session: Session) -> None:
    happenings, day = Happenings(session), session.today - timedelta(days=3)
    happenings.save_event(Event("", EventKind.RELAPSE, day, title="Left leg", team_said="A relapse"))
    happenings.save_event(Event("", EventKind.FALL, day, private=True))
    happenings.save_milestone(Milestone("", "stairs", Ability.LOST, day))
    happenings.save_milestone(Milestone("", "sing in the choir", Ability.REGAINED, day, about=True))
    happenings.save_score(Score("", "EDSS", day, 6.0, "Dr Weiss"))
    happenings.save_score(Score("", "T25FW", day, 7.4, aid="One stick"))

    lines = {line.day: line for line in Days(session).stretch(session.today)}

    assert set(lines[day].events) == {
        "Possible relapse: Left leg; the team called it: A relapse",
        "Fall (only for me)",
        "Last time: climb a flight of stairs",
        "Again since about this day: sing in the choir",
        "EDSS 6.0, given by Dr Weiss",
        "T25FW 7.4 s, with One stick",
    }
    assert not lines[session.today].events


def test_as_long_as_the_team_has_not_named_it_nothing_is_said_of_that(session: Session) -> None:
    Happenings(session).save_event(Event("", EventKind.RELAPSE, session.today, team_said="waiting"))

    assert Days(session).stretch(session.today)[0].events == ("Possible relapse",)


def test_a_change_of_what_seldom_changes_is_seen_and_told(session: Session) -> None:
    told: list[int] = []
    days = Days(session, lambda: told.append(1))
    assert not days.stretch(session.today)[0].events

    kept = Happenings(session).save_event(Event("", EventKind.HEAT, session.today))
    assert days.stretch(session.today)[0].events == ("Heat",)
    Happenings(session).remove_event(kept.uid)

    assert days.stretch(session.today)[0].events == ()
    assert len(told) == 2


def test_choosing_what_is_private_is_followed_at_once(session: Session) -> None:
    days = Days(session)
    Happenings(session).save_score(Score("", "EDSS", session.today, 6.0))
    assert days.stretch(session.today)[0].events
    Privacy(session).keep(["EDSS"])

    session.write_as(anna(session))

    assert not days.stretch(session.today)[0].events


def test_a_starred_line_stars_its_day(session: Session) -> None:
    days = Days(session)
    Journal(session).rate(session.today, SELF, "pain", 8)
    (part,) = DaySheet(days, session.today).parts()
    Stars(session).star(Line(part.lines[0].target.ref, session.today, "Pain: 8"))

    line = days.stretch(session.today)[0]

    assert line.starred
    assert line.spoken == "Monday, 23 November 2026. Starred. Maria, own view. Pain\u00a08"
    assert days.marks(session.today, session.today)[session.today].star


def test_a_star_on_a_line_that_is_not_shown_is_not_shown(session: Session) -> None:
    days = Days(session)
    Journal(session).rate(session.today, SELF, "low_mood", 8)
    Journal(session).rate(session.today, SELF, "pain", 8)
    lines = DaySheet(days, session.today).parts()[0].lines
    mood = next(line for line in lines if line.target.item == "low_mood")
    Stars(session).star(Line(mood.target.ref, session.today, "Low mood"))

    session.write_as(anna(session))

    assert not days.stretch(session.today)[0].starred


def test_the_calendar_shows_views_apart_and_the_days_of_an_event(session: Session) -> None:
    journal, today = Journal(session), session.today
    journal.rate(today, SELF, "overall", 6)
    Happenings(session).save_event(Event("", EventKind.INFECTION, today - timedelta(days=2)))
    session.write_as(anna(session))
    journal.rate(today, PROXY, "overall", 9)

    marks = Days(session).marks(today - timedelta(days=9), today)

    assert sorted(marks) == [today - timedelta(days=n) for n in (2, 1, 0)]
    assert (marks[today].own, marks[today].other, marks[today].event, marks[today].level) == (True, True, True, 6)
    assert marks[today - timedelta(days=1)].words == "Infection"


def test_a_caregivers_number_never_stands_for_the_day(session: Session) -> None:
    session.write_as(anna(session))
    Journal(session).rate(session.today, PROXY, "overall", 9)

    assert Days(session).marks(session.today, session.today)[session.today].level is None


def test_days_made_by_a_wrong_clock_stay_above_today(session: Session, clock: TestClock) -> None:
    clock.forward(days=40)
    Journal(session).rate(session.today, SELF, "pain", 3)
    clock.forward(days=-40)
    days = Days(session)

    first = days.stretch(session.today, ahead=True)[0]

    assert first.day == date(2027, 1, 2) == days.last_day()
    assert days.stretch(session.today)[0].day == session.today


def test_history_tells_each_version_with_its_times(session: Session, clock: TestClock) -> None:
    journal = Journal(session)
    journal.rate(session.today, SELF, "pain", 4)
    clock.forward(minutes=3)
    journal.rate(session.today, SELF, "pain", 6)

    rows = Days(session).history(session.today)

    assert [(r.item, r.value, r.who, r.said_at, r.state) for r in rows] == [
        ("Pain", "4", "Maria, own view", "23 Nov 2026, 11:00", "until 23 Nov 2026, 11:03"),
        ("Pain", "6", "Maria, own view", "23 Nov 2026, 11:03", "now"),
    ]


def test_history_tells_of_events_too_also_when_they_were_moved(session: Session, clock: TestClock) -> None:
    happenings, before = Happenings(session), session.today - timedelta(days=1)
    kept = happenings.save_event(Event("", EventKind.FALL, session.today, place="Stairs"))
    clock.forward(minutes=3)
    happenings.save_event(Event(kept.uid, EventKind.FALL, before, place="Bathroom"))

    rows = Days(session).history(before)

    assert [(r.item, r.value, r.state) for r in rows] == [
        ("Event", "Fall; Where was it: Stairs", "until 23 Nov 2026, 11:03"),
        ("Event", "Fall; Where was it: Bathroom", "now"),
    ]


def test_stretches_join_without_losing_or_repeating_a_day(sample: Session) -> None:
    days, last = Days(sample), sample.today
    first = days.first_day()
    seen = []
    while last >= first:
        seen += [line.day for line in days.stretch(last) if line.entries]
        last -= timedelta(days=STRETCH_DAYS)

    assert seen == sorted(set(seen), reverse=True)
    assert set(seen) >= {v.value.day for v in sample.versions.live(Rating)}


def test_every_event_of_a_journal_stands_once_in_the_list(sample: Session) -> None:
    days, last = Days(sample), sample.today
    first, found = days.first_day(), 0
    while last >= first:
        found += sum(len(line.events) for line in days.stretch(last))
        last -= timedelta(days=STRETCH_DAYS)

    assert found == len(Happenings(sample).events(Span(first, sample.today)))
