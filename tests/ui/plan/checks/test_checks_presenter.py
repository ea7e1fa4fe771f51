"""Checks in words: never late, never judged, and who noted what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from spms_desktop.catalog.checks import checks as catalogue
from spms_desktop.catalog.checks import usual_checks
from spms_desktop.domain.attachment import Attachment, NewFile
from spms_desktop.domain.check import Check, CheckResult
from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.domain.record import Stamp
from spms_desktop.services.checks import Told, Tracked
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.session import Session
from spms_desktop.ui.plan.checks import words
from spms_desktop.ui.plan.checks.presenter import FIRST_RESULTS, ChecksPresenter

TODAY = date(2026, 11, 23)
EXAM = "neuro_exam"


@pytest.fixture
def presenter(session: Session) -> ChecksPresenter:
    return ChecksPresenter(session)


def tracked(check: Check, session: Session, *days: date) -> Tracked:
    stamp = Stamp(session.author.uid, session.now())
    return Tracked(check, tuple(Told(CheckResult(str(day), check.uid, day), stamp) for day in days))


def test_a_day_that_has_passed_is_told_like_one_to_come(session: Session) -> None:
    past, ahead = TODAY - timedelta(days=300), TODAY + timedelta(days=300)

    assert words.next_words(tracked(Check("c", "eye", planned=past), session)) == "You planned this for 27 Jan 2026."
    assert words.next_words(tracked(Check("c", "eye", planned=ahead), session)) == "You planned this for 19 Sep 2027."


def test_an_interval_is_told_from_the_last_time_on(session: Session) -> None:
    last = date(2026, 8, 31)

    assert words.next_words(tracked(Check("c", "eye", 6), session)) == "You plan it every 6 months."
    assert words.next_words(tracked(Check("c", "eye"), session, last)) == ""
    assert (
        words.next_words(tracked(Check("c", "eye", 6), session, last))
        == "You planned this for about 28 Feb 2027, 6 months after the last time."
    )


@pytest.mark.parametrize(("size", "said"), [(1, "1 KB"), (1500, "1 KB"), (1024**2, "1 MB"), (5 * 1024**2, "5 MB")])
def test_sizes_are_easy_to_read(size: int, said: str) -> None:
    assert words.file_words(Attachment("f", "a.pdf", size, "00")) == f"a.pdf ({said})"


def test_every_fact_tells_its_source_without_an_address() -> None:
    lines = [words.source_line(row) for row in catalogue().values()]
    lines += [words.source_line(row) for row in usual_checks().values()]

    assert all("Source: " in line and not line.endswith("Source: ") for line in lines)
    assert not any("http" in line or "; ;" in line or "()" in line for line in lines)


def test_an_almost_empty_journal_shows_the_neurology_visit_alone(presenter: ChecksPresenter) -> None:
    view = presenter.view()

    assert [(c.name, c.next, c.last, c.about) for c in view.checks] == [
        ("Neurology visit and exam", "", "No result noted yet.", "")
    ]
    assert (view.offers, view.away) == ((), ())


def test_details_tell_what_was_told_who_noted_it_and_how_often_many_plan_it(
    session: Session, presenter: ChecksPresenter
) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    result = CheckResult("", EXAM, TODAY, "City clinic", "As before.", (("edss", "6"), ("t25fw", "9,5")))
    presenter.save_result(result, [NewFile("letter.pdf", b"x" * 3000), NewFile("run.exe", b"y")])
    session.write_as(next(a.uid for a in session.authors() if a.is_person))
    presenter.toggle_details(EXAM)

    (check,) = presenter.view().checks

    assert check.last == "Last done: 23 Nov 2026, City clinic"
    assert check.details is not None
    (shown,) = check.details.results
    assert shown.title == "23 Nov 2026, City clinic"
    assert shown.lines == ("EDSS: 6", "Timed 25-foot walk: 9.5 seconds", "As before.", "Noted by Anna")
    assert [(f.words, f.opens) for f in shown.files] == [("letter.pdf (3 KB)", True), ("run.exe (1 KB)", False)]
    assert check.details.facts[0] == "Many teams plan it every 6 months. Your team decides how often."
    assert "Source: BMJ Best Practice" in check.details.facts[1]


def test_earlier_results_are_folded_until_they_are_wanted(presenter: ChecksPresenter) -> None:
    for n in range(FIRST_RESULTS + 3):
        presenter.save_result(CheckResult("", EXAM, TODAY - timedelta(days=n)), [])
    presenter.toggle_details(EXAM)

    details = presenter.view().checks[0].details
    assert details is not None
    assert (len(details.results), details.earlier) == (FIRST_RESULTS, 3)
    presenter.show_all(EXAM)
    details = presenter.view().checks[0].details
    assert details is not None
    assert (len(details.results), details.earlier) == (FIRST_RESULTS + 3, 0)


def test_own_words_have_no_facts_of_ours(presenter: ChecksPresenter) -> None:
    presenter.add(["My feet"])
    uid = presenter.view().checks[1].key
    presenter.toggle_details(uid)

    details = presenter.view().checks[1].details

    assert details is not None
    assert details.facts == ("Your team decides how often.",)


def test_the_list_to_pick_from_leaves_out_what_is_there_and_keeps_what_was_put_away(
    presenter: ChecksPresenter,
) -> None:
    keys = {key for group in presenter.pick_groups() for key, _label in group.options}
    assert EXAM not in keys

    presenter.retire(EXAM)

    groups = presenter.pick_groups()
    assert EXAM in {key for group in groups for key, _label in group.options}
    titles = ["MS", "By medicine", "General health", "Vaccines", "Cancer screening", "Support and daily life"]
    assert [group.title for group in groups] == titles


def test_a_dmt_offers_its_checks_in_words_and_they_can_be_declined_and_still_picked(
    session: Session, presenter: ChecksPresenter
) -> None:
    uid = Plan(session).add(NewMedicine("Tysabri", MedicineKind.DMT, TODAY, catalog_id="natalizumab"))

    (offers,) = presenter.view().offers
    assert offers.title == "Your medicine Tysabri: usual checks"
    assert [(row.name, row.about) for row in offers.offers] == [
        ("JC virus antibody test", "Before the start, then about every 6 months."),
        ("Extra MRI safety scan (PML)", "MRI safety scan: before the start, then regular safety scans."),
        ("Blood tests for my MS medicine", "Blood count and liver tests: often every 6 months."),
    ]
    presenter.add_offers(uid, "jcv")
    assert [check.about for check in presenter.view().checks] == ["", "For Tysabri."]
    presenter.decline_offers(uid)
    assert presenter.view().offers == ()


def test_own_words_of_a_source_can_be_picked_after_they_were_declined(
    session: Session, presenter: ChecksPresenter
) -> None:
    uid = Plan(session).add(NewMedicine("Aubagio", MedicineKind.DMT, TODAY, catalog_id="teriflunomide"))
    presenter.decline_offers(uid)

    first = presenter.pick_groups()[0]

    assert (first.title, first.options[0]) == ("Usual with Aubagio", ("TB test", "TB test"))
    assert presenter.not_found(first.options, "tb") == {"Pregnancy test"}


def test_no_sentence_judges_or_hurries(session: Session, presenter: ChecksPresenter) -> None:
    presenter.edit(replace(presenter.check(EXAM), every_months=1, planned=date(2020, 1, 1)))
    presenter.save_result(CheckResult("", EXAM, date(2021, 1, 1)), [])
    presenter.toggle_details(EXAM)
    Plan(session).add(NewMedicine("Mayzent", MedicineKind.DMT, TODAY, catalog_id="siponimod"))

    said = repr(presenter.view()).lower()

    assert not any(word in said for word in ("overdue", "late", "should", "normal", "missed", "risk", "progress"))
