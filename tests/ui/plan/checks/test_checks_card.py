"""Adding checks, planning them, noting results and files, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from spms_desktop.domain.attachment import NewFile
from spms_desktop.domain.check import CheckResult
from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.services.checks import Checks
from spms_desktop.services.drafts import Drafts
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.checks.add_form import AddForm
from spms_desktop.ui.plan.checks.plan_form import PlanForm
from spms_desktop.ui.plan.checks.result_form import ResultForm
from tests.a11y.walk import tab_complaints
from tests.ui.conftest import Heard
from tests.ui.plan.checks.conftest import Shown, settle

TODAY = date(2026, 11, 23)
EXAM = "neuro_exam"
Show = Callable[[], Shown]


@pytest.fixture
def checks(context: Context) -> Checks:
    return Checks(context.session)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    place = tmp_path / "letter.pdf"
    place.write_bytes(b"bytes of a letter")
    return place


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What would have been opened in another program."""
    found: list[Path] = []

    def take(url: QUrl) -> bool:
        found.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return found


def whats(checks: Checks) -> list[str]:
    return [one.check.what for one in checks.tracked()]


def test_checks_are_picked_from_the_list_and_one_undo_takes_them_back(
    show: Show, checks: Checks, heard: Heard, context: Context
) -> None:
    shown = show()
    shown.click("add-checks")
    shown.click("pick|eye")
    shown.click("pick|flu")
    shown.type("check-own", "My feet")
    shown.save()

    assert whats(checks) == [EXAM, "eye", "flu", "My feet"]
    assert (heard.said, heard.undo_offered) == (["The check is saved."], True)
    assert "My feet" in shown.says()
    context.session.undo()
    settle()
    assert "My feet" not in shown.says()


def test_the_search_hides_what_does_not_fit_but_nothing_that_is_ticked(show: Show) -> None:
    shown = show()
    shown.click("add-checks")
    form = shown.form
    assert isinstance(form, AddForm)
    shown.click("pick|flu")

    shown.type("check-search", "vision")

    picks = ("eye", "flu", "dental")
    assert [shown.shows(f"pick|{key}") for key in picks] == [True, True, False]
    assert [part.isVisible() for _group, part, _ticks in form.parts] == [False, True, False, True, False, False]
    form.search.clear()
    assert all(part.isVisible() for _group, part, _ticks in form.parts)
    assert form.chosen == ["flu"]
    shown.type("check-search", "zzz")
    form.parts[3][2].set_value(())
    shown.type("check-search", "z")
    assert form._nothing.isVisible()
    form.reject()


def test_nothing_chosen_is_said_and_the_form_stays(show: Show) -> None:
    shown = show()
    shown.click("add-checks")
    shown.save()

    assert shown.form.trouble_shown() == "Tick a check, or type one in your own words."
    shown.form.reject()


def test_a_check_is_planned_by_keyboard_alone(show: Show, checks: Checks) -> None:
    shown = show()
    shown.tab_to(f"{EXAM}|plan")
    shown.keys(Qt.Key.Key_Return)
    assert isinstance(shown.form, PlanForm)
    shown.tab_to("check.every-0")
    shown.keys(Qt.Key.Key_Right, Qt.Key.Key_Right)
    shown.tab_to("check.planned")
    shown.keys(Qt.Key.Key_Right, Qt.Key.Key_Right)
    shown.tab_to("check.note")
    shown.type("check.note", "Bring Anna")
    shown.keys(Qt.Key.Key_Tab, Qt.Key.Key_Return)

    check = checks.check(EXAM)
    assert (check.every_months, check.note) == (6, "Bring Anna")
    assert check.planned is not None


def test_an_interval_of_ones_own_is_typed(show: Show, checks: Checks) -> None:
    shown = show()
    form = shown.card.open_plan(EXAM)
    settle()
    shown.click("check.every-other")
    shown.save()
    assert form.trouble_shown() == "Please type how many months, or choose “No set time”."

    shown.type("check.months", "300")
    shown.save()
    assert form.trouble_shown() == "Please type a number from 1 to 120."
    form.months.line.clear()
    shown.type("check.months", "18")
    shown.save()

    assert checks.check(EXAM).every_months == 18
    again = shown.card.open_plan(EXAM)
    settle()
    assert (again.months.value, again.unchanged) == (18, True)
    again.reject()


