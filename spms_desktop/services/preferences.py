"""What this computer remembers between starts: look, size, country, recent journals; nothing about health."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import msgspec

from spms_desktop.storage.files import PRIVATE_FILE, PRIVATE_FOLDER

MOST_RECENT = 8
USUAL_LOCK_AFTER = 30


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices of whoever sits at this computer; `region` is whose help lines are shown, "" until chosen.

    `left` tells by the folder of a recent journal when it was left, so that what fell due since then can be listed,
    `second_place` where its backups are kept once more, `warned_place` of which journals it was said that their
    folder is no safe place. `lock_after` is in minutes without a press, 0 for never. `language` is "" for the one
    that the computer uses; `ignore_repeats_ms` is 0 where each press counts.
    """

    theme: str = "system"
    text_scale: int = 100
    recent: tuple[str, ...] = ()
    region: str = ""
    left: dict[str, datetime] = field(default_factory=dict)
    second_place: dict[str, str] = field(default_factory=dict)
    warned_place: tuple[str, ...] = ()
    lock_after: int = USUAL_LOCK_AFTER
    lock_with_screen: bool = True
    language: str = ""
    big_keys: bool = False
    ignore_repeats_ms: int = 0

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
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
            part = self._path.with_suffix(".part")
            part.unlink(missing_ok=True)  # one that is left over keeps its own permissions
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(msgspec.json.format(msgspec.json.encode(preferences)))
            part.replace(self._path)

