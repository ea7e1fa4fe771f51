"""The structure that a screen reader walks: every mark has its element, every element its place and its words."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.report.rendered import MADE, pdf_of

every_example = pytest.mark.parametrize("name", MADE)
PAINTING = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do"}


def opened(name: str) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf_of(name)))


def kids(element: Any) -> list[Any]:
    held = element.get("/K")
    return list(held) if held is not None else []


def elements(element: Any) -> Iterator[Any]:
    """An element and all below it, in reading order."""
    yield element
    for kid in kids(element):
        if kid.get("/Type") != "/MCR":
            yield from elements(kid)


def _columns(cell: Any) -> int:
    return int(cell.A.ColSpan) if "/A" in cell and "/ColSpan" in cell.A else 1


def document(pdf: pikepdf.Pdf) -> list[Any]:
    return list(elements(kids(pdf.Root.StructTreeRoot)[0]))


def kind(element: Any) -> str:
    return str(element.S)[1:]


def marks_and_strays(page: pikepdf.Page) -> tuple[list[int], int]:
    """The numbers of the marks of a page in the order drawn, and how much is painted outside of any."""
    depth, numbers, strays = 0, [], 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator == "BDC":
            depth += 1
            facts: Any = instruction.operands[1]
            if "/MCID" in facts:
                numbers.append(int(facts.MCID))
        elif operator == "EMC":
            depth -= 1
        elif operator in PAINTING and not depth:
            strays += 1
        assert depth in (0, 1)
    assert depth == 0
    return numbers, strays


@every_example
def test_all_that_is_painted_belongs_to_an_element_or_is_no_content(name: str) -> None:
    with opened(name) as pdf:
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        for number, page in enumerate(pdf.pages):
            marks, strays = marks_and_strays(page)
            assert strays == 0
            assert marks == list(range(len(marks)))
            assert int(page.obj.StructParents) == number == int(parents[2 * number])
            assert len(parents[2 * number + 1]) == len(marks)


@every_example
def test_the_tree_holds_each_mark_once_and_under_its_owner(name: str) -> None:
    with opened(name) as pdf:
        numbers = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        held = []
        for element in document(pdf):
            for kid in kids(element):
                if kid.get("/Type") == "/MCR":
                    page = numbers[kid.Pg.objgen]
                    held.append((page, int(kid.MCID)))
                    assert parents[2 * page + 1][int(kid.MCID)].objgen == element.objgen
                else:
                    assert kid.P.objgen == element.objgen
        assert len(held) == len(set(held)) == sum(len(parents[n]) for n in range(1, len(parents), 2))


@every_example
def test_tables_and_lists_are_built_as_the_standard_says(name: str) -> None:
    below = {"Table": {"TR"}, "TR": {"TH", "TD"}, "L": {"LI"}, "LI": {"LBody"}}
    with opened(name) as pdf:
        for element in document(pdf):
            inner = {kind(k) for k in kids(element) if k.get("/Type") != "/MCR"}
            if kind(element) in below:
                assert inner
                assert inner <= below[kind(element)]
            if kind(element) == "TR":
                assert 1 <= sum(_columns(k) for k in kids(element)) <= 6


@every_example
def test_each_figure_says_in_words_what_it_shows(name: str) -> None:
    with opened(name) as pdf:
        for figure in (e for e in document(pdf) if kind(e) == "Figure"):
            left, bottom, right, top = (float(v) for v in figure.A.BBox)
            assert 0 < left < right < 612
            assert 0 < bottom < top < 842
            assert "from" in str(figure.Alt)


def test_a_plot_is_spoken_in_one_sentence_for_each_view() -> None:
    with opened("rich") as pdf:
        spoken = [str(e.Alt) for e in document(pdf) if kind(e) == "Figure" and "each week" in str(e.Alt)]
    assert len(spoken) == 6
    assert spoken[0] == (
        "Trouble walking, middle score of each week from 17 Feb 2026 to 23 Nov 2026. 0 is none, 10 is worst."
        " Self: 4 at first, 7 last, lowest 4, highest 7, 38 weeks with scores."
        " Proxy: 4 at first, 6.5 last, lowest 3, highest 7, 40 weeks with scores."
    )


def test_one_first_heading_and_then_one_for_each_section() -> None:
    with opened("rich") as pdf:
        counts = Counter(kind(e) for e in document(pdf))
        assert kind(document(pdf)[1]) == "H1"
    assert counts["H1"] == 1
    assert counts["H2"] == counts["Sect"] == 13
    assert counts["H3"] == 1


def test_what_a_reader_needs_to_know_of_the_document_is_set() -> None:
    with opened("rich") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.Root.Lang) == "en"
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not installed")
def test_poppler_reads_headings_tables_and_figures_in_order(tmp_path: Path) -> None:
    file = tmp_path / "summary.pdf"
    file.write_bytes(pdf_of("rich"))
    done = subprocess.run(["pdfinfo", "-struct-text", file], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    lines = [line.strip().rstrip('" ') for line in done.stdout.splitlines()]
    found = [lines.index(words) for words in (
        "H1 (block)", '"Maria Lindqvist', '"What matters most', '"Changed since last visit',
        "Table (block)", '"Treatment as recorded', '"Scores by week', '"Decided today',
    )]  # fmt: skip
    assert found == sorted(found)
    assert any(line.startswith('Figure "Trouble walking, middle score of each week') for line in lines)
