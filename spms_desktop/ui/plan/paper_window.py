"""The plan on paper: see it, save it as a PDF, print it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _
from spms_desktop.report.paper import Paper
from spms_desktop.services.visit import save_pdf
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.paper_presenter import RenderedPlan, file_name, make, missing_words, plan_paper
from spms_desktop.ui.printer import ask_printer
from spms_desktop.ui.visit.outside import ask_where, documents
from spms_desktop.ui.visit.presenter import pdf_path, save_trouble, saved_words, usual_paper
from spms_desktop.ui.visit.preview import Preview
from spms_desktop.ui.visit.printing import new_printer, print_pages
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.message_bar import MessageBar
from spms_desktop.ui.widgets.panes import ScrollPage
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body

_SIZE = QSize(900, 860)


class PlanPaperWindow(QDialog):
    """Show it with open(); the paper is made in the background from the plan as it is then."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._context, self._closed = context, False
        self.content = plan_paper(context.session)
        self.rendered: RenderedPlan | None = None
        territory = QLocale.territoryToCode(QLocale.system().territory())
        self.paper = KeyRow(_("Paper"), [(Paper.A4, _("A4")), (Paper.LETTER, _("Letter"))])
        self.paper.set_value(usual_paper(territory))
        self.preview, self.bar, self.missing = Preview(), MessageBar(), body("")
        self.save_button = Button(_("Save as PDF…"), "save", "primary")
        self.print_button = Button(_("Print…"), "print")
        self.close_button = Button(_("Close"))
        self._lay_out()
        self._connect()
        self._make()

    def done(self, result: int) -> None:
        """What still comes from the background has nowhere to go."""
        self._closed = True
        super().done(result)

    def save_to(self, chosen: Path) -> None:
        """Save the paper there, in the background."""
        if self.rendered is not None:
            target = pdf_path(chosen)
            work = partial(save_pdf, self.rendered.data, target)
            self._context.jobs.run(work, partial(self._saved, target), partial(self._not_saved, target))

    # Building

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Plan on paper"))
        self.setAccessibleName(_("Plan on paper"))
        self.preview.ground.setAccessibleName(_("The pages"))
        self.preview.words.setAccessibleName(_("The pages as text"))
        self.missing.hide()
        page = ScrollPage()
        for part in (labelled(_("Paper"), self.paper), self.missing, self.preview):
            page.body.addWidget(part)
        buttons = FlowLayout(gap=12)
        named = ((self.save_button, "save"), (self.print_button, "print"), (self.close_button, "close"))
        for button, identifier in named:
            button.setAccessibleIdentifier(f"plan-paper.{identifier}")
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(self.bar)
        column.addWidget(page, 1)
        column.addLayout(buttons)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.95))
        follow_layout(self)

    def _connect(self) -> None:
        self.paper.chosen.connect(self._make)
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

    # The paper

    @property
    def _chosen_paper(self) -> Paper:
        return self.paper.value if isinstance(self.paper.value, Paper) else Paper.A4

    def _make(self, *_paper: object) -> None:
        self.rendered = None
        self._context.jobs.run(partial(make, self.content, self._chosen_paper), self._made, self._failed)

    def _made(self, rendered: RenderedPlan) -> None:
        if self._closed:
            return
        self.rendered = rendered
        self.preview.show_pdf(rendered.data)
        words = missing_words(rendered.missing)
        self.missing.setText(words)
        self.missing.setVisible(bool(words))

    @staticmethod
    def _failed(error: Exception) -> None:
        raise error

    # Taking it along

    def _ask_where(self) -> None:
        if self.rendered is not None:
            ask_where(self, documents() / file_name(self.content), self.save_to)

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
        if self.rendered is not None:
            self._printer = new_printer(self._chosen_paper, file_name(self.content))
            ask_printer(self, self._printer, self._print)

    def _print(self) -> None:
        if print_pages(self.preview.document, self._printer):
            self.bar.say(_("The pages went to the printer."))
        else:
            self.bar.say(_("The printer did not take the pages. You can save them as PDF instead."), kind="trouble")
