"""Summaries to print in tests: empty, ten days, a rich half year, and a hostile one; all without chance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from spms_desktop.domain.adherence import DoseCount, GivenDose
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.medicine import MedicineKind, PlanAction, PlanChange
from spms_desktop.domain.milestone import Ability, Milestone
from spms_desktop.domain.periods import Span
from spms_desktop.domain.series import MedianChange, Point, Series, median_change
from spms_desktop.domain.therapy import TherapyEnd, TherapyStage
from spms_desktop.domain.visit import (
    CheckLine,
    DataLine,
    FallCount,
    GoalLine,
    GradualLine,
    Mark,
    MeasureLine,
    PlannedVisit,
    Plot,
    ScoreLine,
    SignedNote,
    StepLine,
    TherapyLine,
    TreatmentLine,
    VisitSummary,
    Wellbeing,
)

LAST_VISIT, TODAY = date(2026, 5, 12), date(2026, 11, 23)
JOURNAL_START = date(2026, 2, 2)
_SWAY = (0, 1, 0, -1, 0, 0, 1, -1, 2, 0, -1, 0, 1, 0, 0, -2, 1, 0)


@cache
def empty_summary() -> VisitSummary:
    """A journal in which nothing was written yet."""
    return VisitSummary(
        person="Maria Lindqvist",
        birth_date=None,
        course="",
        period=Span(date(2026, 10, 27), TODAY),
        since_visit=False,
        appointment=None,
        clinician="",
        prepared_by="",
        prepared_on=TODAY,
        data=DataLine(0, 28, 0, ()),
        matters_most="",
        top_items=(),
        more_items=0,
        carried_over=(),
        changes=(),
        events=(),
        falls=FallCount(0, 0, 0),
        treatments=(),
        plots=(),
        marks=(),
        excused=(),
        measures=(),
        steps=(),
        caregiver_notes=(),
        planned_visits=(),
    )


def series(
    item: str, start: float, end: float, *, view: Respondent = Respondent.SELF, every: int = 1, skip: Span | None = None
) -> Series:
    """Daily scores that move evenly from one level to another over the example's nine months, with a fixed sway."""
    span = Span(JOURNAL_START, TODAY)
    points = tuple(
        Point(day, min(10, max(0, round(start + (end - start) * n / span.days + _SWAY[(n + len(item)) % len(_SWAY)]))))
        for n, day in enumerate(span.each())
        if n % every == 0 and (skip is None or day not in skip)
    )
    return Series(item, view, "author-1" if view is Respondent.SELF else "author-2", points)


def _item(rank: int, kind: DiscussionKind, text: str, asked: date) -> DiscussionItem:
    return DiscussionItem(f"item-{rank}-{asked}", kind, text, rank, asked)


def _changes(plots: tuple[Plot, ...]) -> tuple[MedianChange, ...]:
    return tuple(median_change(s, LAST_VISIT, TODAY) for plot in plots for s in plot.series)


def _plots() -> tuple[Plot, ...]:
    gap = Span(date(2026, 8, 3), date(2026, 8, 24))
    return (
        Plot(
            "walking",
            (series("walking", 3.6, 6.6, skip=gap), series("walking", 4.2, 7.4, view=Respondent.PROXY, every=4)),
        ),
        Plot("fatigue", (series("fatigue", 5.2, 6.9, skip=gap),)),
        Plot("stiffness_spasms", (series("stiffness_spasms", 6.0, 4.0, skip=gap),)),
        Plot("pain", (series("pain", 3.0, 3.0, every=2, skip=gap),)),
        Plot(
            "overall",
            (series("overall", 4.0, 5.6, skip=gap), series("overall", 4.0, 6.0, view=Respondent.TOGETHER, every=9)),
        ),
        Plot("bladder", (series("bladder", 2.0, 2.4, every=7),)),
    )


