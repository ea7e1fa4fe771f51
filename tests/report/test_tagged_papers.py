"""The structure of the papers in large type: the plan, the emergency card, and what came out of a visit."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from spms_desktop.domain.after_visit import AfterPaper
from spms_desktop.domain.plan_paper import PaperMedicine
from spms_desktop.report import after_visit, emergency_card, plan_page
from tests.report import test_after_visit as after
from tests.report import test_emergency_card as card
from tests.report import test_plan_page as plan
from tests.report.structure_reading import document, kids, kind, well_built, whole

HEBREW = "\u05e9\u05dc\u05d5\u05dd"
LONG_AFTER = AfterPaper("Maria", "Maria", "Visit", after.DAY, "word " * 900, after.TASKS * 9, after.ANSWERS)
MADE: dict[str, Callable[[], bytes]] = {
    "plan": lambda: plan_page.render(plan.plan(tuple(plan.medicine(n) for n in range(7)))),
    "long plan": lambda: plan_page.render(plan.plan(tuple(plan.medicine(n) for n in range(40)))),
    "card": lambda: emergency_card.render(card.MARIA).data,
    "empty card": lambda: emergency_card.render(card.EMPTY).data,
    "long card": lambda: emergency_card.render(card.LONG).data,
    "after": lambda: after_visit.render(after.USUAL),
    "long after": lambda: after_visit.render(LONG_AFTER),
}
every_paper = pytest.mark.parametrize("name", MADE)


def opened(name: str) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(MADE[name]()))


def bookmarks(pdf: pikepdf.Pdf) -> list[str]:
    with pdf.open_outline() as outline:
        return [str(item.title) for item in outline.root]


@every_paper
def test_all_of_it_is_in_a_well_built_tree_with_title_and_language(name: str) -> None:
    with opened(name) as pdf:
        whole(pdf)
        well_built(pdf)
        kinds = Counter(kind(e) for e in document(pdf))
        assert kinds["H1"] == 1
        assert kinds["H2"] == len(bookmarks(pdf)) > 0
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.docinfo.Title)


def test_headings_and_bookmarks_are_those_of_the_page() -> None:
    for name, titles in (
        ("plan", ["For the course of MS (DMT)", "For symptoms", "Next visits"]),
        ("card", ["Please call", "Allergies", "Medicines", "How I communicate", "What to know", "My doctor"]),
        ("after", ["What was decided", "Who does what by when", "Answers", "Still to ask"]),
    ):
        with opened(name) as pdf:
            assert bookmarks(pdf) == titles


def test_a_medicine_is_one_item_with_what_stands_below_it() -> None:
    with opened("plan") as pdf:
        lists = [e for e in document(pdf) if kind(e) == "L"]
        assert [len(kids(each)) for each in lists] == [1, 6, 3]
        bodies = [e for e in document(pdf) if kind(e) == "LBody"]
        assert [len(kids(body)) for body in bodies] == [2] * 7 + [1] * 3


def test_a_text_that_goes_on_over_the_page_stays_one_element() -> None:
    with opened("long after") as pdf:
        pages = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
        decided = next(e for e in document(pdf) if kind(e) == "P" and len(kids(e)) > 1)
        assert [pages[kid.Pg.objgen] for kid in kids(decided)] == [0, 1]


def test_words_from_right_to_left_are_said_in_the_order_of_typing() -> None:
    odd = PaperMedicine("Baclofen", "10 mg", f"For {HEBREW}")
    with pikepdf.open(BytesIO(plan_page.render(plan.plan((odd,))))) as pdf:
        body: Any = next(e for e in document(pdf) if kind(e) == "LBody")
        assert str(body.ActualText) == f"Baclofen: 10 mg For {HEBREW}"


def test_a_title_typed_with_markup_stays_text() -> None:
    data = after_visit.render(replace(after.USUAL, visit="<b>V</b>"))
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.docinfo.Title) == "After the visit, <b>V</b>"


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not installed")
@every_paper
def test_poppler_reads_the_structure(name: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(MADE[name]())
    done = subprocess.run(["pdfinfo", "-struct-text", file], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "H1 (block)" in done.stdout
    assert "H2 (block)" in done.stdout
