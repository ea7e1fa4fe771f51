"""The printed plan: large, whole, on one page when it is usual, and user text stays text."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from spms_desktop.domain.plan_paper import PaperGroup, PaperMedicine, PaperVisit, PlanPaper
from spms_desktop.report.paper import Paper
from spms_desktop.report.plan_page import missing_glyphs, render
from tests.report.reading import boxes, overlaps

DAY = date(2026, 11, 23)
VISITS = (
    PaperVisit("Friday, 4 December 2026 at 10:30", "Dr Elena Weiss, Riverside Neurology, 4 Mill Lane, second floor"),
    PaperVisit("Friday, 11 December 2026 at 14:00", "Priya Raman, Stepwise Therapy"),
    PaperVisit("Monday, 4 January 2027 at 09:15", "Dr Ruth Lindgren"),
)


def medicine(n: int, name: str = "Baclofen") -> PaperMedicine:
    about = "For: Stiff legs and spasms. Since 19 Oct 2022. Prescribed by Dr Elena Weiss."
    return PaperMedicine(f"{name} {n}", "15 mg, every day at 08:00, 14:00 and 20:00", about)


def plan(medicines: tuple[PaperMedicine, ...], person: str = "Maria Keller") -> PlanPaper:
    groups = (PaperGroup("For the course of MS (DMT)", medicines[:1]), PaperGroup("For symptoms", medicines[1:]))
    return PlanPaper(person, person, DAY, tuple(g for g in groups if g.medicines), VISITS)


def words(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]


@pytest.mark.parametrize("paper", list(Paper))
def test_a_usual_plan_is_one_page_that_says_all_of_it(paper: Paper) -> None:
    data = render(plan(tuple(medicine(n) for n in range(7))), paper)

    (page,) = words(data)
    for said in ("Maria Keller", "23 Nov 2026", "For symptoms", "Prescribed by Dr Elena Weiss.", "Next visits"):
        assert said in page
    assert all(f"Baclofen {n}: 15 mg, every day at 08:00, 14:00 and 20:00" in page for n in range(7))
    assert VISITS[0].about in page
    assert "Page 1 of 1" in page
    assert page.index("For the course") < page.index("For symptoms") < page.index("Next visits")
    box = PdfReader(BytesIO(data)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(paper.size)


def test_nothing_but_the_foot_is_smaller_than_14_points() -> None:
    pages = boxes(render(plan(tuple(medicine(n, "A medicine with a rather long name") for n in range(30)))))

    assert len(pages) > 1
    for page in pages:
        feet = [box for box in page if box.size < 14.0]
        assert feet
        assert max(box.top for box in feet) < min(box.bottom for box in page if box not in feet)
        assert overlaps(page) == []
        assert max(box.right for box in page) <= Paper.A4.size[0] - 37.9


def test_a_long_plan_flows_on_and_loses_nothing() -> None:
    pages = words(render(plan(tuple(medicine(n, "A medicine with a rather long name") for n in range(40)))))

    assert len(pages) > 2
    whole = " ".join(pages)
    assert all(f"A medicine with a rather long name {n}:" in whole for n in range(40))
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, start=1))
    assert all("Maria Keller" in page for page in pages)


def test_a_text_longer_than_a_page_is_cut_between_its_lines() -> None:
    words_told = " ".join(f"word{n}" for n in range(1800))
    endless = PaperMedicine("Endless", words_told, " ".join("indeed" for _n in range(300)))

    whole = " ".join(words(render(plan((medicine(0), endless, medicine(2))))))

    assert all(f"word{n}" in whole for n in range(1800))
    assert whole.count("indeed") == 300
    assert "Baclofen 2:" in whole


def test_names_in_any_european_script_print_and_markup_stays_text() -> None:
    odd = PaperMedicine("Лекарство <b>Φάρμακο</b>", "10 mg & <img src='x'/>", "Ångström")

    (page,) = words(render(plan((odd,), "Żółć Ωμέγα")))

    assert "Лекарство <b>Φάρμακο</b>: 10 mg & <img src='x'/>" in page
    assert "Żółć Ωμέγα" in page
    assert missing_glyphs(plan((odd,))) == frozenset()


def test_letters_that_no_font_has_are_named() -> None:
    assert missing_glyphs(plan((PaperMedicine("中", "מ"),))) == {"中"}


def test_an_empty_plan_and_a_very_long_name_are_no_trouble() -> None:
    (page,) = words(render(PlanPaper("N" * 500, "", DAY, (), ())))

    assert "No medicines are in the plan." in page
    assert "…" in page


def test_the_same_plan_gives_the_same_bytes_with_title_and_language() -> None:
    one = plan(tuple(medicine(n) for n in range(3)))
    data = render(one)

    assert data == render(one)
    reader = PdfReader(BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == "Plan, Maria Keller, 23 Nov 2026"
    assert str(reader.root_object["/Lang"]) == "en"
