"""Units as words, for a screen reader that would spell "h" or "kg"."""

from __future__ import annotations

from spms_desktop.i18n import _, ngettext


def unit_words(unit: str, amount: float = 2) -> str:
    """The unit of so many, as in "hours"; one that has no word here stays as it is."""
    count = 1 if amount == 1 else 2
    known = {
        _("h"): ngettext("hour", "hours", count),
        _("min"): ngettext("minute", "minutes", count),
        _("s"): ngettext("second", "seconds", count),
        _("m"): ngettext("metre", "metres", count),
        _("kg"): ngettext("kilogram", "kilograms", count),
        _("°C"): ngettext("degree Celsius", "degrees Celsius", count),
    }
    return known.get(unit, unit)
