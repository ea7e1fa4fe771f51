"""One question with its control: keys for a rating, a number, a choice, ticks or a text box."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.journal.check_in.answers import Answer, Words
from spms_desktop.ui.journal.check_in.note_field import NoteField
from spms_desktop.ui.journal.check_in.questions import Ask, Question
from spms_desktop.ui.journal.check_in.tick_list import TickList
from spms_desktop.ui.journal.line_words import breakable
from spms_desktop.ui.widgets.choice_list import ChoiceList
from spms_desktop.ui.widgets.keys import KeyRow, RatingRow
from spms_desktop.ui.widgets.pressure_field import PressureField
from spms_desktop.ui.widgets.quick_number import QuickNumber
from spms_desktop.ui.widgets.stepper import Stepper
from spms_desktop.ui.widgets.text import body, title

Control = KeyRow | QuickNumber | Stepper | PressureField | TickList | NoteField
"""Each shows a value without telling, tells of the user's doing, and can be cleared."""


class QuestionView(QWidget):
    """Shows a question and its recorded answer; `answered` carries what the user chose, None for nothing."""

    answered = Signal(object)
    drafted = Signal(object)

    def __init__(self, question: Question, answer: Answer) -> None:
        super().__init__()
        self.question = question
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.heading = title(breakable(question.title))
        asks = QVBoxLayout()
        asks.setSpacing(4)
        asks.addWidget(self.heading)
        if question.sentence:
            asks.addWidget(body(question.sentence))
        column.addLayout(asks)
        self.control = self._make()
        self.control.setAccessibleDescription(question.sentence)
        column.addWidget(self.control)
        self.set_answer(answer)

    def set_answer(self, answer: Answer) -> None:
        """Show what is recorded; a note that is being typed stays as it is typed."""
        control = self.control
        if isinstance(control, KeyRow):
            control.set_value(answer)
        elif isinstance(control, TickList):
            control.set_value(answer if isinstance(answer, frozenset) else frozenset())
        elif isinstance(control, NoteField):
            control.set_value(answer if isinstance(answer, Words) else None)
        elif isinstance(control, PressureField):
            control.set_value(answer if isinstance(answer, tuple) else None)
        else:
            control.set_value(answer if isinstance(answer, int | float) else None)

    @property
    def unfit(self) -> str:
        """What is wrong with what is typed, as it is said beside the field; empty when nothing is."""
        control = self.control
        if isinstance(control, PressureField):
            return control.trouble_shown()
        stepper = control.stepper if isinstance(control, QuickNumber) else control
        return stepper.trouble.text() if isinstance(stepper, Stepper) else ""

    def not_saved(self, recorded: Answer) -> None:
        """The answer could not be saved: show what is recorded, but words that were typed stay to be saved again."""
        if isinstance(self.control, NoteField):
            self.control.keep_typing()
        else:
            self.set_answer(recorded)

    def type_again(self, words: Words) -> None:
        """Show words that were typed before and are not saved."""
        if isinstance(self.control, NoteField):
            self.control.set_value(words)
            self.control.keep_typing()

    def focus_answer(self) -> None:
        """Give the keyboard to the control."""
        target = self.control.first if isinstance(self.control, TickList) else self.control
        target.setFocus()

    def press_digit(self, digit: str) -> bool:
        """Let a digit typed anywhere in the check-in answer the question, where digits can."""
        control = self.control
        return isinstance(control, KeyRow | QuickNumber | TickList) and control.press_digit(digit)

    def clear(self) -> None:
        """Leave the question without an answer, as skipping does."""
        if isinstance(self.control, Stepper):
            self.control.set_value(None)
            self.answered.emit(None)
        else:
            self.control.clear()

    def flush(self) -> None:
        """Hand over a number or a note that is still being typed."""
        if isinstance(self.control, QuickNumber | Stepper | PressureField | NoteField):
            self.control.commit()

    def _make(self) -> Control:
        asked = self.question
        if asked.ask is Ask.RATING:
            return self._keys(RatingRow(asked.title, asked.left, asked.right))
        if asked.ask is Ask.CHOICE:
            return self._keys(ChoiceList(asked.title, asked.options))
        control = self._other()
        control.changed.connect(self.answered)
        return control

    def _other(self) -> QuickNumber | Stepper | PressureField | TickList | NoteField:
        asked = self.question
        if asked.ask is Ask.WORDS:
            note = NoteField(asked.title)
            note.drafted.connect(self.drafted)
            return note
        if asked.ask is Ask.TICKS:
            return TickList(asked.title, asked.options)
        if asked.ask is Ask.DOSES:
            return TickList(asked.title, asked.options, _("All taken (1)"))
        if asked.ask is Ask.PAIR:
            return PressureField(asked.title)
        span = (asked.minimum, asked.maximum, asked.step, asked.unit, asked.start)
        if not asked.ready:
            return Stepper(asked.title, *span)
        quick = QuickNumber(asked.title, *span, quick=asked.ready)
        quick.row.leave_enter()
        return quick

    def _keys(self, row: KeyRow) -> KeyRow:
        row.leave_enter()
        row.chosen.connect(self.answered)
        row.cleared.connect(self._tell_nothing)
        return row

    def _tell_nothing(self) -> None:
        self.answered.emit(None)
