"""The phone numbers of the care team, to copy; the program itself calls nobody."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.catalog.roles import roles
from spms_desktop.domain.care import CarePerson
from spms_desktop.i18n import _
from spms_desktop.services.care import Care
from spms_desktop.services.session import Session
from spms_desktop.ui.help.line_row import CopyButton
from spms_desktop.ui.questionnaires.words import breakable
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.text import body, field_label, quiet


class TeamPhones(FormDialog):
    """Everybody on the team who has a number, one below the other."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, _("Call someone on my care team"), _("Close"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel_button.hide()
        self.copies: list[CopyButton] = []
        people = [person for person in Care(session).people() if person.phone or person.other_phone]
        for person in sorted(people, key=lambda p: not p.emergency):  # those to call in an emergency first
            self._add(person)
        if not people:
            self.body.addWidget(body(_("No phone number of your care team is noted here yet.")))
            self.body.addWidget(body(_("You can add one under “Care team”.")))

    def _add(self, person: CarePerson) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        known = roles().get(person.role)
        column.addWidget(field_label(breakable(person.name)))
        for told in (_(known.label) if known else person.role, person.hours):
            if told:
                column.addWidget(quiet(breakable(told)))
        for number in filter(None, (person.phone, person.other_phone)):
            copy = CopyButton(_("Copy number"), number, person.name)
            column.addWidget(body(breakable(number)))
            column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
            self.copies.append(copy)
        self.body.addWidget(holder)
