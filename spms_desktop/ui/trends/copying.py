"""Puts a table on the clipboard, and says so."""

from __future__ import annotations

from spms_desktop.i18n import _
from spms_desktop.ui import clipboard
from spms_desktop.ui.context import Speaker


def copy_table(csv: str, speaker: Speaker) -> None:
    """Copy comma-separated lines for another program."""
    clipboard.copy(csv)
    speaker.say(_("The table is copied. You can paste it in another program."))
