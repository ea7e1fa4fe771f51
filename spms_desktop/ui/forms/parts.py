"""The parts of a form with much to choose: ticks in columns, and sections that stay folded until they are wanted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.columns import tick_columns
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.text import body, heading, quiet
from spms_desktop.ui.widgets.ticks import TickKey


class Ticks(Group):
    """Any number of answers; `changed` tells of the user's doing only."""

    changed = Signal()

    def __init__(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        super().__init__(name)
        self.boxes: dict[str, TickKey] = {}
        self._words: dict[str, str] = {}
        self._columns = tick_columns(self)
        self.setLayout(self._columns)
        self.set_options(options)

    @property
    def value(self) -> tuple[str, ...]:
        """The ticked keys in the order offered, also those that are hidden now."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: Collection[str]) -> None:
        """Show ticks without telling anyone."""
        for key, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(key in value)
            box.blockSignals(False)
            box.update()

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these without telling anyone; what is ticked stays ticked if it is still there."""
        ticked = self.value
        while (item := self._columns.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._words = dict(options)
        self.boxes = {key: TickKey(words) for key, words in options}
        for box in self.boxes.values():
            self._columns.addWidget(box)
            box.toggled.connect(self._tell)
        self.set_value(ticked)

    def leave_out(self, keys: Collection[str]) -> None:
        """Do not show these for now; their ticks stay as they are."""
        for key, box in self.boxes.items():
            box.setVisible(key not in keys)

    def shown(self) -> list[tuple[str, str]]:
        """The keys and words of what is not left out."""
        return [(key, self._words[key]) for key, box in self.boxes.items() if not box.isHidden()]

    def _tell(self) -> None:
        self.changed.emit()


class Part(QWidget):
    """A heading, maybe a sentence, and below them `body` with what there is to choose."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(12)
        column.addWidget(heading(title))
        if sentence:
            column.addWidget(body(sentence))
        column.addLayout(self.body)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets below one another."""
        for widget in widgets:
            self.body.addWidget(widget)


class FoldedPart(Part):
    """A part that says in a line what is chosen; the choices themselves are shown when asked for."""

    def __init__(self, title: str, sentence: str, inner: QWidget, says: Callable[[], str]) -> None:
        super().__init__(title, sentence)
        self._title, self._inner, self._says = title, inner, says
        self.says_label = quiet("")
        self.button = Button("", "down")
        self.button.clicked.connect(self._turn)
        self.body.addWidget(self.says_label)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(inner)
        inner.hide()
        self._name()

    @property
    def open(self) -> bool:
        """Whether the choices are shown."""
        return self._inner.isVisibleTo(self)

    def refresh(self) -> None:
        """Say what is chosen now."""
        self.says_label.setText(self._says())

    def unfold(self) -> None:
        """Show the choices."""
        if not self.open:
            self._turn()

    def _turn(self) -> None:
        self._inner.setVisible(not self.open)
        self.button.set_icon("up" if self.open else "down")
        self._name()

    def _name(self) -> None:
        self.button.set_words(_("Hide the choices") if self.open else _("Show the choices"))
        self.button.setAccessibleName(_("{button}: {part}").format(button=self.button.words, part=self._title))


def stacked(*widgets: QWidget, gap: int = 16) -> QWidget:
    """Widgets below one another, as one."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for widget in widgets:
        column.addWidget(widget)
    return holder
