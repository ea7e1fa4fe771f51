"""Rows of answer keys: one answer, none to begin with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.key import Key
from spms_desktop.ui.widgets.key_grid import KeyGrid
from spms_desktop.ui.widgets.text import WrapLabel


class KeyRow(Group):
    """One question with its answers as keys; `chosen` and `cleared` tell of the user's doing only."""

    chosen = Signal(object)
    cleared = Signal()
    arrows_choose = True
    """Whether arrows, once something is chosen, choose what they pass, as radio buttons do."""

    def __init__(
        self,
        name: str,
        labels: Sequence[tuple[object, str]],
        *,
        left: str = "",
        right: str = "",
        big: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._values = [value for value, _text in labels]
        self._value: object | None = None
        self._typed = ""
        self._buttons = QButtonGroup(self)
        self.keys = [self._new_key(place, text, big) for place, (_value, text) in enumerate(labels)]
        for place, key in enumerate(self.keys):
            self._buttons.addButton(key, place)
            key.setAccessibleName(self._spoken(place, left, right))
            key.moved.connect(self._move)
        self._lay_out(left, right)
        self._silent = False
        # Not by clicks: a screen reader or speech control checks a key without clicking it.
        self._buttons.idToggled.connect(self._toggled)
        self._one_tab_stop(0)

    @property
    def value(self) -> object | None:
        """The chosen value, or None when nothing is chosen."""
        return self._value

    def set_value(self, value: object | None) -> None:
        """Show a value without telling anyone; None empties the row."""
        place = self._values.index(value) if value in self._values else -1
        self._value = self._values[place] if place >= 0 else None
        self._typed = ""
        if place < 0:
            # An exclusive group never lets go of its last button by itself.
            self._buttons.setExclusive(False)
            for key in self.keys:
                key.setChecked(False)
            self._buttons.setExclusive(True)
            self._one_tab_stop(0)
        else:
            self._check(place)
            self._one_tab_stop(place)

    def setFocus(self, _reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to a key at once: a screen reader would be told of the row last."""
        self.focus_key()

    def leave_enter(self) -> None:
        """Leave Enter to the screen, where it goes on, also on a key that is not chosen."""
        for key in self.keys:
            key.enter_chooses = False

    def focus_key(self) -> None:
        """Give the keyboard to the chosen key, or to the first one."""
        checked = self._buttons.checkedId()
        self.keys[max(checked, 0)].setFocus(Qt.FocusReason.TabFocusReason)

    def press_digit(self, digit: str) -> bool:
        """Choose the key that shows this digit; "1" then "0" is ten. False when no key shows it."""
        words = [key.words for key in self.keys]
        if len(self._typed) > 1 and self._typed.endswith(digit):
            return True  # a shaky hand struck the last digit twice: ten must not become nought
        for typed in (self._typed + digit, digit):
            if typed in words:
                self._choose(words.index(typed))
                self._typed = typed
                return True
        return False

    def clear(self) -> None:
        """Empty the row as the user asked to."""
        if self._value is not None:
            self.set_value(None)
            self.cleared.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, Delete empties; all else is left to the screen, as Backspace that goes back."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.text().isdigit() and self.press_digit(event.text()):
            return
        if event.key() == Qt.Key.Key_Delete and self._value is not None:
            self.clear()
            return
        event.ignore()

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """A row that is given the focus passes it to a key."""
        self.focus_key()

    def _new_key(self, _place: int, text: str, big: bool) -> Key:
        return Key(text, big, self)

    def _lay_out(self, left: str, right: str) -> None:
        grid = KeyGrid(self)
        for key in self.keys:
            grid.addWidget(key)
        if left or right:
            self._add_ends(grid, left, right)

    def _spoken(self, place: int, left: str, right: str) -> str:
        """What a screen reader calls a key: its words, and what the ends of the row mean."""
        words = self.keys[place].words
        end = left if place == 0 else right if place == len(self.keys) - 1 else ""
        return _("{key}, {meaning}").format(key=words, meaning=end) if end else words

    def _add_ends(self, grid: KeyGrid, left: str, right: str) -> None:
        ends = ((0, left, Qt.AlignmentFlag.AlignLeft), (-1, right, Qt.AlignmentFlag.AlignRight))
        for place, words, side in ends:
            label = WrapLabel(self._end_words(place, words), "quiet", parent=self)
            label.setAlignment(side | Qt.AlignmentFlag.AlignTop)
            grid.add_end(label)

    def _end_words(self, place: int, words: str) -> str:
        # The key is named, because a row that has wrapped no longer shows which key the words stand below.
        return _("{key}: {meaning}").format(key=self.keys[place].words, meaning=words) if words else ""

    def _toggled(self, place: int, on: bool) -> None:
        if on and not self._silent:
            self._typed = ""
            self._tell(place)

    def _check(self, place: int) -> None:
        self._silent = True
        self.keys[place].setChecked(True)
        self._silent = False

    def _choose(self, place: int) -> None:
        self._check(place)
        if any(key.hasFocus() for key in self.keys):
            self.keys[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(place)

    def _tell(self, place: int) -> None:
        self._one_tab_stop(place)
        if self._value != self._values[place] or self._value is None:
            self._value = self._values[place]
            self.chosen.emit(self._value)

    def _move(self, step: int) -> None:
        """Arrows move the focus; they choose, as radio buttons do, only once the user has chosen."""
        here = next((place for place, key in enumerate(self.keys) if key.hasFocus()), 0)
        there = min(max(here + step, 0), len(self.keys) - 1)
        self._typed = ""
        self.keys[there].setFocus(Qt.FocusReason.OtherFocusReason)
        self._one_tab_stop(there)
        if self.arrows_choose and self._value is not None and there != here:
            self._choose(there)

    def _one_tab_stop(self, place: int) -> None:
        for other, key in enumerate(self.keys):
            key.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == place else Qt.FocusPolicy.ClickFocus)


class RatingRow(KeyRow):
    """A rating from 0 to 10; 10 is always worst."""

    def __init__(
        self, name: str, left: str, right: str, *, big: bool = False, parent: QWidget | None = None
    ) -> None:
        labels = [(value, str(value)) for value in range(11)]
        super().__init__(name, labels, left=left, right=right, big=big, parent=parent)

    def _spoken(self, place: int, left: str, right: str) -> str:
        words = _("{value} of 10").format(value=place)
        end = {0: left, 10: right}.get(place, "")
        return _("{key}, {meaning}").format(key=words, meaning=end) if end else words
