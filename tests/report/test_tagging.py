"""The structure that a screen reader walks: every mark has its element, every element its place and its words."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.report.rendered import MADE, pdf_of
from tests.report.structure_reading import document, kind, well_built, whole

every_example = pytest.mark.parametrize("name", MADE)
def opened(name: str) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf_of(name)))


@every_example
def test_all_that_is_painted_is_in_the_tree_once(name: str) -> None:
    with opened(name) as pdf:
        whole(pdf)


@every_example
def test_tables_and_lists_are_built_as_the_standard_says(name: str) -> None:
    with opened(name) as pdf:
        well_built(pdf)


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
