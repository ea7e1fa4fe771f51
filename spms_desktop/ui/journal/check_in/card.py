"""The check-in card: one question at a time or all on one page, every answer saved at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.errors import BadInput, Trouble
from spms_desktop.i18n import _, long_date
from spms_desktop.services.trouble import sentence
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.check_in.answers import Answer, Words
from spms_desktop.ui.journal.check_in.buttons import CheckInButtons, CheckInTop
from spms_desktop.ui.journal.check_in.own_view import OwnViewOffer
from spms_desktop.ui.journal.check_in.presenter import CheckIn, Mode
from spms_desktop.ui.journal.check_in.question_place import QuestionPlace
from spms_desktop.ui.journal.check_in.question_view import QuestionView
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.replace import empty
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import quiet


class CheckInCard(Card):
    """Enter goes on, Backspace goes back, S skips, B is a bad day, a digit answers a rating."""

    questions_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(_("Check-in"))
        self._context = context
        self.check_in = CheckIn(context.session)
        self.closed = False
        self.trouble: Trouble | None = None
        self._shown = self.check_in.shows
        self.choose_button = Button(_("Choose questions…"), "settings", kind="quiet")
        self.choose_button.clicked.connect(self.questions_wanted)
        self.header.addWidget(self.choose_button)
        self.top = CheckInTop(self.check_in.day, context.session.today)
        self.top.day.changed.connect(self.open_day)
        self.top.whose.chosen.connect(self.take_view)
        self.top.bad_day.clicked.connect(self.bad_day)
        self.late, self.meaning = quiet(""), quiet("")
        self._offer = QVBoxLayout()
        self.place = QuestionPlace(self.check_in)
        self.place.answered.connect(self._answered)
        self.place.drafted.connect(self._drafted)
        self.buttons = CheckInButtons()
        self.buttons.next.clicked.connect(self._next_pressed)
        self.buttons.back.clicked.connect(self.go_back)
        self.buttons.skip.clicked.connect(self.skip)
        self.buttons.same.clicked.connect(self.same_as_last)
        self.status = quiet("")
        for part in (self.top, self.meaning, self.late):
            self.body.addWidget(part)
        self.body.addLayout(self._offer)
        self.body.addWidget(self.place)
        self.body.addStretch(1)
        self.body.addWidget(self.buttons)
        self.body.addWidget(self.status)
        self._show()

    @property
    def view(self) -> QuestionView | None:
        """The question that is being answered, or None at the end."""
        return self.place.view

    @property
    def finished(self) -> bool:
        return self.check_in.finished

    # Commands

    def open_day(self, day: object) -> None:
        """Turn to a day, from its first question."""
        if self.leave():
            self.check_in.go_to_day(day)  # type: ignore[arg-type]  # a Qt signal carries it as an object
            self._show()
        self.top.day.set_value(self.check_in.day)

    def ask(self, mode: Mode) -> None:
        """Ask the questions of a round that is due."""
        if self.leave():
            self.check_in.start(mode)
            self._show()
            self._focus()

    def open_item(self, day: object, item: str) -> None:
        """Turn to one question of a day."""
        self.open_day(day)
        if self.check_in.day == day:
            self.check_in.open_item(item)
            self._show()
            self._focus()

    def bad_day(self) -> None:
        """Ask only how hard the day is."""
        self.ask(Mode.DAILY if self.check_in.mode is Mode.BAD_DAY else Mode.BAD_DAY)

    def same_as_last(self) -> None:
        """Carry the ratings of the last entry forward."""
        said: list[str] = []
        if self.leave() and self._context.attempt(lambda: said.append(self.check_in.same_as_last())) and any(said):
            self._context.speaker.say(said[0], undo=True)
            self._show()
            self._focus()

    def go_on(self) -> None:
        """Go to the next question, or to the end."""
        if self.leave():
            self.place.follow_focus()
            self.check_in.forward()
            self._moved()

    def finish(self) -> None:
        """Go on from the last question, as Done on one page does."""
        if self.leave():
            self.check_in.finish()
            self._moved()

    def go_back(self) -> None:
        """Go to the question before."""
        if self.leave():
            self.place.follow_focus()
            self.check_in.back()
            self._moved()

    def skip(self) -> None:
        """Leave this question without an answer and go on."""
        if self.view is not None:
            self.view.clear()
        self.go_on()

    def leave(self) -> bool:
        """Save what is still being typed; False when that failed, and then it still stands where it was typed."""
        self.trouble = None
        self.place.flush()
        unfit = next((v for v in self.place.views if v.unfit), None)
        if unfit is not None:
            self.trouble = BadInput("number")
            announce(self, unfit.unfit, urgent=True)
        return self.trouble is None

    def _next_pressed(self) -> None:
        if self.check_in.one_page:
            self.finish()
        else:
            self.go_on()

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
            said = _("A note you were typing was kept, and is saved now. It is on {day}.")
            self._context.speaker.say(said.format(day=long_date(days[-1])), undo=True)

    def refresh(self) -> None:
        """Show what is recorded now, after undo, a new day or other questions; what is being typed is saved first."""
        if self.check_in.new_day and not self.leave():
            return
        if self.check_in.midnight():
            self.top.day.set_latest(self._context.session.today)
        self.check_in.reload()
        if self.check_in.shows == self._shown:
            self.place.reread()
            self._show_state()
        elif self.leave():
            self.top.day.set_value(self.check_in.day)
            self._show()

    # Showing

    def _show(self) -> None:
        """Show the question where we are, all of them on one page, or the end."""
        self._clear_offer()
        self._shown = self.check_in.shows
        self.place.show_now(read_only=self._context.session.read_only)
        self._show_state()
        for below in (self.buttons, self.status):
            below.raise_()  # a screen reader walks the parts as they are stacked: the question comes first
        follow_layout(self)  # the question was made after the buttons below it

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
        if self.check_in.one_page and not self.finished and self.place.views:
            self._show_state()
        else:
            self._show()
        self._focus()

    def _focus(self) -> None:
        self.place.take_focus()
        self.introduce()

    def introduce(self) -> None:
        """Tell a screen reader where we are, or what was recorded; the end says what it is as it takes the keyboard."""
        if self.finished:
            announce(self, self.place.facts())
        elif self.view is not None:
            announce(self, f"{self.check_in.step_text}. {self.view.question.title}")

    # Whose view

    def take_view(self, respondent: object) -> None:
        """Record as another view."""
        if self.leave():
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
        if self.closed or view not in self.place.views:
            return
        question, words = view.question, self.check_in.undo_words(view.question, answer)
        try:
            if self.check_in.put(question, answer):
                self._context.speaker.say(words, undo=True)
        except Trouble as error:
            self.trouble = error
            view.not_saved(self.check_in.answer(question))
            if isinstance(error, BadInput) and error.problem == "rated_by_person":
                self.offer_own_view(self.check_in.day, question.key, self._context.session.profile.name, answer)
            else:
                self._context.speaker.trouble(sentence(error))
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

