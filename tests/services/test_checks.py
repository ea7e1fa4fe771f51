"""Checks of the plan: what is on at first, results as told, and what is kept from a caregiver."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from spms_desktop.domain.attachment import MOST_A_RESULT, NewFile
from spms_desktop.domain.check import Check, CheckResult
from spms_desktop.domain.errors import BadInput, OpenedReadOnly
from spms_desktop.services.check_values import asked_fields
from spms_desktop.services.checks import Checks
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import open_session
from tests.conftest import TestClock

TODAY = date(2026, 11, 23)
LETTER = NewFile("letter.pdf", b"bytes of a letter")


@pytest.fixture
def checks(session: Session) -> Checks:
    return Checks(session)


def as_anna(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))


def as_maria(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if a.is_person))


def whats(checks: Checks, *, retired: bool = False) -> list[str]:
    return [one.check.what for one in checks.all() if one.check.retired is retired]


def exam(**values: str) -> CheckResult:
    return CheckResult("", "neuro_exam", TODAY, values=tuple(values.items()))


def test_only_the_neurology_visit_is_there_at_first_and_the_journal_holds_nothing(
    session: Session, checks: Checks
) -> None:
    assert whats(checks) == ["neuro_exam"]
    assert session.versions.live(Check) == []


def test_what_was_on_at_first_is_the_users_own_once_it_is_changed(session: Session, checks: Checks) -> None:
    checks.edit(replace(checks.check("neuro_exam"), every_months=6))

    assert [v.value.every_months for v in session.versions.live(Check)] == [6]
    session.undo()
    assert whats(checks) == ["neuro_exam"]
    checks.retire("neuro_exam")
    assert (whats(checks), whats(checks, retired=True)) == ([], ["neuro_exam"])
    checks.retire("neuro_exam", retired=False)
    assert whats(checks) == ["neuro_exam"]


def test_several_checks_are_added_in_one_change_and_undone_together(session: Session, checks: Checks) -> None:
    checks.add(["eye", "  My   feet ", "Skin CHECK"])

    assert whats(checks) == ["neuro_exam", "eye", "skin", "My feet"]
    session.undo()
    assert whats(checks) == ["neuro_exam"]


def test_a_check_is_there_once_and_one_put_away_comes_back_with_its_results(checks: Checks) -> None:
    (uid,) = checks.add(["eye"])
    checks.save_result(CheckResult("", uid, TODAY, told="Fine."))
    checks.retire(uid)

    assert checks.add(["eye", "eye"]) == [uid, uid]

    (eye,) = [one for one in checks.tracked() if one.check.what == "eye"]
    assert [told.result.told for told in eye.results] == ["Fine."]
    assert checks.add(["eye"]) == [uid]


def test_the_interval_and_day_are_the_users_own(checks: Checks) -> None:
    (uid,) = checks.add(["eye"])

    past = TODAY - timedelta(days=200)
    checks.edit(replace(checks.check(uid), every_months=18, planned=past, note=" Bring glasses. "))

    (eye,) = [one for one in checks.tracked() if one.check.uid == uid]
    assert (eye.next_day, eye.day_is_set, eye.check.note) == (past, True, "Bring glasses.")
    checks.save_result(CheckResult("", uid, TODAY))
    (eye,) = [one for one in checks.tracked() if one.check.uid == uid]
    assert (eye.next_day, eye.day_is_set) == (date(2028, 5, 23), False)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"every_months": -1}, "number"),
        ({"every_months": 121}, "number"),
        ({"planned": date(1800, 1, 1)}, "day_too_early"),
        ({"what": "  "}, "name_missing"),
        ({"note": "x" * 20_001}, "too_long"),
    ],
)
def test_what_does_not_fit_is_refused(checks: Checks, change: dict[str, object], problem: str) -> None:
    (uid,) = checks.add(["My feet"])

    with pytest.raises(BadInput, match=problem):
        checks.edit(replace(checks.check(uid), **change))  # type: ignore[arg-type]


def test_what_is_planned_comes_first_and_own_words_last(checks: Checks) -> None:
    uids = checks.add(["My feet", "flu", "eye"])
    checks.edit(replace(checks.check(uids[0]), planned=TODAY))

    assert whats(checks) == ["My feet", "neuro_exam", "eye", "flu"]


def test_a_result_keeps_the_words_and_its_file_in_one_change(session: Session, checks: Checks) -> None:
    kept = checks.save_result(replace(exam(edss="6,5"), told=" No change. \n", place=" City  clinic "), [LETTER])

    assert (kept.told, kept.place, kept.values) == ("No change.", "City clinic", (("edss", "6.5"),))
    assert session.file.versions.files.data(kept.files[0]) == LETTER.data
    assert len(session.versions.live(Check)) == 1
    session.undo()
    assert (session.versions.live(CheckResult), session.versions.live(Check)) == ([], [])
    session.redo()
    (again,) = checks.tracked()[0].results
    assert session.file.versions.files.data(again.result.files[0]) == LETTER.data


def test_a_result_is_edited_and_its_history_stays(session: Session, checks: Checks) -> None:
    kept = checks.save_result(exam(edss="6"), [LETTER])

    checks.save_result(replace(kept, files=(), told="Longer walk."))

    assert [told.result.told for told in checks.tracked()[0].results] == ["Longer walk."]
    assert [v.value.files for v in session.versions.history(CheckResult)] == [kept.files, ()]
    session.undo()
    assert checks.result(kept.uid) == kept


def test_results_come_latest_first_and_one_can_be_taken_back(session: Session, checks: Checks) -> None:
    days = [TODAY - timedelta(days=n) for n in (400, 10, 200)]
    made = [checks.save_result(CheckResult("", "neuro_exam", day)) for day in days]

    assert [told.result.day for told in checks.tracked()[0].results] == sorted(days, reverse=True)
    checks.remove_result(made[1].uid)
    assert checks.tracked()[0].last == made[2]
    session.undo()
    assert checks.tracked()[0].last == made[1]
    with pytest.raises(BadInput, match="check_gone"):
        checks.remove_result("nothing")


@pytest.mark.parametrize(
    ("result", "problem"),
    [
        (CheckResult("", "neuro_exam", TODAY + timedelta(days=1)), "day_in_future"),
        (CheckResult("", "neuro_exam", date(1850, 1, 1)), "day_too_early"),
        (CheckResult("", "nothing", TODAY), "check_gone"),
        (CheckResult("", "neuro_exam", TODAY, place="x" * 201), "too_long"),
        (CheckResult("", "neuro_exam", TODAY, values=(("edss", "high"),)), "number"),
        (CheckResult("", "neuro_exam", TODAY, values=(("edss", "nan"),)), "number"),
        (CheckResult("", "neuro_exam", TODAY, values=(("t25fw", "-3"),)), "number"),
    ],
)
def test_a_result_that_does_not_fit_is_refused(checks: Checks, result: CheckResult, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        checks.save_result(result)


def test_numbers_are_not_judged(checks: Checks) -> None:
    assert checks.save_result(exam(edss="42", t25fw="12345.6789")).values == (("edss", "42"), ("t25fw", "12345.6789"))


def test_a_result_holds_so_many_files_and_no_more(session: Session, checks: Checks) -> None:
    files = [NewFile(f"{n}.txt", bytes([n])) for n in range(MOST_A_RESULT + 1)]

    with pytest.raises(BadInput, match="too_many_files"):
        checks.save_result(exam(), files)
    assert session.file.check().rows["attachment"] == 0


def test_a_caregiver_writes_results_beside_and_does_not_see_scores_that_are_kept(
    session: Session, checks: Checks
) -> None:
    kept = checks.save_result(exam(edss="6.5", t25fw="14"))
    Privacy(session).keep(["EDSS"])
    as_anna(session)

    (told,) = checks.tracked()[0].results
    assert told.result.values == (("t25fw", "14"),)
    assert "edss" not in [field.id for field in asked_fields(session, "neuro_exam")]
    checks.save_result(replace(told.result, place="City clinic", values=(("t25fw", "15"),)))

    as_maria(session)
    assert checks.result(kept.uid).values == (("t25fw", "15"), ("edss", "6.5"))
    assert checks.result(kept.uid).place == "City clinic"


def test_a_caregiver_sees_what_they_noted_themselves(session: Session, checks: Checks) -> None:
    as_anna(session)
    kept = checks.save_result(exam(edss="6"))
    as_maria(session)
    Privacy(session).keep(["EDSS"])
    as_anna(session)

    assert checks.result(kept.uid).values == (("edss", "6"),)


def test_a_journal_for_reading_changes_nothing(session: Session, clock: TestClock) -> None:
    folder = session.file.folder
    session.close()
    reader = open_session(folder, read_only=True, clock=clock)

    assert whats(Checks(reader)) == ["neuro_exam"]
    for act in (lambda: Checks(reader).add(["eye"]), lambda: Checks(reader).save_result(exam(), [LETTER])):
        with pytest.raises(OpenedReadOnly):
            act()
    reader.close()


def test_a_caregiver_does_not_take_back_a_result_of_the_person(session: Session, checks: Checks) -> None:
    kept = checks.save_result(exam(t25fw="14"))
    as_anna(session)
    own = checks.save_result(exam(t25fw="13"))

    with pytest.raises(BadInput, match="persons_entry"):
        checks.remove_result(kept.uid)
    checks.save_result(replace(kept, place="City clinic"))  # mending it does not make it theirs
    with pytest.raises(BadInput, match="persons_entry"):
        checks.remove_result(kept.uid)
    checks.remove_result(own.uid)

    as_maria(session)
    checks.remove_result(kept.uid)
    assert checks.tracked()[0].results == ()


def test_of_results_on_one_day_the_one_written_last_comes_first(checks: Checks, clock: TestClock) -> None:
    for told in "abcdefgh":
        checks.save_result(CheckResult("", "neuro_exam", TODAY, told=told))
        clock.forward(minutes=1)

    assert "".join(t.result.told for t in checks.tracked()[0].results) == "hgfedcba"
