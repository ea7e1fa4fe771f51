"""Preferences survive, and a broken file is no reason to stop anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from spms_desktop.services.preferences import MOST_RECENT, Preferences, PreferencesFile


def test_what_was_chosen_is_there_next_time(tmp_path: Path) -> None:
    file = PreferencesFile(tmp_path / "config" / "preferences.json")
    chosen = Preferences("dark", 150).with_recent(Path("a.spms"))

    file.save(chosen)

    assert file.load() == chosen


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"theme": 3}', b"\xff\xfe", b'{"text_scale": "big"}'])
def test_a_missing_or_broken_file_gives_the_defaults(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "preferences.json"
    if content is not None:
        path.write_bytes(content)

    assert PreferencesFile(path).load() == Preferences()


def test_a_place_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file, not a folder", encoding="utf-8")

    PreferencesFile(tmp_path / "config" / "preferences.json").save(Preferences("dark"))

    assert PreferencesFile(tmp_path / "config" / "preferences.json").load() == Preferences()


def test_recent_journals_come_once_the_latest_first() -> None:
    chosen = Preferences()
    for name in [*(f"{n}.spms" for n in range(MOST_RECENT + 3)), "4.spms"]:
        chosen = chosen.with_recent(Path(name))

    assert chosen.recent[0] == "4.spms"
    assert len(chosen.recent) == len(set(chosen.recent)) == MOST_RECENT
