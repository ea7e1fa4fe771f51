"""The examples by name, and their pages: typeset once for all tests that only read them."""

from __future__ import annotations

from functools import cache

from spms_desktop.domain.visit import Variant
from spms_desktop.report.paper import Paper
from spms_desktop.report.visit_summary import render
from tests.report import examples

MADE = {
    "empty": examples.empty_summary,
    "ten days": examples.ten_days_summary,
    "rich": examples.rich_summary,
    "ticked": examples.ticked_summary,
    "hostile": examples.hostile_summary,
}


@cache
def pdf_of(
    name: str, paper: Paper = Paper.A4, variant: Variant = Variant.NEUROLOGIST, *, appendix: bool = False
) -> bytes:
    """The pages of an example."""
    return render(MADE[name](), paper, variant, appendix=appendix)
