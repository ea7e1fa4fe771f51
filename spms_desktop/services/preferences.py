"""What this computer remembers between starts: look, size, country, recent journals; nothing about health."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import msgspec

MOST_RECENT = 8


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices of whoever sits at this computer; `region` is whose help lines are shown, "" until chosen.

    `left` tells by the folder of a recent journal when it was left, so that what fell due since then can be listed.
    """

    theme: str = "system"
    text_scale: int = 100
    recent: tuple[str, ...] = ()
    region: str = ""
    left: dict[str, datetime] = field(default_factory=dict)

    def with_recent(self, folder: Path) -> Preferences:
        """The same with one journal moved to the front of the recent ones."""
        name = str(folder)
        return replace(self, recent=(name, *(r for r in self.recent if r != name))[:MOST_RECENT])

    def with_left(self, folder: Path, at: datetime) -> Preferences:
        """The same, knowing when a journal was left; of others than the recent ones nothing is kept."""
        kept = {name: when for name, when in self.left.items() if name in self.recent}
        return replace(self, left={**kept, str(folder): at})


class PreferencesFile:
    """Reads and writes preferences; a missing or broken file gives the defaults."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Preferences:
        """The kept preferences, or the defaults when the file cannot be read as such."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Preferences)
        except (OSError, ValueError):
            return Preferences()

    def save(self, preferences: Preferences) -> None:
        """Keep preferences; a folder that cannot be written is no reason to stop anybody."""
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part = self._path.with_suffix(".part")
            part.write_bytes(msgspec.json.format(msgspec.json.encode(preferences)))
            part.replace(self._path)

