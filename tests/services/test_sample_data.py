"""The sample journal: same inputs same values, believable, true to its own named truth."""

from __future__ import annotations

import re
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime, timedelta
from functools import cache
from typing import TypeVar

import pytest

from spms_desktop.domain.appointment import Appointment, AppointmentStatus, last_attended, next_planned
from spms_desktop.domain.author import Author, Respondent
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionItem, ranked
from spms_desktop.domain.entry import EntryMode, Flag, Measure, Note, Rating
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.goal import GoalRating
from spms_desktop.domain.medicine import Dose, DoseStatus, Medicine, PlanChange, PlannedMedicine, due_doses, planned
from spms_desktop.domain.periods import Span, last_days
from spms_desktop.domain.record import Stamped, Value
from spms_desktop.domain.settings import CheckInChoice, Profile
from spms_desktop.services.sample import truth
from spms_desktop.services.sample.journal import sample_journal
from spms_desktop.services.sample.names import ANNA, MARIA, at
from spms_desktop.services.sample.people import NEUROLOGIST

TODAY = date(2026, 11, 23)
START = TODAY - timedelta(days=1096)
OFTEN_TICKED = {"fever", "uti_signs", "cold_flu", "heat", "bad_sleep", "missed_dose"}
FLAGS = OFTEN_TICKED | {"other_infection", "overdid_it", "stress", "new_medicine", "period"}
ROLES = {"neurologist", "ms_nurse", "pcp", "pt", "counselor", "support_group", "spiritual", "caregiver"}
FORBIDDEN = ("progression", "relapse detected", "risk", "abnormal", "should", "overdue")
DayValue = Rating | Measure | Flag | Note | GoalRating
PLANNED, MISSED, MOVED = AppointmentStatus.PLANNED, AppointmentStatus.MISSED, AppointmentStatus.MOVED
V = TypeVar("V")


@cache
def journal(years: int = 3, seed: int = 1, today: date = TODAY) -> tuple[Stamped[Value], ...]:
    return tuple(sample_journal(today, years, seed))


def values(kind: type[V], years: int = 3) -> list[V]:
    return [s.value for s in journal(years) if isinstance(s.value, kind)]


def latest(kind: type[V]) -> list[V]:
    """The last version of each thing that has a uid."""
    return list({getattr(v, "uid", ""): v for v in values(kind)}.values())


def days(kind: type[V]) -> list[tuple[Stamped[Value], V]]:
    return [(s, s.value) for s in journal() if isinstance(s.value, kind)]


def scores(symptom: str, stamps: Sequence[Stamped[Value]], author: str = MARIA) -> dict[date, int]:
    """What one author gave for a symptom from her own view (Maria as self, Anna as proxy), by day."""
    respondent = Respondent.SELF if author == MARIA else Respondent.PROXY
    return {
        s.value.day: s.value.score
        for s in stamps
        if isinstance(s.value, Rating) and s.value.symptom == symptom and s.value.mode is EntryMode.GIVEN
        if (s.stamp.author, s.stamp.respondent) == (author, respondent)
    }


def slope(points: dict[date, int]) -> float:
    """Least squares, in points a year."""
    x = [d.toordinal() / 365.25 for d in points]
    return statistics.linear_regression(x, list(points.values())).slope


def plan(years: int = 3) -> list[PlannedMedicine]:
    return planned(values(Medicine, years), values(PlanChange, years))


def entry_days(author: str | None = None) -> set[date]:
    return {r.day for s, r in days(Rating) if author in (None, s.stamp.author)}


def test_same_inputs_give_the_same_journal_and_another_seed_another() -> None:
    assert sample_journal(TODAY, 1, 5) == sample_journal(TODAY, 1, 5)
    assert sample_journal(TODAY, 1, 5) != sample_journal(TODAY, 1, 6)


