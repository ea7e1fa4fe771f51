"""A broken catalogue file is refused with the name of the file and the row."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from spms_desktop.catalog import loader
from spms_desktop.catalog.loader import CatalogError, Id, Sourced, Text, load, load_single


@dataclass(frozen=True)
class Part:
    """A nested value of a row."""

    name: Text


@dataclass(frozen=True)
class Row(Sourced):
    """A small row, as a catalogue module would declare it."""

    id: Id
    label: Text
    parts: tuple[Part, ...] = ()


GOOD: dict[str, Any] = {"id": "one", "label": "One", "source": ["own"], "as_of": "2026"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands in for the shipped catalogue."""
    monkeypatch.setattr(loader, "resource", lambda *parts: tmp_path / parts[-1])
    return tmp_path


def write(folder: Path, *rows: dict[str, Any]) -> None:
    """Put a catalogue file with these rows in place."""
    content = {"checked": "2026-11-22", "sources": {"own": "Our own words"}, "rows": rows}
    (folder / "rows.json").write_text(json.dumps(content), encoding="utf-8")


def test_a_good_row_becomes_a_frozen_value_with_its_sources_spelled_out(folder: Path) -> None:
    write(folder, {**GOOD, "parts": [{"name": "left"}]})

    rows = load("rows.json", Row)

    assert rows == {"one": Row(id="one", label="One", parts=(Part("left"),), sources=("Our own words",), as_of="2026")}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"lable": "One"}, "unknown field lable"),
        ({"parts": [{"name": "left", "side": 1}]}, "unknown field side"),
        ({"label": 7}, r"label"),
        ({"label": ""}, r"label"),
        ({"source": []}, r"sources"),
        ({"source": ["hearsay"]}, "unknown source 'hearsay'"),
        ({"as_of": None}, "as_of"),
    ],
)
def test_a_broken_row_is_named(folder: Path, change: dict[str, Any], complaint: str) -> None:
    write(folder, {**GOOD, "id": "zero"}, {**GOOD, **change})

    with pytest.raises(CatalogError, match=rf"rows\.json, row 2 \(one\).*{complaint}"):
        load("rows.json", Row)


@pytest.mark.parametrize("missing", ["id", "label", "source", "as_of"])
def test_a_row_without_a_needed_field_is_refused(folder: Path, missing: str) -> None:
    write(folder, {name: value for name, value in GOOD.items() if name != missing})

    with pytest.raises(CatalogError, match=rf"rows\.json, row 1 .*{missing}"):
        load("rows.json", Row)


def test_an_id_used_twice_is_refused(folder: Path) -> None:
    write(folder, GOOD, GOOD)

    with pytest.raises(CatalogError, match=r"row 2 \(one\): id is used twice"):
        load("rows.json", Row)


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"checked": "soon"}', b'"\xff"'])
def test_a_file_that_is_no_catalogue_is_named(folder: Path, content: bytes) -> None:
    (folder / "rows.json").write_bytes(content)

    with pytest.raises(CatalogError, match=r"rows\.json"):
        load("rows.json", Row)


@pytest.mark.usefixtures("folder")
def test_a_missing_file_is_named() -> None:
    with pytest.raises(CatalogError, match=r"nowhere\.json: cannot be read"):
        load("nowhere.json", Row)


def test_a_single_value_needs_exactly_one_row(folder: Path) -> None:
    write(folder, GOOD, {**GOOD, "id": "two"})

    with pytest.raises(CatalogError, match="expected one row, found 2"):
        load_single("rows.json", Row)
