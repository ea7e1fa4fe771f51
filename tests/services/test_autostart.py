"""Starting with the computer: one file in the user's own folder, and it goes again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from spms_desktop.domain.errors import CannotWrite
from spms_desktop.services import autostart

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the place is another one there")


def test_it_is_turned_on_and_off_by_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert not autostart.is_on()

    autostart.turn(on=True)

    entry = tmp_path / "autostart" / "spms-desktop.desktop"
    assert autostart.is_on()
    assert entry.read_text().splitlines()[0] == "[Desktop Entry]"
    assert f'Exec="{sys.executable}" "-m" "spms_desktop"' in entry.read_text()

    autostart.turn(on=False)
    autostart.turn(on=False)
    assert not autostart.is_on()
    assert list(entry.parent.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "autostart").write_text("a file where the folder would be")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    with pytest.raises(CannotWrite):
        autostart.turn(on=True)
