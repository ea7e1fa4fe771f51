"""Ratings from a CSV file: every bad row is named by its line, and nothing in a file can break the reading."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.exchange import limits
from spms_desktop.exchange.trend_csv import BadRow, Row, read

HEAD = "date,symptom,score,rater\n"


def test_ratings_are_read_in_any_order_of_the_columns_with_a_mark_and_blank_lines() -> None:
    head = "\ufeffscore,Rater,date,symptom,flare\n\n"

    table = read(f"{head}4,self,2026-01-02,Müde,1\n5.5,Caregiver,2026-01-03,疲劳,\n".encode())

    assert table.rows == (
        Row(date(2026, 1, 2), "Müde", 4, "self", flare=True),
        Row(date(2026, 1, 3), "疲劳", 5.5, "proxy"),
    )
    assert table.bad == ()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("2026-02-30,pain,3,self", "not_a_date"),
        ("20260102,pain,3,self", "not_a_date"),
        ("1776-07-04,pain,3,self", "not_a_date"),
        ("2026-01-02,,3,self", "csv_symptom"),
        (f"2026-01-02,{'x' * 201},3,self", "csv_symptom"),
        ("2026-01-02,pain,11,self", "csv_score"),
        ("2026-01-02,pain,-1,self", "csv_score"),
        ("2026-01-02,pain,nan,self", "csv_score"),
        ("2026-01-02,pain,inf,self", "csv_score"),
        ("2026-01-02,pain,1_0,self", "csv_score"),
        ("2026-01-02,pain,,self", "csv_score"),
        ("2026-01-02,pain,3,me", "csv_rater"),
        ("2026-01-02,pain,3", "csv_fields"),
    ],
)
def test_a_bad_row_is_named_by_its_line_and_the_others_stay(row: str, problem: str) -> None:
    table = read(f"{HEAD}2026-01-01,pain,3,self\n{row}\n2026-01-03,pain,4,proxy\n".encode())

    assert table.bad == (BadRow(3, problem),)
    assert [r.score for r in table.rows] == [3, 4]
    assert not table.unreadable


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "csv_columns"),
        (b"date,symptom,score\n", "csv_columns"),
        (HEAD.encode() + b'"2026-01-01,pain,3,self\n', "csv_broken"),
        (HEAD.encode() + b"2026-01-01,\xff\xfe,3,self\n", "csv_not_utf8"),
        (HEAD.encode() + b"2026-01-01," + b"x" * 140_000 + b",3,self\n", "csv_too_large"),
        (HEAD.encode() + b'"' + b"xxx\n" * 40_000, "csv_broken"),
    ],
)
def test_a_file_that_is_no_table_says_so(data: bytes, problem: str) -> None:
    table = read(data)

    assert table.unreadable
    assert table.bad[-1].problem == problem


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"x" * 501, 1),
        (HEAD.encode() + b"2026-01-01,p,3,self\n" * 9, 9),
        (b"\n" * 9, 9),
        (HEAD.encode() + b"\n" * 9, 9),
        (b"\r" * 9, 9),
        (HEAD.encode() + b"," * 60, 2),
        (b"," * 6 + HEAD.encode(), 1),
    ],
)
def test_a_file_is_read_no_further_than_its_limits(monkeypatch: pytest.MonkeyPatch, data: bytes, line: int) -> None:
    for name, limit in {"BYTES": 500, "LINES": 8, "LINE_LENGTH": 50, "FIELDS": 9}.items():
        monkeypatch.setattr(limits, f"CSV_{name}", limit)

    table = read(data)

    assert table.bad[-1] == BadRow(line, "csv_too_large")
    assert table.unreadable


def test_as_many_lines_as_there_may_be_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CSV_LINES", 4)

    table = read(HEAD.encode() + b"2026-01-01,p,3,self\n" * 3)

    assert (len(table.rows), table.bad) == (3, ())


def test_more_bad_lines_than_anybody_would_read_are_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CSV_BAD_LINES", 2)

    assert read(HEAD.encode() + b"x,y\n" * 2).bad == (BadRow(2, "csv_fields"), BadRow(3, "csv_fields"))
    assert read(HEAD.encode() + b"x,y\n" * 9).bad[2:] == (BadRow(4, "csv_too_large"),)


def test_more_symptoms_than_anybody_has_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CSV_SERIES", 2)

    table = read(HEAD.encode() + b"".join(b"2026-01-01,%d,3,self\n" % n for n in range(9)))

    assert table.bad == (BadRow(4, "csv_too_large"),)
    assert table.unreadable


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("\u202egnp.eugitaf\u200f\u0007", "gnp.eugitaf"),
        ("pa\x1b[31min", "pa [31min"),
        ("pain\u200b\ufeff", "pain"),
        ('"legs\n and\u2028arms"', "legs and arms"),
        ("Mu\u0308de", "Müde"),
        ("خسته\u200cام", "خسته\u200cام"),
    ],
)
def test_a_name_has_no_signs_that_make_it_look_like_something_else(written: str, name: str) -> None:
    table = read(f"{HEAD}2026-01-01,{written},3,self\n".encode())

    assert [row.symptom for row in table.rows] == [name]


@pytest.mark.parametrize("written", ["\u202e", "\u0007\u0007", "\u200d \u200c"])
def test_a_name_of_nothing_but_such_signs_is_missing(written: str) -> None:
    assert read(f"{HEAD}2026-01-01,{written},3,self\n".encode()).bad == (BadRow(2, "csv_symptom"),)


@given(st.binary(max_size=300))
def test_nothing_in_a_file_breaks_the_reading(tail: bytes) -> None:
    table = read(HEAD.encode() + tail)

    assert all(0 <= row.score <= 10 and row.symptom for row in table.rows)
    assert all(bad.line >= 1 for bad in table.bad)
