"""Finding from inside a form the window that opens "Help now" and keeps the country that was chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from spms_desktop.catalog.help_lines import Region, regions
from spms_desktop.services.preferences import Preferences
from spms_desktop.ui.help.help_now import HelpNow
from spms_desktop.ui.help.region import region_for


@runtime_checkable
class KeepsCountry(Protocol):
    """A window that remembers whose help lines are shown, and opens them."""

    preferences: Preferences

    def open_help(self) -> HelpNow:
        """Open "Help now"."""


def country_of(widget: QWidget) -> Region:
    """The country that was chosen before, else the one this computer is set to."""
    keeper = _keeper(widget)
    chosen = keeper.preferences.region if keeper is not None else ""
    return regions()[region_for(chosen, QLocale.territoryToCode(QLocale.system().territory()))]


def open_help(widget: QWidget, changed: Callable[[str], object] | None = None) -> HelpNow:
    """Open "Help now" over a form; `changed` is told of another country."""
    keeper = _keeper(widget)
    dialog = keeper.open_help() if keeper is not None else HelpNow(widget.window(), country_of(widget).code)
    if changed is not None:
        dialog.region_chosen.connect(changed)
    if keeper is None:
        dialog.open()
    return dialog


def _keeper(widget: QWidget) -> KeepsCountry | None:
    above: QWidget | None = widget
    while above is not None and not isinstance(above, KeepsCountry):
        above = above.parentWidget()
    return above
