"""What to say of a folder in which a journal is not safe while it is open."""

from __future__ import annotations

from pathlib import Path

from spms_desktop.i18n import _
from spms_desktop.storage.place import Warned, warning_for


def place_sentence(folder: Path) -> str:
    """Why a folder is no good place for a journal, and what is better; empty when nothing speaks against it."""
    found = warning_for(folder)
    if found is Warned.SYNCED:
        return _(
            "This folder is copied to other computers by another program. That can harm an open journal. "
            "A folder that stays on this computer is safer. Backups may go there."
        )
    if found is Warned.NETWORK:
        return _(
            "This folder is on another computer. If the link breaks, an open journal can be harmed. "
            "A folder on this computer is safer. Backups may go there."
        )
    return ""
