"""Findings about a journal: every series apart, kept until something changes, and only what one may see."""

from __future__ import annotations

from datetime import timedelta

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import EntryMode, Rating
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.domain.periods import Span
from spms_desktop.domain.record import Action
from spms_desktop.domain.score import Score
from spms_desktop.domain.trends.finding import Status
from spms_desktop.domain.trends.scale import RATING, WALK, WEIGHT
from spms_desktop.services.findings import Findings, SeriesKey, TrendFindings, compute
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.session import Session

SELF, PROXY = Respondent.SELF, Respondent.PROXY
DAY = timedelta(days=1)


def as_anna(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))


@pytest.fixture
def findings(session: Session) -> TrendFindings:
    return TrendFindings(session)


def kept(findings: TrendFindings) -> Findings | None:
    return findings.kept


def test_each_view_is_a_series_of_its_own_with_its_scale(session: Session, findings: TrendFindings) -> None:
    journal, maria = Journal(session), session.author.uid
    journal.rate(session.today, SELF, "pain", 4)
    Happenings(session).save_score(Score("", "T25FW", session.today, 9.4, "Dr Weiss"))
    as_anna(session)
    journal.rate(session.today, PROXY, "pain", 6)
    anna = session.author.uid

    found = {one.key: one.scale for one in findings.snapshot().series}

    assert found == {
        SeriesKey("pain", SELF, maria): RATING,
        SeriesKey("pain", PROXY, anna): RATING,
        SeriesKey("T25FW"): WALK,
    }


def test_what_is_carried_forward_and_what_is_excused_is_told_to_the_engine(
    session: Session, findings: TrendFindings
) -> None:
    session.save(Action.CHECK_IN, [Rating(session.today, "pain", 4, EntryMode.CARRIED)], respondent=SELF)
    Happenings(session).save_event(Event("", EventKind.INFECTION, session.today - 5 * DAY, session.today))

    snapshot = findings.snapshot()

    assert [o.carried for one in snapshot.series for o in one.observations] == [True]
    assert snapshot.excused == (Span(session.today - 5 * DAY, session.today),)


def test_a_caregiver_is_told_nothing_about_what_is_kept_from_them(session: Session, findings: TrendFindings) -> None:
    Journal(session).rate(session.today, SELF, "low_mood", 4)
    as_anna(session)

    assert findings.snapshot().series == ()


def test_findings_are_kept_until_an_entry_comes_or_somebody_else_writes(
    session: Session, findings: TrendFindings
) -> None:
    Journal(session).rate(session.today, SELF, "pain", 4)
    assert kept(findings) is None
    work, keep = findings.work()
    found = work()
    keep(found)
    assert kept(findings) is found
    assert [f.status for f in found.by_series.values()] == [Status.NOT_ENOUGH_DATA]

    Journal(session).rate(session.today, SELF, "pain", 5)
    assert kept(findings) is None
    keep(found)
    as_anna(session)
    assert kept(findings) is None


def test_what_was_computed_before_a_later_entry_does_not_count_as_new(
    session: Session, findings: TrendFindings
) -> None:
    Journal(session).rate(session.today, SELF, "pain", 4)
    work, keep = findings.work()
    found = work()
    Journal(session).rate(session.today, SELF, "pain", 5)

    keep(found)

    assert kept(findings) is None


def test_an_empty_journal_has_no_findings(findings: TrendFindings) -> None:
    assert compute(findings.snapshot()) == Findings()


def test_days_both_rated_are_compared_and_never_averaged(session: Session, findings: TrendFindings) -> None:
    journal = Journal(session)
    for ago, score in ((0, 4), (1, 5), (2, 6)):
        journal.rate(session.today - ago * DAY, SELF, "pain", score)
    as_anna(session)
    for ago, score in ((0, 4), (1, 6)):
        journal.rate(session.today - ago * DAY, PROXY, "pain", score)

    (found,) = compute(findings.snapshot()).agreements.values()

    assert (found.days, found.exact, found.within_one) == (2, 1, 2)


@pytest.mark.parametrize(
    ("kind", "purpose", "item", "concerned"),
    [
        (MedicineKind.DMT, "MS", "walking", True),
        (MedicineKind.SYMPTOM, "Stiff legs and spasms", "stiffness_spasms", True),
        (MedicineKind.SYMPTOM, "bladder", "bladder", True),
        (MedicineKind.SYMPTOM, "Bladder", "walking", False),
        (MedicineKind.SYMPTOM, "", "pain", False),
        (MedicineKind.OTHER, "Pain", "pain", False),
        (MedicineKind.RELAPSE, "Relapse", "walking", False),
    ],
)
def test_the_start_of_a_medicine_counts_for_what_it_could_change(
    session: Session, findings: TrendFindings, kind: MedicineKind, purpose: str, item: str, concerned: bool
) -> None:
    Journal(session).rate(session.today, SELF, item, 4)
    Plan(session).add(NewMedicine("Something", kind, session.today - 90 * DAY, purpose=purpose))

    (series,) = findings.snapshot().series

    assert series.medicine_starts == ((session.today - 90 * DAY,) if concerned else ())


def test_a_rating_is_not_taken_for_the_measure_of_the_same_name(
    session: Session, findings: TrendFindings
) -> None:
    journal, maria = Journal(session), session.author.uid
    journal.rate(session.today, SELF, "weight", 4)
    journal.measure(session.today, SELF, "weight", 71.5)

    found = {one.key: one.scale for one in findings.snapshot().series}

    assert found == {
        SeriesKey("weight", SELF, maria): RATING,
        SeriesKey("weight", SELF, maria, measured=True): WEIGHT,
    }


def test_a_worker_stops_looking_once_the_journal_is_left(session: Session, findings: TrendFindings) -> None:
    journal = Journal(session)
    for item in ("pain", "fatigue", "walking"):
        journal.rate(session.today, SELF, item, 4)
    work, _keep = findings.work()

    findings.close()

    assert work().by_series == {}
