"""Whose help lines are shown: the country chosen before, else the one this computer is set to."""

from __future__ import annotations

import re

from spms_desktop.catalog.help_lines import regions

OTHER, EUROPE = "OTHER", "EU"
_MEMBERS = {
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
    *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
}
"""The countries of the European Union, by their ISO 3166 codes."""


def region_for(chosen: str, territory: str) -> str:
    """The code of a region of the catalogue for a remembered choice and the ISO code of the computer's country."""
    shipped = regions()
    wanted = (chosen, territory, EUROPE if territory in _MEMBERS else "")
    return next((code for code in wanted if code in shipped), OTHER)


def number_in(words: str) -> str:
    """The number alone of what is written about it: "988" of "988 then 1"."""
    found = re.match(r"\s*([+\d][\d ]*)", words)
    return found[1].strip() if found else words
