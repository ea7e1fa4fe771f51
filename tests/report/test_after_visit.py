"""The paper after a visit: large, whole, user text stays text, and long texts flow on."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from spms_desktop.domain.after_visit import AfterPaper, PaperAnswer, PaperTask
from spms_desktop.report.after_visit import missing_glyphs, render
from spms_desktop.report.paper import Paper
from tests.report.reading import boxes, overlaps

DAY = date(2026, 12, 4)
TASKS = (
    PaperTask("Send the referral.", "Dr Elena Weiss", "by 18 Dec 2026"),
    PaperTask("New in the plan: Fampridine", ""),
    PaperTask("Order the rail.", "Anna", "", done=True),
)
ANSWERS = (PaperAnswer("When is the MRI?", "In February.\nBring the letter."), PaperAnswer("Can I drive?"))
USUAL = AfterPaper("Maria Keller", "Anna", "Dr Elena Weiss, 4 December 2026", DAY, "Go on.\nMRI.", TASKS, ANSWERS)


def words(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]


@pytest.mark.parametrize("paper", list(Paper))
def test_a_usual_visit_is_one_page_that_says_all_of_it(paper: Paper) -> None:
    data = render(USUAL, paper)
    (page,) = words(data)

    for said in (
        "After the visit",
        "Maria Keller",
        "Dr Elena Weiss: Send the referral. (by 18 Dec 2026)",
        "New in the plan: Fampridine",
        "Anna: Order the rail. (done)",
        "When is the MRI? In February. Bring the letter.",
        "Still to ask Can I drive?",
        "Page 1 of 1",
    ):
        assert said in page
    assert page.index("What was decided") < page.index("Who does what") < page.index("Answers")
    assert render(USUAL, paper) == data


def test_nothing_but_the_foot_is_smaller_than_14_points() -> None:
    many = tuple(PaperAnswer(f"Question {n} " * 9, "answer " * 60) for n in range(15))
    pages = boxes(render(AfterPaper("Maria", "Maria", "A visit " * 30, DAY, "word " * 900, TASKS * 9, many)))

    assert len(pages) > 3
    for page in pages:
        feet = [box for box in page if box.size < 14.0]
        assert max(box.top for box in feet) < min(box.bottom for box in page if box not in feet)
        assert overlaps(page) == []
        assert max(box.right for box in page) <= Paper.A4.size[0] - 37.9


def test_endless_texts_lose_nothing() -> None:
    text = " ".join(f"word{n}" for n in range(2000))
    question = " ".join(f"ask{n}" for n in range(900))
    pages = words(render(AfterPaper("Maria", "Maria", "Visit", DAY, text, (), (PaperAnswer(question, "Yes."),))))

    whole = " ".join(pages)
    assert all(f"word{n} " in whole for n in range(1999))
    assert all(f"ask{n} " in whole for n in range(899))
    assert whole.endswith(f"Page {len(pages)} of {len(pages)}")


def test_a_title_is_never_the_last_on_its_page() -> None:
    for count in range(18, 30):
        tasks = tuple(PaperTask(f"Thing {n}.", "Anna") for n in range(count))
        for page in words(render(AfterPaper("Maria", "Maria", "Visit", DAY, "", tasks, ANSWERS)))[:-1]:
            said = page.split(" The person")[0]
            assert not said.endswith(("Answers", "Still to ask", "When is the MRI?"))


def test_what_was_typed_is_never_markup() -> None:
    told = AfterPaper("M", "M", "<b>V</b>", DAY, "<img src='/etc/passwd'/> & <font color=red>x</font>")

    assert "<img src='/etc/passwd'/> & <font color=red>x</font>" in words(render(told))[0]


def test_an_empty_visit_says_so_and_letters_without_a_glyph_are_told() -> None:
    empty = AfterPaper("", "", "Visit", DAY)

    assert "Nothing is written down about this visit yet." in words(render(empty))[0]
    assert missing_glyphs(AfterPaper("", "", "Visit", DAY, "Ω Ж 文")) == {"文"}


def test_every_font_is_embedded() -> None:
    for page in PdfReader(BytesIO(render(USUAL))).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            descriptor = font.get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor
