"""The look of the whole application: colours, type and text size, live."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from spms_desktop.resource_files import resource
from spms_desktop.ui.theme.icons import tinted_icon
from spms_desktop.ui.theme.palettes import PALETTES, Palette
from spms_desktop.ui.theme.qt_palette import qt_palette
from spms_desktop.ui.theme.stylesheet import stylesheet

SMALLEST_SCALE = 100
LARGEST_SCALE = 250
_BASE_POINTS = 13.0
_BIG_KEYS = 1.35
"""So much larger big keys are: 48 px become 65, about 17 mm on most screens."""
_FONT_FILES = (
    "AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonHyperlegibleNext-SemiBold.ttf",
    "AtkinsonHyperlegibleNext-Bold.ttf",
    "DejaVuSans.ttf",
    "DejaVuSans-Bold.ttf",
)
_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


class Theme(QObject):
    """Dresses the application in one palette and text size, and follows the system when asked to."""

    changed = Signal()

    def __init__(
        self, app: QApplication, choice: str = "system", scale: int = 100, *, big_keys: bool = False
    ) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice if choice in PALETTES else "system"
        self._scale = _within_limits(scale)
        self._big_keys = big_keys
        self._palette = PALETTES["light"]
        self._families = _load_fonts()
        app.setStyle("Fusion")
        app.setCursorFlashTime(0)
        for effect in _EFFECTS:
            app.setEffectEnabled(effect, False)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)
        self._apply()

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return self._palette

    @property
    def choice(self) -> str:
        """What was chosen: "system" or the key of a palette."""
        return self._choice

    @property
    def scale(self) -> int:
        """The text size in percent."""
        return self._scale

    def set_choice(self, key: str) -> None:
        """Use one palette, or "system"; an unknown key means "system"."""
        wanted = key if key in PALETTES else "system"
        if wanted != self._choice:
            self._choice = wanted
            self._apply()

    def set_scale(self, percent: int) -> None:
        """Set the text size, kept between 100 and 250 percent."""
        wanted = _within_limits(percent)
        if wanted != self._scale:
            self._scale = wanted
            self._apply()

    @property
    def big_keys(self) -> bool:
        """Whether keys and buttons are larger than the rest."""
        return self._big_keys

    def set_big_keys(self, on: bool) -> None:
        """Make keys and buttons larger than the rest, or as large as the rest."""
        if on != self._big_keys:
            self._big_keys = on
            self._apply()

    def px(self, n: int) -> int:
        """A length given for 100 % text, grown with the text."""
        return max(n, round(n * self._scale / 100))

    def icon(self, name: str) -> QIcon:
        """A shipped icon in the colours of the palette."""
        return tinted_icon(name, self._palette.text, self._palette.faint, self._palette.on_selection)

    def _follow_system(self) -> None:
        if self._choice == "system":
            self._apply()

    def _apply(self) -> None:
        self._palette = PALETTES[self._system_key() if self._choice == "system" else self._choice]
        font = QFont(self._families)
        font.setPointSizeF(_BASE_POINTS * self._scale / 100)
        self._app.setPalette(qt_palette(self._palette))
        self._app.setFont(font)
        self._app.setStyleSheet(stylesheet(self._palette, self._scale, self._key_scale()))
        self.changed.emit()

    def _key_scale(self) -> float:
        """The size of keys and buttons in percent; no text grows beyond the largest size there is."""
        grown = min(self._scale * _BIG_KEYS, LARGEST_SCALE) if self._big_keys else self._scale
        return max(self._scale, grown)

    def _system_key(self) -> str:
        hints = self._app.styleHints()
        key = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
        wants_contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        return f"contrast-{key}" if wants_contrast else key


def _within_limits(percent: int) -> int:
    return min(max(percent, SMALLEST_SCALE), LARGEST_SCALE)


def _load_fonts() -> list[str]:
    """Load the shipped fonts and return their families, the reading face first."""
    families: list[str] = []
    for name in _FONT_FILES:
        loaded = QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        # A weight that is a family of its own name is a face of the first family to Qt too.
        for family in QFontDatabase.applicationFontFamilies(loaded)[:1]:
            if family not in families:
                families.append(family)
    return families
