"""A blood pressure: two numbers that only count together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.stepper import Stepper
from spms_desktop.ui.widgets.text import quiet, trouble_text

_UNIT = "mmHg"
Pair = tuple[int, int]


def _below(label: str, stepper: Stepper) -> QWidget:
    """The stepper below its words, which are quieter than the name of the whole field."""
    holder, words = QWidget(), quiet(label)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(words)
    column.addWidget(stepper)
    words.setBuddy(stepper.line)
    return holder


class PressureField(Group):
    """The upper (systolic) and the lower (diastolic) number in mmHg; `changed` tells of a whole pair, or of none left.

    `upper` and `lower` are the least and the largest number that can be typed; `starts` is where the first press
    on [+] or [-] begins.
    """

    changed = Signal(object)

    def __init__(
        self,
        name: str,
        upper: Pair = (40, 300),
        lower: Pair = (20, 200),
        *,
        starts: Pair = (120, 80),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._told: Pair | None = None
        self.systolic = Stepper(_("{name}, upper number").format(name=name), *upper, 1, _UNIT, starts[0], self)
        self.diastolic = Stepper(_("{name}, lower number").format(name=name), *lower, 1, _UNIT, starts[1], self)
        self.trouble = trouble_text()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = FlowLayout(gap=24)
        for label, stepper in ((_("Upper (systolic)"), self.systolic), (_("Lower (diastolic)"), self.diastolic)):
            row.addWidget(_below(label, stepper))
            stepper.changed.connect(self._edited)
        column.addLayout(row)
        column.addWidget(self.trouble)
        self.setFocusProxy(self.systolic.line)

    @property
    def value(self) -> Pair | None:
        """Both numbers, the upper one first; None unless both are there and the lower one is below the upper."""
        upper, lower = self.systolic.value, self.diastolic.value
        if upper is None or lower is None or lower >= upper:
            return None
        return round(upper), round(lower)

    def set_value(self, value: Pair | None) -> None:
        """Show a pair without telling anyone; None empties both lines."""
        upper, lower = value if value is not None else (None, None)
        self.systolic.set_value(upper)
        self.diastolic.set_value(lower)
        self._told = self.value
        self._say("")

    def commit(self) -> None:
        """Take what is typed in the lines and not yet left; one number alone is answered with a sentence."""
        self.systolic.commit()
        self.diastolic.commit()
        self._check()
        if (self.systolic.value is None) != (self.diastolic.value is None) and not self._line_troubles():
            self._say(_("Please fill in both numbers, or none."))

    def clear(self) -> None:
        """Empty both lines as the user asked to."""
        told = self._told
        self.set_value(None)
        if told is not None:
            self.changed.emit(None)

    def trouble_shown(self) -> str:
        """What is wrong with the lines now, or an empty text."""
        return self._line_troubles() or self.trouble.text()

    def _line_troubles(self) -> str:
        return self.systolic.trouble.text() or self.diastolic.trouble.text()

    def _check(self) -> None:
        upper, lower = self.systolic.value, self.diastolic.value
        crossed = upper is not None and lower is not None and lower >= upper
        self._say(_("The lower number has to be below the upper one.") if crossed else "")

    def _edited(self, _value: object) -> None:
        self._check()
        empty = self.systolic.value is None and self.diastolic.value is None
        now = self.value
        if now != self._told and (now is not None or empty):
            self._told = now
            self.changed.emit(now)

    def _say(self, text: str) -> None:
        new = text and text != self.trouble.text()
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
        if new:
            announce(self, text, urgent=True)
