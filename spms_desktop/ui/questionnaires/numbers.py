"""Numbers as they are typed into a form and written back, digit for digit."""

from __future__ import annotations

import re
from decimal import Decimal

from spms_desktop.i18n import _, number

_LARGEST, _MOST_DIGITS = Decimal(10) ** 9, 15
_PLAIN = re.compile(r"[-+]?\d+(?P<fraction>[.,]\d+)?")
_BOTH = re.compile(r"[-+]?\d{1,3}(?:(?P<group>[.,])\d{3})+(?:(?!(?P=group))[.,]\d+)?")
_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")


def decimal_mark() -> str:
    """What stands before decimals in the user's language."""
    return number(1.5)[1]


def written(value: float) -> str:
    """A number with all of its digits, in no groups."""
    text = format(Decimal(repr(value)), "f")
    return text.replace(".", decimal_mark())


def read_exactly(text: str) -> tuple[int | float | None, str]:
    """The number that was typed, or None and why it is none; both are empty where nothing stands."""
    typed = "".join(text.split()).replace("\u2212", "-")
    if not typed:
        return None, ""
    plain, grouped = _PLAIN.fullmatch(typed), _BOTH.fullmatch(typed)
    if plain is None and (grouped is None or len(re.findall(r"[.,]", typed)) < 2):
        return None, _("Please type a number.")
    if plain is not None and _GROUPED.fullmatch(typed) and plain["fraction"][0] != decimal_mark():
        return None, _("“{number}” can be read in two ways. Please type it with no comma or point in it.").format(
            number=text.strip()
        )
    if plain is None and grouped is not None:
        typed = typed.replace(grouped["group"], "")
    value = Decimal(typed.replace(",", "."))
    if abs(value) >= _LARGEST or len(value.as_tuple().digits) > _MOST_DIGITS:
        return None, _("Please type a shorter number.")
    return (int(value) if value == value.to_integral_value() else float(value)), ""
