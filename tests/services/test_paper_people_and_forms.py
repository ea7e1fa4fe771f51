"""People whom papers do not name, and forms that are only on the paper when they are ticked, in real journals."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.report.visit_summary import render
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.emergency import Emergency
from spms_desktop.services.outcomes import Outcome, Outcomes
from spms_desktop.services.questionnaires import Questionnaires
from spms_desktop.services.session import Session
from spms_desktop.services.visit import VisitSummaries
from spms_desktop.ui.plan.paper_presenter import plan_paper
from spms_desktop.ui.prepare.after_presenter import AfterPresenter
from tests.forms import ANSWERS, LOINC, NINE, mood_form, put
from tests.report.reading import text_of

TODAY = date(2026, 11, 23)
SOON, LATER = TODAY + timedelta(days=9), TODAY + timedelta(days=20)


@pytest.fixture
def team(session: Session) -> tuple[CarePerson, CarePerson]:
    """A neurologist and a family doctor whom papers are not to name."""
    care = Care(session)
    weiss = care.save_person(CarePerson("", "Dr Weiss", "neurologist", shared=False))
    hale = care.save_person(CarePerson("", "Dr Hale", "pcp", shared=False))
    return weiss, hale


def test_the_summary_names_only_the_one_it_is_for(session: Session, team: tuple[CarePerson, CarePerson]) -> None:
    visits = Appointments(session)
    visits.plan(team[0].uid, SOON)
    visits.plan(team[1].uid, LATER)
    visits.record(team[1].uid, TODAY - timedelta(days=9))

    summary = VisitSummaries(session).summary()

    assert summary.clinician == "Dr Weiss"
    assert "Dr Hale" not in repr(summary)
    text = text_of(render(summary, appendix=True))
    assert "Dr Hale" not in text
    assert "Dr Weiss" in text


def test_the_plan_tells_a_role_instead(session: Session, team: tuple[CarePerson, CarePerson]) -> None:
    Appointments(session).plan(team[1].uid, SOON)

    paper = plan_paper(session)

    assert "Dr Hale" not in repr(paper)
    assert paper.visits[0].about


def test_after_a_visit_paper_and_screen_tell_who_differently(
    session: Session, team: tuple[CarePerson, CarePerson]
) -> None:
    Appointments(session).record(team[0].uid, TODAY)
    visit = Appointments(session).all()[0]
    tasks = (FollowUp("", "", "Call.", who=team[1].uid), FollowUp("", "", "Write.", who=team[0].uid))
    Outcomes(session).keep(visit, Outcome(follow_ups=tasks))
    after = AfterPresenter(session, visit)

    assert "Dr Hale" not in repr(after.paper())
    assert "Dr Weiss" in after.paper().visit
    assert {t.who for t in after.paper().tasks} > {"Dr Weiss"}
    assert "Dr Hale: Call." in repr(after.told())


def test_the_card_names_the_chosen_and_no_doctor_who_is_not_to_be_named(
    session: Session, team: tuple[CarePerson, CarePerson]
) -> None:
    Care(session).save_person(CarePerson("", "Anna", "caregiver", emergency=True, shared=False))
    emergency = Emergency(session)

    assert [c.name for c in emergency.paper().contacts] == ["Anna"]
    assert emergency.paper().doctor is None

    emergency.keep(type(emergency.card)(doctor=team[0].uid), None)
    chosen = emergency.paper().doctor
    assert chosen is not None
    assert chosen.name == "Dr Weiss"


def test_a_form_is_on_paper_by_its_total_only_when_it_is_ticked(session: Session, tmp_path: Path) -> None:
    desk, summaries = Questionnaires(session), VisitSummaries(session)
    form = desk.open_file(put(tmp_path, mood_form()))
    given = {f"/{code}": (f"{LOINC}|{ANSWERS[1][0]}",) for code in NINE}
    desk.save(form, TODAY, given)

    assert form.uid in [choice.id for choice in summaries.private_choices()]
    assert summaries.summary().forms == ()
    ticked = summaries.summary(ticked=[form.uid])
    text = " ".join(text_of(render(ticked, appendix=True)).split())
    assert "Forms filled in" in text
    assert "9 of 27 (23 Nov 2026)" in text
    assert all(words not in text for words in (ANSWERS[1][1], "trouble number 9"))
    assert "Forms filled in" not in text_of(render(summaries.summary()))


def test_a_caregiver_cannot_put_the_persons_form_on_paper(session: Session, tmp_path: Path) -> None:
    desk = Questionnaires(session)
    form = desk.open_file(put(tmp_path, mood_form()))
    desk.save(form, TODAY, {f"/{code}": (f"{LOINC}|{ANSWERS[1][0]}",) for code in NINE})
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    summaries = VisitSummaries(session)

    assert form.uid not in [choice.id for choice in summaries.private_choices()]
    assert summaries.summary(ticked=[form.uid]).forms == ()
    desk.save(form, TODAY, {f"/{NINE[0]}": (f"{LOINC}|{ANSWERS[1][0]}",)}, respondent=Respondent.PROXY)
    assert "(23 Nov 2026, proxy)" in " ".join(text_of(render(summaries.summary(ticked=[form.uid]))).split())
