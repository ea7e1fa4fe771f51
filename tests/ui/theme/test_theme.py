"""The theme dresses the application, grows with the text and stays still."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontInfo, QIcon, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from spms_desktop.resource_files import resource
from spms_desktop.ui.theme.icons import tinted_image
from spms_desktop.ui.theme.palettes import PALETTES
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.keys import RatingRow
from spms_desktop.ui.widgets.ticks import TickKey

ICONS = sorted(path.stem for path in Path(resource("icons")).glob("*.svg"))


def test_scale_is_kept_in_bounds_and_grows_lengths(theme: Theme) -> None:
    theme.set_scale(200)
    assert (theme.px(44), theme.scale) == (88, 200)
    theme.set_scale(900)
    assert theme.scale == 250
    theme.set_scale(20)
    assert (theme.px(44), theme.scale) == (44, 100)


def test_a_change_is_told_once_and_restyles_open_windows(theme: Theme, qapp: QApplication) -> None:
    heard: list[str] = []
    theme.changed.connect(lambda: heard.append(theme.palette.key))
    button = Button("Save")
    before = button.sizeHint().height()
    theme.set_choice("dark")
    theme.set_choice("dark")
    theme.set_scale(200)
    assert heard == ["dark", "dark"]
    assert button.sizeHint().height() >= 1.9 * before
    assert qapp.palette().window().color().name().upper() == PALETTES["dark"].window


def test_an_unknown_choice_follows_the_system(theme: Theme, qapp: QApplication) -> None:
    theme.set_choice("pink")
    assert theme.choice == "system"
    assert theme.palette.dark == (qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def test_the_reading_face_is_used(theme: Theme, qapp: QApplication) -> None:
    assert theme.scale == 100
    assert QFontInfo(qapp.font()).family() == "Atkinson Hyperlegible Next"
    assert qapp.font().families()[1] == "DejaVu Sans"


def test_nothing_moves(theme: Theme, qapp: QApplication) -> None:
    window = QTabBar()
    assert theme.palette.key == "light"
    assert qapp.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, window) == 0
    assert qapp.cursorFlashTime() == 0


@pytest.mark.parametrize("name", ICONS)
def test_each_icon_draws_in_the_colour_asked_for(name: str, theme: Theme) -> None:
    image = tinted_image(name, "#ff0000", 24)
    inked = [image.pixelColor(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 200]
    assert inked
    assert all(colour.red() > 200 and colour.green() < 60 for colour in inked)
    assert not theme.icon(name).pixmap(QSize(24, 24), QIcon.Mode.Normal).isNull()


def _picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("key", PALETTES)
def test_each_kind_of_control_shows_at_least_two_pixels_of_ring(theme: Theme, key: str) -> None:
    theme.set_choice(key)
    window = QWidget()
    tabs = QTabBar()
    tabs.addTab("Journal")
    row = RatingRow("Walking", "No trouble", "Cannot walk")
    row.set_value(3)
    kinds: list[QWidget] = [Button("Save", kind=kind) for kind in ("normal", "primary", "quiet", "danger")]
    kinds += [QPushButton("Save"), TickKey("Fever"), QCheckBox("Fever"), QRadioButton("None"), row.keys[3]]
    kinds += [QLineEdit(), QPlainTextEdit(), QComboBox(), QListWidget(), tabs]
    column = QVBoxLayout(window)
    for widget in kinds:
        column.addWidget(row if widget is row.keys[3] else widget)
    column.addWidget(other := QLineEdit())
    window.resize(700, 1200)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    ring = theme.palette.focus.lower()
    for widget in kinds:
        other.setFocus()
        calm = _picture(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert _ring_pixels(_picture(widget), ring) >= 2, type(widget).__name__
        assert _ring_pixels(calm, ring) == 0
    window.close()


def _ring_pixels(image: QImage, colour: str) -> int:
    """How thick the ring is in the middle of the upper edge."""
    middle = image.width() // 2 if image.width() < 400 else 60
    return sum(image.pixelColor(middle, y).name() == colour for y in range(min(8, image.height())))
