"""The card of one person of the care team."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.care.contact_line import ContactLine
from spms_desktop.ui.care.rows import Row, Rule
from spms_desktop.ui.care.views import PersonView
from spms_desktop.ui.care.visit_keys import VisitKeys
from spms_desktop.ui.care.words import breakable
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.text import field_label, quiet


class PersonCard(Row):
    """How to reach somebody and when the next visit is; all else is on their page."""

    link_opened = Signal(object)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: PersonView | None = None
        self.group_label = field_label("")
        self.card = Card()
        self.role, self.remark = quiet(""), quiet("")
        self.phone, self.email = ContactLine("phone", "phone", _("Call")), ContactLine("mail", "email", _("Write"))
        self.visits = VisitKeys()
        self.open_button = Button(_("Open"), "person")
        self._name_controls()
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
        for label, text in ((self.role, view.role), (self.remark, view.remark)):
            label.setText(breakable(text))
            label.setVisible(bool(text))
        self._fill_contact(person.name, view)
        self.visits.fill(view)
        self.open_button.setAccessibleName(_("Open the page of {name}").format(name=person.name))

    def _fill_contact(self, name: str, view: PersonView) -> None:
        phone, email = view.person.phone, view.person.email
        self.phone.fill(
            phone,
            _("Call {name}: {number}").format(name=name, number=view.phone),
            _("Copy the phone number of {name}").format(name=name),
            view.phone,
            view.country,
        )
        self.email.fill(
            email,
            _("Write to {name}: {address}").format(name=name, address=email),
            _("Copy the email address of {name}").format(name=name),
        )

    def _name_controls(self) -> None:
        self.open_button.setAccessibleIdentifier("care.person.open")
        self.open_button.clicked.connect(partial(self._tell, "open"))
        self.visits.wanted.connect(self._tell)
        self.controls = {
            "open": self.open_button,
            "phone": self.phone.use_button,
            "copy_phone": self.phone.copy_button,
            "email": self.email.use_button,
            "copy_email": self.email.copy_button,
            **self.visits.buttons,
        }

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.group_label)
        column.addWidget(self.card)
        self.card.header.addWidget(self.open_button)
        lines = self.card.body
        who = QVBoxLayout()
        who.setSpacing(4)
        for widget in (self.role, self.phone, self.email, self.remark):
            who.addWidget(widget)
        lines.addLayout(who)
        lines.addWidget(Rule())
        lines.addWidget(self.visits)

    def _tell(self, command: str) -> None:
        self.wanted.emit(command, self._view)
