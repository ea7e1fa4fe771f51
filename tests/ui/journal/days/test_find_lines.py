"""Finding lines, without a window."""

from __future__ import annotations

from datetime import timedelta

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.services.search import Wanted
from spms_desktop.services.session import Session
from spms_desktop.ui.journal.days import find_lines
from spms_desktop.ui.journal.days.find_lines import Finder, excerpt

SELF = Respondent.SELF


def marked(text: str, *words: str) -> list[str]:
    shown, parts = excerpt(text, words)
    return [shown[at : at + size] for at, size in parts]


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Slow on the Stairs.", "stair", "Stair"),
        ("Ein Café am Fluß", "cafe", "Café"),
        ("Ein Café am Fluß", "FLUSS", "Fluß"),
        ("Болит нога сегодня", "НОГА", "нога"),
        ("رجلي تؤلمني اليوم", "تؤلمني", "تؤلمني"),
        ("Tired 😴 again", "😴", "😴"),
    ],
)
def test_the_words_found_are_marked_whatever_their_case_accents_or_script(text: str, word: str, found: str) -> None:
    assert marked(text, word) == [found]


def test_the_text_around_the_word_is_shown_when_it_stands_far_inside() -> None:
    text = "word " * 2000 + "needle " + "hay " * 2000

    shown, parts = excerpt(text, ["needle"])

    assert len(shown) < 400
    assert shown.startswith("… word") and shown.endswith("…")  # noqa: PT018  # one excerpt
    (part,) = parts
    assert shown[part[0] : part[0] + part[1]] == "needle"
    assert part[0] < 60


def test_marks_of_several_words_do_not_overlap() -> None:
    assert marked("stairs and a stair", "stairs", "stair") == ["stairs", "stair"]


def test_a_note_is_found_with_its_day_and_author(session: Session) -> None:
    Journal(session).note(session.today, SELF, "Three rests on the stairs.")

    page = Finder(session).find(Wanted("stair"))

    (line,) = page.lines
    assert page.sentence == "1 line found."
    assert line.spoken == "Monday, 23 November 2026 · Maria, own view. Three rests on the stairs."


def test_an_event_is_found_by_any_of_its_words(session: Session) -> None:
    Happenings(session).save_event(Event("", EventKind.FALL, session.today, place="Garden gate", injury="Left knee"))

    (line,) = Finder(session).find(Wanted("knee")).lines

    assert "Fall · Where was it: Garden gate · What was hurt: Left knee" in line.text


def test_only_so_many_lines_are_shown_and_it_says_so(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find_lines, "MOST_SHOWN", 2)
    for n in range(3):
        Journal(session).note(session.today - timedelta(days=n), SELF, f"Stairs {n}")

    page = Finder(session).find(Wanted("stairs"))

    assert [line.text for line in page.lines] == ["Stairs 0", "Stairs 1"]
    assert page.sentence == "3 lines found. The newest 2 are shown."


def test_nothing_found_says_what_to_try(session: Session) -> None:
    assert Finder(session).find(Wanted("zebra")).sentence.startswith("Nothing was found. Try fewer letters")


def test_nothing_asked_asks_for_a_word(session: Session) -> None:
    page = Finder(session).find(Wanted(" "))

    assert (page.lines, page.sentence) == ((), "Type a word, or choose what to look for.")


def test_a_caregiver_is_not_offered_what_is_kept_from_them(session: Session) -> None:
    for symptom in ("pain", "low_mood"):
        Journal(session).rate(session.today, Respondent.SELF, symptom, 4)
    assert list(dict(Finder(session).symptoms())) == ["", "pain", "low_mood"]

    session.write_as(next(a.uid for a in session.authors() if not a.is_person))

    assert list(dict(Finder(session).symptoms())) == ["", "pain"]
