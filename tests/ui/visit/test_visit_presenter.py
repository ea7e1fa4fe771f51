"""What the visit summary window chooses, without a window."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.errors import CannotWrite, DiskFull
from spms_desktop.domain.preparation import TopicAnswer
from spms_desktop.domain.visit import Variant
from spms_desktop.report.paper import Paper
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.preparation import Preparations
from spms_desktop.services.preparation_end import PreparationEnd
from spms_desktop.services.session import Session
from spms_desktop.ui.visit.presenter import (
    VisitPresenter,
    pdf_path,
    render,
    save_trouble,
    saved_words,
    usual_paper,
)

TODAY = date(2026, 11, 23)


@pytest.fixture
def presenter(session: Session) -> VisitPresenter:
    return VisitPresenter(session)


def test_an_empty_journal_begins_today_without_a_visit(presenter: VisitPresenter) -> None:
    assert (presenter.first, presenter.last, presenter.visit_known) == (TODAY, TODAY, False)
    assert presenter.period_words == "1 day."
    assert presenter.visit_words(presenter.content()).startswith("No visit is set.")


def test_it_begins_at_the_last_visit_and_can_be_half_a_year(sample: Session) -> None:
    presenter = VisitPresenter(sample)
    assert (presenter.visit_known, presenter.period_words) == (True, "Since the last visit: 141 days.")

    presenter.choose_half_year()
    assert (presenter.first, presenter.last) == (TODAY - timedelta(days=181), TODAY)
    assert presenter.period_words == "182 days."

    presenter.choose_since_visit()
    assert presenter.content().since_visit


def test_days_that_do_not_fit_are_kept_with_a_sentence_and_the_paper_stays(sample: Session) -> None:
    presenter = VisitPresenter(sample)
    before = presenter.content().period

    assert not presenter.choose_days(TODAY, TODAY - timedelta(days=3))
    assert presenter.trouble == "The end is before the start. Nothing was changed. Please check the dates."
    assert (presenter.first, presenter.content().period) == (TODAY, before)

    assert not presenter.choose_days(TODAY - timedelta(days=800), TODAY)
    assert presenter.trouble == "A summary can be about two years at most. Please choose a later start."

    assert presenter.choose_days(TODAY - timedelta(days=30), TODAY)
    assert (presenter.trouble, presenter.content().period.days) == ("", 31)


def test_the_sentence_is_kept_in_one_line_with_the_profile(presenter: VisitPresenter, session: Session) -> None:
    assert presenter.keep_matters_most("Walking\n to the  garden.")
    assert not presenter.keep_matters_most("Walking to the garden.")
    assert session.profile.matters_most == "Walking to the garden."

    presenter.undo()
    assert presenter.matters_most == ""


def test_the_file_is_named_after_the_visit_and_never_after_the_person(sample: Session, session: Session) -> None:
    content = VisitPresenter(sample).content()
    assert VisitPresenter.file_name(content) == "Visit summary 2026-12-04.pdf"
    assert VisitPresenter.visit_words(content) == "For the visit on 4 Dec 2026 with Dr Elena Weiss."

    assert VisitPresenter.file_name(VisitPresenter(session).content()) == "Visit summary 2026-11-23.pdf"


def test_a_visit_with_somebody_without_a_name_left_is_still_named_by_its_day(session: Session) -> None:
    person = Care(session).save_person(CarePerson("", "Dr Weiss", "neurologist"))
    Appointments(session).plan(person.uid, TODAY + timedelta(days=1))

    content = VisitPresenter(session).content()
    assert VisitPresenter.visit_words(content) == "For the visit on 24 Nov 2026 with Dr Weiss."


def test_what_is_ticked_counts_for_the_paper_of_its_own_visit_only(session: Session) -> None:
    care, visits = Care(session), Appointments(session)
    weiss = care.save_person(CarePerson("", "Dr Weiss", "neurologist"))
    doctor = care.save_person(CarePerson("", "Dr Lindgren", "pcp"))
    made = {}
    for person, words in ((weiss, "Low, for Weiss."), (doctor, "Low, for Lindgren.")):
        visit = visits.save(Appointment("", person.uid, TODAY + timedelta(days=3)))
        cards = Preparations(session, visit)
        cards.keep(TopicAnswer("mood", (), words))
        end = PreparationEnd(session, cards)
        end.rank(["topic:mood"])
        (made[person.uid],) = cards.now().top
        end.include([made[person.uid]])

    presenter = VisitPresenter(session)
    for variant, ticked in (
        (Variant.NEUROLOGIST, {made[weiss.uid]}),
        (Variant.PRIMARY_CARE, {made[doctor.uid]}),
        (Variant.THERAPIST, set()),
    ):
        presenter.variant = variant
        assert presenter.ticked == ticked
        assert {i.uid for i in presenter.content().items} == ticked
        assert dict(presenter.private_choices())[made[weiss.uid]].endswith("Low, for Weiss.")

    presenter.tick(made[weiss.uid], True)
    assert presenter.ticked == {made[weiss.uid]}
    presenter.variant = Variant.PRIMARY_CARE
    assert presenter.ticked == {made[doctor.uid]}
    presenter.tick(made[doctor.uid], False)
    assert presenter.content().items == ()


def test_letters_that_no_font_has_are_named(presenter: VisitPresenter) -> None:
    presenter.keep_matters_most("Ich möchte 漢 gehen. Γειά. Привет.")

    rendered = render(presenter.content(), presenter.form)
    assert rendered.data.startswith(b"%PDF")
    assert presenter.missing_words(rendered.missing) == "The paper cannot show these letters as you typed them: 漢"
    assert presenter.missing_words(frozenset()) == ""


def test_many_missing_letters_are_named_in_part(presenter: VisitPresenter) -> None:
    words = presenter.missing_words(frozenset(chr(0x6F22 + n) for n in range(40)))

    assert len(words.rsplit(": ", 1)[1].split()) == 12


@pytest.mark.parametrize(("territory", "paper"), [("US", Paper.LETTER), ("ca", Paper.LETTER), ("SE", Paper.A4)])
def test_the_paper_follows_the_country(territory: str, paper: Paper) -> None:
    assert usual_paper(territory) is paper


def test_pdf_is_added_and_no_other_file_is_written_over(tmp_path: Path) -> None:
    assert pdf_path(tmp_path / "x.PDF") == tmp_path / "x.PDF"
    assert pdf_path(tmp_path / "Visit 4. Dec") == tmp_path / "Visit 4. Dec.pdf"
    (tmp_path / "x.pdf").touch()
    assert pdf_path(tmp_path / "x") == tmp_path / "x (2).pdf"


def test_success_and_trouble_name_the_place(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"

    assert saved_words(target) == f"Saved as “a.pdf” in “{tmp_path}”."
    assert str(tmp_path) in save_trouble(CannotWrite(tmp_path), target)
    assert "disk is full" in save_trouble(DiskFull(tmp_path), target)
