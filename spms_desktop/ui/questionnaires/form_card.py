"""One form in the list: when it was answered, what can be done with it, and folded the earlier answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from spms_desktop.i18n import _
from spms_desktop.ui.forms.parts import stacked
from spms_desktop.ui.questionnaires.list_presenter import AnsweredView, FormView
from spms_desktop.ui.questionnaires.unfold import Unfold
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.text import body

FILL, PUT_AWAY, BRING_BACK, SHOW, CHANGE, REMOVE = "fill", "put_away", "bring_back", "show", "change", "remove"


class AnsweredRow(Group):
    """One time that the form was answered; `wanted` carries a command and what it is about."""

    wanted = Signal(str, object)

    def __init__(self, view: AnsweredView) -> None:
        super().__init__(view.line)
        self.view = view
        row = FlowLayout(gap=8)
        self.buttons: dict[str, Button] = {}
        offers = [(SHOW, _("Show"))]
        if view.may_change:
            offers += [(CHANGE, _("Change")), (REMOVE, _("Remove"))]
        for key, text in offers:
            button = self.buttons[key] = Button(text)
            button.setAccessibleName(_("{button}: {what}").format(button=text, what=view.line))
            button.setAccessibleIdentifier(f"forms.{key}.{view.answered.filled.uid}")
            button.clicked.connect(_asker(self.wanted.emit, key, view.answered))
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(body(view.line))
        column.addLayout(row)


class FormCard(Card):
    """`wanted` carries a command and the form or the answers it is about."""

    wanted = Signal(str, object)

    def __init__(self, view: FormView, *, away: bool, read_only: bool, unfolded: bool = False) -> None:
        super().__init__()
        self.set_title(view.title)  # not before: a label that is shown while it has no parent takes the keyboard
        self.set_sentence(view.line)
        self.view = view
        self.buttons: dict[str, Button] = {}
        row = FlowLayout(gap=8)
        for key, text, kind in _offers(view, away=away, read_only=read_only):
            button = self.buttons[key] = Button(text, kind=kind)
            button.setAccessibleName(_("{button}: {what}").format(button=text, what=view.form.title))
            button.setAccessibleIdentifier(f"forms.{key}.{view.form.uid}")
            button.clicked.connect(_asker(self.wanted.emit, key, view.form))
            row.addWidget(button)
        if self.buttons:
            self.body.addLayout(row)
        self.rows = [AnsweredRow(one) for one in view.earlier]
        self.earlier: Unfold | None = None
        if self.rows:
            for one in self.rows:
                one.wanted.connect(self.wanted)
            words = (_("Show earlier answers"), _("Hide earlier answers"))
            self.earlier = Unfold(*words, stacked(*self.rows, gap=20), view.form.title)
            self.earlier.button.setAccessibleIdentifier(f"forms.earlier.{view.form.uid}")
            self.body.addWidget(self.earlier)
            if unfolded:
                self.earlier.turn()


def _offers(view: FormView, *, away: bool, read_only: bool) -> list[tuple[str, str, str]]:
    if read_only:
        return []
    if away:
        return [(BRING_BACK, _("Bring back"), "normal")]
    fill = _("Go on filling in") if view.begun else _("Fill in")
    return [(FILL, fill, "primary"), (PUT_AWAY, _("Put away"), "normal")]


def _asker(emit: Callable[[str, object], object], key: str, about: object) -> Callable[[], object]:
    return partial(_ask, emit, key, about)


def _ask(emit: Callable[[str, object], object], key: str, about: object, _checked: bool = False) -> None:
    emit(key, about)
