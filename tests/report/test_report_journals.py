"""Five real journals on paper: the words as they were read and approved, and clean pages in every variant.

`SPMS_WRITE_GOLDEN=1` writes the files anew; then read what changed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest

from spms_desktop.domain.visit import Variant, VisitSummary
from spms_desktop.report.paper import Paper
from spms_desktop.report.visit_summary import render
from spms_desktop.services.visit import VisitSummaries
from tests.report import journals
from tests.report.reading import text_of

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
every_journal = pytest.mark.parametrize("name", journals.MADE)


@pytest.fixture(scope="module")
def summaries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, VisitSummary]:
    """The summary of each journal; each is made when it is first asked for."""
    return _Made(tmp_path_factory)


class _Made(dict[str, VisitSummary]):
    def __init__(self, folders: pytest.TempPathFactory) -> None:
        super().__init__()
        self._folders = folders

    def __missing__(self, name: str) -> VisitSummary:
        session = journals.MADE[name](self._folders.mktemp(name))
        self[name] = journals.summary_of(session)
        session.close()
        return self[name]


@every_journal
def test_text_is_as_it_was_read_and_approved(name: str, summaries: dict[str, VisitSummary]) -> None:
    found = text_of(render(summaries[name]))
    file = GOLDEN / f"journal_{name}.txt"
    if os.environ.get("SPMS_WRITE_GOLDEN"):
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")


@every_journal
@pytest.mark.parametrize(("variant", "paper"), list(zip(Variant, (Paper.A4, Paper.LETTER, Paper.A4), strict=True)))
def test_two_pages_with_nothing_cut_or_overlapping(
    name: str, variant: Variant, paper: Paper, summaries: dict[str, VisitSummary]
) -> None:
    data = render(summaries[name], paper, variant)
    with pdfplumber.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) == 2
        for page in pdf.pages:
            words = page.extract_words(use_text_flow=True, keep_blank_chars=False)
            assert words
            assert not [w for w in words if not inside(w, page)]
            assert not [(a["text"], b["text"]) for a, b in combinations(words, 2) if covers(a, b)]
            assert not page.images
            assert min(c["size"] for c in page.chars) >= 8.99


def inside(word: dict[str, Any], page: Any) -> bool:
    """Whether a word keeps clear of the edges of its page."""
    return bool(
        word["x0"] > 36 and word["x1"] < page.width - 36 and word["top"] > 24 and word["bottom"] < page.height - 20
    )


def covers(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two words stand on one another; the boxes reach above and below their letters by a quarter."""
    sideways = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
    slack = 0.25 * (one["bottom"] - one["top"])
    upward = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) - slack
    return bool(sideways > 0.6 and upward > 0.6)


@every_journal
def test_every_font_is_embedded(name: str, summaries: dict[str, VisitSummary]) -> None:
    with pikepdf.open(BytesIO(render(summaries[name]))) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


@pytest.mark.skipif(not shutil.which("pdffonts"), reason="poppler is not installed")
def test_poppler_finds_every_font_embedded(summaries: dict[str, VisitSummary], tmp_path: Path) -> None:
    file = tmp_path / "hostile.pdf"
    file.write_bytes(render(summaries["hostile"]))
    done = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()[2:]
    assert lines
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in lines)


@pytest.mark.parametrize("variant", Variant)
def test_nothing_private_is_on_paper_and_markup_stays_text(
    variant: Variant, summaries: dict[str, VisitSummary]
) -> None:
    text = text_of(render(summaries["hostile"], variant=variant, appendix=True))
    assert journals.SECRET not in text
    assert "Low mood" not in text
    assert "Bladder" not in text
    assert '<img src="file:///etc/passwd"> & <b>bold</b>' in " ".join(text.split())


def test_what_is_ticked_is_on_paper(tmp_path: Path) -> None:
    session = journals.hostile(tmp_path)
    summaries = VisitSummaries(session)
    every = [choice.id for choice in summaries.private_choices()]
    text = text_of(render(summaries.summary(ticked=every), variant=Variant.THERAPIST))
    session.close()
    assert len(every) == 6
    assert "Mood, sleep, coping" in text
    assert journals.SECRET in text


def test_the_appendix_of_the_hostile_journal_is_clean_too(summaries: dict[str, VisitSummary]) -> None:
    data = render(summaries["hostile"], Paper.LETTER, appendix=True)
    with pdfplumber.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) > 3
        for page in pdf.pages[2:]:
            words = page.extract_words(use_text_flow=True)
            assert not [w for w in words if not inside(w, page)]
            assert not [(a["text"], b["text"]) for a, b in combinations(words, 2) if covers(a, b)]
