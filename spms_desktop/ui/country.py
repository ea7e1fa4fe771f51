"""Whose way of writing and dialling phone numbers is used, from anywhere inside the main window."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from spms_desktop.catalog.help_lines import regions
from spms_desktop.services.preferences import Preferences

_NO_COUNTRY = ("EU", "OTHER")
"""Regions of the help lines that are no country with one way of dialling."""


@runtime_checkable
class KeepsRegion(Protocol):
    """A window that remembers the country that was chosen."""

    preferences: Preferences


def system_country() -> str:
    """The country this computer is set to."""
    return QLocale.territoryToCode(QLocale.system().territory())


def chosen_country(widget: QWidget) -> str | None:
    """The country chosen in the window around a widget, else this computer's; None outside of such a window."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, KeepsRegion):
        above = above.parentWidget()
    if above is None:
        return None
    region = above.preferences.region
    return region if region in regions() and region not in _NO_COUNTRY else system_country()
