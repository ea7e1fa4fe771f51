"""Where the questions of a check-in stand: one, all on one page, or the end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.journal.check_in.presenter import CheckIn
from spms_desktop.ui.journal.check_in.question_view import QuestionView
from spms_desktop.ui.journal.days.days import facts
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.paint import Box, ink, paint_box
from spms_desktop.ui.widgets.replace import let_go, take_out
from spms_desktop.ui.widgets.text import body, quiet, title


class EndPart(Group):
    """The end of a check-in. It takes the keyboard, and is no button: an Enter too many must not go back."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            paint_box(painter, QRectF(self.rect()), Box(8, None, ink(self).face, 0, ink(self).focus))
            painter.end()


class QuestionPlace(QWidget):
    """`answered` tells which question was answered and how, `drafted` follows a note that is being typed."""

    answered = Signal(object, object)
    drafted = Signal(object)

    def __init__(self, check_in: CheckIn) -> None:
        super().__init__()
        self._check_in = check_in
        self.views: list[QuestionView] = []
        self._end_part: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(32)

    @property
    def view(self) -> QuestionView | None:
        """The question that holds the keyboard, else the first one; None at the end."""
        held = next((v for v in self.views if self.holds_focus(v)), None)
        return held or (self.views[0] if self.views else None)

    def holds_focus(self, part: QWidget) -> bool:
        """Whether the keyboard is, or was last, in a part of this place."""
        focused = cast("QWidget | None", self.focusWidget())  # Qt has none where its hints say there is one
        return focused is not None and part.isAncestorOf(focused)

    def show_now(self, *, read_only: bool) -> bool:
        """Show where the check-in is; True when the keyboard was in what is gone, and has gone over."""
        check_in = self._check_in
        self._end_part = None
        if check_in.finished:
            self.views = []
            return self._put([self._end()])
        asked = check_in.questions if check_in.one_page else (check_in.question,)
        self.views = [QuestionView(question, check_in.answer(question)) for question in asked]
        for view in self.views:
            view.answered.connect(partial(self.answered.emit, view))
            view.drafted.connect(self.drafted)
            view.setEnabled(not read_only)
            draft = None if read_only else check_in.draft(view.question)
            if draft is not None:
                view.type_again(draft)
        return self._put(self.views)

    def reread(self) -> None:
        """Show what is recorded now, in the same questions."""
        if self._check_in.finished:
            self._put([self._end()])
        for view in self.views:
            view.set_answer(self._check_in.answer(view.question))

    def take_focus(self) -> None:
        """Give the keyboard to the question where the check-in is, or to the end."""
        if self._end_part is not None:
            self._end_part.setFocus()
        elif self.views:
            self.views[self._check_in.position if self._check_in.one_page else 0].focus_answer()

    def follow_focus(self) -> None:
        """On one page the check-in is at the question that holds the keyboard."""
        if self._check_in.one_page and self.view is not None:
            self._check_in.position = self.views.index(self.view)

    def flush(self) -> None:
        """Hand over what is still being typed."""
        for view in self.views:
            view.flush()

    def facts(self) -> str:
        """All that is recorded for the day, in one line."""
        entry = self._check_in.entry
        return facts(entry) if entry else _("Nothing recorded.")

    def _put(self, widgets: Sequence[QWidget]) -> bool:
        """Put these in the place of what is shown; the keyboard goes over before the old is hidden."""
        old = take_out(self._column)
        for widget in widgets:
            self._column.addWidget(widget)
            widget.show()
        moved = any(self.holds_focus(one) for one in old)
        if moved:
            self.take_focus()
        let_go(old)
        return moved

    def _end(self) -> QWidget:
        holder = EndPart(_("All done"))
        self._end_part = holder
        column = QVBoxLayout(holder)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(title(_("Thank you. That is all for this day.")))
        column.addWidget(body(self.facts()))
        if (entry := self._check_in.entry) and entry.note:
            column.addWidget(quiet(entry.note))
        return holder
