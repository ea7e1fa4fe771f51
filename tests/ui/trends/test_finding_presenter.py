"""The state of the findings, without a window: what stands where, who sees it, stars, and asking for work."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from spms_desktop.domain.author import Author, AuthorRole, Respondent
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.medicine import Medicine, MedicineKind, PlanAction, PlanChange
from spms_desktop.domain.periods import Span
from spms_desktop.domain.record import Action
from spms_desktop.domain.trends.agreement import Agreement
from spms_desktop.domain.trends.finding import Finding, Kind, LinePoint, Status
from spms_desktop.services.findings import MEASURES, Findings, SeriesKey
from spms_desktop.services.journal import Journal
from spms_desktop.services.session import Session
from spms_desktop.ui.trends.findings.presenter import FindingsPresenter
from spms_desktop.ui.trends.findings.trend_lines import cut_line, with_trends
from spms_desktop.ui.trends.findings.values import Brief, Stage, Starred
from spms_desktop.ui.trends.presenter import TrendsPresenter
from tests.ui.trends.findings_made import FIRST, TODAY, Made, changed, too_few, unchanged


def presenter_of(session: Session, findings: Findings, *, kept: bool = True) -> tuple[FindingsPresenter, Made]:
    source = Made(findings, kept=kept)
    return FindingsPresenter(session, source), source


def own(session: Session, item: str = "pain") -> SeriesKey:
    return SeriesKey(item, Respondent.SELF, session.author.uid, measured=item in MEASURES)


def of_anna(session: Session, item: str = "pain", respondent: Respondent = Respondent.PROXY) -> SeriesKey:
    return SeriesKey(item, respondent, next(a.uid for a in session.authors() if not a.is_person))


def wants(presenter: FindingsPresenter) -> bool:
    return presenter.wants_work


def test_headlines_stand_first_and_everything_else_in_its_list(session: Session) -> None:
    found: dict[SeriesKey, Finding] = {
        own(session): changed(),
        own(session, "fatigue"): changed(evidence=2000),
        own(session, "walking"): unchanged(),
        own(session, "bladder"): replace(unchanged(0.1, 1.0), early_sign=True),
        own(session, "vision"): Finding(Status.CONSTANT, 50, 200, 20),
        own(session, "sleep_hours"): too_few(),
    }
    presenter, _source = presenter_of(session, Findings(found, frozenset({own(session, "fatigue")})))
    view = presenter.view()
    assert view.stage is Stage.READY
    assert view.lead == "Only lasting change is named here. One bad week is not."
    assert [card.title for card in view.headlines] == ["Tiredness (fatigue), own view"]
    assert [card.title for card in view.others] == ["Pain, own view"]
    assert [brief.sentence for brief in view.early] == [
        "An early sign. Keep watching; it may pass. So far between +0.1 and +1 points a year."
    ]
    assert [brief.sentence for brief in view.unchanged] == [
        "No clear change so far, between -0.1 and +0.4 points a year.",
        "No clear change so far: all 50 entries that count say the same.",
    ]
    assert view.too_few == (
        Brief(
            "Hours of sleep, own view",
            "Not enough entries yet: 12 more entries, over 30 more days, would be enough.",
        ),
    )
    assert view.spoken == (
        "What your entries show: Pain, own view: higher than before; Tiredness (fatigue), own view: higher than "
        "before; 1 early sign to watch; 2 without a clear change so far; 1 with not enough entries yet."
    )


@pytest.mark.parametrize(
    ("found", "lead"),
    [
        (unchanged(), "No clear change so far. Only lasting change is named here."),
        (replace(unchanged(), early_sign=True), "No clear change so far, but an early sign to watch."),
        (too_few(), "There are not enough entries yet to tell of lasting change."),
    ],
)
def test_the_first_sentence_says_how_things_stand(session: Session, found: Finding, lead: str) -> None:
    presenter, _source = presenter_of(session, Findings({own(session): found}))
    assert presenter.view().lead == lead


def test_an_empty_journal_has_nothing_to_look_at(session: Session) -> None:
    presenter, _source = presenter_of(session, Findings())
    assert presenter.view().spoken == "What your entries show: nothing to look at yet."


def test_whose_view_it_is_stands_in_the_title(session: Session) -> None:
    keys = [
        own(session),
        of_anna(session),
        of_anna(session, respondent=Respondent.TOGETHER),
        of_anna(session, respondent=Respondent.SELF),
        SeriesKey("T25FW"),
    ]
    presenter, _source = presenter_of(session, Findings(dict.fromkeys(keys, unchanged())))
    assert [brief.title for brief in presenter.view().unchanged] == [
        "Pain, own view",
        "Pain, view of Anna",
        "Pain, made together",
        "Pain, own view, entered by Anna",
        "Timed 25-foot walk (T25FW)",
    ]


def test_agreement_is_told_from_ten_days_on(session: Session) -> None:
    agreements = {of_anna(session): Agreement(10, 5, 9), of_anna(session, "fatigue"): Agreement(9, 5, 9)}
    presenter, _source = presenter_of(session, Findings(agreements=agreements))
    assert presenter.view().agreements == (
        Brief(
            "Pain, own view and view of Anna",
            "On 10 days you both rated this: 5 times the same, 9 times within one point.",
        ),
    )


def test_a_medicine_that_began_with_a_step_is_named(session: Session) -> None:
    day = TODAY - timedelta(days=200)
    session.save(Action.MEDICINE, [Medicine("m", "Baclofen", MedicineKind.SYMPTOM)])
    session.save(Action.MEDICINE, [PlanChange("c", "m", day, PlanAction.START)])
    step = replace(changed(Kind.STEP), beside=day)
    presenter, _source = presenter_of(session, Findings({own(session): step}))
    assert presenter.view().others[0].details[0].startswith("At the same time a new medicine began: Baclofen.")


def test_a_star_puts_the_first_sentence_on_the_list_and_takes_it_off_again(session: Session) -> None:
    presenter, _source = presenter_of(session, Findings({own(session): changed()}))
    presenter.turn_star(presenter.view().others[0])
    item = session.versions.live(DiscussionItem)[0].value
    assert item.text == (
        "Pain, own view: Higher than before, little by little: about 0.8 points a year, likely between 0.4 and 1.2."
    )
    assert (item.about, item.item, item.day) == (f"finding:pain|self|{session.author.uid}", "pain", TODAY)
    card = presenter.view().others[0]
    assert card.starred is Starred.YES
    presenter.turn_star(card)
    assert presenter.view().others[0].starred is Starred.NO


def test_while_newer_ones_are_made_the_old_ones_stay_for_the_same_author_only(session: Session) -> None:
    presenter, source = presenter_of(session, Findings({own(session): changed()}))
    assert len(presenter.view().others) == 1
    source.kept = None
    assert presenter.view().lead == "Looking at your entries…"
    assert len(presenter.view().others) == 1
    session.write_as(of_anna(session).author)
    assert presenter.view().others == ()
    assert presenter.findings == Findings()


def test_work_is_asked_for_once_at_a_time_and_not_after_the_end(session: Session) -> None:
    presenter, source = presenter_of(session, Findings({own(session): changed()}), kept=False)
    assert presenter.view().spoken == "Looking at your entries…"
    assert wants(presenter)
    work = presenter.begin()
    assert not wants(presenter)
    presenter.done(work())
    assert presenter.view().stage is Stage.READY
    source.kept = None
    work = presenter.begin()
    presenter.close()
    presenter.done(work())
    assert source.kept is None
    assert source.closed
    assert not wants(presenter)


def test_a_failure_is_a_plain_sentence_and_is_tried_again_later(session: Session) -> None:
    presenter, _source = presenter_of(session, Findings(), kept=False)
    presenter.begin()
    presenter.gave_up()
    view = presenter.view()
    assert view.stage is Stage.FAILED
    assert view.lead.startswith("Your entries are safe")
    assert presenter.wants_work


def test_real_findings_of_a_new_journal_say_what_would_be_enough(session: Session) -> None:
    Journal(session).rate(session.today, Respondent.SELF, "pain", 4)
    presenter = FindingsPresenter(session)
    presenter.done(presenter.begin()())
    assert presenter.view().too_few[0] == Brief(
        "Pain, own view",
        "Not enough entries yet: 45 more entries, over 120 more days, in 12 more weeks, would be enough.",
    )
    presenter.close()


def test_a_drawn_series_that_changed_gets_its_trend_and_words(session: Session) -> None:
    Journal(session).rate(session.today, Respondent.SELF, "pain", 4)
    session.save(Action.AUTHOR, [Author("x", "X", AuthorRole.CAREGIVER)])
    plots = TrendsPresenter(session).view().plots
    assert plots is not None
    told = with_trends(plots, Findings({own(session): changed(), SeriesKey("pain", Respondent.PROXY, "x"): changed()}))
    panel = told.panels[0]
    assert [trend.view.respondent for trend in panel.trends] == [Respondent.SELF]
    assert panel.trends[0].points[0].day == plots.span.first
    assert panel.description.startswith(plots.panels[0].description)
    assert panel.description.endswith("to about 6.6, likely between 6.1 and 7.1.")
    assert with_trends(plots, Findings({own(session): unchanged()})) is plots


def test_a_line_is_cut_where_the_span_ends() -> None:
    line = (LinePoint(FIRST, 0, -1, 1), LinePoint(FIRST + timedelta(days=10), 10, 9, 11))
    cut = cut_line(line, Span(FIRST + timedelta(days=2), FIRST + timedelta(days=40)))
    assert [point.middle for point in cut] == [2, 10]
    assert [point.low for point in cut] == [1, 9]
    assert cut_line(line, Span(FIRST + timedelta(days=11), FIRST + timedelta(days=40))) == ()
