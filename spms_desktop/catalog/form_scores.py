"""How the total of a known form is made of its items, and what its published guide calls it; no text of any item."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated

from msgspec import Meta

from spms_desktop.catalog.instruments import InstrumentId
from spms_desktop.catalog.loader import Sourced, Text, load
from spms_desktop.domain.questionnaire import Code

LOINC = "http://loinc.org"
SELF_HARM = Code(LOINC, "44260-8")
"""The item that asks about thoughts of being better off dead or of hurting oneself (LOINC 44260-8)."""
NOT_AT_ALL, MORE_THAN_THAT = "LA6568-5", frozenset({"LA6569-3", "LA6570-1", "LA6571-9"})
"""LOINC's codes of the answers to such items, worth 0, and 1 to 3."""
Loinc = Annotated[str, Meta(pattern=r"^\d{1,6}-\d$")]


@dataclass(frozen=True)
class Band:
    """The totals from `low` to `high` have one name in the published guide."""

    low: int
    high: int
    label: Text


@dataclass(frozen=True)
class FormScore(Sourced):
    """A form by its LOINC codes; `id` is that of its instrument. Every one of `items` is needed for a total.

    `credit` is to be shown with the form, `note` with its total.
    """

    id: InstrumentId
    total: Loinc
    items: tuple[Loinc, ...]
    bands: tuple[Band, ...]
    credit: Text
    panel: Loinc | None = None
    note: str = ""

    def band(self, total: float) -> Band | None:
        """What the guide calls a total."""
        return next((band for band in self.bands if band.low <= total <= band.high), None)


@cache
def form_scores() -> dict[str, FormScore]:
    """Every form whose total is known here, by the id of its instrument."""
    return load("form_scores.json", FormScore)


def is_total(code: Code) -> bool:
    """Whether an item stands for the total of a known form, which is worked out and not asked."""
    return code.system == LOINC and code.code in {form.total for form in form_scores().values()}
