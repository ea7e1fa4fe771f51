"""How to reach somebody: every number and address with its two buttons, and when they are there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.care.contact_line import ContactLine
from spms_desktop.ui.care.page_views import PageView
from spms_desktop.ui.care.words import breakable
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.text import body, quiet


class ReachCard(Card):
    """Tells of presses; opens and copies nothing by itself."""

    opened = Signal(object)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(_("How to reach them"))
        self.lines = {
            "phone": ContactLine("phone", "phone", _("Call")),
            "other_phone": ContactLine("phone", "other_phone", _("Call")),
            "email": ContactLine("mail", "email", _("Write")),
            "portal": ContactLine("forward", "portal", _("Open")),
            "address": ContactLine("note", "address", _("Open")),
        }
        self.lines["other_phone"].set_label(_("Other phone"))
        self.lines["portal"].set_label(_("Portal"))
        self.hours, self.notes, self.marks = body(""), body(""), quiet("")
        self.nothing = quiet(_("No number or address is kept yet. You can add one with “Edit”."))
        for line in self.lines.values():
            self.body.addWidget(line)
            line.opened.connect(self.opened)
            line.copied.connect(self.copied)
        for widget in (self.nothing, self.hours, self.notes, self.marks):
            self.body.addWidget(widget)
        self.body.setSpacing(8)

    def fill(self, view: PageView) -> None:
        """Show how to reach somebody."""
        person, name = view.card.person, view.card.person.name
        call, copy = _("Call {name}: {number}"), _("Copy the phone number of {name}")
        for kind, value, shown, use, copied in (
            ("phone", person.phone, view.card.phone, call, copy),
            ("other_phone", person.other_phone, view.other_phone, call, _("Copy the other number of {name}")),
            ("email", person.email, "", _("Write to {name}: {number}"), _("Copy the email address of {name}")),
            ("portal", person.portal, "", _("Open the portal of {name}: {number}"), _("Copy the link of {name}")),
            ("address", person.address, person.address, "", _("Copy the address of {name}")),
        ):
            named = partial(str.format, name=name)
            spoken = use.format(name=name, number=shown or value)
            self.lines[kind].fill(value, spoken, named(copied), shown, view.card.country)
        hours = _("Hours: {hours}").format(hours=person.hours) if person.hours else ""
        for label, text in ((self.hours, hours), (self.notes, person.notes), (self.marks, view.marks)):
            label.setText(breakable(text))
            label.setVisible(bool(text))
        self.nothing.setVisible(not any(line.filled for line in self.lines.values()))