@pytest.mark.parametrize("today", [TODAY, date(2026, 2, 28), date(2028, 2, 29), date(2027, 7, 15), date(2027, 1, 1)])
def test_nothing_lies_in_the_future_and_the_order_is_that_of_recording(today: date) -> None:
    stamps = [s.stamp.recorded_at for s in journal(3, 1, today)]

    assert stamps == sorted(stamps)
    assert all(s.tzinfo is not None and s.second == 0 for s in stamps)
    assert stamps[-1] <= at(today, 12)
    about = [(s.value.day, s.stamp.recorded_at) for s in journal(3, 1, today) if isinstance(s.value, DayValue)]
    assert all(day < today and day <= moment.date() for day, moment in about)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_straight_line_finds_the_true_slopes_again(seed: int) -> None:
    stamps = journal(3, seed)

    assert slope(scores("walking", stamps)) == pytest.approx(truth.WALKING_SLOPE, abs=0.25)
    # a straight line takes part of the summers for slope, so it is a little off here
    assert slope(scores("fatigue", stamps)) == pytest.approx(truth.FATIGUE_SLOPE, abs=0.3)
    assert slope(scores("pain", stamps)) == pytest.approx(0, abs=0.2)
    assert statistics.mean(scores("pain", stamps).values()) == pytest.approx(truth.PAIN_LEVEL, abs=0.35)


def test_days_with_an_entry_late_entries_and_views_come_in_the_named_shares() -> None:
    moments: dict[tuple[date, str], datetime] = {}
    for s, r in days(Rating):
        moments.setdefault((r.day, s.stamp.author), s.stamp.recorded_at)
    late = sum(moment.date() > day for (day, _author), moment in moments.items())

    assert len(entry_days()) / 1096 == pytest.approx(truth.SHARE_OF_DAYS, abs=0.04)
    assert late / len(moments) == pytest.approx(truth.SHARE_LATE, abs=0.03)
    assert len(entry_days(ANNA)) / 1096 == pytest.approx(truth.SHARE_ANNA, abs=0.04)
    assert len(entry_days(ANNA) & entry_days(MARIA)) > 30
    assert 5 < sum(s.stamp.respondent is Respondent.TOGETHER for s, r in days(Rating) if r.symptom == "overall") < 60
    assert all(s.stamp.recorded_at.date() - r.day <= timedelta(days=7) for s, r in days(Rating))
    notes = {n.day for n in values(Note)}
    assert len(notes) / 1096 == pytest.approx(truth.SHARE_NOTES, abs=0.03)


def test_proxy_ratings_of_walking_lie_higher_on_days_that_both_rated() -> None:
    own, anna = scores("walking", journal(10)), scores("walking", journal(10), ANNA)
    both = own.keys() & anna.keys()

    assert statistics.mean(anna[d] - own[d] for d in both) == pytest.approx(truth.PROXY_WALKING_BIAS, abs=0.2)


def test_every_rating_fits_the_scale_and_known_symptoms() -> None:
    ratings = values(Rating, 10)

    assert all(0 <= r.score <= 10 for r in ratings)
    assert {r.symptom for r in ratings} == {*truth.CORE, *truth.WEEKLY}
    assert all(r.day.weekday() == 6 for r in ratings if r.symptom in truth.WEEKLY and r.mode is EntryMode.GIVEN)
    assert values(CheckInChoice) == [CheckInChoice(truth.CORE)]


def test_measures_and_flags_use_catalogue_names_and_plausible_amounts() -> None:
    measures = sorted(values(Measure), key=lambda m: m.day)
    by_name = {name: [m for m in measures if m.name == name] for name in {m.name for m in measures}}

    assert set(by_name) == {"sleep_hours", "falls", "near_falls", "walking_aid", "walk_distance"}
    assert all(5 <= m.amount <= 8.5 and m.amount * 2 == int(m.amount * 2) for m in by_name["sleep_hours"])
    assert list(dict.fromkeys(m.amount for m in by_name["walking_aid"])) == [2, 3, 4]
    assert list(dict.fromkeys(m.amount for m in by_name["walk_distance"])) == [4, 3, 2]
    assert sum(m.amount for m in by_name["falls"]) / 3 == pytest.approx(truth.FALL_DAYS_PER_YEAR, abs=3)
    assert OFTEN_TICKED <= {f.name for f in values(Flag)} <= FLAGS


