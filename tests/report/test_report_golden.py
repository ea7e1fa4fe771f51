"""The words of the summary as a reader of the extracted text meets them, in order.

`SPMS_WRITE_GOLDEN=1` writes the files anew; then read what changed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from spms_desktop.domain.visit import VisitSummary
from spms_desktop.report.visit_summary import render
from tests.report import examples
from tests.report.reading import text_of

GOLDEN = Path(__file__).resolve().parent.parent / "golden"


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("visit_empty", examples.empty_summary),
        ("visit_ten_days", examples.ten_days_summary),
        ("visit_rich", examples.rich_summary),
        ("visit_ticked", examples.ticked_summary),
        ("visit_hostile", examples.hostile_summary),
    ],
)
def test_text_is_as_it_was_read_and_approved(name: str, make: Callable[[], VisitSummary]) -> None:
    found = text_of(render(make()))
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("SPMS_WRITE_GOLDEN"):
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")
