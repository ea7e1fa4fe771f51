"""The rows of the part: a visit, something that was agreed, and the offer to plan the next visit."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.plan.rows import Rows
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.plan.visits import words
from spms_desktop.ui.plan.visits.views import (
    ATTENDED,
    DONE,
    EDIT,
    MOVE,
    PLAN_NEXT,
    STOP,
    AgainView,
    FollowUpView,
    VisitView,
)
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.text import WrapLabel, body, quiet

_ICONS = {ATTENDED: "check", MOVE: "calendar"}


class _Row(Group):
    """A column of words with a line of buttons below; `wanted` carries the command and the uid."""

    def __init__(self, name: str, key: str, wanted: SignalInstance) -> None:
        super().__init__(breakable(name))
        self.key, self._wanted = key, wanted
        self.buttons: dict[str, Button] = {}
        self.head = WrapLabel("", "label")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self.head)

    def add_buttons(self, words: dict[str, tuple[str, str]]) -> None:
        """Put a button below for each command, with what it says and what a screen reader says."""
        flow = FlowLayout(gap=8)
        for name, (shown, spoken) in words.items():
            button = Button(shown, _ICONS.get(name))
            button.setAccessibleName(spoken)
            button.setAccessibleIdentifier(f"{self.key}|{name}")
            button.clicked.connect(partial(self._tell, name))
            flow.addWidget(button)
            self.buttons[name] = button
        self.column.addSpacing(4)
        self.column.addLayout(flow)

    def _tell(self, name: str, _checked: bool = False) -> None:
        self._wanted.emit(name, self.key)


class VisitRow(_Row):
    """One visit; its commands never change, since a settled visit is another row."""

    def __init__(self, view: VisitView, wanted: SignalInstance) -> None:
        super().__init__(view.who, view.key, wanted)
        self.commands = view.commands
        self._when, self._lines = body(""), body("")
        self.column.addWidget(self._when)
        self.column.addWidget(self._lines)
        if view.commands:
            self.add_buttons({name: (words.command(name), "") for name in view.commands})
        self.show_view(view)

    def show_view(self, view: VisitView) -> None:
        """Show the visit as the journal holds it."""
        self.setAccessibleName(_("{who}, {when}").format(who=view.who, when=view.when))
        self.head.setText(breakable(view.who))
        self._when.setText(view.when + (f". {view.state}." if view.state else ""))
        self._lines.setText(breakable("\n".join(view.lines)))
        self._lines.setVisible(bool(view.lines))
        for name, button in self.buttons.items():
            button.setAccessibleName(words.spoken(name).format(who=f"{view.who}, {view.when}"))


class FollowUpRow(_Row):
    """Something that is still to be done."""

    def __init__(self, view: FollowUpView, wanted: SignalInstance) -> None:
        super().__init__(view.what, view.key, wanted)
        self._words = quiet("")
        self.column.addWidget(self._words)
        self.add_buttons({DONE: (_("Done"), ""), EDIT: (_("Change"), "")})
        self.buttons[DONE].set_icon("check")
        self.show_view(view)

    def show_view(self, view: FollowUpView) -> None:
        """Show what is to be done, by whom and when."""
        self.head.setText(breakable(view.what))
        self._words.setText(breakable(view.words))
        self.buttons[DONE].setAccessibleName(_("Done: {what}").format(what=view.what))
        self.buttons[EDIT].setAccessibleName(_("Change what was agreed: {what}").format(what=view.what))


class AgainRow(_Row):
    """The offer to plan the next of a repeating visit."""

    def __init__(self, view: AgainView, wanted: SignalInstance) -> None:
        super().__init__(view.who, view.key, wanted)
        self._words = quiet("")
        self.column.addWidget(self._words)
        self.add_buttons({PLAN_NEXT: (view.offer, ""), STOP: (_("No more repeats"), "")})
        self.buttons[PLAN_NEXT].set_icon("calendar")
        self.show_view(view)

    def show_view(self, view: AgainView) -> None:
        """Show who it is and the day that is proposed."""
        self.head.setText(breakable(view.who))
        self._words.setText(view.words)
        self.buttons[PLAN_NEXT].set_words(view.offer)
        self.buttons[PLAN_NEXT].setAccessibleName(_("{offer}, {who}").format(offer=view.offer, who=view.who))
        self.buttons[STOP].setAccessibleName(_("No more repeats: {who}").format(who=view.who))


class VisitRows(Rows[VisitView]):
    """A column of visits; one that can now be asked for other things is built anew."""

    def __init__(self, wanted: SignalInstance) -> None:
        super().__init__(lambda view: VisitRow(view, wanted), _show_visit, gap=24)
        self.views: tuple[VisitView, ...] = ()

    def show_visits(self, views: tuple[VisitView, ...]) -> bool:
        """Follow the views; True when rows came, went or moved."""
        before = {view.key: view.commands for view in self.views}
        self.views = views
        kept = [view for view in views if before.get(view.key) == view.commands]
        changed = len(kept) != len(views) and self.show_views(kept)
        return self.show_views(views) or changed

    def focus_visit(self, uid: str) -> bool:
        """Give the keyboard to the first button of a visit; False when it is not here or has none."""
        row = self[uid] if any(view.key == uid for view in self.views) else None
        if not isinstance(row, VisitRow) or not row.buttons:
            return False
        row.show()  # a row that was just made is shown only later, and what is hidden cannot have the keyboard
        next(iter(row.buttons.values())).setFocus()
        return True


def follow_up_rows(wanted: SignalInstance) -> Rows[FollowUpView]:
    """A column of what is to be done."""
    return Rows(lambda view: FollowUpRow(view, wanted), _show_follow_up, gap=20)


def place_of(rows: Rows[FollowUpView], key: str) -> int:
    """Which row from the top something stands in, or -1 when it is not there."""
    return rows.column.indexOf(rows[key]) if key in rows else -1


def focus_follow_up(rows: Rows[FollowUpView], place: int) -> bool:
    """Give the keyboard to "Done" of the row in a place, or of the first one; False when there is none."""
    item = rows.column.itemAt(place) or rows.column.itemAt(0)
    row = item.widget() if item is not None else None
    if not isinstance(row, FollowUpRow):
        return False
    row.buttons[DONE].setFocus()
    return True


def again_rows(wanted: SignalInstance) -> Rows[AgainView]:
    """A column of offers."""
    return Rows(lambda view: AgainRow(view, wanted), _show_again, gap=20)


def _show_visit(row: QWidget, view: VisitView) -> None:
    assert isinstance(row, VisitRow)
    row.show_view(view)


def _show_follow_up(row: QWidget, view: FollowUpView) -> None:
    assert isinstance(row, FollowUpRow)
    row.show_view(view)


def _show_again(row: QWidget, view: AgainView) -> None:
    assert isinstance(row, AgainRow)
    row.show_view(view)
