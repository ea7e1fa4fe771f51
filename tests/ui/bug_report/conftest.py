"""A window with a safety net, which is taken away again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from spms_desktop.services.preferences import PreferencesFile
from spms_desktop.services.session import Session
from spms_desktop.ui.bug_report.safety_net import SafetyNet
from spms_desktop.ui.main_window import MainWindow
from spms_desktop.ui.theme.theme import Theme
from tests.conftest import TestClock


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path, clock: TestClock) -> Iterator[MainWindow]:
    """The first page: no journal is open."""
    made = MainWindow(theme, PreferencesFile(tmp_path / "p.json"), tmp_path, clock)
    qtbot.addWidget(made)
    made.show_welcome()
    made.show()
    yield made
    made.close()


@pytest.fixture
def journal(window: MainWindow, session: Session) -> MainWindow:
    """The same with Maria's new journal open."""
    session.close()
    window.open_path(session.file.folder)
    return window


@pytest.fixture
def net(window: MainWindow) -> Iterator[SafetyNet]:
    made = SafetyNet(window)
    made.install()
    yield made
    made.remove()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete.value)
