"""The check-in card: one question at a time, every answer saved at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from spms_desktop.domain.author import Respondent
from spms_desktop.i18n import _
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.days import facts
from spms_desktop.ui.journal.presenter import Answer, CheckIn
from spms_desktop.ui.journal.question_view import QuestionView
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, quiet, title


class CheckInCard(Card):
    """Enter goes on, Backspace goes back, S skips, a digit answers a rating."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Check-in"))
        self._context = context
        self.check_in = CheckIn(context.session)
        self.finished = False
        self.closed = False
        self.day = DateField(_("Day"), self.check_in.day, latest=context.session.today)
        self.day.changed.connect(self.open_day)
        self.late = quiet("")
        self.whose = Button("", "person", kind="quiet")
        self.whose.setAccessibleIdentifier("check-in-whose")
        self.whose.clicked.connect(self.open_views)
        top = FlowLayout(gap=12)
        top.addWidget(self.day)
        top.addWidget(self.whose)
        self._place = QVBoxLayout()
        self.view: QuestionView | None = None
        self.status = quiet("")
        self.status.setAccessibleName(_("Saving"))
        self.body.addLayout(top)
        self.body.addWidget(self.late)
        self.body.addLayout(self._place)
        self.body.addStretch(1)
        self.body.addLayout(self._buttons())
        self.body.addWidget(self.status)
        self._show_view()
        self._show()

    def _buttons(self) -> FlowLayout:
        row = FlowLayout(gap=12)
        self.next_button = Button(_("Next"), kind="primary")
        self.back_button = Button(_("Back"), "back")
        self.skip_button = Button(_("Skip"), kind="quiet")
        self.next_button.clicked.connect(self.go_on)
        self.back_button.clicked.connect(self.go_back)
        self.skip_button.clicked.connect(self.skip)
        for button, name in ((self.next_button, "next"), (self.back_button, "back"), (self.skip_button, "skip")):
            button.setAccessibleIdentifier(f"check-in-{name}")
            row.addWidget(button)
        return row

    # Commands

    def open_day(self, day: object) -> None:
        """Turn to a day, from its first question."""
        self.leave()
        self.check_in.go_to_day(day)  # type: ignore[arg-type]  # a Qt signal carries it as an object
        self.finished = False
        self.day.set_value(self.check_in.day)
        self._show()

    def go_on(self) -> None:
        """Go to the next question, or to the end."""
        self.leave()
        if not self.finished:
            self.finished = not self.check_in.forward()
        self._show()
        self._focus()

    def go_back(self) -> None:
        """Go to the question before."""
        self.leave()
        if self.finished:
            self.finished = False
        else:
            self.check_in.back()
        self._show()
        self._focus()

    def skip(self) -> None:
        """Leave this question without an answer and go on."""
        if self.view is not None:
            self.view.clear()
        self.go_on()

    def leave(self) -> None:
        """Save what is still being typed."""
        if self.view is not None:
            self.view.flush()

    def author_switched(self) -> None:
        """Start with the new author's own view."""
        self.check_in.author_switched()
        self.finished = False
        self._show_view()
        self._show()

    def refresh(self) -> None:
        """Show what is recorded now, after undo or a new day."""
        shown = self.check_in.day
        if self.check_in.midnight():
            self.day.set_latest(self._context.session.today)
            if self.check_in.day != shown:
                self.day.set_value(self.check_in.day)
                self.finished = False
                self._show()
        self.check_in.reload()
        if self.finished:
            self._place_widget(self._end())
        elif self.view is not None:
            self.view.set_answer(self.check_in.answer(self.view.question))
        self.status.setText(self.check_in.status)

    # Showing

    def _show(self) -> None:
        """Show the question where we are, or the end."""
        self.late.setText(self.check_in.late_text)
        self.late.setVisible(bool(self.check_in.late_text))
        step = _("all done") if self.finished else self.check_in.step_text
        self.set_title(_("Check-in: {step}").format(step=step))
        self._place_widget(self._end() if self.finished else self._question())
        self.next_button.setVisible(not self.finished)
        self.next_button.setText(_("Done") if self.check_in.at_end else _("Next"))
        self.skip_button.setVisible(not self.finished)
        self.back_button.setEnabled(self.finished or self.check_in.position > 0)
        self.status.setText(self.check_in.status)
        follow_layout(self)  # the question was made after the buttons below it

    def _question(self) -> QWidget:
        question = self.check_in.question
        self.view = QuestionView(question, self.check_in.answer(question))
        self.view.answered.connect(self._answered)
        self.view.setEnabled(not self._context.session.read_only)
        return self.view

    def _end(self) -> QWidget:
        self.view = None
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        entry = self.check_in.journal.entry(self.check_in.day, self.check_in.respondent)
        column.addWidget(title(_("Thank you. That is all for this day.")))
        column.addWidget(body(facts(entry) if entry else _("Nothing recorded.")))
        if entry and entry.note:
            column.addWidget(quiet(entry.note))
        return holder

    def _place_widget(self, widget: QWidget) -> None:
        while (item := self._place.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._place.addWidget(widget)

    def open_views(self) -> QMenu:
        """Offer the points of view this author can take, each with what it means."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for choice in self.check_in.views():
            action = QAction(_("{view}: {meaning}").format(view=choice.label, meaning=choice.sentence), menu)
            action.setCheckable(True)
            action.setChecked(choice.respondent is self.check_in.respondent)
            action.triggered.connect(partial(self.take_view, choice.respondent))
            menu.addAction(action)
        menu.popup(self.whose.mapToGlobal(QPoint(0, self.whose.height())))
        return menu

    def take_view(self, respondent: Respondent) -> None:
        """Record as another view."""
        self.leave()
        self.check_in.take_view(respondent)
        self.finished = False
        self._show_view()
        self._show()
        self._focus()

    def _show_view(self) -> None:
        chosen = next(c for c in self.check_in.views() if c.respondent is self.check_in.respondent)
        self.whose.setText(chosen.label)
        self.whose.setAccessibleName(_("Whose view: {view}").format(view=chosen.label))
        self.whose.setAccessibleDescription(chosen.sentence)

    def _focus(self) -> None:
        if self.view is not None:
            self.view.focus_answer()
            announce(self, f"{self.check_in.step_text}. {self.view.question.title}")
        else:
            self.back_button.setFocus()
            announce(self, _("All done"))

    # Answers and keys

    def _answered(self, answer: Answer) -> None:
        if self.view is None or self.closed:
            return
        question, words = self.view.question, self.check_in.undo_words()
        saved: list[bool] = []
        if self._context.attempt(lambda: saved.append(self.check_in.put(question, answer))):
            if saved[0]:
                self._context.speaker.say(words, undo=True)
        else:
            self.view.set_answer(self.check_in.answer(question))
        self.status.setText(self.check_in.status)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        acts = {
            Qt.Key.Key_Return: self.go_on,
            Qt.Key.Key_Enter: self.go_on,
            Qt.Key.Key_Backspace: self.go_back,
            Qt.Key.Key_S: self.skip,
        }
        if event.text().isdigit() and self.view is not None:
            acts[Qt.Key(event.key())] = partial(self._digit, event.text())
        act = acts.get(Qt.Key(event.key()))
        if act is None or (self.finished and event.key() == Qt.Key.Key_S):
            super().keyPressEvent(event)
        else:
            act()

    def _digit(self, digit: str) -> None:
        if self.view is not None:
            self.view.press_digit(digit)
