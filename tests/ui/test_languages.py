"""Every screen in made-up languages: a third longer, and from right to left, with nothing cut and nothing English."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from spms_desktop import i18n
from spms_desktop.services.preferences import PreferencesFile
from spms_desktop.ui.main_window import MainWindow
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.walk import clipped
from tests.languages import Longer

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"spms_packaging_{name}", PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(params=[("en", True), ("he", True), ("de", False)], ids=["longer", "right-to-left", "german"])
def language(request: pytest.FixtureRequest) -> Iterator[None]:
    """The program in a language that is a third longer, written in either direction, and in German."""
    code, made_up = request.param
    i18n.use(code, Longer() if made_up else None)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if i18n.right_to_left() else Qt.LayoutDirection.LeftToRight)
    yield
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    i18n.use("en")


@pytest.mark.timeout(300)
@pytest.mark.usefixtures("language")
def test_every_screen_opens_whole(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    screens, texts = load("screens"), load("texts")
    ours = frozenset(texts.key(message.id) for message in texts.wanted() if message.id)
    window = MainWindow(theme, PreferencesFile(tmp_path / "p.json"), tmp_path, lambda: screens.NOON)
    qtbot.addWidget(window)
    window.resize(1240, 860)
    window.show()
    found: list[str] = []

    def look(name: str, widget: QWidget) -> None:
        screens.settle(window.frame)
        found.extend(f"{name}: {trouble}" for trouble in clipped(widget))
        found.extend(f"{name}: not given to the translation: {text}" for text in english(widget, ours))

    screens.screens(window, look)
    window.close()

    assert sorted(set(found)) == []


def english(widget: QWidget, texts: frozenset[str]) -> list[str]:
    """Texts of ours that stand on labels and buttons as they are in the source; one or two words may be the user's."""
    shown = (p for p in widget.findChildren(QWidget) if p.isVisibleTo(widget))
    parts = (p for p in shown if isinstance(p, (QLabel, QAbstractButton)))
    return [p.text() for p in parts if p.text() in texts and p.text().count(" ") > 1]
