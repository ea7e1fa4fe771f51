"""What a process that is killed while it backs up and restores leaves behind."""

from __future__ import annotations

import random
import shutil
from contextlib import suppress
from pathlib import Path

from spms_desktop.domain.errors import Trouble
from spms_desktop.storage import archive, backup, restore
from tests.faults.folders import NOW, Say, found_numbers, new_journal, opened, save


class BackingUpAndRestoring:
    """Backups while notes are saved, a restored copy, and the journal taken back to a backup."""

    longest = 10.0

    def __init__(self, folder: Path) -> None:
        self._folder, self._copy = folder / "Backed.spms", folder / "Copy.spms"
        self._key = new_journal(self._folder)
        self._backups = self._folder / archive.FOLDER
        journal = opened(self._folder, self._key)
        save(journal, *range(200))
        self._first = journal.back_up(NOW).path
        save(journal, *range(200, 300))
        journal.close()
        self._aside = folder / "Aside.spms"
        shutil.copytree(self._folder, self._aside)

    def prepare(self, dice: random.Random) -> None:
        for place in (self._folder, self._copy):
            shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self._aside, self._folder)
        self._order = dice.sample((self._back_up, self._restore, self._restore_copy), 3)

    def work(self, say: Say) -> None:
        for part in self._order:
            part(say)

    def _back_up(self, say: Say) -> None:
        journal = opened(self._folder, self._key)
        say(f"backup {journal.back_up(NOW).path.name}")
        journal.close()

    def _restore(self, say: Say) -> None:
        aside = restore.restore_in_place(self._folder, self._key, self._first, NOW)
        say(f"backup {aside.path.name}")
        say("restored")

    def _restore_copy(self, say: Say) -> None:
        restore.restore_new(self._first, self._key, self._copy)
        say("copied")

    def judge(self, said: list[str]) -> None:
        self._judge_journal(said)
        backups = list(self._backups.glob(f"*{archive.SUFFIX}"))
        assert all(backup.verify(path, self._key).rows["version"] in (200, 300) for path in backups)
        assert {s.split()[1] for s in said if s.startswith("backup ")} <= {path.name for path in backups}
        assert self._copy.exists() or "copied" not in said
        if self._copy.exists():
            assert self._notes(self._copy) == 200
        self._still_works()

    def _judge_journal(self, said: list[str]) -> None:
        notes = self._notes(self._folder)
        assert notes in ((200,) if "restored" in said else (200, 300)), f"{notes} notes"
        if notes == 200:  # what it held until then is kept aside
            kept = [backup.verify(path, self._key) for path in self._backups.glob(f"*{archive.SUFFIX}")]
            assert any(manifest.rows["version"] == 300 for manifest in kept)

    def _still_works(self) -> None:
        """What was cut short can simply be done again."""
        restore.restore_in_place(self._folder, self._key, self._first, NOW)
        assert self._notes(self._folder) == 200
        with suppress(Trouble):
            restore.restore_new(self._first, self._key, self._copy)
        assert self._notes(self._copy) == 200
        assert not list(self._folder.glob(".restore-*"))

    def _notes(self, folder: Path) -> int:
        journal = opened(folder, self._key)
        found = found_numbers(journal)
        assert journal.check().sound
        journal.close()
        assert found == list(range(len(found)))
        return len(found)