def test_day_values_have_a_respondent_and_a_slot_of_their_own_unless_corrected() -> None:
    assert all((s.stamp.respondent is not None) == isinstance(s.value, DayValue) for s in journal())
    ratings = Counter((r.day, r.symptom, s.stamp.author, s.stamp.respondent) for s, r in days(Rating))
    others = Counter((m.day, m.name, s.stamp.author, s.stamp.respondent) for s, m in days(Measure))

    assert 3 <= sum(count > 1 for count in ratings.values()) <= 20
    assert max(others.values()) == 1


def test_notes_are_many_and_none_comes_back_soon() -> None:
    written = sorted(((n.day, s.stamp.author, n.text) for s, n in days(Note)))
    texts = [text for _day, author, text in written if author == MARIA]

    assert len(set(texts)) >= 40
    assert all(len(set(texts[i : i + 15])) == 15 for i in range(len(texts) - 14))
    assert len({text for _day, author, text in written if author == ANNA}) >= 5


def test_events_tell_the_story_and_pull_the_scores() -> None:
    events = latest(Event)
    kinds = Counter(e.kind for e in events)
    relapse = next(e for e in events if e.kind is EventKind.RELAPSE)
    assert relapse.end is not None
    height = Span(relapse.start + timedelta(days=3), relapse.end - timedelta(days=6))
    before = Span(relapse.start - timedelta(days=60), relapse.start - timedelta(days=1))
    walking = scores("walking", journal()).items()
    during, earlier = (statistics.mean(v for day, v in walking if day in span) for span in (height, before))

    assert kinds == {"relapse": 1, "steroids": 1, "infection": 4, "fall": 2, "heat": 2, "new_aid": 2}
    assert 365 < (relapse.start - START).days < 730
    assert (relapse.end - relapse.start).days == 20
    assert relapse.team_said == "relapse"
    assert 1.5 < during - earlier < 4.5
    assert all(e.injury for e in events if e.kind is EventKind.FALL)
    assert all((e.end or e.start) < TODAY for e in events)
    fell = {m.day for m in values(Measure) if m.name == "falls" and m.amount}
    assert {e.start for e in latest(Event) if e.kind is EventKind.FALL} <= fell


def test_one_disease_modifying_medicine_follows_the_other() -> None:
    told = {(p.medicine.catalog_id, c.action.value): c for p in plan() for c in p.changes}
    stop = told["ofatumumab", "stop"]
    in_force = {p.medicine.catalog_id for p in plan() if p.medicine.kind == "dmt" and p.current(TODAY)}

    assert told["ofatumumab", "start"].on < START
    assert 6 * 30 < (stop.on - START).days < 7 * 31
    assert stop.reason == "Neurologist suggested a change after the MRI"
    assert stop.on < told["siponimod", "start"].on
    assert in_force == {"siponimod"}
    assert [told["baclofen", what].dose for what in ("start", "change")] == ["10 mg", "15 mg"]
    assert told["oxybutynin", "stop"].reason == "Dry mouth"


def test_every_dose_matches_a_due_moment_and_the_shares_are_as_named() -> None:
    due = due_doses(plan(), values(Dose), Span(START + timedelta(days=1), TODAY - timedelta(days=1)))
    recorded = Counter((d.medicine, d.due) for d in values(Dose))
    moments = {(d.medicine.uid, d.due) for d in due_doses(plan(), (), Span(START, TODAY))}
    status = Counter(d.record.status for d in due if d.record)

    assert recorded.keys() <= moments
    assert max(recorded.values()) == 1
    named = (truth.DOSES_TAKEN, truth.DOSES_LATE, truth.DOSES_SKIPPED)
    assert [status[s] / len(due) for s in DoseStatus] == pytest.approx(named, abs=0.02)
    reasons = {d.reason for d in values(Dose) if d.status is DoseStatus.SKIPPED}
    assert reasons == {"forgot", "side_effects", "felt_ill", "ran_out", "travel"}
    pens = [d.record.status for d in due if d.medicine.catalog_id == "ofatumumab" and d.record]
    assert pens.count(DoseStatus.LATE) == 1


