"""Look, text size and comfort, shown at once as they are chosen, and the language of the next start."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _, languages, number
from spms_desktop.ui.comfort.repeats import CHOICES_MS
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.text import heading
from spms_desktop.ui.widgets.ticks import TickKey

SCALES = (100, 125, 150, 175, 200, 250)


class LookDialog(FormDialog):
    """Theme, text size and large keys; `chosen` tells that one of them changed.

    `repeats_chosen` tells within how many milliseconds a second press does not count, 0 for never;
    `language_chosen` tells of another language by its code, "" for the one that the computer uses.
    """

    chosen = Signal()
    repeats_chosen = Signal(int)
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme, language: str = "", ignore_repeats_ms: int = 0) -> None:
        super().__init__(parent, _("Look and text size"), _("Done"))
        self.cancel_button.hide()
        self._theme = theme
        looks = (
            ("system", _("As the computer")),
            ("light", _("Light")),
            ("dark", _("Dark")),
            ("contrast-light", _("High contrast, light")),
            ("contrast-dark", _("High contrast, dark")),
        )
        self.look = KeyRow(_("Colours"), looks)
        self.look.set_value(theme.choice)
        self.size_row = KeyRow(_("Text size"), [(s, _("{n} %").format(n=s)) for s in SCALES])
        self.size_row.set_value(min(SCALES, key=lambda s: abs(s - theme.scale)))
        self.look.chosen.connect(self._take_look)
        self.size_row.chosen.connect(self._take_size)
        self.body.addWidget(labelled(_("Colours"), self.look))
        self.body.addWidget(labelled(_("Text size"), self.size_row))
        self._add_comfort(ignore_repeats_ms)
        self.language = KeyRow(_("Language"), [("", _("As the computer")), *languages()])
        self.language.set_value(language)
        self.language.chosen.connect(self._take_language)
        self.body.addWidget(labelled(_("Language"), self.language, _("Shows when the program starts again.")))

    def _add_comfort(self, ignore_repeats_ms: int) -> None:
        """What helps a shaking hand."""
        self.body.addWidget(heading(_("Comfort")))
        self.big_keys = TickKey(_("Larger keys and buttons"))
        self.big_keys.setChecked(self._theme.big_keys)
        self.big_keys.setAccessibleIdentifier("look.big_keys")
        self.big_keys.toggled.connect(self._take_big_keys)
        self.body.addWidget(self.big_keys, 0, Qt.AlignmentFlag.AlignLeft)
        name = _("Count a second press only after")
        self.repeats = KeyRow(name, [(ms, _seconds(ms)) for ms in CHOICES_MS])
        self.repeats.set_value(min(CHOICES_MS, key=lambda ms: abs(ms - ignore_repeats_ms)))
        self.repeats.chosen.connect(self._take_repeats)
        hint = _("For hands that press twice. With a long time, double letters take patience, too.")
        self.body.addWidget(labelled(name, self.repeats, hint))

    def _take_big_keys(self, on: bool) -> None:
        self._theme.set_big_keys(on)
        self.chosen.emit()

    def _take_repeats(self, ms: object) -> None:
        self.repeats_chosen.emit(int(str(ms)))

    def _take_look(self, key: object) -> None:
        self._theme.set_choice(str(key))
        self.chosen.emit()

    def _take_size(self, percent: object) -> None:
        self._theme.set_scale(int(str(percent)))
        self.chosen.emit()

    def _take_language(self, code: object) -> None:
        self.language_chosen.emit(str(code))


def _seconds(ms: int) -> str:
    return _("{n} seconds").format(n=number(ms / 1000, 2)) if ms else _("No wait")
