"""What each key does and how to do the same without it: from the actions of the window, else from the catalogue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence

from spms_desktop.catalog.help_texts import KeyHelp
from spms_desktop.i18n import _

_FORMAT = QKeySequence.SequenceFormat
_A_TAB = re.compile(r"Ctrl\+\d")
_DIGIT = "digit"


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of a list of keys, in words."""

    keys: str
    does: str
    instead: str


def from_actions(actions: Sequence[QAction]) -> list[KeyLine]:
    """The lines of all actions that have a key, in their order."""
    return [
        KeyLine(_either([s.toString(_FORMAT.NativeText) for s in action.shortcuts()[:1]]), _does(action), _else(action))
        for action in actions
        if not action.shortcut().isEmpty()
    ]


def from_catalog(keys: Sequence[KeyHelp]) -> list[KeyLine]:
    """The lines that the catalogue holds for a screen."""
    return [KeyLine(_either([native(code) for code in key.code]), _(key.does), _(key.instead)) for key in keys]


def native(code: str) -> str:
    """A key as this computer writes it; "digit" becomes words."""
    if code == _DIGIT:
        return _("0 to 9")
    return QKeySequence.fromString(code, _FORMAT.PortableText).toString(_FORMAT.NativeText)


def _either(keys: list[str]) -> str:
    return _(" or ").join(keys)


def _does(action: QAction) -> str:
    words = action.text().replace("&&", "&").rstrip("…")
    return _("Shows “{tab}”.").format(tab=words) if _is_tab(action) else _("{command}.").format(command=words)


def _else(action: QAction) -> str:
    if _is_tab(action):
        return _("Press the tab.")
    if action.shortcut() == QKeySequence(QKeySequence.StandardKey.HelpContents):
        return _("Press “More”, then “Help”.")
    return _("Press “More”. It is in that list.")


def _is_tab(action: QAction) -> bool:
    return bool(_A_TAB.fullmatch(action.shortcut().toString(_FORMAT.PortableText)))
