"""What a number stepper and a time field share: a line to type in between two large buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import IconButton
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.text import WrapLabel, trouble_text
from spms_desktop.ui.widgets.unit_words import unit_words


class LineWithSteps(QLineEdit):
    """A line in which Up and Down step."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up is more, Down is less."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class StepLine(Group):
    """`[-] line unit [+]`; a subclass says how values are read, written and stepped."""

    changed = Signal(object)

    def __init__(self, name: str, unit: str, characters: int, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._characters = characters
        # A screen reader reads in the order in which these are made.
        self.less = IconButton("remove", _("Less: {name}").format(name=name), parent=self)
        self.line = LineWithSteps(self)
        spoken = unit_words(unit)
        self.line.setAccessibleName(f"{name}, {spoken}" if unit else name)
        self.line.setAccessibleDescription(_("Type it, or use the up and down keys."))
        self.line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.unit = WrapLabel(unit, "quiet", parent=self)
        self.unit.setWordWrap(False)
        self.unit.setAccessibleName(spoken)
        self.unit.setVisible(bool(unit))
        self.more = IconButton("add", _("More: {name}").format(name=name), parent=self)
        for button in (self.less, self.more):
            # One Tab stop a field: the keyboard has Up and Down in the line.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.trouble = trouble_text()
        self._place()
        self.setFocusProxy(self.line)
        self.less.clicked.connect(self._less)
        self.more.clicked.connect(self._more)
        self.line.stepped.connect(self._step)
        self.line.editingFinished.connect(self._typed)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _place(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.less)
        row.addWidget(self.line)
        row.addWidget(self.unit, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.more)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.trouble)

    def _fit(self) -> None:
        if not hasattr(self, "line"):
            return
        self.line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # Padding and the thick ring of the stylesheet take about 30 px of the line.
        wide = self.line.fontMetrics().horizontalAdvance("0" * self._characters) + scaled(self, 34)
        self.line.setFixedWidth(wide)
        self.line.setFixedHeight(scaled(self, 44))

    def _less(self) -> None:
        self._step(-1)

    def _more(self) -> None:
        self._step(1)

    def _step(self, direction: int) -> None:  # noqa: ARG002
        raise AssertionError("each kind of line says how it steps")

    def _typed(self) -> None:
        raise AssertionError("each kind of line says what was typed")

    def _say_trouble(self, text: str) -> None:
        """Show what is wrong below the line, or take it away when empty."""
        new = bool(text) and text != self.trouble.text()
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
        self.line.setProperty("trouble", bool(text))
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
        if new:
            announce(self.line, text, urgent=True)
