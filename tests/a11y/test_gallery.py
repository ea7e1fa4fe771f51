"""Every widget of the kit is named, large enough, uncut and reached by Tab, in each palette and text size."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from spms_desktop.ui.theme.palettes import PALETTES
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.gallery import Gallery
from tests.a11y.walk import clipped, complaints, settle, tab_complaints, tab_walk

Opener = Callable[[int], Gallery]


@pytest.fixture
def opened(theme: Theme) -> Iterator[Opener]:
    """Opens the gallery at a width, never below what it needs."""
    windows: list[Gallery] = []

    def open_gallery(width: int) -> Gallery:
        window = Gallery()
        windows.append(window)
        window.resize(max(width, window.minimumSizeHint().width()), 1000)
        window.show()
        settle()
        return window

    assert theme.scale == 100
    yield open_gallery
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("scale", [100, 200, 250])
@pytest.mark.parametrize("key", PALETTES)
def test_gallery_is_named_and_large_and_uncut(theme: Theme, opened: Opener, key: str, scale: int) -> None:
    theme.set_choice(key)
    theme.set_scale(scale)
    window = opened(1500)
    assert complaints(window) == []
    assert clipped(window) == []


def test_gallery_is_uncut_when_the_text_grows_while_it_is_open(theme: Theme, opened: Opener) -> None:
    window = opened(1300)
    window.tabs.hide()
    theme.set_scale(200)
    settle()
    assert clipped(window) == []
    assert not window.panes.side_by_side


def test_gallery_is_uncut_at_its_narrowest(theme: Theme, opened: Opener) -> None:
    theme.set_scale(200)
    window = opened(1500)
    window.tabs.hide()
    settle()
    window.resize(window.minimumSizeHint().width(), 900)
    settle()
    assert clipped(window) == []


def test_tab_reaches_each_control_once(opened: Opener) -> None:
    window = opened(1500)
    assert tab_complaints(window) == []
    seen = tab_walk(window)
    assert len(seen) == len(set(seen))
    assert len(seen) > 20