def test_a_result_with_a_file_is_noted_and_shown(
    show: Show, checks: Checks, letter: Path, context: Context, heard: Heard
) -> None:
    shown = show()
    shown.click(f"{EXAM}|note")
    form = shown.form
    assert isinstance(form, ResultForm)
    shown.type("result.place", "City clinic")
    shown.type("result.told", "As before.")
    shown.type("result.edss", "6,5")
    form.files.take([str(letter)])
    settle()
    shown.save()

    (told,) = checks.tracked()[0].results
    assert (told.result.place, told.result.values) == ("City clinic", (("edss", "6.5"),))
    assert context.session.file.versions.files.data(told.result.files[0]) == b"bytes of a letter"
    assert heard.said == ["The check is saved."]
    shown.click(f"{EXAM}|details")
    assert shown.focus == f"{EXAM}|details"
    assert "letter.pdf (1 KB)" in shown.says()
    assert "EDSS: 6.5" in shown.says()


def test_a_file_that_does_not_fit_is_said_at_once_and_nothing_typed_is_lost(
    show: Show, letter: Path, tmp_path: Path
) -> None:
    shown = show()
    shown.click(f"{EXAM}|note")
    form = shown.form
    assert isinstance(form, ResultForm)
    shown.type("result.told", "As before.")

    form.files.take([str(letter), str(tmp_path / "missing.pdf")])

    assert form.trouble_shown().startswith("That file cannot be read.")
    assert [file.name for file in form.files.new] == ["letter.pdf"]
    assert form.told.value == "As before."
    settle()
    assert tab_complaints(form) == []
    shown.click("result.drop|letter.pdf")
    assert (form.files.new, form.files.paths) == ((), ())
    assert shown.focus == "result.attach"
    form.reject()


def test_a_result_that_does_not_fit_keeps_the_form_open(show: Show, checks: Checks) -> None:
    shown = show()
    shown.click(f"{EXAM}|note")
    shown.type("result.edss", "six")
    shown.save()

    assert shown.form.trouble_shown().startswith("That is not a number we can use here.")
    assert checks.tracked()[0].results == ()
    shown.form.reject()


def test_a_result_is_edited_its_file_taken_away_and_then_removed(
    show: Show, checks: Checks, context: Context, heard: Heard
) -> None:
    kept = checks.save_result(CheckResult("", EXAM, TODAY, told="Fine."), [NewFile("letter.pdf", b"bytes")])
    shown = show()
    shown.click(f"{EXAM}|details")
    shown.click(f"{kept.uid}|edit-result")
    shown.save()
    assert heard.said == []  # nothing differs, nothing is saved

    shown.click(f"{kept.uid}|edit-result")
    shown.click("result.drop|letter.pdf")
    shown.save()
    assert checks.result(kept.uid).files == ()
    assert not shown.shows(f"{kept.files[0].uid}|open")

    shown.click(f"{kept.uid}|edit-result")
    shown.click("result.remove")
    assert checks.tracked()[0].results == ()
    context.session.undo()
    settle()
    assert shown.shows(f"{kept.uid}|edit-result")


def test_a_file_is_opened_only_after_a_press_as_a_private_copy(
    show: Show, checks: Checks, opened: list[Path], heard: Heard
) -> None:
    kept = checks.save_result(CheckResult("", EXAM, TODAY), [NewFile("letter.pdf", b"bytes")])
    shown = show()
    shown.click(f"{EXAM}|details")
    assert opened == []

    shown.click(f"{kept.files[0].uid}|open")

    assert [(path.name, path.read_bytes()) for path in opened] == [("letter.pdf", b"bytes")]
    assert heard.said == ["A copy is open in another program. What you change there is not kept here."]


def test_no_program_for_a_file_is_said_in_a_sentence(
    show: Show, checks: Checks, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_url: QUrl) -> bool:
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", refuse)
    kept = checks.save_result(CheckResult("", EXAM, TODAY), [NewFile("letter.pdf", b"bytes")])
    shown = show()
    shown.click(f"{EXAM}|details")
    shown.click(f"{kept.files[0].uid}|open")

    assert heard.troubles == ["No program here opens this kind of file. You can save a copy of it."]


def test_a_program_can_be_saved_but_not_opened(
    show: Show, checks: Checks, tmp_path: Path, heard: Heard, opened: list[Path]
) -> None:
    kept = checks.save_result(CheckResult("", EXAM, TODAY), [NewFile("run.exe", b"bytes")])
    shown = show()
    shown.click(f"{EXAM}|details")
    assert not shown.shows(f"{kept.files[0].uid}|open")

    dialog = shown.card.files.ask_where(kept.files[0])
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "saved.exe"))
    dialog.reject()
    settle()

    assert (tmp_path / "saved.exe").read_bytes() == b"bytes"
    assert heard.said == ["A copy is saved as “saved.exe”. It lies outside the journal, where others may read it."]
    assert opened == []


