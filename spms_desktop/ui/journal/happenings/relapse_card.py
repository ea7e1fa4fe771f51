"""The facts beside a possible relapse: its 24 hours, what to look at before calling the team, and whom to call."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from spms_desktop.domain.event import Event
from spms_desktop.i18n import _
from spms_desktop.ui import clipboard
from spms_desktop.ui.journal.happenings.event_presenter import Contact, EventDesk, began_words, since_words
from spms_desktop.ui.journal.line_words import breakable
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.line_label import LineLabel
from spms_desktop.ui.widgets.metrics import TARGET
from spms_desktop.ui.widgets.text import body, field_label, quiet


class RelapseCard(Card):
    """States facts only; what it was, the care team says."""

    def __init__(self, desk: EventDesk, checklist: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(_("The first 24 hours"), parent=parent)
        self._desk = desk
        self.began = body("")
        self.since = body("")
        self.copied = quiet("")
        self.copied.hide()
        self.body.addWidget(self.began)
        self.body.addWidget(self.since)
        self.body.addWidget(field_label(_("To look at before you call the team")))
        self.body.addWidget(body("\n".join(f"• {_(line)}" for line in checklist)))
        self.body.addWidget(field_label(_("Whom to call")))
        self.copy_buttons: list[Button] = []
        contacts = desk.contacts()
        for contact in contacts:
            self.body.addLayout(self._contact_row(contact))
        if not contacts:
            self.body.addWidget(quiet(_("No MS nurse or neurologist is in your care team here yet.")))
        self.body.addWidget(self.copied)

    def show_event(self, event: Event) -> None:
        """Count from when the event began."""
        facts = self._desk.clock(event)
        self.began.setText(began_words(event, facts))
        self.since.setText(since_words(facts))

    def _contact_row(self, contact: Contact) -> FlowLayout:
        row = FlowLayout(gap=12)
        phone = contact.phone or _("no number noted")
        words = _("{who}: {phone}").format(who=breakable(contact.words), phone=breakable(phone))
        row.addWidget(LineLabel(words, least=TARGET))
        if contact.phone:
            button = Button(_("Copy number"), "phone")
            button.setAccessibleName(_("Copy the number of {who}").format(who=contact.words))
            button.clicked.connect(partial(self._copy, contact))
            row.addWidget(button)
            self.copy_buttons.append(button)
        return row

    def _copy(self, contact: Contact) -> None:
        clipboard.copy(contact.phone)
        said = _("{phone} is copied. You can paste it where you call from.").format(phone=contact.phone)
        self.copied.setText(said)
        self.copied.show()
        announce(self, said)
