"""The cards of the walk through what came out of a visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout

from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.i18n import _
from spms_desktop.services.drafts import Fields
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.plan.visits.follow_up_fields import FollowUpFields
from spms_desktop.ui.prepare.after_presenter import NEW, AnswerView
from spms_desktop.ui.prepare.cards import StepCard
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.fields import LineField, TextField, labelled
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, heading, quiet


class TextCard(StepCard):
    """One question and room for its answer."""

    def __init__(self, question: str, remark: str, label: str, hint: str, text: str) -> None:
        super().__init__(question)
        self.add_quiet(remark)
        self.text = TextField(label, text, 5)
        self.text.setAccessibleIdentifier("after.text")
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.add(labelled(label, self.text, hint))
        self.text.changed.connect(self.changed)

    def fields(self) -> Fields:
        return {"text": self.text.value}

    def show_fields(self, fields: Fields) -> None:
        self.text.set_value(str(fields.get("text", "")))


def answer_card(view: AnswerView) -> TextCard:
    """What was answered to a question that was taken along."""
    hint = _("Leave it empty if it was not answered. It then stays on your list.")
    return TextCard(view.question, view.remark, _("What was the answer?"), hint, view.answer)


def decided_card(text: str) -> TextCard:
    """What was decided."""
    hint = _("In your own words. What stays as it is counts too.")
    return TextCard(_("What was decided?"), "", _("Decided"), hint, text)


class AgreedCard(StepCard):
    """Who does what by when; there is always room for one more."""

    def __init__(self, agreed: Sequence[FollowUp], doers: Sequence[tuple[str, str]], today: date) -> None:
        such_as = _("Such as: the clinic sends the letter. Leave it empty if there is nothing.")
        super().__init__(_("Who does what by when?"), such_as)
        self._doers, self._today = doers, today
        self._base = [f for f in agreed if f.uid]
        self.agreed: list[FollowUpFields] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(28)
        self.more_button = Button(_("Add one more"), "add")
        self.more_button.setAccessibleIdentifier("after.more")
        self.add(self._rows)
        self.column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.more_button.clicked.connect(self._add_more)
        self._show(agreed)

    @property
    def value(self) -> tuple[FollowUp, ...]:
        """What stands in the fields."""
        return tuple(one.value for one in self.agreed)

    def fields(self) -> Fields:
        rows = [
            {"what": f.what, "who": f.who, "by": f.by.isoformat() if f.by else "", "done": f.done_on is not None}
            for f in self.value
        ]
        return {"agreed": rows}

    def show_fields(self, fields: Fields) -> None:
        found = fields.get("agreed")
        rows = found if isinstance(found, list) else []
        try:
            self._show([self._from_draft(place, one) for place, one in enumerate(rows)])
        except (KeyError, TypeError, ValueError):
            return  # a draft of another version of the program: what is kept stays shown

    def _from_draft(self, place: int, one: dict[str, object]) -> FollowUp:
        base = self._base[place] if place < len(self._base) else NEW
        by = date.fromisoformat(str(one["by"])) if one["by"] else None
        done_on = self._today if one["done"] else None
        return replace(base, what=str(one["what"]), who=str(one["who"]), by=by, done_on=done_on)

    def _show(self, agreed: Sequence[FollowUp]) -> None:
        while len(self.agreed) < len(agreed):
            self._add_fields()
        for fields, one in zip(self.agreed, agreed, strict=False):
            fields.show_value(one)

    def _add_fields(self) -> FollowUpFields:
        place = len(self.agreed) + 1
        fields = FollowUpFields(_("Agreed, number {n}").format(n=place), self._doers, self._today, place)
        fields.changed.connect(self.changed)
        self.agreed.append(fields)
        self._rows.addWidget(fields)
        return fields

    def _add_more(self) -> None:
        fields = self._add_fields()
        follow_layout(self.window())
        fields.what.setFocus()


class NameLine(LineField):
    """A name that is taken with Enter, which otherwise would go on to the next card."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the name; with nothing typed it goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.value.strip():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class PlanCard(StepCard):
    """What is new for the plan: each goes there with one confirmation, in its own form."""

    medicine_wanted = Signal(str)
    visit_wanted = Signal()

    def __init__(self, added: Sequence[str]) -> None:
        super().__init__(_("Is anything new for the plan?"), _("A form opens for each. You look at it and save it."))
        self.name = NameLine(_("New medicine"))
        self.medicine_button = Button(_("Add the medicine…"), "add")
        self.visit_button = Button(_("Add the next visit…"), "calendar")
        for control, identifier in (
            (self.name, "name"),
            (self.medicine_button, "medicine"),
            (self.visit_button, "visit"),
        ):
            control.setAccessibleIdentifier(f"after.{identifier}")
        self.said = quiet("")
        self.add(labelled(_("New medicine"), self.name, _("The name as on the label, if there is a new one.")))
        self.column.addWidget(self.medicine_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(8)
        self.column.addWidget(self.visit_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self.said)
        self.show_added(added)
        self.name.entered.connect(self._ask_medicine)
        self.name.changed.connect(self.changed)
        self.medicine_button.clicked.connect(self._ask_medicine)
        self.visit_button.clicked.connect(self.visit_wanted)

    def fields(self) -> Fields:
        return {"name": self.name.value}

    def show_fields(self, fields: Fields) -> None:
        self.name.set_value(str(fields.get("name", "")))

    def show_added(self, added: Sequence[str]) -> None:
        """Say what was put in the plan in this walk."""
        self.said.setText(breakable("\n".join(added)))
        self.said.setVisible(bool(added))

    def _ask_medicine(self) -> None:
        self.medicine_wanted.emit(self.name.value.strip())


class PaperCard(StepCard):
    """All that came out of the visit, to be read and printed."""

    def __init__(self, told: Sequence[tuple[str, Sequence[str]]]) -> None:
        nothing = _("Nothing is written down yet. You can come back to this visit at any time.")
        super().__init__(_("What came out of the visit"), "" if told else nothing)
        self.print_button = Button(_("Print in large type…"), "print")
        self.print_button.setAccessibleIdentifier("after.print")
        self.print_button.setVisible(bool(told))
        self.column.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)
        for title, lines in told:
            self.add(heading(title), *(body(breakable(line)) for line in lines))