def _treatments() -> tuple[TreatmentLine, ...]:
    start, change, stop = PlanAction.START, PlanAction.CHANGE, PlanAction.STOP
    return (
        TreatmentLine(
            "Siponimod",
            MedicineKind.DMT,
            "",
            "2 mg once a day",
            date(2025, 1, 14),
            date(2026, 11, 24),
            DoseCount(174, 9, 5, 8, (("forgot", 3), ("felt_ill", 2))),
            False,
            None,
            (),
            side_effects="none so far",
        ),
        TreatmentLine(
            "Baclofen",
            MedicineKind.SYMPTOM,
            "stiff legs",
            "10 mg three times a day",
            date(2024, 9, 2),
            date(2026, 11, 23),
            DoseCount(501, 40, 12, 35, (("side_effects", 8), ("forgot", 4))),
            False,
            None,
            (
                PlanChange(
                    "c1", "m2", date(2026, 8, 31), change, "10 mg three times a day", reason="more stiffness at night"
                ),
            ),
        ),
        TreatmentLine(
            "Fampridine",
            MedicineKind.SYMPTOM,
            "walking",
            "10 mg twice a day",
            date(2026, 6, 15),
            None,
            DoseCount(80, 3, 6, 11, (("felt_ill", 6),)),
            False,
            date(2026, 8, 3),
            (
                PlanChange("c2", "m3", date(2026, 6, 15), start, "10 mg twice a day", reason="to walk further"),
                PlanChange("c3", "m3", date(2026, 8, 3), stop, reason="no help with walking, poor sleep"),
            ),
            helps=1,
            side_effects="restless at night",
            given_late=(GivenDose(date(2026, 7, 1), 3),),
        ),
        TreatmentLine(
            "Ibuprofen", MedicineKind.OTHER, "headache", "400 mg", date(2023, 3, 1), None, DoseCount(), True, None, ()
        ),
    )


def _events() -> tuple[Event, ...]:
    return (
        Event(
            "e1",
            EventKind.RELAPSE,
            date(2026, 7, 6),
            date(2026, 7, 19),
            "Left leg much weaker",
            ("heat", "stress"),
            8,
            "rest, no steroids",
            "not a relapse, heat",
            note="Could not climb the stairs for a week.",
        ),
        Event(
            "e2",
            EventKind.INFECTION,
            date(2026, 9, 14),
            date(2026, 9, 20),
            "Bladder infection",
            ("fever", "uti_signs"),
            6,
            "antibiotic, 5 days",
        ),
        Event("e3", EventKind.FALL, date(2026, 10, 2), None, "Bathroom, at night", injury="bruised hip, no X-ray"),
        Event("e4", EventKind.NEW_AID, date(2026, 10, 12), None, "Rollator, from the MS nurse"),
    )


@cache
def rich_summary() -> VisitSummary:
    """Half a year since the last visit, with something in every block."""
    plots = _plots()
    return VisitSummary(
        person="Maria Lindqvist",
        birth_date=date(1971, 4, 3),
        course="Secondary progressive MS, as my team calls it",
        period=Span(LAST_VISIT, TODAY),
        since_visit=True,
        appointment=date(2026, 11, 24),
        clinician="Dr Adaeze Okafor",
        prepared_by="Maria Lindqvist",
        prepared_on=TODAY,
        data=DataLine(171, 196, 12, ((Respondent.SELF, 148), (Respondent.PROXY, 43), (Respondent.TOGETHER, 22))),
        matters_most="I want to keep walking to the garden without holding on to Jonas.",
        top_items=(
            _item(
                0,
                DiscussionKind.QUESTION,
                "Walking got harder since August. Is there anything else we can try?",
                date(2026, 10, 3),
            ),
            _item(1, DiscussionKind.CONCERN, "I fell twice at night on the way to the bathroom.", date(2026, 10, 5)),
            _item(
                2,
                DiscussionKind.TROUBLE,
                "The noon baclofen makes me so sleepy that I leave it out.",
                date(2026, 9, 12),
            ),
        ),
        more_items=2,
        carried_over=(_item(7, DiscussionKind.QUESTION, "Can I get a bladder scan closer to home?", date(2026, 5, 4)),),
        changes=(*_changes(plots), MedianChange("vision", Respondent.SELF, None, None, 6, 3)),
        events=_events(),
        falls=FallCount(3, 7, 160),
        treatments=_treatments(),
        plots=plots,
        marks=(
            Mark(LAST_VISIT, "visit", "Dr Adaeze Okafor"),
            Mark(date(2026, 9, 2), "visit", "MS nurse"),
            Mark(date(2026, 6, 15), "start", "Fampridine"),
            Mark(date(2026, 8, 3), "stop", "Fampridine"),
            Mark(date(2026, 8, 31), "change", "Baclofen"),
        ),
        excused=(Span(date(2026, 7, 6), date(2026, 7, 19)), Span(date(2026, 9, 14), date(2026, 9, 20))),
        measures=(
            MeasureLine("rest_breaks", 160, 2.0, 0.0, 5.0, 3.0, TODAY),
            MeasureLine("help_hours", 26, 9.0, 4.0, 15.0, 14.0, date(2026, 11, 22)),
            MeasureLine("weight", 6, 64.5, 63.8, 66.0, 63.8, date(2026, 11, 1)),
        ),
        steps=(
            StepLine("walking_aid", ((date(2026, 5, 12), 2.0), (date(2026, 8, 10), 3.0), (date(2026, 10, 12), 4.0))),
            StepLine("walk_distance", ((date(2026, 5, 12), 4.0), (date(2026, 9, 6), 3.0))),
        ),
        caregiver_notes=(
            SignedNote(
                date(2026, 11, 20),
                "Jonas Lindqvist",
                "She holds on to the wall in the hall now, and tires after lunch.",
            ),
            SignedNote(
                date(2026, 10, 3),
                "Jonas Lindqvist",
                "Second fall this week. No injury, but she was on the floor for ten minutes.",
            ),
        ),
        planned_visits=(
            PlannedVisit(date(2026, 11, 24), "Dr Adaeze Okafor", "neurologist"),
            PlannedVisit(date(2026, 12, 9), "Petra Holm", "pt"),
        ),
        gradual=(
            GradualLine("walking", Respondent.SELF, 0.84, 0.41, 1.27, None, date(2025, 3, 3), 612),
            GradualLine("fatigue", Respondent.PROXY, -0.62, -1.04, -0.21, -1.3, date(2026, 5, 4), 148),
        ),
        checks=(
            CheckLine("neuro_exam", date(2026, 5, 12), "", date(2026, 11, 24)),
            CheckLine("blood_dmt", date(2026, 10, 14), "All fine for the next three months.", date(2027, 1, 14)),
            CheckLine("mri_brain", date(2026, 3, 18), "Two spots look the same as last year."),
        ),
        primary_care=(
            CheckLine("blood_pressure", date(2026, 9, 2), "128 over 79"),
            CheckLine("flu", date(2026, 10, 9), "", date(2027, 10, 9)),
        ),
        therapies=(
            TherapyLine("physical", TherapyStage.RUNNING, "Balance", 9, date(2026, 11, 13)),
            TherapyLine("occupational", TherapyStage.ASKED, "A safe bathroom"),
            TherapyLine(
                "yoga", TherapyStage.ENDED, ended_on=date(2026, 8, 3), end=TherapyEnd.STOPPED, why="too far away"
            ),
        ),
        goals=(
            GoalLine("Walk to the garden alone.", date(2026, 5, 20), 6, date(2026, 11, 2)),
            GoalLine("Supper with my family", date(2026, 6, 26), reached_on=date(2026, 9, 1)),
        ),
        milestones=(Milestone("m1", "run", Ability.LOST, date(2026, 6, 1), about=True),),
        scores=(
            ScoreLine("EDSS", ((date(2025, 11, 3), 6.0), (date(2026, 5, 12), 6.5))),
            ScoreLine("T25FW", ((date(2026, 5, 12), 14.2),)),
        ),
        plan_trouble=(_item(4, DiscussionKind.TROUBLE, "I run out of baclofen on Sundays.", date(2026, 10, 9)),),
    )


