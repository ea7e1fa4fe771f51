"""The part is named, large enough, uncut and reached by Tab, in every look and size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.outcomes import Outcome, Outcomes
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.walk import clipped, complaints, tab_complaints
from tests.ui.plan.visits.conftest import Shown, settle

TODAY = date(2026, 11, 23)
Show = Callable[[], Shown]
LOOKS = [("light", 100), ("light", 200), ("contrast-dark", 100), ("contrast-dark", 200)]


def dress(theme: Theme, shown: Shown, look: str, scale: int) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    shown.window.resize(max(1024, shown.window.minimumSizeHint().width()), 700)
    settle()


@pytest.mark.parametrize(("look", "scale"), LOOKS)
def test_the_list_and_the_month_are_named_large_and_uncut(
    theme: Theme, show_sample: Show, look: str, scale: int
) -> None:
    shown = show_sample()
    shown.click("year-2023")
    dress(theme, shown, look, scale)
    assert (complaints(shown.window), clipped(shown.window)) == ([], [])
    assert shown.window.minimumSizeHint().width() <= 1024

    shown.click("visits.page")
    assert (complaints(shown.window), clipped(shown.window)) == ([], [])


@pytest.mark.parametrize(("look", "scale"), LOOKS[:2])
def test_the_forms_are_named_large_uncut_and_walked_by_tab(
    theme: Theme, show_sample: Show, look: str, scale: int
) -> None:
    shown = show_sample()
    theme.set_choice(look)
    theme.set_scale(scale)
    card = shown.card
    visits = card.presenter.visits.all()
    coming = next(v for v in visits if v.questions and v.status is AppointmentStatus.PLANNED)
    past = [v for v in visits if v.decisions][-1]
    for form in (
        card.open_add(),
        card.open_change(coming),
        card.open_change(past),
        card.open_move(coming),
        card.open_outcome(past),
        card.open_follow_up(card.presenter.outcomes.open()[0].uid),
    ):
        assert form is not None
        form.activateWindow()
        settle()
        assert (complaints(form), clipped(form), tab_complaints(form)) == ([], [], [])
        form.reject()


def test_tab_reaches_each_control_once(show_sample: Show) -> None:
    shown = show_sample()

    assert tab_complaints(shown.window) == []


def test_very_long_texts_wrap(theme: Theme, show: Show, visits: Appointments, outcomes: Outcomes, care: Care) -> None:
    long, words = "x" * 500, "many words " * 45
    person = care.save_person(CarePerson("", "y" * 200, "z" * 200))
    visit = visits.save(
        Appointment("", person.uid, TODAY, place=long, transport=words, bring=long, note=words, every_months=1)
    )
    question = care.ask(long)
    asked = visits.save(replace(visit, questions=(question.uid,)))
    outcomes.keep(asked, Outcome({question.uid: long}, long, [FollowUp("", "", long, "n" * 200, TODAY)]))
    visits.save(Appointment("", person.uid, TODAY + timedelta(days=3), place=long))
    visits.save(Appointment("", "", TODAY + timedelta(days=5), title="t" * 200))
    shown = show()
    dress(theme, shown, "light", 200)

    assert shown.window.minimumSizeHint().width() <= 1024
    assert clipped(shown.window) == []
    for form in (shown.card.open_change(visits.all()[0]), shown.card.open_outcome(visits.all()[0])):
        settle()
        assert clipped(form) == []
        form.reject()
