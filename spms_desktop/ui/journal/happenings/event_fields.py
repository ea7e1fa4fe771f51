"""The questions of an event form, each a control of the kit that gives and shows one field of an Event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spms_desktop.catalog.event_forms import EventField
from spms_desktop.i18n import _
from spms_desktop.ui.journal.happenings.event_presenter import EventDesk, Offered
from spms_desktop.ui.journal.happenings.maybe_time import MaybeTimeField
from spms_desktop.ui.journal.happenings.ready_line import ReadyLine
from spms_desktop.ui.journal.happenings.tick_group import TickGroup
from spms_desktop.ui.widgets.buttons import LinkButton
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.fields import LineField, TextField, labelled
from spms_desktop.ui.widgets.keys import KeyRow, RatingRow
from spms_desktop.ui.widgets.stepper import Stepper, read_number
from spms_desktop.ui.widgets.text import field_label, quiet

_FIRST_STEP = {"temperature": 37.0}


class Part(QWidget):
    """One question. An answer that nobody touches stays exactly as it was recorded, even one the form cannot show."""

    edited = Signal()

    def __init__(self, identifier: str, control: QWidget, name: str, hint: str = "") -> None:
        super().__init__()
        self.id = identifier
        self.control = control
        self._given: object = None
        self._touched = False
        (control.focusProxy() or control).setAccessibleIdentifier(f"event.{identifier}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._lay_out(control, name, hint)

    @property
    def value(self) -> object:
        """The answer."""
        return self._read() if self._touched else self._given

    def set_value(self, value: object) -> None:
        """Show an answer without telling anyone."""
        self._given, self._touched = value, False
        self._show(value)

    def settle(self) -> str:
        """Take what is typed and not yet left; gives what is wrong with it, or an empty text."""
        return ""

    def _lay_out(self, control: QWidget, name: str, hint: str) -> None:
        self._column.addWidget(labelled(name, control, hint))

    def _edit(self, *_args: object) -> None:
        self._touched = True
        self.edited.emit()

    def _read(self) -> object:
        raise AssertionError("each part says what its control holds")

    def _show(self, value: object) -> None:  # noqa: ARG002
        raise AssertionError("each part says how its control shows an answer")


class WordsPart(Part):
    """A line, a line with ready answers, or a longer text; `ready` puts a stored code in words."""

    control: LineField | TextField | ReadyLine

    def __init__(
        self,
        identifier: str,
        control: LineField | TextField | ReadyLine,
        name: str,
        hint: str = "",
        ready: Callable[[str], str] = str,
    ) -> None:
        self._ready = ready
        super().__init__(identifier, control, name, hint)
        control.changed.connect(self._edit)

    def _read(self) -> object:
        return self.control.value

    def _show(self, value: object) -> None:
        self.control.set_value(self._ready(str(value or "")))


class DatePart(Part):
    """A day; `optional` ones can be taken away again by a button with the words `none`."""

    control: DateField

    def __init__(self, identifier: str, name: str, latest: date, hint: str = "", none: str = "") -> None:
        field = DateField(name, None, allow_none=bool(none), latest=latest)
        if none:
            field.none_button.set_words(none)
            field.none_button.setAccessibleName(_("{words}: {name}").format(words=none, name=name))
        self._optional = bool(none)
        super().__init__(identifier, field, name, hint)
        field.changed.connect(self._edit)
        self._offer_none()

    def _edit(self, *args: object) -> None:
        if self.control.value is None:
            self.control.setFocus()  # the button that took the day away is about to go
        self._offer_none()
        super()._edit(*args)

    def _offer_none(self) -> None:
        """Only a day that is there can be taken away: greyed out, the words would look like what is not so."""
        self.control.none_button.setVisible(self._optional and self.control.value is not None)

    def _read(self) -> object:
        return self.control.value

    def _show(self, value: object) -> None:
        self.control.set_value(value if isinstance(value, date) else None)
        self._offer_none()


class TimePart(Part):
    """A time of day, or none."""

    control: MaybeTimeField

    def __init__(self, identifier: str, name: str, now: Callable[[], time], hint: str = "") -> None:
        field = MaybeTimeField(name, now)
        super().__init__(identifier, field, name, hint)
        field.changed.connect(self._edit)
        field.line.textEdited.connect(self._edit)

    def settle(self) -> str:
        self.control.commit()
        return self.control.trouble.text()

    def _read(self) -> object:
        return self.control.typed

    def _show(self, value: object) -> None:
        self.control.set_value(value if isinstance(value, time) else None)


class NumberPart(Part):
    """A number, or none."""

    control: Stepper

    def __init__(self, about: EventField, name: str) -> None:
        self._low, self._high = about.minimum or 0.0, about.maximum or 0.0
        start = _FIRST_STEP.get(about.id)
        field = Stepper(name, self._low, self._high, about.step or 1.0, _(about.unit), start)
        super().__init__(about.id, field, name, _(about.hint))
        field.changed.connect(self._edit)
        field.line.textEdited.connect(self._edit)

    def settle(self) -> str:
        if self._touched:
            self.control.commit()
        return self.control.trouble.text()

    def _read(self) -> object:
        typed = read_number(self.control.line.text())
        return typed if typed is not None and self._low <= typed <= self._high else None

    def _show(self, value: object) -> None:
        self.control.set_value(value if isinstance(value, int | float) else None)


class KeysPart(Part):
    """One of a few answers as keys; a chosen answer can be taken back by a button beside the question."""

    control: KeyRow

    def __init__(self, identifier: str, row: KeyRow, name: str, hint: str = "", empty: object = "") -> None:
        self._empty = empty
        super().__init__(identifier, row, name, hint)
        row.chosen.connect(self._edit)
        row.cleared.connect(self._edit)

    def _lay_out(self, control: QWidget, name: str, hint: str) -> None:
        self.none_button = LinkButton(_("No answer"), parent=self)
        self.none_button.setAccessibleName(_("No answer: {name}").format(name=name))
        policy = self.none_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves when it comes and goes
        self.none_button.setSizePolicy(policy)
        self.none_button.hide()
        self.none_button.clicked.connect(self._take_back)
        words = field_label(name.replace("&", "&&"))
        words.setBuddy(control)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.none_button)
        self._column.setSpacing(6)
        self._column.addLayout(top)
        if hint:
            self._column.addWidget(quiet(hint))
            control.setAccessibleDescription(hint)
        self._column.addWidget(control)

    def _edit(self, *args: object) -> None:
        self.none_button.setVisible(self.control.value is not None)
        super()._edit(*args)

    def _take_back(self) -> None:
        self.control.focus_key()
        self.control.clear()

    def _read(self) -> object:
        return self._empty if self.control.value is None else self.control.value

    def _show(self, value: object) -> None:
        self.control.set_value(value)
        self.none_button.setVisible(self.control.value is not None)


class TicksPart(Part):
    """Any number of answers; codes that are not offered here are kept as they were."""

    control: TickGroup

    def __init__(self, identifier: str, group: TickGroup, name: str, hint: str = "") -> None:
        super().__init__(identifier, group, name, hint)
        group.changed.connect(self._edit)

    def _read(self) -> object:
        given = self._given if isinstance(self._given, tuple) else ()
        return (*self.control.value, *(code for code in given if code not in self.control.boxes))

    def _show(self, value: object) -> None:
        self.control.set_value(value if isinstance(value, tuple) else ())


def part_for(about: EventField, desk: EventDesk) -> Part:
    """The control of one question of a form."""
    makers: dict[str, Callable[[EventField, EventDesk], Part]] = {
        "line": _line,
        "text": _text,
        "date": _date,
        "time": _time,
        "rating": _rating,
        "choice": _choice,
        "ticks": _ticks,
        "symptoms": _symptoms,
        "number": _number,
        "suggest": _suggest,
    }
    return makers[about.kind](about, desk)


def _line(about: EventField, desk: EventDesk) -> Part:
    name = desk.question(about)
    return WordsPart(about.id, LineField(name), name, _(about.hint))


def _text(about: EventField, desk: EventDesk) -> Part:
    name = desk.question(about)
    return WordsPart(about.id, TextField(name), name, _(about.hint))


def _suggest(about: EventField, desk: EventDesk) -> Part:
    name = desk.question(about)
    line = ReadyLine(name, [words for _id, words in _options(about)])
    return WordsPart(about.id, line, name, _(about.hint), lambda code: _(about.words(code)))


def _date(about: EventField, desk: EventDesk) -> Part:
    return DatePart(about.id, desk.question(about), desk.session.today, _(about.hint), _("No date"))


def _time(about: EventField, desk: EventDesk) -> Part:
    return TimePart(about.id, desk.question(about), lambda: desk.session.now().time(), _(about.hint))


def _number(about: EventField, desk: EventDesk) -> Part:
    return NumberPart(about, desk.question(about))


def _rating(about: EventField, desk: EventDesk) -> Part:
    name = desk.question(about)
    row = RatingRow(name, _(about.anchor_0), _(about.anchor_10))
    return KeysPart(about.id, row, name, _(about.hint), empty=None)


def _choice(about: EventField, desk: EventDesk) -> Part:
    name = desk.question(about)
    return KeysPart(about.id, KeyRow(name, _options(about)), name, _(about.hint))


def _ticks(about: EventField, desk: EventDesk) -> Part:
    name = desk.question(about)
    alone = [option.id for option in about.options if option.alone]
    return TicksPart(about.id, TickGroup(name, Offered(_options(about)), alone), name, _(about.hint))


def _symptoms(about: EventField, desk: EventDesk) -> Part:
    name = desk.question(about)
    return TicksPart(about.id, TickGroup(name, desk.symptoms()), name, _(about.hint))


def _options(about: EventField) -> Sequence[tuple[str, str]]:
    return [(option.id, _(option.label)) for option in about.options]