def test_a_file_that_differs_is_one_plain_sentence(
    show: Show, checks: Checks, context: Context, heard: Heard, opened: list[Path]
) -> None:
    kept = checks.save_result(CheckResult("", EXAM, TODAY), [NewFile("letter.pdf", b"bytes")])
    shown = show()
    shown.click(f"{EXAM}|details")
    database: Any = context.session.file._database
    database.execute_sql("DROP TRIGGER attachment_keeps_UPDATE")
    database.execute_sql("UPDATE attachment SET data = x'00'")

    shown.click(f"{kept.files[0].uid}|open")

    assert heard.troubles == [
        "This file is not the same as when it was put in, so it was not opened. The rest is safe."
    ]
    assert opened == []


def test_a_check_is_put_away_and_brought_back(show: Show, checks: Checks) -> None:
    shown = show()
    shown.click(f"{EXAM}|details")
    shown.click(f"{EXAM}|put-away")
    assert whats(checks) == []
    assert shown.focus == "checks-away"

    shown.keys(Qt.Key.Key_Space)
    shown.click(f"{EXAM}|bring-back")

    assert whats(checks) == [EXAM]
    assert shown.focus == "add-checks"


def test_a_medicine_offers_its_usual_checks(show: Show, checks: Checks, context: Context, heard: Heard) -> None:
    new = NewMedicine("Tysabri", MedicineKind.DMT, TODAY, catalog_id="natalizumab")
    uid = Plan(context.session).add(new)
    shown = show()
    assert "Your medicine Tysabri: usual checks" in shown.says()
    assert not shown.shows(f"{uid}|jcv|add")
    shown.tab_to(f"{uid}|offers-show")
    shown.keys(Qt.Key.Key_Return)

    shown.click(f"{uid}|jcv|add")
    assert whats(checks) == [EXAM, "jcv"]
    assert shown.focus == f"{uid}|offers-show"
    shown.click(f"{uid}|mri_pml|not-now")
    assert heard.said[-1] == "That is fine. It is asked again another time."
    assert not shown.shows(f"{uid}|mri_pml|add")
    shown.click(f"{uid}|offers-add")

    assert whats(checks) == [EXAM, "blood_dmt", "jcv"]
    assert "usual checks" not in shown.says()
    assert shown.focus == "add-checks"


def test_a_half_typed_result_is_there_again_with_its_file(show: Show, context: Context, letter: Path) -> None:
    shown = show()
    form = shown.card.open_result(shown.card.presenter.new_result(EXAM))
    settle()
    shown.type("result.told", "As bef")
    shown.type("result.edss", "6")
    form.files.take([str(letter)])
    form.day.set_value(TODAY - timedelta(days=2))
    form._keep()
    form._timer.stop()
    form.close()
    settle()

    again = shown.card.open_result(shown.card.presenter.new_result(EXAM))
    settle()

    assert (again.told.value, again.asked["edss"].value, again.day.value) == ("As bef", "6", TODAY - timedelta(days=2))
    assert [file.name for file in again.files.new] == ["letter.pdf"]
    assert again.restored.isVisible()
    again.restored.chosen.emit("afresh")
    assert again.unchanged
    again.reject()
    assert Drafts(context.session).names("result") == []


def test_a_half_typed_plan_is_there_again(show: Show) -> None:
    shown = show()
    form = shown.card.open_plan(EXAM)
    settle()
    shown.click("check.every-24")
    shown.type("check.note", "Ask for")
    form._timer.stop()
    form.close()
    settle()

    again = shown.card.open_plan(EXAM)
    settle()

    assert (again.check.every_months, again.note.value) == (24, "Ask for")
    again.reject()


def test_a_draft_that_cannot_be_read_is_passed_over(show: Show, context: Context) -> None:
    name = f"result:{EXAM}"
    Drafts(context.session).keep(name, {"day": "not a day", "(base)": ""})

    shown = show()
    form = shown.card.open_result(shown.card.presenter.new_result(EXAM))
    settle()

    assert form.unchanged
    form.reject()


def test_a_caregiver_is_told_in_the_form_that_the_result_is_the_persons(
    show: Show, checks: Checks, context: Context
) -> None:
    kept = checks.save_result(CheckResult("", EXAM, TODAY, told="Stable."))
    context.session.write_as(context.session.authors()[1].uid)
    form = show().card.open_result(checks.result(kept.uid))
    settle()
    form.remove_button.click()

    assert form.isVisible()
    assert form.trouble_shown()
    assert checks.result(kept.uid) == kept
    form.reject()
