"""The card and its forms are named, large enough, uncut, reached by Tab and quick."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from spms_desktop.domain.attachment import NewFile
from spms_desktop.domain.check import CheckResult
from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.services.checks import Checks
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.ui.context import Context
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.walk import clipped, complaints, tab_complaints
from tests.services.checks_written import write_sample_checks
from tests.ui.plan.checks.conftest import Shown, settle

TODAY = date(2026, 11, 23)
Show = Callable[[], Shown]
LOOKS = [("light", 100), ("light", 200), ("contrast-dark", 100), ("contrast-dark", 200)]


def dress(theme: Theme, shown: Shown, look: str, scale: int) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    shown.window.resize(max(620, shown.window.minimumSizeHint().width()), 820)
    settle()


@pytest.fixture
def full(show: Show, context: Context) -> Shown:
    """Everything open: offers, details with results and a file, and what was put away."""
    write_sample_checks(context.session)
    new = NewMedicine("Siponimod (Mayzent)", MedicineKind.DMT, TODAY, catalog_id="siponimod")
    uid = Plan(context.session).add(new)
    checks = Checks(context.session)
    result = CheckResult("", "neuro_exam", TODAY, "Clinic", "As before.")
    checks.save_result(result, [NewFile("run.exe", b"bytes")])
    checks.retire(next(one.check.uid for one in checks.tracked() if one.check.what == "flu"))
    shown = show()
    shown.click(f"{uid}|offers-show")
    for one in checks.tracked():
        shown.click(f"{one.check.uid}|details")
    shown.click("checks-away")
    return shown


@pytest.mark.parametrize(("look", "scale"), LOOKS)
def test_the_card_is_named_large_and_uncut(theme: Theme, full: Shown, look: str, scale: int) -> None:
    dress(theme, full, look, scale)

    assert complaints(full.window) == []
    assert clipped(full.window) == []
    assert full.window.minimumSizeHint().width() <= 1000


@pytest.mark.parametrize(("look", "scale"), LOOKS[:2])
def test_the_forms_are_named_large_and_uncut(theme: Theme, full: Shown, look: str, scale: int) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    card = full.card
    mri = next(one for one in Checks(card.acts.context.session).tracked() if one.check.what == "mri_brain")
    assert mri.last is not None
    for form in (card.open_add(), card.open_plan(mri.check.uid), card.open_result(mri.last)):
        form.activateWindow()
        settle()
        assert complaints(form) == []
        assert clipped(form) == []
        assert tab_complaints(form) == []
        form.reject()
        settle()


def test_tab_reaches_each_control_once_in_reading_order(full: Shown) -> None:
    assert tab_complaints(full.window) == []


@pytest.mark.parametrize("scale", [100, 200])
def test_very_long_texts_wrap(theme: Theme, show: Show, context: Context, scale: int) -> None:
    checks, long, words = Checks(context.session), "x" * 200, "many words " * 18
    uids = checks.add([long, words])
    for uid, text in zip(uids, (long, words), strict=True):
        files = [NewFile("y" * 110 + ".pdf", text.encode()), NewFile("z " * 50 + ".exe", text.encode() * 2)]
        checks.save_result(CheckResult("", uid, TODAY, text, text * 5), files)
    shown = show()
    for uid in uids:
        shown.click(f"{uid}|details")

    dress(theme, shown, "light", scale)

    assert clipped(shown.window) == []
    assert shown.window.minimumSizeHint().width() <= 1000
    form = shown.card.open_result(checks.tracked()[0].last or CheckResult("", uids[0], TODAY))
    settle()
    assert clipped(form) == []
    form.reject()


def test_ten_years_of_checks_are_shown_without_a_wait(show: Show, context: Context) -> None:
    checks = Checks(context.session)
    uids = checks.add(["eye", "skin", "flu", "blood_dmt", "mri_brain", "dental", "pt", "bone", "ecg", "jcv"])
    write_sample_checks(context.session)
    for n in range(200):
        checks.save_result(CheckResult("", uids[n % len(uids)], TODAY - timedelta(days=18 * n), told="Told. " * 20))
    shown = show()

    spent = []
    for _round in range(5):
        start = time.perf_counter()
        shown.card.refresh()
        spent.append(time.perf_counter() - start)

    assert min(spent) < 0.1  # 0.01 when nothing else runs; the machine of a test may be busy
