"""One question with its control: keys for a rating, a stepper, ticks or a text box."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.ui.journal.presenter import Answer
from spms_desktop.ui.journal.questions import Ask, Question
from spms_desktop.ui.widgets.fields import TextField
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.keys import RatingRow
from spms_desktop.ui.widgets.stepper import Stepper
from spms_desktop.ui.widgets.text import quiet, title
from spms_desktop.ui.widgets.ticks import TickKey

_NOTE_PAUSE_MS = 1500
"""A note is saved this long after the last key, and whenever the question is left."""


class QuestionView(QWidget):
    """Shows a question and its recorded answer; `answered` carries what the user chose, None for nothing."""

    answered = Signal(object)

    def __init__(self, question: Question, answer: Answer) -> None:
        super().__init__()
        self.question = question
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.heading = title(question.title)
        column.addWidget(self.heading)
        if question.sentence:
            column.addWidget(quiet(question.sentence))
        makers = {Ask.RATING: self._keys, Ask.NUMBER: self._stepper, Ask.TICKS: self._ticks, Ask.WORDS: self._note}
        self.control = makers[question.ask]()
        column.addWidget(self.control)
        self.set_answer(answer)

    def set_answer(self, answer: Answer) -> None:
        """Show what is recorded; a note that is being typed stays as it is typed."""
        control = self.control
        if isinstance(control, RatingRow):
            control.set_value(answer)
        elif isinstance(control, Stepper):
            control.set_value(answer if isinstance(answer, int | float) else None)
        elif isinstance(control, TextField):
            if not self._note_timer.isActive() and control.value != (answer or ""):
                control.set_value(str(answer or ""))
        else:
            ticked = answer if isinstance(answer, frozenset) else frozenset()
            for key, box in self._boxes.items():
                box.blockSignals(True)
                box.setChecked(key in ticked)
                box.blockSignals(False)

    def focus_answer(self) -> None:
        """Give the keyboard to the control."""
        target = next(iter(self._boxes.values())) if self.question.ask is Ask.TICKS else self.control
        target.setFocus()

    def press_digit(self, digit: str) -> bool:
        """Let a digit typed anywhere in the check-in set a rating."""
        return isinstance(self.control, RatingRow) and self.control.press_digit(digit)

    def clear(self) -> None:
        """Leave the question without an answer, as skipping does."""
        if isinstance(self.control, RatingRow):
            self.control.clear()
        else:
            self.set_answer(None)
            self.answered.emit(None)

    def flush(self) -> None:
        """Hand over a number or a note that is still being typed."""
        if isinstance(self.control, Stepper):
            self.control.commit()
        if self.question.ask is Ask.WORDS and self._note_timer.isActive():
            self._note_timer.stop()
            self._tell_note()

    def _keys(self) -> QWidget:
        row = RatingRow(self.question.title, self.question.left, self.question.right)
        row.chosen.connect(self.answered)
        row.cleared.connect(self._tell_nothing)
        return row

    def _stepper(self) -> QWidget:
        asked = self.question
        stepper = Stepper(asked.title, asked.minimum, asked.maximum, asked.step, asked.unit, asked.start)
        stepper.changed.connect(self.answered)
        return stepper

    def _ticks(self) -> QWidget:
        holder = QWidget()
        holder.setAccessibleName(self.question.title)
        flow = FlowLayout(holder)
        self._boxes = {key: TickKey(text) for key, text in self.question.options}
        for box in self._boxes.values():
            flow.addWidget(box)
            box.toggled.connect(self._tell_ticks)
        return holder

    def _note(self) -> QWidget:
        field = TextField(self.question.title)
        self._note_timer = QTimer(self)
        self._note_timer.setSingleShot(True)
        self._note_timer.setInterval(_NOTE_PAUSE_MS)
        self._note_timer.timeout.connect(self._tell_note)
        field.changed.connect(self._note_typed)
        return field

    def _note_typed(self, _text: str) -> None:
        self._note_timer.start()

    def _tell_note(self) -> None:
        if isinstance(self.control, TextField):
            self.answered.emit(self.control.value.strip() or None)

    def _tell_ticks(self) -> None:
        self.answered.emit(frozenset(key for key, box in self._boxes.items() if box.isChecked()) or None)

    def _tell_nothing(self) -> None:
        self.answered.emit(None)
