"""A few things chosen from many and put in order with buttons."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _, number
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.order_rows import AddList, ChosenRow
from spms_desktop.ui.widgets.text import field_label, quiet


def _count_words(count: int) -> str:
    """A small count as a word."""
    words = [_("none"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight")]
    return words[count] if count < len(words) else number(count)


class OrderPicker(Group):
    """From one up to `most` (at least two) options in an order; `changed` tells the keys in that order."""

    changed = Signal(object)

    def __init__(self, name: str, options: Sequence[tuple[str, str]], most: int, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        if most < 2:
            raise ValueError("an order needs room for two")
        self._most = most
        self._words = dict(options)
        self._chosen: list[str] = []
        # One row for each place, shown or hidden: what has the keyboard is never taken apart under it.
        self.rows = [ChosenRow(place, self) for place in range(self._most)]
        self.remark = quiet("")
        self._add_label = field_label(_("Add one of these"))
        self.others = AddList(_("Add to: {name}").format(name=name), self)
        self._add_label.setBuddy(self.others)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for place, row in enumerate(self.rows):
            column.addWidget(row)
            row.moved.connect(partial(self._move, place))
            row.removed.connect(partial(self._remove, place))
        for widget in (self.remark, self._add_label, self.others):
            column.addWidget(widget)
        column.addStretch(1)
        self.others.taken.connect(self._add)
        self._show()

    @property
    def value(self) -> tuple[str, ...]:
        """The chosen keys, the first one first."""
        return tuple(self._chosen)

    def set_value(self, value: Sequence[str]) -> None:
        """Show these keys in this order without telling anyone; unknown ones and those beyond `most` are left out."""
        self._chosen = [key for key in dict.fromkeys(value) if key in self._words][: self._most]
        self._show()

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these options without telling anyone; what is chosen stays if it is still there."""
        self._words = dict(options)
        self.set_value(self._chosen)

    def _show(self, keyboard: tuple[int, int] | None = None) -> None:
        """Show the order; `keyboard` is the place and the step of the button that takes the keyboard."""
        count = len(self._chosen)
        for place, row in enumerate(self.rows[:count]):
            row.show_words(self._words[self._chosen[place]], first=place == 0, last=place == count - 1)
            row.take_away.setEnabled(count > 1)
            row.show()
        left = [(key, words) for key, words in self._words.items() if key not in self._chosen]
        offers = bool(left) and count < self._most
        if offers:
            self._offer(left)
        # The keyboard moves before anything hides, or Qt would first drop it on whatever comes next.
        if keyboard is not None and not self.rows[keyboard[0]].take_keyboard(keyboard[1]):
            self.others.setFocus(Qt.FocusReason.OtherFocusReason)
        for row in self.rows[count:]:
            row.hide()
        if not offers:
            self._offer([])
        self._say_limit(full=bool(left) and not offers)

    def _offer(self, left: list[tuple[str, str]]) -> None:
        self.others.show_options(left)
        self.others.setVisible(bool(left))
        self._add_label.setVisible(bool(left))

    def _say_limit(self, *, full: bool) -> None:
        words = ""
        if full:
            words = _("You have {count}. To add another, take one away first.").format(count=_count_words(self._most))
        elif len(self._chosen) == 1:
            words = _("One has to stay. Add another before you take it away.")
        self.remark.setText(words)
        self.remark.setVisible(bool(words))

    def _move(self, place: int, step: int) -> None:
        there = place + step
        if not 0 <= there < len(self._chosen):
            return
        key = self._chosen.pop(place)
        self._chosen.insert(there, key)
        self._show((there, step))
        self._tell(_("{item} is now number {n}.").format(item=self._words[key], n=there + 1))

    def _remove(self, place: int) -> None:
        if len(self._chosen) < 2:
            return
        words = self._words[self._chosen.pop(place)]
        self._show((min(place, len(self._chosen) - 1), 0))
        self._tell(_("{item} is taken away.").format(item=words))

    def _add(self, key: str) -> None:
        if len(self._chosen) >= self._most or key not in self._words:
            return
        self._chosen.append(key)
        # The list goes away with the last place; the keyboard then goes on to what was added.
        stays = len(self._chosen) < min(self._most, len(self._words))
        self._show(None if stays or not self.others.hasFocus() else (len(self._chosen) - 1, -1))
        words = _("{item} is number {n}.").format(item=self._words[key], n=len(self._chosen))
        self._tell(" ".join(part for part in (words, self.remark.text()) if part))

    def _tell(self, words: str) -> None:
        announce(self, words)
        self.changed.emit(self.value)