@cache
def ticked_summary() -> VisitSummary:
    """The same with mood and sleep, as somebody who ticked them has it."""
    whole = rich_summary()
    return replace(
        whole,
        items=(*whole.top_items, *whole.carried_over, *whole.plan_trouble),
        wellbeing=Wellbeing(
            (
                MedianChange("low_mood", Respondent.SELF, 4.0, 5.0, 60, 24),
                MedianChange("worry", Respondent.PROXY, None, None, 3, 1),
            ),
            (MeasureLine("sleep_hours", 160, 6.5, 3.0, 9.0, 6.0, TODAY),),
            (ScoreLine("PHQ-9", ((date(2026, 6, 1), 9.0), (date(2026, 10, 2), 7.0))),),
        ),
    )


@cache
def ten_days_summary() -> VisitSummary:
    """The first ten days of a journal: too little to compare, and it says so."""
    first = TODAY - timedelta(days=9)
    points = tuple(Point(first + timedelta(days=n), float(3 + n % 3)) for n in range(10))
    mine = Series("fatigue", Respondent.SELF, "author-1", points)
    return replace(
        empty_summary(),
        period=Span(first, TODAY),
        data=DataLine(10, 10, 0, ((Respondent.SELF, 10),)),
        top_items=(_item(0, DiscussionKind.QUESTION, "What helps with being tired?", TODAY),),
        changes=(median_change(mine, first, TODAY),),
        falls=FallCount(0, 1, 10),
        plots=(Plot("fatigue", (mine,)),),
    )


LONG = " ".join(
    (
        '<img src="file:///etc/passwd"> & <b>bold</b> </para> {n} %s',
        "Ελένη Παπαδοπούλου; Жанна д’Арк; עברית; العربية;",
        "🙂👩🏽\u200d🦽 日本 e\u0301 \x00\ud800 ",
    )
    * 90
)
UNBROKEN = "W" * 10_000


