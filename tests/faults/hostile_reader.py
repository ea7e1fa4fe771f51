"""Reads hostile files as the program does, each in a child of its own whose time and memory are measured.

Runs as a program (`python -m tests.faults.hostile_reader FOLDER`); prints one line of JSON for each file.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import replace as replaced
from pathlib import Path
from typing import NoReturn

import msgspec

from spms_desktop.domain.attachment import may_open, safe_name
from spms_desktop.domain.errors import Trouble
from spms_desktop.exchange.questionnaire import UnreadableForm
from spms_desktop.services import attachments, trend_lines, trouble
from spms_desktop.services.questionnaires import Questionnaires
from spms_desktop.services.unlock import open_session
from spms_desktop.storage import archive, keys, restore
from spms_desktop.storage.keys import Cost, SlotKind
from tests.faults.folders import CHEAP, NOW, new_journal, opened, save
from tests.faults.hostile_makers import CSV, FORM, MB, Maker, backups

_TOO_LONG = 20
PASSPHRASE = "four blue kettles"


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one file took; `wrong` is what it raised that is no answer."""

    name: str
    seconds: float
    megabytes: float
    wrong: str = ""


class Readers:
    """One reader for each kind of file, with a journal to read into."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._journal = folder / "J.spms"
        self.key = new_journal(self._journal)
        journal = opened(self._journal, self.key)
        save(journal, *range(30))
        self.good_backup = journal.back_up(NOW).path.read_bytes()
        journal.close()
        locked = folder / "Locked.spms"
        new_journal(locked, PASSPHRASE)
        self._locked = locked

    def csv(self, path: Path) -> None:
        table = trend_lines.read_csv(path)
        for problem in trend_lines.problems(table.bad):
            trouble.sentence(problem)
        if not table.unreadable:  # as with --skip-bad
            trend_lines.csv_lines(table.rows)

    def form(self, path: Path) -> None:
        session = open_session(self._journal)
        try:
            Questionnaires(session).open_file(path)
        finally:
            session.close()

    def backup(self, path: Path) -> None:
        archive.read_manifest(path)
        restore.needs_secret(path)
        restore.contents(path, self.key)
        restore.restore_new(path, self.key, self._folder / "Restored.spms")

    def keys(self, path: Path) -> None:
        """The key file of a journal that somebody hands on, and a passphrase typed for it."""
        for name in keys.FILES:
            shutil.copyfile(path, self._locked / name)
        open_session(self._locked, PASSPHRASE).close()

    def attachment(self, path: Path) -> None:
        file = attachments.read_file(path)
        for name in (path.name, "../../etc/passwd", "CON.pdf", "a\u202egpj.exe", "x" * 5_000, "\ud800", "", "\x00.pdf"):
            safe = safe_name(name)
            assert "/" not in safe
            assert len(safe) <= 121
            assert not may_open(safe + ".exe")
        assert len(file.data) <= 21 * MB


def hostile_keys() -> tuple[Maker, ...]:
    """Key files that ask for more work or memory than any machine has, or make no sense."""
    key = keys.new_data_key()
    plain = keys.with_slot(keys.new_key_file("j", key), SlotKind.PASSPHRASE, PASSPHRASE, key, CHEAP)

    def costing(cost: Cost) -> bytes:
        return keys.encode(replaced(plain, slots=(replaced(plain.slots[0], cost=cost),)))

    def flipped(dice: random.Random) -> bytes:
        data = bytearray(keys.encode(plain))
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        return bytes(data)

    return (
        lambda dice: costing(Cost(dice.randint(1, 64) * MB, 3, 4)),
        lambda dice: costing(Cost(64, dice.randint(10**6, 2**31), 1)),
        lambda dice: costing(Cost(dice.choice((0, -1, 2**31, 2**40)), 1, 1)),
        lambda dice: costing(Cost(64, 1, dice.choice((0, -1, 2**24, 2**33)))),
        lambda dice: keys.encode(replaced(plain, slots=plain.slots * dice.randint(1_000, 9_000))),
        lambda dice: b"[" * dice.randint(1_000, 9 * MB),
        lambda dice: dice.randbytes(dice.randint(0, 30 * MB)),
        flipped,
    )


def readings(folder: Path, per_kind: dict[str, int]) -> Iterator[Reading]:
    """Make the files one after the other, and read each."""
    readers = Readers(folder)
    made: dict[str, tuple[Maker, ...]] = {
        "csv": CSV,
        "form": FORM,
        "backup": backups(readers.good_backup, readers.key),
        "keys": hostile_keys(),
        "attachment": (lambda d: d.randbytes(d.randint(0, 30 * MB)), lambda d: bytes(d.randint(0, 90 * MB))),
    }
    read: dict[str, Callable[[Path], None]] = {
        "csv": readers.csv,
        "form": readers.form,
        "backup": readers.backup,
        "keys": readers.keys,
        "attachment": readers.attachment,
    }
    dice = random.Random(20261123)
    for kind, count in per_kind.items():
        for n in range(count):
            path = folder / f"{kind}-{n}"
            child_made = os.fork()  # making them takes memory, too, which readers would inherit
            if not child_made:
                _make(path, made[kind][n % len(made[kind])], random.Random(dice.random()))
            if os.waitpid(child_made, 0)[1]:
                raise RuntimeError(f"{kind}-{n} was not made")
            dice.random()
            yield _measured(f"{kind}-{n} ({n % len(made[kind])})", read[kind], path)
            path.unlink()
            shutil.rmtree(folder / "Restored.spms", ignore_errors=True)


def _make(path: Path, maker: Maker, dice: random.Random) -> NoReturn:
    try:
        path.write_bytes(maker(dice))
    except BaseException:  # noqa: BLE001  # the child ends here, whatever it was
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _measured(name: str, reader: Callable[[Path], None], path: Path) -> Reading:
    pipe, writer = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if not child:
        signal.alarm(_TOO_LONG)
        os.write(writer, _tried(reader, path).encode()[-3_000:])
        os._exit(0)
    os.close(writer)
    _, status, usage = os.wait4(child, 0)
    took = time.monotonic() - began
    with os.fdopen(pipe, "rb") as stream:
        wrong = stream.read().decode()
    if os.WIFSIGNALED(status):
        wrong = f"ended by signal {os.WTERMSIG(status)}"
    return Reading(name, round(took, 3), round(usage.ru_maxrss / 1024, 1), wrong)


def _tried(reader: Callable[[Path], None], path: Path) -> str:
    try:
        reader(path)
    except (Trouble, UnreadableForm):
        return ""
    except BaseException:  # noqa: BLE001  # the finding that this is all about
        return traceback.format_exc(limit=-4)
    return ""


def main(folder: Path, per_kind: dict[str, int]) -> None:
    for reading in readings(folder, per_kind):
        sys.stdout.write(msgspec.json.encode(reading).decode() + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), msgspec.json.decode(sys.argv[2].encode(), type=dict[str, int]))
