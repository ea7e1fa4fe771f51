"""The check-in card: one question at a time or all on one page, every answer saved at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.errors import BadInput, Trouble
from spms_desktop.i18n import _, long_date
from spms_desktop.services import trouble
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.check_in.answers import Answer, Words
from spms_desktop.ui.journal.check_in.buttons import CheckInButtons, CheckInTop
from spms_desktop.ui.journal.check_in.own_view import OwnViewOffer
from spms_desktop.ui.journal.check_in.presenter import CheckIn, Mode
from spms_desktop.ui.journal.check_in.question_view import QuestionView
from spms_desktop.ui.journal.check_in.questions import Question
from spms_desktop.ui.journal.days.days import facts
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.replace import empty, let_go, take_out
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, quiet, title


class CheckInCard(Card):
    """Enter goes on, Backspace goes back, S skips, B is a bad day, a digit answers a rating."""

    questions_wanted = Signal()
    ended = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(_("Check-in"))
        self._context = context
        self.check_in = CheckIn(context.session)
        self.closed = False
        self.choose_button = Button(_("Choose questions…"), "settings", kind="quiet")
        self.choose_button.clicked.connect(self.questions_wanted)
        self.header.addWidget(self.choose_button)
        self.top = CheckInTop(self.check_in.day, context.session.today)
        self.top.day.changed.connect(self.open_day)
        self.top.whose.chosen.connect(self.take_view)
        self.top.bad_day.clicked.connect(self.bad_day)
        self.top.same.clicked.connect(self.same_as_last)
        self.late, self.meaning = quiet(""), quiet("")
        self._offer = QVBoxLayout()
        self._place = QVBoxLayout()
        self._place.setSpacing(32)
        self.views: list[QuestionView] = []
        self.buttons = CheckInButtons()
        self.buttons.next.clicked.connect(self._next_pressed)
        self.buttons.back.clicked.connect(self.go_back)
        self.buttons.skip.clicked.connect(self.skip)
        self.status = quiet("")
        for part in (self.top, self.meaning, self.late):
            self.body.addWidget(part)
        self.body.addLayout(self._offer)
        self.body.addLayout(self._place)
        self.body.addStretch(1)
        self.body.addWidget(self.buttons)
        self.body.addWidget(self.status)
        self._show()

    @property
    def view(self) -> QuestionView | None:
        """The question that is being answered, or None at the end."""
        held = next((v for v in self.views if self._holds_focus(v)), None)
        return held or (self.views[0] if self.views else None)

    def _holds_focus(self, part: QWidget) -> bool:
        focused = cast("QWidget | None", self.focusWidget())  # Qt has none where its hints say there is one
        return focused is not None and part.isAncestorOf(focused)

    @property
    def finished(self) -> bool:
        return self.check_in.finished

    # Commands

    def open_day(self, day: object) -> None:
        """Turn to a day, from its first question."""
        self.leave()
        self.check_in.go_to_day(day)  # type: ignore[arg-type]  # a Qt signal carries it as an object
        self.top.day.set_value(self.check_in.day)
        self._show()

    def ask(self, mode: Mode) -> None:
        """Ask the questions of a round that is due."""
        self.leave()
        self.check_in.start(mode)
        self._show()
        self._focus()

    def open_item(self, day: object, item: str) -> None:
        """Turn to one question of a day."""
        self.open_day(day)
        self.check_in.open_item(item)
        self._show()
        self._focus()

    def bad_day(self) -> None:
        """Ask only how hard the day is."""
        self.ask(Mode.DAILY if self.check_in.mode is Mode.BAD_DAY else Mode.BAD_DAY)

    def same_as_last(self) -> None:
        """Carry the ratings of the last entry forward."""
        self.leave()
        said: list[str] = []
        if self._context.attempt(lambda: said.append(self.check_in.same_as_last())) and any(said):
            self._context.speaker.say(said[0], undo=True)
            self._show()
            self._focus()

    def go_on(self) -> None:
        """Go to the next question, or to the end."""
        self.leave()
        if self.check_in.one_page:
            self._follow_focus()
        was_finished = self.finished
        self.check_in.forward()
        self._moved()
        if self.finished and not was_finished:
            self.ended.emit()

    def _next_pressed(self) -> None:
        if self.check_in.one_page:
            self.check_in.position = len(self.check_in.questions) - 1
            self.views[-1].focus_answer()
        self.go_on()

    def go_back(self) -> None:
        """Go to the question before."""
        self.leave()
        if self.check_in.one_page:
            self._follow_focus()
        self.check_in.back()
        self._moved()

    def skip(self) -> None:
        """Leave this question without an answer and go on."""
        if self.view is not None:
            self.view.clear()
        self.go_on()

    def leave(self) -> None:
        """Save what is still being typed."""
        for view in self.views:
            view.flush()

    def author_switched(self) -> None:
        """Start with the new author's own view."""
        self.check_in.author_switched()
        self._show()
        self.recover()

    def recover(self) -> None:
        """Save a note that was being typed when the program was stopped, and say so."""
        days = () if self._context.session.read_only else self.check_in.recover_drafts()
        if days:
            self._show()
            sentence = _("A note you were typing was kept, and is saved now. It is on {day}.")
            self._context.speaker.say(sentence.format(day=long_date(days[-1])), undo=True)

    def refresh(self) -> None:
        """Show what is recorded now, after undo, a new day or other questions."""
        shown, asked, paged = self.check_in.day, self.check_in.questions, self.check_in.one_page
        if self.check_in.midnight():
            self.top.day.set_latest(self._context.session.today)
        self.check_in.reload()
        if self.check_in.day != shown:
            self.top.day.set_value(self.check_in.day)
        if (self.check_in.day, self.check_in.questions, self.check_in.one_page) != (shown, asked, paged):
            self._show()
        elif self.finished:
            self._place_widgets([self._end()])
        for view in self.views:
            view.set_answer(self.check_in.answer(view.question))
        self._show_state()

    # Showing

    def _show(self) -> None:
        """Show the question where we are, all of them on one page, or the end."""
        self._clear_offer()
        check_in = self.check_in
        if self.finished:
            self.views = []
            self._place_widgets([self._end()])
        else:
            asked = check_in.questions if check_in.one_page else (check_in.question,)
            self.views = [self._question_view(question) for question in asked]
            self._place_widgets(self.views)
        self._show_state()
        follow_layout(self)  # the question was made after the buttons below it

    def _question_view(self, question: Question) -> QuestionView:
        view = QuestionView(question, self.check_in.answer(question))
        view.answered.connect(partial(self._answered, view))
        view.drafted.connect(self._drafted)
        view.setEnabled(not self._context.session.read_only)
        return view

    def _show_state(self) -> None:
        check_in = self.check_in
        self.set_title(check_in.title)
        self.late.setText(check_in.late_text)
        self.late.setVisible(bool(check_in.late_text))
        self.top.show_state(check_in, read_only=self._context.session.read_only)
        chosen = next(c for c in check_in.views() if c.respondent is check_in.respondent)
        self.meaning.setText(chosen.sentence)
        # The person on their own knows; whoever writes for or with somebody is reminded.
        alone = check_in.respondent is Respondent.SELF and self._context.session.author.is_person
        self.meaning.setVisible(not alone)
        self.buttons.show_state(check_in)
        self.status.setText(check_in.status)

    def _moved(self) -> None:
        """Show where we are now; on one page only the keyboard moves."""
        if self.check_in.one_page and not self.finished and self.views:
            self._show_state()
        else:
            self._show()
        self._focus()

    def _follow_focus(self) -> None:
        if self.view is not None and self.views:
            self.check_in.position = self.views.index(self.view)

    def _end(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(title(_("Thank you. That is all for this day.")))
        column.addWidget(body(self._facts()))
        if (entry := self.check_in.entry) and entry.note:
            column.addWidget(quiet(entry.note))
        return holder

    def _facts(self) -> str:
        entry = self.check_in.entry
        return facts(entry) if entry else _("Nothing recorded.")

    def _place_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Put these in the place of what is shown; the keyboard goes over first, or it would visit the buttons."""
        old = take_out(self._place)
        for widget in widgets:
            self._place.addWidget(widget)
            widget.show()
        for below in (self.buttons, self.status):
            below.raise_()  # a screen reader walks the parts as they are stacked: the question comes first
        if any(self._holds_focus(one) for one in old):
            self._take_focus()
        let_go(old)

    def _focus(self) -> None:
        self._take_focus()
        self.introduce()

    def introduce(self) -> None:
        """Tell a screen reader where we are."""
        if self.finished:
            announce(self, _("All done. {facts}").format(facts=self._facts()))
        elif self.view is not None:
            announce(self, f"{self.check_in.step_text}. {self.view.question.title}")

    def _take_focus(self) -> None:
        if self.finished:
            self.buttons.show_state(self.check_in)
            self.buttons.back.setFocus()
        else:
            self.views[self.check_in.position if self.check_in.one_page else 0].focus_answer()

    # Whose view

    def take_view(self, respondent: object) -> None:
        """Record as another view."""
        self.leave()
        self.check_in.take_view(respondent)  # type: ignore[arg-type]  # a Qt signal carries it as an object
        self._show()
        self._focus()

    def offer_own_view(self, day: object, item: str, name: str, answer: Answer = None) -> None:
        """Leave somebody's answer as it is, and offer one's own beside it."""
        self._clear_offer()
        strip = OwnViewOffer(name)
        strip.wanted.connect(partial(self._add_own_view, day, item, answer))
        strip.left.connect(self._leave_offer)
        self._offer.addWidget(strip)
        follow_layout(self)
        strip.invite()

    def _add_own_view(self, day: object, item: str, answer: Answer) -> None:
        self._clear_offer()
        self.check_in.respondent = self._context.session.author.usual_respondent
        self.open_item(day, item)
        if answer is not None and self.view is not None:
            self.view.set_answer(answer)
            self._answered(self.view, answer)

    def _leave_offer(self) -> None:
        self._clear_offer()
        self._focus()

    def _clear_offer(self) -> None:
        empty(self._offer)

    # Answers and keys

    def _answered(self, view: QuestionView, answer: Answer) -> None:
        if self.closed or view not in self.views:
            return
        question, words = view.question, self.check_in.undo_words(view.question, answer)
        try:
            if self.check_in.put(question, answer):
                self._context.speaker.say(words, undo=True)
        except Trouble as error:
            view.set_answer(self.check_in.answer(question))
            if isinstance(error, BadInput) and error.problem == "rated_by_person":
                self.offer_own_view(self.check_in.day, question.key, self._context.session.profile.name, answer)
            else:
                self._context.speaker.trouble(trouble.sentence(error))
        self.status.setText(self.check_in.status)

    def _drafted(self, words: Words) -> None:
        if not self.closed and self._context.attempt(partial(self.check_in.keep_draft, words)):
            self.status.setText(_("Kept while you type."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and not enter:
            super().keyPressEvent(event)
            return
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Return: self.go_on,
            Qt.Key.Key_Enter: self.go_on,
            Qt.Key.Key_Backspace: self.go_back,
            Qt.Key.Key_S: self.skip,
            Qt.Key.Key_B: self.bad_day,
        }
        if event.text().isdigit() and self.view is not None:
            acts[Qt.Key(event.key())] = partial(self.view.press_digit, event.text())
        act = acts.get(Qt.Key(event.key()))
        if act is None or (self.finished and event.key() == Qt.Key.Key_S):
            super().keyPressEvent(event)
        else:
            act()

