"""A medicine that is taken as needed: "Taken now", and the times it was taken on the day shown."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.plan import texts
from spms_desktop.ui.plan.rows import Rows
from spms_desktop.ui.plan.views import AsNeededView, TakenView
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.text import WrapLabel, body, quiet


class TakenRow(Group):
    """One recorded time, and a button that takes it back."""

    taken_back = Signal(str)

    def __init__(self, view: TakenView, medicine: str = "", parent: QWidget | None = None) -> None:
        super().__init__(view.words, parent)
        self._key = view.key
        self._words = WrapLabel(texts.breakable(view.words), "body")
        self.button = Button(_("Take back"), kind="quiet")
        said = _("Take back {what}").format(what=" ".join(filter(None, (medicine, view.words))))
        self.button.setAccessibleName(said)
        self.button.setAccessibleIdentifier(f"{view.key}|back")
        self.button.clicked.connect(self._press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button)
        row.addStretch(1)

    def _press(self) -> None:
        self.taken_back.emit(self._key)


class AsNeededRow(Group):
    """Tells what was pressed; the tab records it and shows the row again."""

    taken_now = Signal(str)
    other_time = Signal(str)
    taken_back = Signal(str)

    def __init__(self, view: AsNeededView, parent: QWidget | None = None) -> None:
        super().__init__(view.name, parent)
        self.key, self._medicine = view.key, view.name
        self._dose = quiet("")
        self.now_button = Button(_("Taken now"), "check")
        self.time_button = Button("")
        self._times = Rows[TakenView](self._time_row, self._show_time, gap=4)
        self._none = quiet(_("Not taken on this day."))
        self._count = body("")
        for button, what in ((self.now_button, "now"), (self.time_button, "time")):
            button.setAccessibleIdentifier(f"{view.key}|{what}")
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.now_button)
        buttons.addWidget(self.time_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(WrapLabel(texts.breakable(view.name), "label"))
        column.addWidget(self._dose)
        column.addLayout(buttons)
        column.addWidget(self._none)
        column.addWidget(self._count)
        column.addLayout(self._times.column)
        self.now_button.clicked.connect(partial(self.taken_now.emit, self.key))
        self.time_button.clicked.connect(partial(self.other_time.emit, self.key))
        self.show_view(view)

    def show_view(self, view: AsNeededView) -> None:
        """Show the times of the day."""
        self._dose.setText(texts.breakable(view.dose))
        self._dose.setVisible(bool(view.dose))
        self.now_button.setVisible(view.now_offered)
        self.now_button.setAccessibleName(_("Taken now: {medicine}").format(medicine=view.name))
        self.time_button.setText(_("At another time") if view.now_offered else _("Add a time"))
        self.time_button.setAccessibleName(f"{self.time_button.text()}: {view.name}")
        self._none.setVisible(not view.times and not view.count)
        self._count.setText(view.count)
        self._count.setVisible(bool(view.count))
        focused = next((place for place, row in enumerate(self._time_rows()) if _holds_focus(row)), None)
        self._times.show_views(view.times)
        if focused is not None and not any(map(_holds_focus, self._time_rows())):
            self._focus_near(focused, view)

    def _focus_near(self, place: int, view: AsNeededView) -> None:
        """The time that had the keyboard is taken back: go to the one that stands there now, or record another."""
        left = self._time_rows()
        if left:
            left[min(place, len(left) - 1)].button.setFocus()
        else:
            (self.now_button if view.now_offered else self.time_button).setFocus()

    def _time_rows(self) -> list[TakenRow]:
        column = self._times.column
        items = (column.itemAt(place) for place in range(column.count()))
        return [row for item in items if item is not None and isinstance(row := item.widget(), TakenRow)]

    def _time_row(self, view: TakenView) -> QWidget:
        row = TakenRow(view, self._medicine)
        row.taken_back.connect(self.taken_back)
        return row

    def _show_time(self, row: QWidget, view: TakenView) -> None:
        """A time never changes: another one is another row."""


def _holds_focus(row: QWidget) -> bool:
    """Whether the keyboard is in a row, also while another window is in front."""
    focus = cast("QWidget | None", row.window().focusWidget())  # Qt has none where its hints say there is one
    return focus is not None and row.isAncestorOf(focus)
