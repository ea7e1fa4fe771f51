"""One question of a form with its field, a way to take the answer back, and room for help below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spms_desktop.domain.questionnaire import Question, QuestionType
from spms_desktop.i18n import _
from spms_desktop.ui.questionnaires.choices import ByFolded
from spms_desktop.ui.questionnaires.fields import AnswerField, field_for
from spms_desktop.ui.questionnaires.words import breakable, question_words
from spms_desktop.ui.widgets.buttons import LinkButton
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.text import body, field_label, heading


class QuestionBlock(QWidget):
    """`answered` tells of the user's doing; `below` is the place for a card under the question."""

    answered = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        name = question_words(question)
        self.field: AnswerField = field_for(question)
        needed = _("{question} (needed)").format(question=name) if question.required else name
        self.label = field_label(breakable(needed).replace("&", "&&"))
        self.label.setBuddy(self.field.control.focusProxy() or self.field.control)
        self.field.control.setAccessibleName(needed)
        self.clear_button: LinkButton | None = None
        self.below = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head(name))
        column.addWidget(self.field)
        column.addLayout(self.below)
        self.field.changed.connect(self._changed)
        self._follow()

    @property
    def value(self) -> tuple[bool | int | float | str, ...]:
        """What is answered."""
        return self.field.value

    def set_value(self, given: tuple[bool | int | float | str, ...]) -> None:
        """Show an answer without telling anyone."""
        self.field.set_value(given)
        self._follow()

    def _head(self, name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.label, 1, Qt.AlignmentFlag.AlignVCenter)
        if isinstance(self.field.control, KeyRow | ByFolded):
            # Keys cannot be pressed off again. The room stays when there is nothing to take back: nothing jumps.
            self.clear_button = LinkButton(_("Clear the answer"))
            self.clear_button.setAccessibleName(_("Clear the answer: {question}").format(question=name))
            policy = self.clear_button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            self.clear_button.setSizePolicy(policy)
            self.clear_button.clicked.connect(self._clear)
            row.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _clear(self) -> None:
        self.field.set_value(())
        self.field.focus()
        self._changed()

    def _changed(self) -> None:
        self._follow()
        self.answered.emit()

    def _follow(self) -> None:
        if self.clear_button is not None:
            self.clear_button.setVisible(bool(self.field.value))


def said(question: Question, *, inside: bool) -> QWidget:
    """A group's heading or a text that is only read."""
    words = breakable(question_words(question) if question.text or question.prefix else "")
    if question.type is QuestionType.DISPLAY:
        return body(words)
    return field_label(words) if inside else heading(words)
