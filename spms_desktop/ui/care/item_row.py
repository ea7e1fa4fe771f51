"""One thing to raise, and one that was answered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.care.rows import Row, Rule
from spms_desktop.ui.care.views import AnsweredView, FormerView, ItemView
from spms_desktop.ui.care.words import breakable, shortened
from spms_desktop.ui.widgets.buttons import Button, IconButton, LinkButton
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.text import WrapLabel, body, field_label, quiet


class ItemRow(Row):
    """A ranked thing to raise, with its place, its words and what can be done with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ItemView | None = None
        self.place: QLabel = WrapLabel("", "heading")
        self.place.setWordWrap(False)
        self.about, self.words, self.remark = quiet(""), body(""), quiet("")
        made = {
            "up": IconButton("up", _("Move up")),
            "down": IconButton("down", _("Move down")),
            "answer": Button(_("Answer"), "check"),
            "edit": LinkButton(_("Edit")),
            "take_off": LinkButton(_("Take off")),
        }
        for command, button in made.items():
            button.setAccessibleIdentifier(f"care.item.{command}")
            button.clicked.connect(partial(self._tell, command))
        self.controls = dict(made)
        for keys, command in (("Alt+Up", "up"), ("Alt+Down", "down")):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._tell, command))
        self._lay_out()

    def fill(self, view: ItemView) -> None:
        """Show an item."""
        self._view = view
        text = shortened(view.item.text, 120)
        self.setAccessibleName(
            _("{place} of {total}, {about}: {text}").format(
                place=view.place, total=view.total, about=view.about, text=text
            )
        )
        self.place.setText(str(view.place))
        self.about.setText(breakable(view.about))
        self.words.setText(breakable(view.item.text))
        self.remark.setText(breakable(view.remark))
        self.remark.setVisible(bool(view.remark))
        self.setAccessibleDescription(view.remark)
        for command, spoken in (
            ("up", _("Move up: {text}")),
            ("down", _("Move down: {text}")),
            ("answer", _("Answer: {text}")),
            ("edit", _("Edit: {text}")),
            ("take_off", _("Take off the list: {text}")),
        ):
            self.controls[command].setAccessibleName(spoken.format(text=text))
        for command in ("up", "down", "edit", "take_off"):
            self.controls[command].setVisible(view.may_change)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 24)
        grid.addWidget(Rule(), 0, 0, 1, 2)
        grid.setRowMinimumHeight(1, 12)
        grid.addWidget(self.place, 2, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.about, 2, 1)
        grid.addWidget(self.words, 3, 1)
        grid.addWidget(self.remark, 4, 1)
        grid.setRowMinimumHeight(5, 4)
        grid.addLayout(_flow(self.controls), 6, 1)

    def _tell(self, command: str) -> None:
        self.wanted.emit(command, self._view)


class AnsweredRow(Row):
    """Something that was raised, with its answer and the day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: AnsweredView | None = None
        self.about, self.words, self.answer, self.remark = quiet(""), body(""), field_label(""), quiet("")
        made = {
            "change_answer": LinkButton(_("Change the answer")),
            "ask_again": LinkButton(_("Ask again")),
        }
        for command, button in made.items():
            button.setAccessibleIdentifier(f"care.answered.{command}")
            button.clicked.connect(partial(self._tell, command))
        self.controls = dict(made)
        column = _column(self, self.about, self.words, self.answer, self.remark)
        column.addLayout(_flow(self.controls))

    def fill(self, view: AnsweredView) -> None:
        """Show an answered item."""
        self._view = view
        text = shortened(view.item.text, 120)
        self.setAccessibleName(_("{about}: {text}").format(about=view.about, text=text))
        self.about.setText(breakable(view.about))
        self.words.setText(breakable(view.item.text))
        self.answer.setText(breakable(view.answer))
        self.remark.setText(breakable(view.remark))
        self.remark.setVisible(bool(view.remark))
        self.controls["change_answer"].setAccessibleName(_("Change the answer: {text}").format(text=text))
        self.controls["ask_again"].setAccessibleName(_("Ask again: {text}").format(text=text))

    def _tell(self, command: str) -> None:
        self.wanted.emit(command, self._view)


class FormerRow(Row):
    """Somebody who is no longer on the team, and the way back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: FormerView | None = None
        self.name, self.role = body(""), quiet("")
        self.back = Button(_("Bring back"), "undo")
        self.back.setAccessibleIdentifier("care.former.bring_back")
        self.back.clicked.connect(self._tell)
        self.controls = {"bring_back": self.back}
        column = _column(self, self.name, self.role)
        column.addLayout(_flow(self.controls))

    def fill(self, view: FormerView) -> None:
        """Show somebody."""
        self._view = view
        self.setAccessibleName(view.person.name)
        self.name.setText(breakable(view.person.name))
        self.role.setText(breakable(view.words))
        self.back.setAccessibleName(_("Bring back {name}").format(name=view.person.name))

    def _tell(self) -> None:
        self.wanted.emit("bring_back", self._view)


def _flow(controls: dict[str, QWidget]) -> FlowLayout:
    flow = FlowLayout(gap=8)
    for control in controls.values():
        flow.addWidget(control)
    return flow


def _column(row: Row, *labels: QLabel) -> QVBoxLayout:
    """The labels under one another below a hairline."""
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(Rule())
    column.addSpacing(8)
    for label in labels:
        column.addWidget(label)
    return column