@cache
def hostile_summary() -> VisitSummary:
    """Everything too long, too many, in many scripts, full of markup."""
    text = LONG[:10_000]
    day = TODAY
    kinds, events = list(DiscussionKind), list(EventKind)
    medicine_kinds = list(MedicineKind)
    doses = DoseCount(1234, 567, 89, 1011, (("forgot", 50), (text, 30), ("felt_ill", 9)))
    changes = tuple(
        PlanChange(f"p{n}", "m", day - timedelta(days=3 * n), PlanAction.CHANGE, text, reason=text) for n in range(30)
    )
    items = tuple(DiscussionItem(f"q{n}", kinds[n % 4], UNBROKEN if n % 2 else text, n, day) for n in range(60))
    plots = tuple(
        Plot(name, tuple(series(name, 2, 9, view=view, every=1 + n % 3) for view in Respondent))
        for n, name in enumerate(("walking", text, UNBROKEN, "fatigue", "pain", "vision", "bowel", "skin", "tremor"))
    )
    return VisitSummary(
        person=text,
        birth_date=date(1900, 1, 1),
        course=text,
        period=Span(date(2024, 11, 24), day),
        since_visit=True,
        appointment=day,
        clinician=UNBROKEN,
        prepared_by=text,
        prepared_on=day,
        data=DataLine(729, 730, 700, ((Respondent.SELF, 1), (Respondent.PROXY, 1), (Respondent.TOGETHER, 1))),
        matters_most=text,
        top_items=items[:3],
        more_items=57,
        carried_over=items,
        changes=tuple(MedianChange(p.symptom, s.respondent, 0.0, 9.5, 9999, 9999) for p in plots for s in p.series),
        events=tuple(
            Event(
                f"e{n}",
                events[n % 8],
                day - timedelta(days=20 * n),
                None,
                text,
                (text, "fever"),
                10,
                text,
                text,
                text,
                text,
            )
            for n in range(30)
        ),
        falls=FallCount(999, 999, 730),
        treatments=tuple(
            TreatmentLine(
                UNBROKEN if n % 2 else text,
                medicine_kinds[n % 4],
                text,
                text,
                day,
                day,
                doses,
                False,
                None,
                changes,
                10,
                text,
                tuple(GivenDose(day, 1000 + n) for n in range(40)),
            )
            for n in range(40)
        ),
        plots=plots,
        marks=tuple(
            Mark(day - timedelta(days=5 * n), ("visit", "start", "change", "stop", "other")[n % 5], text)
            for n in range(150)
        ),
        excused=tuple(Span(day - timedelta(days=30 * n + 9), day - timedelta(days=30 * n)) for n in range(20)),
        measures=tuple(
            MeasureLine(name, 9999, 99999.5, 0, 99999.5, 99999.5, day)
            for name in (
                "sleep_hours",
                text,
                UNBROKEN,
                "weight",
                "catheter",
                "help_hours",
                "temperature",
                "falls",
                "note",
            )
        ),
        steps=tuple(
            StepLine(name, tuple((day - timedelta(days=n), float(n % 7)) for n in range(40)))
            for name in ("walking_aid", "walk_distance", text, UNBROKEN, "spasm_band")
        ),
        caregiver_notes=tuple(SignedNote(day, UNBROKEN, text) for _n in range(20)),
        planned_visits=tuple(PlannedVisit(day, text, UNBROKEN) for _n in range(20)),
        gradual=tuple(
            GradualLine(text if n % 2 else UNBROKEN, Respondent.SELF, 9.9, -9.9, 9.9, None, day, 9999)
            for n in range(20)
        ),
        plan_trouble=items,
        items=items,
        **_hostile_blocks(text),
    )


def _hostile_blocks(text: str) -> dict[str, Any]:
    """Twenty of each, all endless."""
    day, twenty = TODAY, range(20)
    names = tuple(UNBROKEN if n % 2 else text for n in twenty)
    stages = list(TherapyStage)
    scores = tuple(ScoreLine(name, tuple((day - timedelta(days=n), 99999.5) for n in twenty)) for name in names)
    checks = tuple(CheckLine(name, day, text, day) for name in names)
    return {
        "checks": checks,
        "primary_care": checks,
        "therapies": tuple(TherapyLine(n, stages[i % 5], text, 999, day, day, None, text) for i, n in enumerate(names)),
        "goals": tuple(GoalLine(name, day, 10, day) for name in names),
        "milestones": tuple(Milestone(f"m{i}", n, Ability.LOST, day, True, text) for i, n in enumerate(names)),
        "scores": scores,
        "wellbeing": Wellbeing(
            tuple(MedianChange(name, Respondent.PROXY, 0.0, 9.5, 9999, 9999) for name in names),
            tuple(MeasureLine(name, 9999, 99999.5, 0, 99999.5, 99999.5, day) for name in names),
            scores,
        ),
    }
