"""The commands of the left panel: people and visits."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.ui import clipboard
from spms_desktop.ui.care.commands import Commands
from spms_desktop.ui.care.contact_line import SCHEMES
from spms_desktop.ui.care.person_form import NOBODY, PersonForm
from spms_desktop.ui.care.presenter import CarePresenter
from spms_desktop.ui.care.views import FormerView, PersonView
from spms_desktop.ui.care.visit_form import VisitForm
from spms_desktop.ui.tab import Tab


class PersonCommands(Commands):
    """Adds, edits, retires and brings back people; sets, cancels and settles visits."""

    def __init__(self, tab: Tab, presenter: CarePresenter) -> None:
        super().__init__(tab, presenter)
        self._by_name = {
            "edit": self._edit,
            "bring_back": self._bring_back,
            "set_visit": self._set_visit,
            "change_visit": self._set_visit,
            "cancel_visit": self._cancel_visit,
            "took_place": partial(self._settle, took_place=True),
            "did_not": partial(self._settle, took_place=False),
        }

    def add(self) -> None:
        """Ask for somebody new."""
        self._open_form(NOBODY)

    def add_in_role(self, role: str) -> None:
        """Ask for somebody new with a role that can still be changed."""
        self._open_form(replace(NOBODY, role=role))

    def copy(self, text: str) -> None:
        """Put a number or address on the clipboard."""
        clipboard.copy(text)
        self.tab.context.speaker.say(_("Copied: {text}").format(text=text))

    def use_link(self, url: QUrl) -> None:
        """Hand a number or address to the program that calls or writes."""
        if url.scheme() not in SCHEMES or not QDesktopServices.openUrl(url):
            self.tab.context.speaker.trouble(
                _("No program on this computer does that. You can press “Copy” and use another one.")
            )

    def _edit(self, view: PersonView) -> None:
        self._open_form(view.person)

    def _open_form(self, person: CarePerson) -> None:
        form = PersonForm(
            self.tab.window(), self.tab.context, self.presenter.role_choices(), person, self.presenter.country
        )
        form.accepted_by_user.connect(partial(self._keep, form))
        form.leaving.connect(partial(self._take_off, form, person))
        self.open(form)

    def _keep(self, form: PersonForm) -> None:
        self.save_form(form, lambda: self.presenter.save_person(form.person), Action.CARE_PERSON)

    def _take_off(self, form: PersonForm, person: CarePerson) -> None:
        sentence = _("{name} is off the team.").format(name=person.name)
        self.save_form(form, lambda: self.presenter.take_off_team(person), Action.CARE_PERSON, sentence)

    def _bring_back(self, view: FormerView) -> None:
        sentence = _("{name} is on the team again.").format(name=view.person.name)
        self.save(lambda: self.presenter.bring_back(view.person), Action.CARE_PERSON, sentence)

    def _set_visit(self, view: PersonView) -> None:
        form = VisitForm(self.tab.window(), self.tab.context, view.person, view.next_visit)
        form.accepted_by_user.connect(partial(self._keep_visit, form, view.person.uid))
        self.open(form)

    def _keep_visit(self, form: VisitForm, person: str) -> None:
        day = form.day.value
        if day is None:
            form.trouble(_("Please choose the day of the visit."))
            return
        self.save_form(
            form,
            lambda: self.presenter.keep_visit(person, day, form.time_value, form.note.value),
            Action.APPOINTMENT,
        )

    def _cancel_visit(self, view: PersonView) -> None:
        visit = view.next_visit
        if visit is not None:
            self.save(lambda: self.presenter.cancel_visit(visit), Action.APPOINTMENT, _("The visit is cancelled."))

    def _settle(self, view: PersonView, *, took_place: bool) -> None:
        visit = view.past_visit
        if visit is not None:
            self.save(lambda: self.presenter.settle_visit(visit, took_place=took_place), Action.APPOINTMENT)
