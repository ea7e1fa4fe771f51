"""The emergency card: its page with a way to change it, and the form for what is typed on it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from spms_desktop.domain.emergency import EmergencyCard
from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.ui.care.card_presenter import CardPresenter
from spms_desktop.ui.care.drafted import CareForm
from spms_desktop.ui.context import Context
from spms_desktop.ui.paper_window import PaperWindow
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, labelled
from spms_desktop.ui.widgets.text import body, quiet
from spms_desktop.ui.widgets.ticks import TickKey


class CardForm(CareForm):
    """What the person wants on the card besides medicines and numbers, which come by themselves."""

    def __init__(self, parent: QWidget | None, context: Context, presenter: CardPresenter) -> None:
        card, title = presenter.card, _("What the emergency card says")
        super().__init__(parent, context, title, _("Save"), "care:card", (card, presenter.birth_words))
        self.allergies = TextField(_("Allergies"), card.allergies, 2)
        self.communicate = TextField(_("How I communicate"), card.communicate, 2)
        self.know = TextField(_("What to know"), card.know, 3)
        self.doctor = ChoiceField(_("My doctor"), presenter.doctor_choices(), card.doctor)
        self.birth = LineField(_("Date of birth"), presenter.birth_words)
        self.tell_ms = TickKey(_("Say that I have MS"))
        self.tell_ms.setChecked(card.tell_ms)
        self.tell_ms.setEnabled(presenter.persons_choice)
        self.body.addWidget(body(_("Your medicines, and those to call, come from the plan and the care team.")))
        for label, field, hint, identifier in (
            (_("Allergies"), self.allergies, _("And what happens then. If you have none, write that."), "allergies"),
            (_("How I communicate"), self.communicate, _("Such as slow speech, or large print."), "communicate"),
            (_("What to know"), self.know, _("Such as heat, help with standing, or a catheter."), "know"),
            (_("My doctor"), self.doctor, "", "doctor"),
            (_("Date of birth"), self.birth, _("As year-month-day, such as 1971-05-14."), "birth"),
        ):
            field.setAccessibleIdentifier(f"care.card.{identifier}")
            self.body.addWidget(labelled(label, field, hint))
        self.tell_ms.setAccessibleIdentifier("care.card.tell_ms")
        self.body.addWidget(self.tell_ms)
        if not presenter.persons_choice:
            self.body.addWidget(quiet(_("Only the person whom the journal is about chooses that.")))
        if presenter.last_change:
            self.body.addWidget(quiet(presenter.last_change))
        names = ("allergies", "communicate", "know", "doctor", "birth", "tell_ms")
        self.watch({name: getattr(self, name) for name in names})

    @property
    def card(self) -> EmergencyCard:
        """The card as the form says now."""
        return EmergencyCard(
            allergies=self.allergies.value,
            know=self.know.value,
            communicate=self.communicate.value,
            doctor=str(self.doctor.value or ""),
            tell_ms=self.tell_ms.isChecked(),
        )


class CardWindow(PaperWindow):
    """Shows the card as it will be printed; "Edit" opens its form."""

    def __init__(self, context: Context, parent: QWidget | None = None, country: str = "") -> None:
        presenter = CardPresenter(context.session, country)
        self.edit_button = Button(_("Edit the card"), "edit")
        super().__init__(context, presenter, parent, more=[self.edit_button])
        self.presenter = presenter
        self.edit_button.setAccessibleIdentifier("care.card.edit")
        self.edit_button.clicked.connect(self.open_form)

    def open_form(self) -> CardForm:
        """Let what is typed on the card be changed."""
        form = CardForm(self, self.context, self.presenter)
        form.accepted_by_user.connect(partial(self._keep, form))
        form.open()
        return form

    def _keep(self, form: CardForm) -> None:
        try:
            changed = self.presenter.keep(form.card, form.birth.value)
        except Trouble as error:
            form.trouble(trouble.sentence(error))
            return
        form.accept()
        form.deleteLater()
        if changed:
            self.bar.say(_("The card is saved."), _("Undo"), self._undo)
            self.renew()

    def _undo(self) -> None:
        try:
            self.context.session.undo()
        except Trouble as error:
            self.bar.say(trouble.sentence(error), kind="trouble")
            return
        self.bar.say(_("Undone: the card is as it was before."))
        self.renew()
