"""Whatever goes in, two clean pages come out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from babel import Locale
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from spms_desktop import i18n
from spms_desktop.domain.periods import Span
from spms_desktop.domain.visit import Variant, VisitSummary
from spms_desktop.report.paper import Paper
from spms_desktop.report.styles import MARGIN
from spms_desktop.report.visit_summary import render
from tests.report import examples
from tests.report.reading import boxes, overlaps, text_of
from tests.report.rendered import MADE, pdf_of

every_example = pytest.mark.parametrize("name", MADE)
every_paper = pytest.mark.parametrize("paper", Paper)


def assert_clean(data: bytes, paper: Paper, pages: int = 2) -> None:
    """Pages of the paper's size; all text at least 9 pt, inside the margins, none on top of other text."""
    width, height = paper.size
    assert [tuple(map(float, p.mediabox[2:])) for p in PdfReader(BytesIO(data)).pages] == [
        pytest.approx((width, height), abs=0.01)
    ] * pages
    for page in boxes(data):
        assert min(box.size for box in page) >= 9
        outside = [b for b in page if b.left < MARGIN - 1 or b.right > width - MARGIN + 1]
        assert not outside
        assert all(b.bottom > 20 and b.top < height - 20 for b in page)
        assert not overlaps(page)


@every_paper
@every_example
@pytest.mark.parametrize("variant", Variant)
def test_any_example_gives_two_clean_pages(name: str, paper: Paper, variant: Variant) -> None:
    assert_clean(pdf_of(name, paper, variant), paper)


@every_paper
@every_example
def test_the_appendix_comes_only_when_it_is_asked_for_and_is_clean(name: str, paper: Paper) -> None:
    data = pdf_of(name, paper, appendix=True)
    count = len(PdfReader(BytesIO(data)).pages)
    assert count == 3 or (name == "hostile" and 3 < count < 20)
    assert_clean(data, paper, count)


@pytest.mark.parametrize("variant", Variant)
@pytest.mark.parametrize("name", ["rich", "ticked", "hostile"])
def test_no_block_is_ever_left_out_for_want_of_room(name: str, variant: Variant) -> None:
    titles = [o["/Title"] for o in flat(PdfReader(BytesIO(pdf_of(name, Paper.LETTER, variant))).outline)]
    made = MADE[name]()
    wanted = {"What matters most", "Changed since last visit", "Events and falls", "Treatment as recorded", "Checks"}
    wanted |= {"Scores by week", "Function", "Measures", "Supportive therapies", "Primary care", "Caregiver’s view"}
    wanted |= {"Mood, sleep, coping"} if made.wellbeing else set()
    wanted |= {"Goals"} if variant is Variant.THERAPIST else set()
    wanted |= {"Next visits", "Decided today", "Page 1", "Page 2"}
    assert sorted(titles) == sorted(wanted)


def flat(outline: Any) -> list[Any]:
    """An outline without its levels."""
    return [line for one in outline for line in (flat(one) if isinstance(one, list) else [one])]


@every_example
def test_same_value_gives_same_bytes(name: str) -> None:
    assert render(MADE[name]()) == pdf_of(name)


@every_example
def test_every_font_is_embedded(name: str) -> None:
    fonts = [
        font.get_object()
        for page in PdfReader(BytesIO(pdf_of(name))).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert fonts
    for font in fonts:
        assert {"/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"]), font["/BaseFont"]


@pytest.mark.parametrize("language", ["de", "el", "ru", "pt-BR"])
def test_other_locales_give_two_clean_pages(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_locale", Locale.parse(language.replace("-", "_")))
    data = render(examples.rich_summary())
    assert_clean(data, Paper.A4)
    assert "?" not in text_of(data).replace("else we can try?", "").replace("closer to home?", "")


def test_document_facts_are_set() -> None:
    reader = PdfReader(BytesIO(pdf_of("rich")))
    facts: dict[str, Any] = dict(reader.metadata or {})
    root: Any = reader.trailer["/Root"]
    assert facts["/Title"] == "Visit summary, Maria Lindqvist, 24 Nov 2026"
    assert facts["/Author"] == "Maria Lindqvist"
    assert facts["/Subject"] == "Self-reported summary for a visit, 2026-11-23"
    assert facts["/CreationDate"] == "D:20261123000000Z"
    assert root["/Lang"] == "en"


def test_bookmarks_lead_to_both_pages_and_their_sections() -> None:
    outline: Any = PdfReader(BytesIO(pdf_of("rich"))).outline
    first, sections, second, _more = outline
    assert (first["/Title"], second["/Title"]) == ("Page 1", "Page 2")
    assert [s["/Title"] for s in sections][:2] == ["What matters most", "Changed since last visit"]


def test_markup_in_a_note_stays_text() -> None:
    made = replace(examples.rich_summary(), matters_most='<img src="/etc/passwd"> & <b>bold</b>')
    data = render(made)
    assert '“<img src="/etc/passwd"> & <b>bold</b>”' in text_of(data)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert not [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]


LISTS = (
    "top_items", "carried_over", "changes", "events", "treatments", "plots", "marks",
    "excused", "measures", "steps", "caregiver_notes", "planned_visits", "checks", "primary_care",
    "therapies", "goals", "milestones", "scores", "plan_trouble", "gradual",
)  # fmt: skip
WORDS = ("", "a", "Short words.", "Ελένη & <b>", examples.LONG[:700], "W" * 400)


def mixed(sizes: list[int], words: list[int], days: int, since_visit: bool) -> VisitSummary:
    """The hostile summary with so many of each kind of item, other words in it, over a period of so many days."""
    whole = examples.hostile_summary()
    text = [WORDS[n] for n in words]
    cut = {name: getattr(whole, name)[:size] for name, size in zip(LISTS, sizes, strict=True)}
    cut["events"] = tuple(replace(e, title=text[0], note=text[1], team_said=text[2]) for e in cut["events"])
    cut["top_items"] = tuple(replace(i, text=text[3]) for i in cut["top_items"][:3])
    cut["treatments"] = tuple(replace(t, name=text[4], dose_text=text[5]) for t in cut["treatments"])
    last = whole.period.last
    period = Span(last - timedelta(days=days), last)
    return replace(whole, person=text[6], matters_most=text[7], period=period, since_visit=since_visit, **cut)


# A failing case is small as it is; shrinking it would render hundreds of documents.
@settings(max_examples=10, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(
    st.lists(st.integers(0, 12), min_size=len(LISTS), max_size=len(LISTS)),
    st.lists(st.integers(0, len(WORDS) - 1), min_size=8, max_size=8),
    st.integers(0, 730),
    st.booleans(),
    st.sampled_from(Paper),
    st.sampled_from(Variant),
)
def test_any_sizes_give_two_clean_pages(
    sizes: list[int], words: list[int], days: int, since_visit: bool, paper: Paper, variant: Variant
) -> None:
    assert_clean(render(mixed(sizes, words, days, since_visit), paper, variant), paper)
