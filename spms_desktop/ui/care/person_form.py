"""The form for somebody on the care team."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.care import CarePerson
from spms_desktop.i18n import _
from spms_desktop.ui.care.words import OTHER_ROLE, role_help
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, labelled
from spms_desktop.ui.widgets.text import quiet

NOBODY = CarePerson("", "", "neurologist")


class PersonForm(FormDialog):
    """Adds somebody or edits them; `leaving` tells that they are to be taken off the team."""

    leaving = Signal()

    def __init__(
        self, parent: QWidget | None, roles: Sequence[tuple[str, str]], person: CarePerson = NOBODY
    ) -> None:
        title = _("Edit {name}").format(name=person.name) if person.uid else _("Add somebody to the care team")
        super().__init__(parent, title, _("Save"))
        self._person = person
        known = person.role in {role for role, _label in roles}
        self.name = LineField(_("Name"), person.name)
        self.role = ChoiceField(_("Role"), roles, person.role if known else OTHER_ROLE)
        self.role_help = quiet("")
        self.own_role = LineField(_("What you call this role"), "" if known else person.role)
        self.own_role_part = labelled(_("What you call this role"), self.own_role)
        self.phone = LineField(_("Phone"), person.phone)
        self.email = LineField(_("Email"), person.email)
        self.address = TextField(_("Address"), person.address, 2)
        self.notes = TextField(_("Notes"), person.notes, 3)
        self._lay_out()
        self.role.changed.connect(self._role_chosen)
        self._role_chosen(self.role.value)
        self.name.setFocus()

    @property
    def person(self) -> CarePerson:
        """Somebody as the form says now."""
        role = str(self.role.value)
        own = self.own_role.value.strip()
        return replace(
            self._person,
            name=self.name.value,
            role=own if role == OTHER_ROLE and own else role,
            phone=self.phone.value,
            email=self.email.value,
            address=self.address.value,
            notes=self.notes.value,
        )

    def _lay_out(self) -> None:
        self.body.addWidget(labelled(_("Name"), self.name))
        self.body.addWidget(labelled(_("Role"), self.role))
        self.body.addWidget(self.role_help)
        self.body.addWidget(self.own_role_part)
        self.body.addWidget(labelled(_("Phone"), self.phone))
        self.body.addWidget(labelled(_("Email"), self.email))
        self.body.addWidget(labelled(_("Address"), self.address))
        self.body.addWidget(labelled(_("Notes"), self.notes, _("Such as opening hours, parking, or what to bring.")))
        for field, identifier in (
            (self.name, "name"),
            (self.role, "role"),
            (self.own_role, "own_role"),
            (self.phone, "phone"),
            (self.email, "email"),
            (self.address, "address"),
            (self.notes, "notes"),
        ):
            field.setAccessibleIdentifier(f"care.form.{identifier}")
        if self._person.uid:
            self.leave_button = Button(_("Take off the team"))
            self.leave_button.setAccessibleIdentifier("care.form.leave")
            self.button_row.addWidget(self.leave_button)
            self.leave_button.clicked.connect(self.leaving)

    def _role_chosen(self, role: object) -> None:
        own = role == OTHER_ROLE
        self.own_role_part.setVisible(own)
        self.role_help.setText(role_help(str(role)))
        self.role_help.setVisible(not own)
