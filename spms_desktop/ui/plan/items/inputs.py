"""The inputs a form is put together from: each with its label, its value, and the same as a draft keeps it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.domain.validation import EARLIEST
from spms_desktop.ui.widgets.choice_list import ChoiceList
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, labelled
from spms_desktop.ui.widgets.keys import KeyRow, RatingRow
from spms_desktop.ui.widgets.text import quiet
from spms_desktop.ui.widgets.ticks import TickKey

Options = Sequence[tuple[object, str]]


class Input:
    """One field with its label in `part`."""

    part: QWidget

    def __init__(self, name: str) -> None:
        self.id = name
        self._told: Callable[[], None] | None = None

    @property
    def value(self) -> object:
        """What is typed or chosen."""
        raise AssertionError("each input says what its value is")

    @property
    def kept(self) -> object:
        """The value as a draft keeps it."""
        return self.value

    def show(self, kept: object) -> None:  # noqa: ARG002
        """Show what a draft kept, without telling anyone."""
        raise AssertionError("each input says how it shows a value")

    def on_change(self, told: Callable[[], None]) -> None:
        """Call this after each edit of the user."""
        self._told = told

    def _tell(self, *_what: object) -> None:
        if self._told is not None:
            self._told()


class LineInput(Input):
    """One line of text."""

    def __init__(self, name: str, label: str, value: str = "", hint: str = "") -> None:
        super().__init__(name)
        self.field = LineField(label, value)
        self.field.setAccessibleIdentifier(name)
        self.field.changed.connect(self._tell)
        self.part = labelled(label, self.field, hint)

    @property
    def value(self) -> str:
        return self.field.value

    def show(self, kept: object) -> None:
        """Show a text."""
        self.field.set_value(str(kept))


class TextInput(Input):
    """Several lines of text."""

    def __init__(self, name: str, label: str, value: str = "", hint: str = "", lines: int = 2) -> None:
        super().__init__(name)
        self.field = TextField(label, value, lines)
        self.field.setAccessibleIdentifier(name)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.changed.connect(self._tell)
        self.part = labelled(label, self.field, hint)

    @property
    def value(self) -> str:
        return self.field.value

    def show(self, kept: object) -> None:
        """Show a text."""
        self.field.set_value(str(kept))


class DayInput(Input):
    """A day up to `latest`, maybe none."""

    def __init__(
        self, name: str, label: str, value: date | None, latest: date, *, may_be_none: bool = False, hint: str = ""
    ) -> None:
        super().__init__(name)
        self.field = DateField(label, value, allow_none=may_be_none, latest=latest, earliest=EARLIEST)
        self.field.button.setAccessibleIdentifier(name)
        self.field.changed.connect(self._tell)
        self.part = labelled(label, self.field, hint)

    @property
    def value(self) -> date | None:
        return self.field.value

    @property
    def kept(self) -> object:
        return self.value.isoformat() if self.value else ""

    def show(self, kept: object) -> None:
        """Show a day, or none for an empty text."""
        self.field.set_value(date.fromisoformat(str(kept)) if kept else None)


class ChoiceInput(Input):
    """One of a few answers; a few short ones stand in a row, long ones below one another, many in a list."""

    def __init__(
        self, name: str, label: str, field: KeyRow | ChoiceField, value: object = None, hint: str = ""
    ) -> None:
        super().__init__(name)
        self.field = field
        field.setAccessibleIdentifier(name)
        field.set_value(value)
        if isinstance(field, ChoiceField):
            field.changed.connect(self._tell)
        else:
            field.chosen.connect(self._tell)
            field.cleared.connect(self._tell)
        self.part = labelled(label, field, hint)

    @classmethod
    def keys(cls, name: str, label: str, options: Options, value: object = None, hint: str = "") -> ChoiceInput:
        """Short answers in a row."""
        return cls(name, label, KeyRow(label, options), value, hint)

    @classmethod
    def upright(cls, name: str, label: str, options: Options, value: object = None, hint: str = "") -> ChoiceInput:
        """Longer answers, each a key of the full width."""
        return cls(name, label, ChoiceList(label, options), value, hint)

    @classmethod
    def folded(cls, name: str, label: str, options: Options, value: object = None, hint: str = "") -> ChoiceInput:
        """Many answers in a list that opens."""
        return cls(name, label, ChoiceField(label, options), value, hint)

    @property
    def value(self) -> object:
        return self.field.value

    def show(self, kept: object) -> None:
        """Show an answer."""
        self.field.set_value(kept)


class RatingInput(ChoiceInput):
    """A number from 0 to 10 with words at both ends; empty to begin with."""

    def __init__(self, name: str, label: str, left: str, right: str, value: int | None = None) -> None:
        super().__init__(name, label, RatingRow(label, left, right), value)


class TickInput(Input):
    """Something that holds or does not."""

    def __init__(self, name: str, label: str, value: bool = False, hint: str = "") -> None:
        super().__init__(name)
        self.field = TickKey(label)
        self.field.setAccessibleIdentifier(name)
        self.field.setChecked(value)
        self.field.clicked.connect(self._tell)
        self.part = QWidget()
        column = QVBoxLayout(self.part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        if hint:
            self.field.setAccessibleDescription(hint)
            column.addWidget(quiet(hint))

    @property
    def value(self) -> bool:
        return self.field.isChecked()

    def show(self, kept: object) -> None:
        """Tick it or not."""
        self.field.setChecked(bool(kept))
