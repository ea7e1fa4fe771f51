"""The visit summary window: choose the days, see the two pages, save or print them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.domain.record import Action
from spms_desktop.domain.visit import Variant
from spms_desktop.i18n import _
from spms_desktop.report.paper import Paper
from spms_desktop.services import trouble
from spms_desktop.services.events import Saved
from spms_desktop.services.visit import save_pdf
from spms_desktop.ui import words
from spms_desktop.ui.context import Context
from spms_desktop.ui.printer import ask_printer
from spms_desktop.ui.visit.choices import Choices
from spms_desktop.ui.visit.outside import ask_where, documents
from spms_desktop.ui.visit.paper_maker import PaperMaker
from spms_desktop.ui.visit.presenter import Rendered, VisitPresenter, pdf_path, save_trouble, saved_words, usual_paper
from spms_desktop.ui.visit.preview import Preview
from spms_desktop.ui.visit.printing import new_printer, print_pages
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dialog import helped
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.message_bar import MessageBar
from spms_desktop.ui.widgets.panes import TwoPane

_SIZE = QSize(1240, 860)


class VisitSummaryWindow(QDialog):
    """Show it with open(); it follows the journal while it is there, and is gone when it closes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._closed = context, False
        territory = QLocale.territoryToCode(QLocale.system().territory())
        self.presenter = VisitPresenter(context.session, usual_paper(territory))
        self.maker = PaperMaker(self.presenter, context.jobs, self)
        self.choices, self.preview = Choices(self.presenter), Preview()
        self.bar = MessageBar()
        self.save_button = Button(_("Save as PDF…"), "save", "primary")
        self.print_button = Button(_("Print…"), "print")
        self.close_button = Button(_("Close"))
        self._lay_out()
        self._connect()
        self._unsubscribe = context.session.events.subscribe(Saved, self._journal_changed)
        self.choices.show_choices(self.presenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 opens the help here, too."""
        if not helped(self, event, "visit"):
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Keep the sentence that is being typed, and let go of the journal."""
        if self._closed:
            return
        self._keep_sentence(self.choices.sentence.value)
        self._closed = True
        self.choices.options.password.forget()
        self._unsubscribe()
        self.maker.close()
        super().done(result)

    def save_to(self, chosen: Path) -> None:
        """Save the newest paper there, in the background, with the password that is typed now."""
        password = self._password()
        if password is not None:
            self.maker.when_made(partial(self._save, pdf_path(chosen), password))

    # Building

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Visit summary"))
        self.setAccessibleName(_("Visit summary"))
        self.panes = TwoPane(self.choices, self.preview, 0.36, 960)
        buttons = FlowLayout(gap=12)
        for button, identifier in (
            (self.save_button, "save"),
            (self.print_button, "print"),
            (self.close_button, "close"),
        ):
            button.setAccessibleIdentifier(f"visit.{identifier}")
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(self.bar)
        column.addWidget(self.panes, 1)
        column.addLayout(buttons)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.95))

    def _connect(self) -> None:
        self.choices.days_chosen.connect(self._choose_days)
        self.choices.since_visit_chosen.connect(self._choose_since_visit)
        self.choices.half_year_chosen.connect(self._choose_half_year)
        self.choices.sentence_finished.connect(self._keep_sentence)
        options = self.choices.options
        options.paper_chosen.connect(self._choose_paper)
        options.variant_chosen.connect(self._choose_variant)
        options.appendix_chosen.connect(self._choose_appendix)
        options.private.ticked.connect(self._tick)
        self.maker.made.connect(self._show_paper)
        self.save_button.clicked.connect(self._ask_where)
        self.print_button.clicked.connect(self._ask_printer)
        self.close_button.clicked.connect(self.accept)
        commands: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+T", self.preview.turn),
            ("Ctrl+S", self._ask_where),
            ("Ctrl+P", self._ask_printer),
        )
        for keys, act in commands:
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # Choosing

    def _choose_days(self, first: date, last: date) -> None:
        self.presenter.choose_days(first, last)
        self._show_choices()

    def _choose_since_visit(self) -> None:
        self.presenter.choose_since_visit()
        self._show_choices()

    def _choose_half_year(self) -> None:
        self.presenter.choose_half_year()
        self._show_choices()

    def _choose_paper(self, paper: Paper) -> None:
        self.presenter.paper = paper
        self._show_choices()

    def _choose_variant(self, variant: Variant) -> None:
        self.presenter.variant = variant
        self._show_choices()

    def _choose_appendix(self, wanted: bool) -> None:
        self.presenter.appendix = wanted
        self._show_choices()

    def _tick(self, identifier: str, on: bool) -> None:
        self.presenter.tick(identifier, on)
        self._show_choices()

    def _keep_sentence(self, text: str) -> None:
        try:
            changed = self.presenter.keep_matters_most(text)
        except Trouble as error:
            self.bar.say(trouble.sentence(error), kind="trouble")
            return
        if changed:
            self._context.speaker.say(words.done(Action.PROFILE), undo=True)
            self.bar.say(words.done(Action.PROFILE), _("Undo"), self.presenter.undo)

    def _journal_changed(self, _event: Saved) -> None:
        self._show_choices()

    def _show_choices(self) -> None:
        self.choices.show_choices(self.presenter)
        self.maker.renew()

    def _show_paper(self, paper: Rendered) -> None:
        self.preview.show_pdf(paper.data)
        content = self.maker.content
        self.choices.show_visit(self.presenter.visit_words(content), self.presenter.missing_words(paper.missing))

    # Taking it along

    def _fits(self) -> bool:
        """Whether the days fit; when not, the sentence about them is said again."""
        if self.presenter.trouble:
            self.bar.say(self.presenter.trouble, kind="trouble")
        return not self.presenter.trouble

    def _ask_where(self) -> None:
        if self._fits() and self._password() is not None:
            ask_where(self, documents() / self.presenter.file_name(self.maker.content), self.save_to)

    def _password(self) -> str | None:
        """The password of the file, empty for none; None when it cannot be, and the bar says why."""
        try:
            return self.presenter.password(self.choices.options.password.typed)
        except Trouble as error:
            self.bar.say(trouble.sentence(error), kind="trouble")
            return None

    def _save(self, target: Path, password: str) -> None:
        if self.maker.paper is not None:
            work = partial(save_pdf, self.maker.paper.data, target, password)
            self._context.jobs.run(work, partial(self._saved, target), partial(self._not_saved, target))

    def _saved(self, target: Path, _nothing: None) -> None:
        if self._closed:
            self._context.speaker.say(saved_words(target))
            return
        folder = QUrl.fromLocalFile(str(target.parent))
        self.bar.say(saved_words(target), _("Open the folder"), partial(QDesktopServices.openUrl, folder))

    def _not_saved(self, target: Path, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        if self._closed:
            self._context.speaker.trouble(save_trouble(error, target))
        else:
            self.bar.say(save_trouble(error, target), kind="trouble")

    def _ask_printer(self) -> None:
        if self._fits():
            self.maker.when_made(self._open_print_dialog)

    def _open_print_dialog(self) -> None:
        self._printer = new_printer(self.presenter.paper, self.presenter.file_name(self.maker.content))
        ask_printer(self, self._printer, self._print)

    def _print(self) -> None:
        if print_pages(self.preview.document, self._printer):
            self.bar.say(_("The pages went to the printer."))
        else:
            self.bar.say(_("The printer did not take the pages. You can save them as PDF instead."), kind="trouble")
