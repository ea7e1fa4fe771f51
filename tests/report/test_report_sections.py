"""What the blocks say, in the words a clinician reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from spms_desktop.domain.adherence import DoseCount
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.medicine import MedicineKind, PlanAction, PlanChange
from spms_desktop.domain.periods import Span
from spms_desktop.domain.series import MedianChange, median_change
from spms_desktop.domain.visit import DataLine, FallCount, PlannedVisit, TreatmentLine, Variant, VisitSummary
from spms_desktop.report.sections.changed import baseline_end
from spms_desktop.report.sections.header import data_line
from spms_desktop.report.visit_summary import render
from tests.report.examples import LAST_VISIT, TODAY, empty_summary, rich_summary, series
from tests.report.reading import text_of


def said(summary: VisitSummary) -> str:
    """The text of both pages in one line."""
    return " ".join(text_of(render(summary)).split())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (DataLine(0, 1, 0, ()), "No entries on the one day of this period."),
        (DataLine(0, 28, 0, ()), "No entries on the 28 days of this period."),
        (DataLine(1, 9, 1, ((Respondent.SELF, 1),)), "Entries on 1 of 9 days; 1 entry made late; self 100 %."),
        (
            DataLine(71, 92, 0, ((Respondent.SELF, 2), (Respondent.PROXY, 1), (Respondent.TOGETHER, 0))),
            "Entries on 71 of 92 days; none made late; self 67 %, proxy 33 %.",
        ),
        (
            DataLine(3, 3, 2, tuple((view, 1) for view in Respondent)),
            "Entries on 3 of 3 days; 2 entries made late; self 34 %, proxy 33 %, together 33 %.",
        ),
    ],
)
def test_data_line_adds_up(data: DataLine, words: str) -> None:
    assert data_line(data) == words


@pytest.mark.parametrize("first", [LAST_VISIT, TODAY - timedelta(days=5), TODAY])
def test_baseline_is_named_as_it_was_computed(first: date) -> None:
    baseline = baseline_end(replace(empty_summary(), period=Span(first, TODAY)))
    scores = series("walking", 3, 3)
    inside = replace(scores, points=tuple(p for p in scores.points if p.day <= baseline))
    after = replace(scores, points=tuple(p for p in scores.points if p.day > baseline))
    full = median_change(scores, first, TODAY).entries_before
    assert median_change(inside, first, TODAY).entries_before == full
    assert median_change(after, first, TODAY).entries_before == 0


def test_largest_difference_comes_first_and_the_seventh_is_counted() -> None:
    names = ("walking", "pain", "skin", "tremor", "worry", "bowel", "vision")
    changes = tuple(MedianChange(n, Respondent.SELF, 1.0, 2.0 + i, 20, 20) for i, n in enumerate(names))
    text = said(replace(empty_summary(), changes=changes))
    assert text.index("Trouble seeing, self 1 8 7 higher") < text.index("Bowel trouble, self 1 7 6 higher")
    assert "and 1 more that moved by 1 point or more" in text
    assert "Trouble walking" not in text


def test_items_left_open_are_not_counted_twice() -> None:
    text = said(rich_summary())
    assert "and 1 more on the list Still open from last time – Can I get a bladder scan" in text


def test_too_few_entries_are_named_and_never_called_the_same() -> None:
    text = said(replace(empty_summary(), changes=(MedianChange("pain", Respondent.PROXY, None, None, 3, 9),)))
    assert "Not enough entries yet to compare: Pain, proxy." in text
    assert "Less than 1 point" not in text


@pytest.mark.parametrize(
    ("falls", "words"),
    [
        (FallCount(0, 0, 0), "Falls: not recorded in this period."),
        (FallCount(0, 0, 12), "0 falls, 0 near falls (answered on 12 days)"),
        (FallCount(1, 2, 1), "1 fall, 2 near falls (answered on 1 day)"),
    ],
)
def test_no_answer_about_falls_is_not_no_falls(falls: FallCount, words: str) -> None:
    assert words in said(replace(empty_summary(), falls=falls))


def test_events_that_do_not_fit_are_counted_by_kind() -> None:
    events = tuple(
        Event(f"e{n}", EventKind.FALL if n else EventKind.RELAPSE, TODAY - timedelta(days=n), TODAY) for n in range(13)
    )
    text = said(replace(empty_summary(), events=events))
    assert "Possible relapse 23 Nov 2026" in text
    assert "and 3 more: fall 3" in text


def test_team_word_for_a_relapse_stands_beside_it() -> None:
    assert "Team: not a relapse, heat" in said(rich_summary())


def test_doses_stay_four_numbers() -> None:
    text = said(rich_summary())
    assert "taken late skipped not recorded Siponimod (DMT) 2 mg once a day 174 9 5 8" in text
    assert "skipped: forgot 3, felt ill 2" in text


def test_what_stopped_says_when_and_why() -> None:
    assert "Stopped 3 Aug 2026: no help with walking, poor sleep" in said(rich_summary())


def test_medicines_that_do_not_fit_are_named_or_counted() -> None:
    many = tuple(
        TreatmentLine(f"Medicine {n}", MedicineKind.OTHER, "", "", None, None, DoseCount(), True, None, ())
        for n in range(30)
    )
    text = said(replace(empty_summary(), treatments=many))
    assert "Also in the plan: Medicine 10," in text
    assert "and 8 more" in text


def test_the_visit_in_the_head_is_not_listed_again() -> None:
    text = said(rich_summary())
    assert "For the visit on 24 Nov 2026 with Dr Adaeze Okafor" in text
    assert "Next visits 9 Dec 2026 Petra Holm, Physical therapist" in text


def test_a_role_in_own_words_is_kept() -> None:
    visit = PlannedVisit(TODAY, "Sam", "Horse riding teacher")
    assert "Sam, Horse riding teacher" in said(replace(empty_summary(), planned_visits=(visit,)))


def test_caregiver_words_are_signed() -> None:
    assert "Jonas Lindqvist, 20 Nov 2026: “She holds on to the wall" in said(rich_summary())


def test_a_possible_relapse_tells_how_it_was_treated_and_what_the_team_called_it_in_words() -> None:
    relapse = Event(
        "e", EventKind.RELAPSE, TODAY, None, "Left leg", ("fever",), 8, "at home", "not_relapse",
        onset="days", treatments=("steroid_drip",), mri="no_new_activity", recovery="part",
    )  # fmt: skip
    text = said(replace(empty_summary(), events=(relapse,)))
    assert "Team: " in text
    assert "not_relapse" not in text
    assert "steroid_drip" not in text
    assert "treated: steroid" in text
    assert "came on: " in text


def test_a_new_aid_is_named() -> None:
    text = said(replace(empty_summary(), events=(Event("e", EventKind.NEW_AID, TODAY, aid="walker"),)))
    assert "New aid 23 Nov 2026: Walker" in text


def test_a_medicine_says_if_it_helps_its_side_effects_and_late_infusions() -> None:
    text = said(rich_summary())
    assert "Helps 1 of 10; side effects: restless at night; given 3 days late (1 Jul 2026)" in text
    assert "Trouble with the plan: I run out of baclofen on Sundays." in text


def test_checks_and_primary_care_say_last_and_next() -> None:
    text = said(rich_summary())
    assert "Blood tests for my MS medicine: All fine for the next three months. 14 Oct 2026 14 Jan 2027" in text
    assert text.index("Primary care") > text.index("Scores by week")
    first, _second = text_of(render(rich_summary(), variant=Variant.PRIMARY_CARE)).split("--- page 2")
    assert "Primary care" in first


def test_paused_medicines_are_told() -> None:
    line = rich_summary().treatments[0]
    paused = replace(line, changes=(PlanChange("c", "m", TODAY, PlanAction.PAUSE, reason="an infection"),))
    assert "Paused 23 Nov 2026: an infection" in said(replace(rich_summary(), treatments=(paused,)))
