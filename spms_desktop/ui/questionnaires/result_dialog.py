"""What a form came to: help first where it may be needed, then the total as published, and what can be done with it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _, short_date
from spms_desktop.services.form_guides import marks_self_harm, self_harm_links
from spms_desktop.services.questionnaires import Answered, Questionnaires
from spms_desktop.ui import words as shared_words
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.parts import stacked
from spms_desktop.ui.help.help_now import HelpNow
from spms_desktop.ui.questionnaires import words
from spms_desktop.ui.questionnaires.file_dialogs import ask_where
from spms_desktop.ui.questionnaires.help_panel import HelpPanel
from spms_desktop.ui.questionnaires.help_places import open_help
from spms_desktop.ui.questionnaires.unfold import Unfold
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, field_label, quiet, title


class ResultDialog(FormDialog):
    """Opened `after_saving` it begins with the help card where one is due; `change_wanted` asks to go on answering."""

    help_screen = "forms"

    change_wanted = Signal()

    def __init__(
        self, parent: QWidget | None, context: Context, answered: Answered, *, after_saving: bool = False
    ) -> None:
        self._desk = Questionnaires(context.session)
        self._answered, self._context = answered, context
        self.form = self._desk.form(answered.filled.questionnaire)
        super().__init__(parent, words.breakable(self.form.title), _("Close"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel_button.hide()
        self.score = self._desk.score(answered)
        self.outcome = self._desk.result(answered)
        self.rest = QWidget()
        self._fill_rest()
        self.panel: HelpPanel | None = None
        if after_saving and marks_self_harm(self.form, dict(answered.filled.answers)):
            self.panel = HelpPanel(context, parent or self)
            self.panel.keep_going.connect(self._keep_going)
            self.body.addWidget(self.panel)
            self.rest.hide()
        self.body.addWidget(self.rest)
        self.help_button = Button(_("Help now"), "help")
        self.help_button.clicked.connect(self.open_help)
        self.button_row.addWidget(self.help_button)
        self.help_button.setVisible(bool(self_harm_links(self.form)))

    def first_control(self) -> QWidget:
        """Nothing that does something is pressed by accident, and the page begins at its beginning."""
        if self.panel is not None:
            return self.help_button
        return self.rest_button if self.outcome.missing and self.rest_button.isVisibleTo(self) else self.accept_button

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.panel is not None and not event.spontaneous():
            self.panel.tell()

    @property
    def words(self) -> str:
        """What is said of the total."""
        return "\n".join(self._sentences())

    def _sentences(self) -> list[str]:
        found, session = self._answered, self._context.session
        own = found.stamp.author == session.author.uid and found.respondent is Respondent.SELF
        return words.result_sentences(found.filled, self.outcome, found.respondent, own=own)

    def save_to(self, target: str) -> None:
        """Write the answers and say so."""
        place = Path(target)
        if self._context.attempt(lambda: self._desk.export(self._answered, place)):
            told = _("The answers are saved as “{name}”. The file lies outside the journal, where others may read it.")
            self._context.speaker.say(told.format(name=place.name))
            self.said.setText(told.format(name=place.name))
            self.said.show()

    def ask_where(self) -> QFileDialog:
        """Ask where the answers shall be written."""
        name = f"{self._answered.filled.day.isoformat()}.json"
        return ask_where(self, name, self.save_to)

    def open_help(self) -> HelpNow:
        """Open "Help now"."""
        return open_help(self)

    # Laying out

    def _fill_rest(self) -> None:
        filled = self._answered.filled
        column = QVBoxLayout(self.rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        if filled.total is not None:
            column.addWidget(title(words.total_line(filled, self.outcome)))
        for sentence in self._sentences():
            column.addWidget(body(sentence))
        who = self._context.session.author_name(self._answered.stamp.author)
        day = _("Answered on {day}, filled in by {name}.").format(day=short_date(filled.day), name=words.breakable(who))
        column.addWidget(quiet(f"{day} {words.seen_by(filled)}"))
        self._add_buttons(column)
        self.said = quiet("")
        self.said.hide()
        column.addWidget(self.said)
        pairs = words.answer_lines(self.form, filled)
        lines = [
            stacked(field_label(words.breakable(asked)), body(words.breakable(said)), gap=2) for asked, said in pairs
        ]
        self.answers = Unfold(_("Show the answers"), _("Hide the answers"), stacked(*lines))
        about = [quiet(line) for line in words.about_lines(self.form)]
        self.about = Unfold(_("About this form"), _("Hide what is about this form"), stacked(*about, gap=8))
        column.addWidget(self.answers)
        column.addWidget(self.about)

    def _add_buttons(self, column: QVBoxLayout) -> None:
        row = FlowLayout(gap=8)
        column.addLayout(row)
        self.rest_button = Button(_("Answer the rest"), kind="primary")
        self.rest_button.clicked.connect(self._change)
        self.score_button = Button(_("Keep it with my scores"), "add")
        self.score_button.clicked.connect(self._keep_score)
        self.file_button = Button(_("Save as a file…"), "save")
        self.file_button.setAccessibleDescription(_("The file is a FHIR response that a clinic can read."))
        self.file_button.clicked.connect(self.ask_where)
        for button in (self.rest_button, self.score_button, self.file_button):
            row.addWidget(button)
        may = self._desk.may_change(self._answered)
        self.rest_button.setVisible(bool(self.outcome.missing) and may)
        self.score_button.setVisible(self.score is not None and not self._context.session.read_only)
        if self.score is not None and self._desk.has_score(self.score):
            self._score_is_kept()

    # Commands

    def _keep_going(self) -> None:
        """From the help card to the score; "Help now" stays in reach."""
        self.rest.show()
        if self.panel is not None:
            self.panel.hide()
        follow_layout(self)
        self.accept_button.setFocus()
        announce(self, self.words)

    def _change(self) -> None:
        self.accept()
        self.change_wanted.emit()

    def _keep_score(self) -> None:
        if self.score is None or self._desk.has_score(self.score):
            return
        if self._context.attempt(partial(self._desk.keep_score, self._answered)):
            self._score_is_kept()
            announce(self.score_button, self.score_button.words, urgent=True)
            self._context.speaker.say(shared_words.done(Action.SCORE), undo=True)

    def _score_is_kept(self) -> None:
        self.score_button.set_words(_("It is with your scores"))
        self.score_button.set_icon("check")
