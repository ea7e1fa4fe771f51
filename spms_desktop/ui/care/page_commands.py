"""The commands of a person's page: notes on what helped, and the way there and back."""

from __future__ import annotations

from functools import partial

from spms_desktop.domain.care import CareNote
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.ui.care.commands import Commands
from spms_desktop.ui.care.note_row import NoteForm
from spms_desktop.ui.care.page_presenter import PagePresenter
from spms_desktop.ui.care.page_views import NoteView
from spms_desktop.ui.care.presenter import CarePresenter
from spms_desktop.ui.care.views import PersonView
from spms_desktop.ui.tab import Tab


class PageCommands(Commands):
    """Adds, edits and takes out what helped."""

    def __init__(self, tab: Tab, presenter: CarePresenter, pages: PagePresenter) -> None:
        super().__init__(tab, presenter)
        self._pages = pages
        self._by_name = {"add_note": self._add, "edit_note": self._edit}

    def knows(self, name: str) -> bool:
        """Whether a command is one of these."""
        return name in self._by_name

    def _add(self, view: PersonView) -> None:
        self._open_form(CareNote("", view.person.uid, self._pages.today, ""))

    def _edit(self, view: NoteView) -> None:
        self._open_form(view.record.note)

    def _open_form(self, note: CareNote) -> None:
        page = self._pages.page(note.person)
        name = page.card.person.name if page else ""
        form = NoteForm(self.tab.window(), self.tab.context, name, note, may_hide=self._pages.may_hide)
        form.accepted_by_user.connect(partial(self._keep, form))
        form.removed.connect(partial(self._take_back, form, note))
        self.open(form)

    def _keep(self, form: NoteForm) -> None:
        self.save_form(form, lambda: self._pages.keep_note(form.note), Action.CARE_NOTE, _("What helped is saved."))

    def _take_back(self, form: NoteForm, note: CareNote) -> None:
        sentence = _("The note is out.")
        self.save_form(form, lambda: self._pages.take_back_note(note), Action.CARE_NOTE, sentence)
