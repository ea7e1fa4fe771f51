"""The form for somebody on the care team."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from spms_desktop.domain.care import CarePerson
from spms_desktop.i18n import _
from spms_desktop.services.care import named_on_papers
from spms_desktop.services.contacts import looks_like_mail, looks_like_phone, web_address
from spms_desktop.ui.care.drafted import CareForm, Part
from spms_desktop.ui.care.words import OTHER_ROLE, role_help
from spms_desktop.ui.context import Context
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, labelled
from spms_desktop.ui.widgets.text import heading, quiet
from spms_desktop.ui.widgets.ticks import TickKey

NOBODY = CarePerson("", "", "neurologist")
_NAMES = (
    "name", "role", "own_role", "phone", "email", "organization", "other_phone", "address", "portal", "hours", "notes",
)  # fmt: skip


class PersonForm(CareForm):
    """Adds somebody or edits them; `leaving` tells that they are to be taken off the team."""

    leaving = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        roles: Sequence[tuple[str, str]],
        person: CarePerson = NOBODY,
        country: str = "",
    ) -> None:
        title = _("Edit {name}").format(name=person.name) if person.uid else _("Add somebody to the care team")
        draft, base = f"care:person:{person.uid or 'new'}", person if person.uid else None
        super().__init__(parent, context, title, _("Save"), draft, base)
        self._person, self._country = person, country
        known = person.role in {role for role, _label in roles}
        self.name = LineField(_("Name"), person.name)
        self.role = ChoiceField(_("Role"), roles, person.role if known else OTHER_ROLE)
        self.role_help = quiet("")
        self.own_role = LineField(_("What you call this role"), "" if known else person.role)
        self.own_role_part = labelled(_("What you call this role"), self.own_role)
        self.phone = LineField(_("Phone"), person.phone)
        self.other_phone = LineField(_("Other phone"), person.other_phone)
        self.email, self.portal = LineField(_("Email"), person.email), LineField(_("Portal"), person.portal)
        self.organization = LineField(_("Practice or organization"), person.organization)
        self.address, self.hours = TextField(_("Address"), person.address, 2), TextField(_("Hours"), person.hours, 2)
        self.notes = TextField(_("Notes"), person.notes, 3)
        self.emergency, self.shared = TickKey(_("Call in an emergency")), TickKey(_("Name in the visit summary"))
        self.emergency.setChecked(person.emergency)
        self.shared.setChecked(named_on_papers(person))
        self._share = person.shared
        self._lay_out()
        self.shared.clicked.connect(self._share_chosen)
        self.role.changed.connect(self._role_chosen)
        self._role_chosen(self.role.value)
        names = (*_NAMES, "emergency")
        share = Part(lambda: self._share, self._show_share)
        self.watch({name: getattr(self, name) for name in names}, {"share": share})
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
            organization=self.organization.value,
            other_phone=self.other_phone.value,
            portal=self.portal.value,
            hours=self.hours.value,
            emergency=self.emergency.isChecked(),
            shared=self._share,
        )

    def _lay_out(self) -> None:
        self.body.addWidget(labelled(_("Name"), self.name))
        self.body.addWidget(labelled(_("Role"), self.role))
        self.body.addWidget(self.role_help)
        self.body.addWidget(self.own_role_part)
        phone = partial(looks_like_phone, country=self._country)
        odd_number = _("This does not look like a phone number. It is kept as you typed it.")
        self._add(_("Phone"), self.phone, phone, odd_number)
        odd_mail = _("This does not look like an email address. It is kept as you typed it.")
        self._add(_("Email"), self.email, looks_like_mail, odd_mail)
        self.body.addWidget(self.emergency)
        self.body.addWidget(self.shared)
        self.body.addWidget(heading(_("More, if you like")))
        self.body.addWidget(labelled(_("Practice or organization"), self.organization))
        self._add(_("Other phone"), self.other_phone, phone, odd_number)
        self.body.addWidget(labelled(_("Address"), self.address))
        odd_link = _("This does not look like a web page. It is kept, and you can copy it.")
        hint = _("The web page of the clinic where you read results or write.")
        self._add(_("Portal"), self.portal, _opens, odd_link, hint)
        self.body.addWidget(labelled(_("Hours"), self.hours, _("When they are there, or answer the phone.")))
        self.body.addWidget(labelled(_("Notes"), self.notes, _("Such as parking, or what to bring.")))
        self._identify()
        if self._person.uid:
            self.leave_button = Button(_("Take off the team"))
            self.leave_button.setAccessibleIdentifier("care.form.leave")
            self.button_row.addWidget(self.leave_button)
            self.leave_button.clicked.connect(self.leaving)

    def _identify(self) -> None:
        for name in (*_NAMES, "emergency", "shared"):
            field: QWidget = getattr(self, name)
            field.setAccessibleIdentifier(f"care.form.{name}")

    def _add(self, label: str, field: LineField, fits: Callable[[str], bool], odd: str, hint: str = "") -> None:
        """A field with a remark below it while what was typed looks odd, which keeps nothing from being saved."""
        remark = quiet(odd)
        part = labelled(label, field, hint)
        layout = part.layout()
        assert layout is not None
        layout.addWidget(remark)
        self.body.addWidget(part)
        remark.setVisible(bool(field.value) and not fits(field.value))
        field.finished.connect(partial(self._look_at, field, remark, fits))

    @staticmethod
    def _look_at(field: LineField, remark: QLabel, fits: Callable[[str], bool], typed: str) -> None:
        odd = bool(typed.strip()) and not fits(typed)
        if odd and not remark.isVisibleTo(field.window()):
            announce(field, remark.text())
        remark.setVisible(odd)

    def shown_again(self) -> None:
        self._role_chosen(self.role.value)

    def _share_chosen(self, chosen: bool) -> None:
        self._share = chosen
        self.touch()

    def _show_share(self, kept: object) -> None:
        self._share = kept if isinstance(kept, bool) else None
        if self._share is not None:
            self.shared.setChecked(self._share)

    def _role_chosen(self, role: object) -> None:
        own = role == OTHER_ROLE
        self.own_role_part.setVisible(own)
        self.role_help.setText(role_help(str(role)))
        self.role_help.setVisible(not own)
        if self._share is None:
            self.shared.setChecked(named_on_papers(replace(self._person, role=str(role))))


def _opens(typed: str) -> bool:
    return bool(web_address(typed))
