"""The forms of the journal: open one from a file, fill it in, and see what was answered before."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from spms_desktop.domain.questionnaire import Questionnaire
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.services.events import AuthorSwitched, Saved
from spms_desktop.services.questionnaires import Answered
from spms_desktop.ui import words as shared_words
from spms_desktop.ui.context import Context
from spms_desktop.ui.questionnaires.file_dialogs import ask_which
from spms_desktop.ui.questionnaires.fill_dialog import FillDialog
from spms_desktop.ui.questionnaires.form_card import BRING_BACK, CHANGE, FILL, PUT_AWAY, REMOVE, SHOW, FormCard
from spms_desktop.ui.questionnaires.form_cards import FormCards
from spms_desktop.ui.questionnaires.list_presenter import FormsPresenter, FormView
from spms_desktop.ui.questionnaires.result_dialog import ResultDialog
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.empty import EmptyState
from spms_desktop.ui.widgets.round_strip import OfferStrip
from spms_desktop.ui.widgets.text import body

_UNDO = "undo"


class FormList(FormDialog):
    """Stays open while forms are filled in over it; what they tell is said here too, with Undo."""

    help_screen = "forms"

    def __init__(self, parent: QWidget | None, context: Context) -> None:
        super().__init__(parent, _("Forms"), _("Close"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel_button.hide()
        self._outer = context
        self.context = replace(context, speaker=self)
        self.presenter = FormsPresenter(context.session)
        self._views: tuple[list[FormView], list[FormView]] | None = None
        self._build()
        self._stop = [
            context.session.events.subscribe(Saved, self._heard),
            context.session.events.subscribe(AuthorSwitched, self._heard),
        ]
        self.finished.connect(self._finish)
        self.refresh()

    def refresh(self) -> None:
        """Show what the journal holds; the keyboard stays on the same button, if it is still there."""
        views = (self.presenter.views(), self.presenter.views(away=True))
        if views == self._views:
            return
        self._views = views
        used = cast("QWidget | None", self.focusWidget())  # Qt has none where its hints say there is one
        key = used.accessibleIdentifier() if used is not None else ""
        self.list.show_views(*views)
        self.empty.setVisible(not views[0])
        self.sentence.setVisible(bool(views[0]))
        self._focus(key)

    @property
    def cards(self) -> list[FormCard]:
        """The cards that are shown."""
        return self.list.cards

    def done(self, result: int) -> None:
        """What is half filled in is kept before the forms go with their list."""
        for dialog in self.findChildren(QDialog):
            dialog.close()
        super().done(result)

    # Sentences

    def say(self, text: str, *, undo: bool = False) -> None:
        """Tell something; with `undo` it can be taken back from here."""
        self.strip.set_sentence(text)
        self.strip.buttons[_UNDO].setVisible(undo and self.context.session.can_undo)
        self.strip.show()
        self.trouble("")
        announce(self, text)
        self._outer.speaker.say(text, undo=undo)

    # Commands

    def choose_file(self) -> QFileDialog:
        """Ask which file; the dialog is open when this returns."""
        return ask_which(self, self.open_file)

    def open_file(self, name: str) -> None:
        """Keep the form of a file, or say why it cannot be shown."""
        self.trouble("")
        self.strip.hide()
        found: list[Questionnaire] = []
        if self.context.attempt(lambda: found.append(self.presenter.desk.open_file(Path(name)))):
            self.say(_("The form “{title}” is here now. You can fill it in.").format(title=found[0].title), undo=True)
            self._focus(f"forms.{FILL}.{found[0].uid}")

    def fill(self, form: Questionnaire, before: Answered | None = None) -> FillDialog:
        """Open a form to be filled in, or answers to be changed."""
        dialog = FillDialog(self, self.context, form, before)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(partial(self.show_result, after_saving=True))
        dialog.finished.connect(self._filled)
        dialog.open()
        return dialog

    def show_result(self, answered: Answered, *, after_saving: bool = False) -> ResultDialog:
        """Show what answers came to."""
        dialog = ResultDialog(self, self.context, answered, after_saving=after_saving)
        dialog.change_wanted.connect(partial(self._change, answered))
        dialog.open()
        return dialog

    # Laying out

    def _build(self) -> None:
        self.strip = OfferStrip("", [(_UNDO, _("Undo"))])
        self.strip.chosen.connect(self._undo)
        self.strip.hide()
        self.sentence = body(_("Fill in a form here, and see what you answered before."))
        self.empty = EmptyState(
            _("No form is here yet"),
            _(
                "A form can come as a file that this program can show, a “FHIR questionnaire”. Its name ends in .json. "
                "Ask your clinic if they have their forms as such files. Send the file to this computer and open it "
                "here. This program brings no forms of its own: most belong to those who made them."
            ),
        )
        self.open_button = Button(_("Open a form file…"), "folder")
        self.open_button.setAccessibleIdentifier("forms.open")
        self.open_button.clicked.connect(self.choose_file)
        self.list = FormCards(read_only=self.presenter.read_only)
        self.list.wanted.connect(self._do)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.list)
        self.open_button.setVisible(not self.presenter.read_only)

    def _focus(self, key: str) -> None:
        """Give the keyboard to the button of that name, or to the first thing here when it is gone."""
        if not key:
            return
        found = next((b for b in self.findChildren(Button) if b.accessibleIdentifier() == key and b.isVisible()), None)
        if found is not None:
            found.setFocus()
        elif self.isVisible():
            self.open_button.setFocus()

    # Doing

    def _do(self, command: str, about: object) -> None:
        if isinstance(about, Questionnaire):
            if command == FILL:
                self.fill(about)
            elif command in (PUT_AWAY, BRING_BACK):
                self._put_away(about, away=command == PUT_AWAY)
        elif isinstance(about, Answered):
            if command == SHOW:
                self.show_result(about)
            elif command == CHANGE:
                self._change(about)
            elif command == REMOVE:
                self._remove(about)

    def _change(self, answered: Answered) -> None:
        forms: list[Questionnaire] = []
        desk = self.presenter.desk
        if self.context.attempt(lambda: forms.append(desk.form(answered.filled.questionnaire))):
            self.fill(forms[0], answered)

    def _remove(self, answered: Answered) -> None:
        if self.context.attempt(lambda: self.presenter.desk.remove(answered.filled.uid)):
            self.say(_("The answers are removed."), undo=True)

    def _put_away(self, form: Questionnaire, *, away: bool) -> None:
        if self.context.attempt(lambda: self.presenter.desk.put_away(form.uid, away=away)):
            told = _("The form is put away, with all its answers.") if away else _("The form is back on the list.")
            self.say(told, undo=True)

    def _undo(self, _key: str) -> None:
        done: list[Action | None] = []
        if self.context.attempt(lambda: done.append(self.context.session.undo())):
            self.say(shared_words.undone(done[0]) if done[0] else _("There is nothing to undo."))

    def _filled(self, _result: int) -> None:
        self._views = None  # what was left half-way is no change of the journal, but the list tells of it
        self.refresh()

    def _heard(self, _event: object) -> None:
        self.context.attempt(self.refresh)

    def _finish(self, _result: int) -> None:
        for stop in self._stop:
            stop()
