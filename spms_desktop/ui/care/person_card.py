"""The card of one person of the care team."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.care.contact_line import ContactLine
from spms_desktop.ui.care.rows import Row, Rule
from spms_desktop.ui.care.views import PersonView
from spms_desktop.ui.care.words import breakable
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.text import body, field_label, quiet


class PersonCard(Row):
    """How to reach somebody and when the next visit is; `wanted` carries a command and the view."""

    link_opened = Signal(object)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: PersonView | None = None
        self.group_label = field_label("")
        self.card = Card(" ")
        self.role, self.address, self.notes = quiet(""), body(""), quiet("")
        self.phone, self.email = ContactLine("phone", "phone", _("Call")), ContactLine("mail", "email", _("Write"))
        self.next_label = field_label(_("Next visit"))
        self.next_words, self.past_words, self.remark = body(""), body(""), quiet("")
        self._add_buttons()
        self._lay_out()
        for line in (self.phone, self.email):
            line.opened.connect(self.link_opened)
            line.copied.connect(self.copied)

    def fill(self, view: PersonView) -> None:
        """Show somebody."""
        self._view = view
        person = view.person
        self.setAccessibleName(_("{name}, {role}").format(name=person.name, role=view.role))
        self.group_label.setText(view.group)
        self.group_label.setVisible(bool(view.group))
        self.card.set_title(breakable(person.name))
        for label, text in (
            (self.role, view.role),
            (self.address, person.address),
            (self.notes, person.notes),
            (self.remark, view.remark),
            (self.past_words, view.past_words),
        ):
            label.setText(breakable(text))
            label.setVisible(bool(text))
        self.next_words.setText(breakable(view.next_words))
        self._fill_contact(person.name, person.phone, person.email)
        self._fill_buttons(view)

    def _fill_contact(self, name: str, phone: str, email: str) -> None:
        self.phone.fill(
            phone,
            _("Call {name}: {number}").format(name=name, number=phone),
            _("Copy the phone number of {name}").format(name=name),
        )
        self.email.fill(
            email,
            _("Write to {name}: {address}").format(name=name, address=email),
            _("Copy the email address of {name}").format(name=name),
        )

    def _fill_buttons(self, view: PersonView) -> None:
        planned, settles, name = view.next_visit is not None, view.past_visit is not None, view.person.name
        # One question at a time: first what became of the last visit, then whether there is a next one.
        for command, shown, spoken in (
            ("edit", True, _("Edit {name}")),
            ("took_place", settles, _("The visit with {name} took place")),
            ("did_not", settles, _("The visit with {name} did not take place")),
            ("set_visit", not planned, _("Set next visit with {name}")),
            ("change_visit", planned, _("Change the visit with {name}")),
            ("cancel_visit", planned, _("Cancel the visit with {name}")),
        ):
            button = self.controls[command]
            button.setVisible(shown)
            button.setAccessibleName(spoken.format(name=name))

    def _add_buttons(self) -> None:
        made = {
            "edit": Button(_("Edit"), "edit"),
            "took_place": Button(_("It took place"), "check"),
            "did_not": Button(_("It did not")),
            "set_visit": Button(_("Set next visit"), "calendar"),
            "change_visit": Button(_("Change"), "calendar"),
            "cancel_visit": Button(_("Cancel visit")),
        }
        for command, button in made.items():
            button.setAccessibleIdentifier(f"care.person.{command}")
            button.clicked.connect(partial(self._tell, command))
        self.controls = {
            "edit": made["edit"],
            "phone": self.phone.use_button,
            "copy_phone": self.phone.copy_button,
            "email": self.email.use_button,
            "copy_email": self.email.copy_button,
            **{command: button for command, button in made.items() if command != "edit"},
        }

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.group_label)
        column.addWidget(self.card)
        self.card.header.addWidget(self.controls["edit"])
        lines = self.card.body
        who, when = QVBoxLayout(), QVBoxLayout()
        who.setSpacing(4)
        when.setSpacing(4)
        for widget in (self.role, self.phone, self.email, self.address, self.notes):
            who.addWidget(widget)
        when.addWidget(self.past_words)
        when.addLayout(self._flow("took_place", "did_not"))
        when.addWidget(self.next_label)
        when.addWidget(self.next_words)
        when.addWidget(self.remark)
        when.addSpacing(4)
        when.addLayout(self._flow("set_visit", "change_visit", "cancel_visit"))
        lines.addLayout(who)
        lines.addWidget(Rule())
        lines.addLayout(when)

    def _flow(self, *commands: str) -> FlowLayout:
        flow = FlowLayout(gap=8)
        for command in commands:
            flow.addWidget(self.controls[command])
        return flow

    def _tell(self, command: str) -> None:
        self.wanted.emit(command, self._view)
