"""One item of a part: its words, its tick, its buttons, and its details when they are asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.plan.items.details import Details
from spms_desktop.ui.plan.items.views import ActView, ItemView, TickView
from spms_desktop.ui.plan.rows import Rows
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.text import WrapLabel, body, quiet
from spms_desktop.ui.widgets.ticks import TickKey


class ItemRow(Group):
    """Tells what is wanted, and of which item or line."""

    wanted = Signal(str, str)

    def __init__(self, view: ItemView, parent: QWidget | None = None) -> None:
        super().__init__(view.spoken, parent)
        self.key = view.key
        self._title, self._stage = WrapLabel("", "label"), body("")
        self._lines, self._remarks = body(""), quiet("")
        self.buttons: dict[str, Button] = {}
        self.tick: TickKey | None = None
        self.details: Details | None = None
        self._gone: list[QWidget] = []
        self._flow = FlowLayout(gap=8)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for label in (self._title, self._stage, self._lines, self._remarks):
            self._column.addWidget(label)
        self._column.addSpacing(4)
        self._column.addLayout(self._flow)
        self.show_view(view)

    def show_view(self, view: ItemView) -> None:
        """Show the item as the journal holds it; buttons that stay keep the focus."""
        self.setAccessibleName(view.spoken)
        _say(self._title, view.title)
        _say(self._stage, view.stage)
        _say(self._lines, "\n".join(view.lines))
        _say(self._remarks, "\n".join(view.remarks))
        before = self.window().focusWidget()
        self._show_tick(view)
        self._show_acts(view)
        self._show_details(view)
        if before in self._gone:
            self.take_focus()
        self._gone.clear()

    def take_focus(self) -> None:
        """Give the keyboard to the first control of the item."""
        first: QWidget | None = self.tick or next(iter(self.buttons.values()), None)
        if first is not None:
            first.setFocus()

    def _show_tick(self, view: ItemView) -> None:
        if self.tick is not None and view.tick is None:
            self._drop(self.tick)
            self.tick = None
        if view.tick is None:
            return
        if self.tick is None:
            self.tick = self._new_tick(view.tick)
        self.tick.setAccessibleName(_("{button}: {item}").format(button=view.tick.words, item=view.spoken))
        self.tick.setChecked(view.tick.on)

    def _new_tick(self, view: TickView) -> TickKey:
        tick = TickKey(view.words)
        tick.setAccessibleIdentifier(f"{self.key}|{view.id}")
        tick.clicked.connect(partial(self._tell, view.id))  # not toggled: that one also tells of what is only shown
        return tick

    def _show_acts(self, view: ItemView) -> None:
        for name in [name for name in self.buttons if name not in {act.id for act in view.acts}]:
            self._drop(self.buttons.pop(name))
        self.buttons = {act.id: self.buttons.get(act.id) or self._new_button(act) for act in view.acts}
        while self._flow.takeAt(0) is not None:
            pass
        for act in view.acts:
            button = self.buttons[act.id]
            button.set_words(act.words)
            button.set_icon(act.icon or None)
            button.setAccessibleName(_("{button}: {item}").format(button=act.words, item=view.spoken))
        for control in (self.tick, *self.buttons.values()):
            if control is not None:
                self._flow.addWidget(control)
        self._flow.invalidate()

    def _new_button(self, act: ActView) -> Button:
        button = Button("", None, "quiet" if act.quiet else "normal")
        button.setAccessibleIdentifier(f"{self.key}|{act.id}")
        button.clicked.connect(partial(self._tell, act.id))
        return button

    def _show_details(self, view: ItemView) -> None:
        if self.details is not None and view.details is not None:
            self._gone += self.details.show_view(view.details)
        elif view.details is not None:
            self.details = Details(view.spoken, view.details)
            self.details.wanted.connect(self.wanted)
            self._column.addWidget(self.details)
        elif self.details is not None:
            self._gone += self.details.findChildren(QWidget)
            self._column.removeWidget(self.details)
            self._drop(self.details)
            self.details = None

    def _tell(self, what: str) -> None:
        self.wanted.emit(what, self.key)

    def _drop(self, control: QWidget) -> None:
        self._gone.append(control)
        self._flow.removeWidget(control)
        control.hide()
        control.deleteLater()


def item_rows(wanted: object) -> Rows[ItemView]:
    """A column of items that passes on what was pressed."""

    def make(view: ItemView) -> QWidget:
        row = ItemRow(view)
        row.wanted.connect(wanted)
        return row

    return Rows(make, _show_row, gap=24)


def _show_row(row: QWidget, view: ItemView) -> None:
    assert isinstance(row, ItemRow)
    row.show_view(view)


def _say(label: QLabel, text: str) -> None:
    label.setText(breakable(text))
    label.setVisible(bool(text))
