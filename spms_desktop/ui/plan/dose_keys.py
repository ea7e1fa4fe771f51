"""The three answers to a due dose; pressing the chosen one again takes the answer away."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QWidget

from spms_desktop.domain.medicine import DoseStatus
from spms_desktop.i18n import _
from spms_desktop.ui.plan import texts
from spms_desktop.ui.widgets.keys import KeyRow


class DoseKeys(KeyRow):
    """Taken, Late, Skipped, or none of them: not recorded."""

    arrows_choose = False  # on the way from Taken to Skipped nobody means Late

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, [(status, texts.status(status)) for status in DoseStatus], parent=parent)
        for key in self.keys:
            key.setAccessibleDescription(_("Press again to take the answer away."))
        self._before: object | None = None
        self._buttons.buttonPressed.connect(self._press_begins)
        self._buttons.buttonClicked.connect(self._pressed)

    def _press_begins(self, _button: QAbstractButton) -> None:
        self._before = self._value

    def _pressed(self, _button: QAbstractButton) -> None:
        if self._before is not None and self._before == self._value:
            self.clear()
