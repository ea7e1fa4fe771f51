"""The answers to a due dose; pressing the chosen one again takes the answer away."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QWidget

from spms_desktop.domain.medicine import DoseStatus
from spms_desktop.i18n import _
from spms_desktop.ui.plan import texts
from spms_desktop.ui.widgets.keys import KeyRow


class DoseKeys(KeyRow):
    """Taken, Late, Skipped, or none of them: not recorded. What is given at a clinic was given or it was not."""

    arrows_choose = False  # on the way from Taken to Skipped nobody means Late

    def __init__(self, name: str, *, given: bool = False, parent: QWidget | None = None) -> None:
        self._given = given
        self.statuses = (DoseStatus.TAKEN, DoseStatus.SKIPPED) if given else tuple(DoseStatus)
        words = texts.given_status if given else texts.status
        super().__init__(name, [(status, words(status)) for status in self.statuses], parent=parent)
        for key in self.keys:
            key.setAccessibleDescription(_("Press again to take the answer away."))
        self._chosen_at_press: QAbstractButton | None = None
        self._buttons.buttonPressed.connect(self._press_begins)
        self._buttons.buttonClicked.connect(self._pressed)

    def set_value(self, value: object | None) -> None:
        """Show an answer without telling anyone; what was given late was given."""
        super().set_value(DoseStatus.TAKEN if self._given and value is DoseStatus.LATE else value)

    def _press_begins(self, button: QAbstractButton) -> None:
        self._chosen_at_press = button if button.isChecked() else None

    def _pressed(self, button: QAbstractButton) -> None:
        """Go by the key, not by the value: an answer that could not be saved has brought the former value back."""
        again, self._chosen_at_press = self._chosen_at_press is button, None
        if again:
            self.clear()
