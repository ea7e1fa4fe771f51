"""The two sheets a summary can be printed on."""

from __future__ import annotations

from enum import StrEnum

from reportlab.lib import pagesizes


class Paper(StrEnum):
    """A4, or US Letter where that is what lies in the printer."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        width, height = pagesizes.A4 if self is Paper.A4 else pagesizes.LETTER
        return float(width), float(height)
