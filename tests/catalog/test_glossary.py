"""The words of MS and the help of each screen: plain, sourced, easy to find, and true to the buttons there are."""

from __future__ import annotations

import re

import pytest

from spms_desktop.catalog.glossary import glossary, matching
from spms_desktop.catalog.help_texts import BASICS, screens
from spms_desktop.resource_files import resource
from tests.catalog.test_catalog_words import grade

CODE = resource("catalog").parent.parent / "spms_desktop"
OWN = "SPMS Desktop wording"


def found(wanted: str) -> list[str]:
    rows = list(glossary().values())
    return [rows[n].term for n in matching(wanted, [(r.term, (r.plain, *r.also)) for r in rows])]


def test_every_meaning_is_easy_to_read() -> None:
    assert {row.term: round(grade(row.plain), 1) for row in glossary().values() if grade(row.plain) > 7} == {}


def test_every_word_of_medicine_names_a_public_source() -> None:
    for row in glossary().values():
        assert all("http" in source or source.startswith(OWN) for source in row.sources), row.term


def test_the_words_stand_in_the_order_of_the_alphabet() -> None:
    terms = [row.term.casefold() for row in glossary().values()]

    assert terms == sorted(terms)
    assert 30 <= len(terms) <= 60


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("spms", "SPMS, secondary progressive MS"),
        ("jcv", "JC virus"),
        ("Peg", "9-HPT, nine-hole peg test"),
        ("9 hpt", "9-HPT, nine-hole peg test"),
        ("flare", "Relapse"),
        ("relapse", "Relapse"),
        ("drip", "Infusion"),
    ],
)
def test_a_word_is_found_by_its_name_and_by_what_people_call_it(typed: str, first: str) -> None:
    assert first in found(typed)[:3]


def test_nothing_typed_shows_all_and_nonsense_shows_none() -> None:
    assert len(found("")) == len(glossary())
    assert found("qqqq") == []


def test_help_is_easy_to_read() -> None:
    for row in screens().values():
        assert grade(row.about) <= 7, row.id
        for task in row.tasks:
            assert grade(f"{task.what}. {task.how}") <= 7, task.what
        for key in row.keys:
            assert grade(f"{key.does} {key.instead}") <= 7, key.does


def test_each_screen_tells_its_commonest_tasks() -> None:
    wanted = {"journal", "plan", "care", "trends", "visit", "prepare", "forms", "backups", "locks", BASICS}

    assert set(screens()) == wanted
    assert all(3 <= len(row.tasks) <= 6 for row in screens().values() if row.id != BASICS)


def test_what_help_quotes_is_written_on_a_button_or_a_card() -> None:
    code = "\n".join(path.read_text("utf-8") for path in CODE.rglob("*.py"))
    texts = [t for row in screens().values() for t in (*(x.how for x in row.tasks), *(k.instead for k in row.keys))]
    quoted = {words for text in texts for words in re.findall(r"“([^”]+)”", text)}

    assert {words for words in quoted if f'_("{words}")' not in code and f'_("{words} (' not in code} == set()


def test_each_key_in_the_code_is_in_the_help() -> None:
    told = {code for row in screens().values() for key in row.keys for code in key.code}
    code = "\n".join(p.read_text("utf-8") for p in (CODE / "ui").rglob("*.py") if p.name != "journal_frame.py")
    used = set(re.findall(r'"((?:(?:Ctrl|Alt|Shift)\+\w+)|F\d+|Esc)"', code))

    assert used - told == set()
