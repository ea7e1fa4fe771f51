"""Answers to choose from: as keys, as a list of keys, as ticks, or in a box or behind a button when there are many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.domain.questionnaire import Answer, Question, QuestionType
from spms_desktop.i18n import _
from spms_desktop.ui.forms.parts import Ticks
from spms_desktop.ui.questionnaires.words import breakable, question_words
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.choice_list import ChoiceList
from spms_desktop.ui.widgets.fields import ChoiceField as Box
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body

_SHORT, _FEW, _MANY, _BOXED = 10, 5, 12, 40
"""Up to so many letters and answers stand side by side; more than `_MANY` of `_BOXED` letters go into a box, of longer
ones behind a button."""
Given = tuple[Answer, ...]
Listener = Callable[[object], None]


class Choice(Protocol):
    """Some way to choose."""

    widget: QWidget

    @property
    def value(self) -> Given:
        """What is chosen."""

    def set_value(self, given: Given) -> None:
        """Show a choice without telling anyone."""

    def listen(self, heard: Listener) -> None:
        """Be told of the user's doing."""


class ByKeys:
    """One of a few, as keys; Delete takes the answer back."""

    def __init__(self, keys: KeyRow) -> None:
        self._keys = keys
        self.widget: QWidget = keys
        self._heard: Listener | None = None

    @property
    def value(self) -> Given:
        found = self._keys.value
        return (found,) if isinstance(found, bool | str) else ()

    def set_value(self, given: Given) -> None:
        self._keys.set_value(given[0] if given else None)

    def listen(self, heard: Listener) -> None:
        self._heard = heard
        self._keys.chosen.connect(heard)
        self._keys.cleared.connect(self._cleared)

    def _cleared(self) -> None:
        if self._heard is not None:
            self._heard(None)


class ByTicks:
    """Any number of several."""

    def __init__(self, ticks: Ticks) -> None:
        self._ticks = ticks
        self.widget: QWidget = ticks
        self._heard: Listener | None = None

    @property
    def value(self) -> Given:
        return self._ticks.value

    def set_value(self, given: Given) -> None:
        self._ticks.set_value([str(one) for one in given])

    def listen(self, heard: Listener) -> None:
        self._heard = heard
        self._ticks.changed.connect(self._changed)

    def _changed(self) -> None:
        if self._heard is not None:
            self._heard(None)


class ByBox:
    """One of many."""

    def __init__(self, box: Box) -> None:
        self._box = box
        self.widget: QWidget = box

    @property
    def value(self) -> Given:
        return (str(self._box.value),) if self._box.value else ()

    def set_value(self, given: Given) -> None:
        self._box.set_value(given[0] if given else "")

    def listen(self, heard: Listener) -> None:
        self._box.changed.connect(heard)


class ByFolded(QWidget):
    """One of many long ones: what is chosen, and a button that opens the list, which is made only then."""

    def __init__(self, name: str, options: list[tuple[str, str]]) -> None:
        super().__init__()
        self.widget: QWidget = self
        self._name, self._options = name, options
        self._given: Given = ()
        self._heard: Listener | None = None
        self.list: ChoiceList | None = None
        self.chosen = body("")
        self.button = Button(_("Show the answers"), "down")
        self.button.setAccessibleName(_("Show the answers: {question}").format(question=name))
        self.button.clicked.connect(self.turn)
        self.setFocusProxy(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chosen)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._tell_chosen()

    @property
    def value(self) -> Given:
        return self._given

    def set_value(self, given: Given) -> None:
        self._given = given
        self._tell_chosen()
        if self.list is not None:
            self.list.set_value(given[0] if given else None)

    def listen(self, heard: Listener) -> None:
        self._heard = heard

    def turn(self) -> None:
        """Show the list, or hide it again."""
        if self.list is None:
            self.list = ChoiceList(self._name, self._options)
            self.list.hide()
            self.list.set_value(self._given[0] if self._given else None)
            self.list.chosen.connect(self._chosen)
            self.list.cleared.connect(self._cleared)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self.list)
        shown = self.list.isHidden()
        self.list.setVisible(shown)
        words = _("Hide the answers") if shown else _("Show the answers")
        self.button.set_words(words)
        self.button.set_icon("up" if shown else "down")
        self.button.setAccessibleName(_("{button}: {what}").format(button=words, what=self._name))
        follow_layout(self.window())

    def _chosen(self, value: object) -> None:
        self._given = (str(value),)
        self._changed()

    def _cleared(self) -> None:
        self._given = ()
        self._changed()

    def _changed(self) -> None:
        self._tell_chosen()
        if self._heard is not None:
            self._heard(None)

    def _tell_chosen(self) -> None:
        words = dict(self._options).get(str(self._given[0]), "") if self._given else ""
        self.chosen.setText(words)
        self.chosen.setVisible(bool(words))


def choice_of(question: Question) -> Choice:
    """The way to choose that suits a question's answers."""
    name = question_words(question)
    if question.type is QuestionType.BOOLEAN:
        return ByKeys(KeyRow(name, [(True, _("Yes")), (False, _("No"))]))
    options: list[tuple[str, str]] = [(option.id, breakable(option.label)) for option in question.options]
    if question.repeats:
        return ByTicks(Ticks(name, options))
    if len(options) > _MANY and all(len(words) <= _BOXED for _key, words in options):
        return ByBox(Box(name, [("", _("Choose one")), *options], ""))
    if len(options) > _MANY:
        return ByFolded(name, options)
    short = len(options) <= _FEW and all(len(words) <= _SHORT for _key, words in options)
    return ByKeys(KeyRow(name, options) if short else ChoiceList(name, options))
