"""The emergency card on paper: one page, large, nothing cut, whatever was typed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from spms_desktop.domain.emergency import CardContact, CardMedicine, CardPaper
from spms_desktop.report.emergency_card import missing_glyphs, render
from spms_desktop.report.paper import Paper
from tests.report.reading import boxes, overlaps

DAY = date(2026, 11, 23)
ANNA = CardContact("Anna Keller", "Caregiver at home", ("555-0173", "555-0174"))
WEISS = CardContact("Dr Elena Weiss", "Neurologist or MS doctor, Riverside Neurology", ("555-0110",))
MEDICINES = (
    CardMedicine("Siponimod", "2 mg, every day at 08:00"),
    CardMedicine("Baclofen", "15 mg, every day at 08:00, 14:00, 20:00"),
    CardMedicine("Paracetamol", ""),
)
MARIA = CardPaper(
    "Maria Keller",
    date(1971, 5, 14),
    "I have multiple sclerosis (MS).",
    (ANNA, CardContact("Jonas", "", ())),
    WEISS,
    "Penicillin: rash.\nLatex.",
    MEDICINES,
    "I speak slowly. Please wait.",
    "Heat makes everything worse.\nI cannot stand alone.",
    "Maria",
    DAY,
)
EMPTY = CardPaper("", None, "", (), None, "", (), "", "", "", DAY)
LONG = replace(
    MARIA,
    person="Maria " * 33,
    ms="Secondary MS " * 40,
    contacts=tuple(CardContact(f"{n} " + "x" * 190, "y " * 100, ("5" * 200, "6" * 200)) for n in range(9)),
    doctor=CardContact("w" * 200, "z " * 200, ("7" * 200,)),
    allergies="Peanuts. " * 220,
    medicines=tuple(CardMedicine(f"Medicine {n} " + "m" * 80, "10 mg " * 30) for n in range(40)),
    communicate="Please write it down. " * 90,
    know="\n".join(f"Line {n}" for n in range(200)),
)


def words(data: bytes) -> str:
    (page,) = PdfReader(BytesIO(data)).pages
    return " ".join(page.extract_text().split())


@pytest.mark.parametrize("paper", list(Paper))
def test_a_usual_card_says_all_of_it_on_one_page(paper: Paper) -> None:
    made = render(MARIA, paper)

    page = words(made.data)
    for said in (
        "Emergency card",
        "Maria Keller",
        "Born 14 May 1971",
        "I have multiple sclerosis (MS).",
        "Anna Keller, Caregiver at home",
        "555-0173 or 555-0174",
        "Penicillin: rash.",
        "Latex.",
        "Baclofen: 15 mg, every day at 08:00, 14:00, 20:00",
        "Paracetamol",
        "I speak slowly. Please wait.",
        "I cannot stand alone.",
        "Dr Elena Weiss, Neurologist or MS doctor, Riverside Neurology",
        "As Maria wrote it down. No doctor has checked it.",
    ):
        assert said in page
    order = [page.index(part) for part in ("Please call", "Allergies", "Medicines", "How I", "What to", "My doctor")]
    assert order == sorted(order)
    assert made.shortened == ()
    box = PdfReader(BytesIO(made.data)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(paper.size)


@pytest.mark.parametrize("card", [MARIA, EMPTY, LONG, replace(MARIA, medicines=MEDICINES * 5)])
@pytest.mark.parametrize("paper", list(Paper))
def test_nothing_is_small_cut_or_on_something_else(card: CardPaper, paper: Paper) -> None:
    (page,) = boxes(render(card, paper).data)

    foot = min(page, key=lambda box: box.bottom)
    others = [box for box in page if box.bottom > foot.bottom + 1]
    assert min(box.size for box in others) >= 14.0
    assert min(box.bottom for box in others) > foot.top
    assert max(box.right for box in page) <= paper.size[0] - 37.9
    assert max(box.top for box in page) <= paper.size[1] - 38
    assert overlaps(page) == []


def test_what_is_too_long_ends_with_words_that_there_is_more() -> None:
    made = render(LONG)

    page = words(made.data)
    assert made.shortened == ("Please call", "Allergies", "Medicines", "How I communicate", "What to know")
    assert page.count("… and more") >= 6
    assert "more people" in page
    assert "Peanuts. Peanuts" in page


def test_the_part_that_takes_most_room_gives_way_first() -> None:
    made = render(replace(MARIA, know="\n".join(f"Line {n}" for n in range(60))))

    assert made.shortened == ("What to know",)
    assert "Penicillin" in words(made.data)
    assert "Line 7" in words(made.data)
    assert re.search(r"Line \d+… and more", words(made.data))


def test_an_empty_card_says_what_is_missing() -> None:
    page = words(render(EMPTY).data)

    for said in ("My card", "Nobody is named here.", "Nothing is written here.", "No medicines are in the plan."):
        assert said in page
    assert "How I communicate" not in page
    assert "No doctor has checked this card." in page


def test_markup_stays_text_and_other_scripts_print() -> None:
    odd = replace(MARIA, know="<img src='x'/> & <b>bold</b>", person="Żółć Ωμέγα Юля")

    page = words(render(odd).data)

    assert "<img src='x'/> & <b>bold</b>" in page
    assert "Żółć Ωμέγα Юля" in page
    assert missing_glyphs(odd) == frozenset()
    assert missing_glyphs(replace(MARIA, allergies="中")) == {"中"}


def test_the_same_card_gives_the_same_bytes_with_title_language_and_embedded_fonts() -> None:
    data = render(MARIA).data

    assert data == render(MARIA).data
    reader = PdfReader(BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == "Emergency card, Maria Keller, 23 Nov 2026"
    page: Any = reader.pages[0]
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    fonts = page["/Resources"]["/Font"]
    assert fonts
    assert all("/FontFile2" in font.get_object()["/FontDescriptor"].get_object() for font in fonts.values())


texts = st.text(max_size=300)


@settings(max_examples=15)
@given(
    card=st.builds(
        CardPaper,
        person=texts,
        birth_date=st.none() | st.dates(date(1900, 1, 1), DAY),
        ms=texts,
        contacts=st.lists(
            st.builds(CardContact, texts, texts, st.lists(texts, max_size=2).map(tuple)), max_size=6
        ).map(tuple),
        doctor=st.none() | st.builds(CardContact, texts, texts, st.just(())),
        allergies=texts,
        medicines=st.lists(st.builds(CardMedicine, texts, texts), max_size=12).map(tuple),
        communicate=texts,
        know=st.text(alphabet="a \n", max_size=600),
        made_by=texts,
        day=st.just(DAY),
    )
)
def test_whatever_is_typed_is_one_page(card: CardPaper) -> None:
    made = render(card, Paper.LETTER)

    assert len(PdfReader(BytesIO(made.data)).pages) == 1
    (page,) = boxes(made.data)
    foot = min(page, key=lambda box: box.bottom)
    assert min(box.bottom for box in page if box.bottom > foot.bottom + 1) > foot.top


def test_of_many_medicines_each_is_whole_and_the_rest_is_counted() -> None:
    many = tuple(CardMedicine(f"Cure{n:02d}", "10 mg, every day at 08:00") for n in range(40))
    text = " ".join(words(render(replace(MARIA, medicines=many, know="heat " * 300)).data).split())
    shown = text.count(": 10 mg, every day at 08:00")
    assert 0 < shown < 40
    assert shown == text.count("Cure")
    assert f"and {40 - shown} more" in text
