"""Up to a few things chosen from a list and put in order with buttons; their words have the whole width."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _, ngettext
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.order_rows import AddList
from spms_desktop.ui.widgets.text import WrapLabel, field_label, quiet


class PlaceRow(Group):
    """One place of the order: its words, and below them the buttons; Alt+Up and Alt+Down move it too."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._place = place
        self.words = WrapLabel("", "label")
        self.up, self.down, self.take_away = Button(_("Up")), Button(_("Down")), Button(_("Take away"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.words)
        buttons = FlowLayout(gap=8)
        for button, name in ((self.up, "up"), (self.down, "down"), (self.take_away, "away")):
            button.setAccessibleIdentifier(f"top.{place + 1}.{name}")
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.up.clicked.connect(partial(self.moved.emit, -1))
        self.down.clicked.connect(partial(self.moved.emit, 1))
        self.take_away.clicked.connect(self.removed)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.moved.emit, step))

    def show_words(self, words: str, *, last: bool) -> None:
        """Show what stands in this place; the ends of the order cannot go further."""
        numbered = _("{n}. {item}").format(n=self._place + 1, item=words)
        self.words.setText(breakable(numbered))
        self.setAccessibleName(numbered)
        for button in (self.up, self.down, self.take_away):
            button.setAccessibleName(_("{command}: {item}").format(command=button.words, item=words))
        self.up.setEnabled(self._place > 0)
        self.down.setEnabled(not last)

    def take_keyboard(self, step: int) -> None:
        """Put the keyboard on the button that goes on with a move (-1 up, 1 down), else on one that can be pressed."""
        wished = self.up if step < 0 else self.down if step > 0 else self.take_away
        next(one for one in (wished, self.down, self.up, self.take_away) if one.isEnabled()).setFocus()


class TopPicker(Group):
    """None to `most` options in an order; `changed` tells of the user's doing only."""

    changed = Signal()

    def __init__(self, name: str, options: Sequence[tuple[str, str]], most: int) -> None:
        super().__init__(name)
        self._most, self._words = most, dict(options)
        self._chosen: list[str] = []
        self.rows = [PlaceRow(place) for place in range(most)]
        self.remark = quiet("")
        self._add_label = field_label(_("Add one of these"))
        self.others = AddList(_("Add one of these"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for place, row in enumerate(self.rows):
            column.addWidget(row)
            row.moved.connect(partial(self._move, place))
            row.removed.connect(partial(self._remove, place))
        for widget in (self.remark, self._add_label, self.others):
            column.addWidget(widget)
        self.others.taken.connect(self._add)
        self._show()

    @property
    def value(self) -> tuple[str, ...]:
        """The chosen keys, the first one first."""
        return tuple(self._chosen)

    def set_value(self, keys: Sequence[str]) -> None:
        """Show these keys in this order without telling anyone; unknown ones and those beyond `most` are left out."""
        self._chosen = [key for key in dict.fromkeys(keys) if key in self._words][: self._most]
        self._show()

    def _show(self, keyboard: tuple[int, int] | None = None) -> None:
        """Show the order; `keyboard` is the place and the step of the button that takes the keyboard."""
        count = len(self._chosen)
        for place, key in enumerate(self._chosen):
            self.rows[place].show_words(self._words[key], last=place == count - 1)
            self.rows[place].show()
        left = [(key, words) for key, words in self._words.items() if key not in self._chosen]
        offers = bool(left) and count < self._most
        self.others.show_options(left if offers else [])
        self.others.setVisible(offers)
        self._add_label.setVisible(offers)
        # The keyboard moves before anything hides, or Qt would first drop it on whatever comes next.
        if keyboard is not None and keyboard[0] < count:
            self.rows[keyboard[0]].take_keyboard(keyboard[1])
        elif keyboard is not None and offers:
            self.others.setFocus()
        for row in self.rows[count:]:
            row.hide()
        full = bool(left) and count == self._most
        words = ngettext(
            "One more could come first. To add it, take one away.",
            "{n} others could come first. To add one, take one away.",
            len(left),
        )
        self.remark.setText(words if full else "")
        self.remark.setVisible(full)

    def _move(self, place: int, step: int) -> None:
        there = place + step
        if 0 <= there < len(self._chosen):
            key = self._chosen.pop(place)
            self._chosen.insert(there, key)
            self._show((there, step))
            self._tell(_("{item} is now number {n}.").format(item=self._words[key], n=there + 1))

    def _remove(self, place: int) -> None:
        words = self._words[self._chosen.pop(place)]
        self._show((min(place, max(len(self._chosen) - 1, 0)), 0))
        self._tell(_("{item} is taken away.").format(item=words))

    def _add(self, key: str) -> None:
        if key in self._words and len(self._chosen) < self._most:
            held = self.others.hasFocus()
            self._chosen.append(key)
            stays = len(self._chosen) < min(self._most, len(self._words))
            self._show((len(self._chosen) - 1, -1) if held and not stays else None)
            self._tell(_("{item} is number {n}.").format(item=self._words[key], n=len(self._chosen)))

    def _tell(self, words: str) -> None:
        announce(self, words)
        self.changed.emit()

