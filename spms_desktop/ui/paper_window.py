"""A paper to see, save as a PDF and print; what is on it comes from a source that knows the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QLocale, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _
from spms_desktop.report.paper import Paper
from spms_desktop.services.visit import save_pdf
from spms_desktop.ui.context import Context
from spms_desktop.ui.printer import ask_printer
from spms_desktop.ui.visit.outside import ask_where, documents
from spms_desktop.ui.visit.presenter import pdf_path, save_trouble, saved_words, usual_paper
from spms_desktop.ui.visit.preview import Preview
from spms_desktop.ui.visit.printing import new_printer, print_pages
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dialog import helped
from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.message_bar import MessageBar
from spms_desktop.ui.widgets.panes import ScrollPage
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body

_SIZE = QSize(900, 860)


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A finished paper: the PDF, and sentences about what is not on it as it was typed."""

    data: bytes
    remarks: str = ""


class PaperSource(Protocol):
    """What one kind of paper is called, and how it is made."""

    title: str
    identifier: str

    def work(self, paper: Paper) -> Callable[[], MadePaper]:
        """Read the journal now; what comes back touches neither it nor Qt, and may be run by a worker."""

    def file_name(self) -> str:
        """A name for the file that says nothing about anybody."""


class PaperWindow(QDialog):
    """Show it with open(); the paper is made in the background, and anew when `renew` is called."""

    def __init__(
        self, context: Context, source: PaperSource, parent: QWidget | None = None, *, more: Sequence[Button] = ()
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.context, self.source = context, source
        self._closed, self._number = False, 0
        self.made: MadePaper | None = None
        territory = QLocale.territoryToCode(QLocale.system().territory())
        self.paper = KeyRow(_("Paper"), [(Paper.A4, _("A4")), (Paper.LETTER, _("Letter"))])
        self.paper.set_value(usual_paper(territory))
        self.preview, self.bar, self.remarks = Preview(), MessageBar(), body("")
        self.save_button = Button(_("Save as PDF…"), "save", "primary")
        self.print_button = Button(_("Print…"), "print")
        self.close_button = Button(_("Close"))
        self._lay_out(more)
        self._connect()
        self.renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 opens the help here, too."""
        if not helped(self, event, "visit"):
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """What still comes from the background has nowhere to go."""
        self._closed = True
        super().done(result)

    def renew(self, *_paper: object) -> None:
        """Make the paper of what the journal holds now; the newest one wins."""
        self.made = None
        self._number += 1
        self.context.jobs.run(self.source.work(self.chosen_paper), partial(self._show, self._number), self._failed)

    def save_to(self, chosen: Path) -> None:
        """Save the paper there, in the background."""
        if self.made is not None:
            target = pdf_path(chosen)
            work = partial(save_pdf, self.made.data, target)
            self.context.jobs.run(work, partial(self._saved, target), partial(self._not_saved, target))

    @property
    def chosen_paper(self) -> Paper:
        """The sheet that is chosen."""
        return self.paper.value if isinstance(self.paper.value, Paper) else Paper.A4

    # Building

    def _lay_out(self, more: Sequence[Button]) -> None:
        self.setWindowTitle(self.source.title)
        self.setAccessibleName(self.source.title)
        self.preview.ground.setAccessibleName(_("The pages"))
        self.preview.words.setAccessibleName(_("The pages as text"))
        self.remarks.hide()
        page = ScrollPage()
        for part in (labelled(_("Paper"), self.paper), self.remarks, self.preview):
            page.body.addWidget(part)
        buttons = FlowLayout(gap=12)
        for button in (self.save_button, self.print_button, *more, self.close_button):
            buttons.addWidget(button)
        named = ((self.save_button, "save"), (self.print_button, "print"), (self.close_button, "close"))
        for button, identifier in named:
            button.setAccessibleIdentifier(f"{self.source.identifier}.{identifier}")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(self.bar)
        column.addWidget(page, 1)
        column.addLayout(buttons)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.95))
        follow_layout(self)

    def _connect(self) -> None:
        self.paper.chosen.connect(self.renew)
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

    def _show(self, number: int, made: MadePaper) -> None:
        if self._closed or number != self._number:
            return
        self.made = made
        self.preview.show_pdf(made.data)
        self.remarks.setText(made.remarks)
        self.remarks.setVisible(bool(made.remarks))

    @staticmethod
    def _failed(error: Exception) -> None:
        raise error

    # Taking it along

    def _ask_where(self) -> None:
        if self.made is not None:
            ask_where(self, documents() / self.source.file_name(), self.save_to)

    def _saved(self, target: Path, _nothing: None) -> None:
        if self._closed:
            self.context.speaker.say(saved_words(target))
            return
        folder = QUrl.fromLocalFile(str(target.parent))
        self.bar.say(saved_words(target), _("Open the folder"), partial(QDesktopServices.openUrl, folder))

    def _not_saved(self, target: Path, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        if self._closed:
            self.context.speaker.trouble(save_trouble(error, target))
        else:
            self.bar.say(save_trouble(error, target), kind="trouble")

    def _ask_printer(self) -> None:
        if self.made is not None:
            self._printer = new_printer(self.chosen_paper, self.source.file_name())
            ask_printer(self, self._printer, self._print)

    def _print(self) -> None:
        if print_pages(self.preview.document, self._printer):
            self.bar.say(_("The pages went to the printer."))
        else:
            self.bar.say(_("The printer did not take the pages. You can save them as PDF instead."), kind="trouble")
