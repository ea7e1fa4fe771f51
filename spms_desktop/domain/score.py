"""A score that a clinic gave or a form came to, typed in as it stands; the program never works one out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Score:
    """One value of one instrument; `given_by` is who measured it, `aid` what was used to walk."""

    uid: str
    instrument: str
    day: date
    value: float
    given_by: str = ""
    aid: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not math.isfinite(self.value):
            raise ValueError("value_is_no_number")
