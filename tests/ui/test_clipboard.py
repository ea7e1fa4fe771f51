"""What is copied can be pasted, and asks clipboard histories to leave it out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import spms_desktop
from spms_desktop.ui import clipboard

COPY_AND_END = """
from PySide6.QtWidgets import QApplication
app = QApplication(["-"])
from spms_desktop.ui import clipboard
clipboard.copy("555-0110")
clipboard.copy("555-0111")
"""


def test_a_copy_is_marked_for_every_desktop(qapp: QApplication) -> None:  # noqa: ARG001
    clipboard.copy("555-0110")

    data = QGuiApplication.clipboard().mimeData()
    assert QGuiApplication.clipboard().text() == "555-0110"
    assert data.data("x-kde-passwordManagerHint").data() == b"secret"
    for name in ("CanIncludeInClipboardHistory", "CanUploadToCloudClipboard"):
        assert data.data(f'application/x-qt-windows-mime;value="{name}"').data() == b"\0\0\0\0"
    assert data.hasFormat('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"')


def test_a_process_that_has_copied_ends_well() -> None:
    assert subprocess.run([sys.executable, "-c", COPY_AND_END], timeout=60, check=False).returncode == 0


def test_nothing_is_copied_in_another_way() -> None:
    root = Path(spms_desktop.__file__).parent
    ways = ("clipboard().set", "setMimeData(")

    found = [p.name for p in root.rglob("*.py") if any(way in p.read_text(encoding="utf-8") for way in ways)]

    assert found == ["clipboard.py"]