def test_today_has_its_morning_doses_and_not_yet_the_evening() -> None:
    today = due_doses(plan(), values(Dose), last_days(1, TODAY))

    assert {d.due.hour for d in today if d.record} == {8}
    assert {d.due.hour for d in today if not d.record} == {14, 20}


def test_every_reference_leads_to_somebody_and_nobody_is_real() -> None:
    team = values(CarePerson)
    people = {p.uid for p in team}
    medicines = {m.uid for m in values(Medicine, 10)}

    assert {s.stamp.author for s in journal()} == {a.uid for a in values(Author)}
    assert {a.person for a in values(Appointment) if not a.title} <= people
    assert {i.person for i in values(DiscussionItem)} - {""} <= people
    assert {d.medicine for d in values(Dose, 10)} <= medicines
    assert {c.medicine for c in values(PlanChange, 10)} == medicines
    assert [a.role for a in values(Author)] == ["person", "caregiver", "caregiver"]
    assert [p.name for p in values(Profile)] == ["Maria Keller"]
    assert all(re.fullmatch(r"555-01\d\d", p.phone) and p.email.endswith(".example") for p in team)
    assert {p.role for p in team} == ROLES


def test_the_summary_period_is_about_twenty_weeks_and_a_visit_is_near() -> None:
    visits = latest(Appointment)
    last, coming = last_attended(visits, TODAY, NEUROLOGIST), next_planned(visits, TODAY)

    assert last is not None
    assert coming is not None
    assert coming.at is not None
    assert 120 < (TODAY - last.day).days < 155
    assert coming.person == NEUROLOGIST
    assert 11 <= (coming.day - TODAY).days <= 13
    assert sorted(a.status for a in visits if a.status in (MISSED, MOVED)) == [MISSED, MOVED]
    assert all((a.status is PLANNED) == (a.day >= TODAY) for a in visits)
    assert all(a.day.weekday() < 5 for a in visits)


def test_discussion_items_are_ranked_and_older_ones_answered() -> None:
    items = latest(DiscussionItem)
    answered = [i for i in items if not i.open]

    assert [i.rank for i in ranked(items)] == list(range(8))
    assert len({i.kind for i in ranked(items)}) == 4
    assert len(answered) >= 4
    assert all(i.answer and i.answered_on and i.asked_on < i.answered_on < TODAY for i in answered)


def test_texts_avoid_the_words_that_we_never_say() -> None:
    contents = (getattr(s.value, f.name) for s in journal(10) for f in fields(s.value))
    texts = {t.casefold() for t in contents if isinstance(t, str)}

    assert not [t for t in texts for word in FORBIDDEN if re.search(rf"\b{word}\b", t)]


def test_ten_years_scale_and_take_no_long_wait() -> None:
    begun = time.process_time()
    ten = sample_journal(TODAY, 10)
    took = time.process_time() - begun
    recent = {day: score for day, score in scores("walking", ten).items() if day >= START}

    assert took < 2
    assert len(ten) > 3 * len(journal())
    assert len({s.value.day.year for s in ten if isinstance(s.value, Rating)}) == 11
    assert slope(recent) == pytest.approx(truth.WALKING_SLOPE, abs=0.25)
    assert len({s.value.uid for s in ten if isinstance(s.value, Event) and s.value.kind is EventKind.RELAPSE}) == 3
    assert sum(s.value.kind == "dmt" for s in ten if isinstance(s.value, Medicine)) == 3


@pytest.mark.parametrize("years", [1, 2, 4])
def test_other_lengths_keep_their_promises(years: int) -> None:
    span = Span(TODAY - timedelta(days=366 * years), TODAY)
    moments = {(d.medicine.uid, d.due) for d in due_doses(plan(years), (), span)}

    assert {(d.medicine, d.due) for d in values(Dose, years)} <= moments
    assert len(values(Rating, years)) > years * 1000
    assert {"ofatumumab", "siponimod"} <= {m.catalog_id for m in values(Medicine, years)}
