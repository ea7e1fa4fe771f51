"""Ratings from a CSV file: every bad row is named by its line, and nothing in a file can break the reading."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.exchange import trend_csv
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
        (HEAD.encode() + b"2026-01-01," + b"x" * 140_000 + b",3,self\n", "csv_broken"),
    ],
)
def test_a_file_that_is_no_table_says_so(data: bytes, problem: str) -> None:
    table = read(data)

    assert table.unreadable
    assert table.bad[-1].problem == problem


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trend_csv, "MOST_BYTES", 100)
    monkeypatch.setattr(trend_csv, "MOST_ROWS", 2)

    assert read(b"x" * 101).bad == (BadRow(1, "csv_too_large"),)
    assert read(HEAD.encode() + b"2026-01-01,p,3,self\n" * 3).bad[-1].problem == "csv_too_large"


@given(st.binary(max_size=300))
def test_nothing_in_a_file_breaks_the_reading(tail: bytes) -> None:
    table = read(HEAD.encode() + tail)

    assert all(0 <= row.score <= 10 and row.symptom for row in table.rows)
    assert all(bad.line >= 1 for bad in table.bad)
