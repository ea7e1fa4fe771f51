"""One field for each sort of question; all give their answers as the form keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.domain.questionnaire import Answer, Question, QuestionType
from spms_desktop.i18n import _
from spms_desktop.ui.questionnaires.choices import choice_of
from spms_desktop.ui.questionnaires.numbers import read_exactly, written
from spms_desktop.ui.questionnaires.words import question_words
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.fields import LineField, TextField, labelled
from spms_desktop.ui.widgets.text import quiet, trouble_text

Given = tuple[Answer, ...]


class AnswerField(QWidget):
    """A control for one question; `changed` tells of the user's doing only."""

    changed = Signal()

    def __init__(self, control: QWidget) -> None:
        super().__init__()
        self.control = control
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(control)

    @property
    def value(self) -> Given:
        """What is answered; nothing when it is not."""
        raise AssertionError("each field says what is answered")

    def set_value(self, given: Given) -> None:  # noqa: ARG002
        """Show an answer without telling anyone."""
        raise AssertionError("each field says how an answer is shown")

    @property
    def problem(self) -> str:
        """Why what stands in the field is no answer; empty when it is one, or nothing stands there."""
        return ""

    @property
    def entry(self) -> QWidget:
        """What takes the keyboard for the field."""
        return self.control

    def focus(self) -> None:
        """Give the keyboard to the field."""
        self.entry.setFocus()

    def _tell(self, _value: object = None) -> None:
        self.changed.emit()


class WordsField(AnswerField):
    """A line or several lines of one's own words."""

    def __init__(self, question: Question, control: LineField | TextField) -> None:
        super().__init__(control)
        self._field = control
        if isinstance(control, LineField) and question.longest:
            control.setMaxLength(question.longest)
        control.changed.connect(self._tell)

    @property
    def value(self) -> Given:
        return (self._field.value,) if self._field.value.strip() else ()

    def set_value(self, given: Given) -> None:
        self._field.set_value(str(given[0]) if given else "")


class LinesField(WordsField):
    """Several short answers, one on each line."""

    def __init__(self, question: Question) -> None:
        super().__init__(question, TextField(question_words(question)))
        self.column.addWidget(quiet(_("One answer on each line.")))

    @property
    def value(self) -> Given:
        return tuple(line.strip() for line in self._field.value.splitlines() if line.strip())

    def set_value(self, given: Given) -> None:
        self._field.set_value("\n".join(str(one) for one in given))


class NumberField(AnswerField):
    """A number that is typed; what is no number is told below it and not taken for an answer."""

    def __init__(self, question: Question) -> None:
        self._line = LineField(question_words(question))
        super().__init__(self._line)
        self._whole = question.type is QuestionType.INTEGER
        self.trouble = trouble_text()
        self.column.addWidget(self.trouble)
        self._line.changed.connect(self._edited)
        self._line.finished.connect(self._left)

    @property
    def value(self) -> Given:
        found, _why = read_exactly(self._line.value)
        return () if found is None or (self._whole and found != int(found)) else (found,)

    def set_value(self, given: Given) -> None:
        self._line.set_value(written(given[0]) if given and not isinstance(given[0], str) else "")
        self._say("")

    @property
    def problem(self) -> str:
        if not self._line.value.strip() or self.value:
            return ""
        found, why = read_exactly(self._line.value)
        return why if found is None else _("Please type a whole number.")

    def _edited(self, _text: str) -> None:
        if not self.problem:
            self._say("")
        self._tell()

    def _left(self, _text: str) -> None:
        self._say(self.problem)

    def _say(self, text: str) -> None:
        if text != self.trouble.text():
            self.trouble.setText(text)
            self.trouble.setVisible(bool(text))
            announce(self._line, text, urgent=True)


class DayField(AnswerField):
    """A day."""

    def __init__(self, question: Question) -> None:
        self._day = DateField(question_words(question), None, allow_none=True)
        super().__init__(self._day)
        self._day.changed.connect(self._tell)

    @property
    def value(self) -> Given:
        return (self._day.value.isoformat(),) if self._day.value else ()

    def set_value(self, given: Given) -> None:
        self._day.set_value(date.fromisoformat(str(given[0])) if given else None)


class ChoiceField(AnswerField):
    """One of several answers, or several of them, and where the form allows it one's own words."""

    def __init__(self, question: Question) -> None:
        self._choice = choice_of(question)
        super().__init__(self._choice.widget)
        self._many = question.repeats
        self._ids = {option.id for option in question.options}
        self._own: LineField | None = None
        self._choice.listen(self._chosen)
        if question.type is QuestionType.OPEN_CHOICE:
            words = _("Or in your own words")
            self._own = LineField(_("{name}: {question}").format(name=words, question=question_words(question)))
            if question.longest:
                self._own.setMaxLength(question.longest)
            self._own.changed.connect(self._typed)
            self.column.addWidget(labelled(words, self._own))

    @property
    def value(self) -> Given:
        own = self._own.value.strip() if self._own is not None else ""
        return (*self._choice.value, own) if own else self._choice.value

    def set_value(self, given: Given) -> None:
        offered = self._offered(given)
        self._choice.set_value(offered)
        if self._own is not None:
            self._own.set_value(next((str(one) for one in given if one not in offered), ""))

    def _offered(self, given: Sequence[Answer]) -> Given:
        return tuple(one for one in given if isinstance(one, bool) or one in self._ids)

    def _chosen(self, _value: object = None) -> None:
        if self._own is not None and not self._many and self._choice.value:
            self._own.set_value("")
        self._tell()

    def _typed(self, text: str) -> None:
        if text.strip() and not self._many:
            self._choice.set_value(())
        self._tell()


def field_for(question: Question) -> AnswerField:
    """The field for a question that is asked."""
    name = question_words(question)
    if question.type in (QuestionType.INTEGER, QuestionType.DECIMAL):
        return NumberField(question)
    if question.type is QuestionType.DATE:
        return DayField(question)
    if question.type is QuestionType.STRING and question.repeats:
        return LinesField(question)
    if question.type is QuestionType.STRING:
        return WordsField(question, LineField(name))
    if question.type is QuestionType.TEXT:
        return WordsField(question, TextField(name))
    return ChoiceField(question)
