"""Look and text size, shown at once as they are chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.keys import KeyRow

SCALES = (100, 125, 150, 175, 200, 250)


class LookDialog(FormDialog):
    """Theme and text size; `chosen` tells that one of them changed."""

    chosen = Signal()

    def __init__(self, parent: QWidget, theme: Theme) -> None:
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

    def _take_look(self, key: object) -> None:
        self._theme.set_choice(str(key))
        self.chosen.emit()

    def _take_size(self, percent: object) -> None:
        self._theme.set_scale(int(str(percent)))
        self.chosen.emit()
