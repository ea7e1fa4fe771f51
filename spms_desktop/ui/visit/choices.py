"""What is chosen for the summary: its days, the sentence on what matters most, and how the paper is made."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.visit.options import Options
from spms_desktop.ui.visit.presenter import VisitPresenter
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.fields import TextField, labelled
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.text import body, quiet, title, trouble_text


class SentenceField(TextField):
    """One sentence; `finished` comes with Enter and when the field is left."""

    finished = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finishes, all else is typing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit(self.value)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finished.emit(self.value)


class Choices(QWidget):
    """The left side of the window; signals tell of the user's choices only."""

    days_chosen = Signal(object, object)
    since_visit_chosen = Signal()
    half_year_chosen = Signal()
    sentence_finished = Signal(str)

    def __init__(self, presenter: VisitPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        today = presenter.today
        self._kept = presenter.matters_most
        self.visit_words, self.period_words = body(""), quiet("")
        self.trouble, self.missing = trouble_text(), trouble_text()
        self.first = DateField(_("From"), presenter.first, latest=today)
        self.last = DateField(_("To"), presenter.last, latest=today)
        self.since_visit, self.half_year = Button(_("Since last visit")), Button(_("Last 6 months"))
        self.sentence = SentenceField(_("What matters most to you now?"), presenter.matters_most, 2)
        self.options = Options(presenter)
        for widget, identifier in (
            (self.first.button, "first"),
            (self.last.button, "last"),
            (self.since_visit, "since_visit"),
            (self.half_year, "half_year"),
            (self.sentence, "sentence"),
        ):
            widget.setAccessibleIdentifier(f"visit.{identifier}")
        self._lay_out()
        self._connect()

    def show_choices(self, presenter: VisitPresenter) -> None:
        """Show what is chosen now; a sentence that is being typed stays, unless another was kept."""
        self.first.set_value(presenter.first)
        self.last.set_value(presenter.last)
        self.period_words.setText(presenter.period_words)
        self.period_words.setVisible(not presenter.trouble)
        self.trouble.setText(presenter.trouble)
        self.trouble.setVisible(bool(presenter.trouble))
        self.since_visit.setVisible(presenter.visit_known)
        self.options.show_choices(presenter)
        if presenter.matters_most != self._kept:
            self._kept = presenter.matters_most
            self.sentence.set_value(self._kept)

    def show_visit(self, words: str, missing: str) -> None:
        """Say which visit the paper is for, and which letters it cannot show."""
        self.visit_words.setText(words)
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))

    def _lay_out(self) -> None:
        spans = FlowLayout(gap=8)
        spans.addWidget(self.since_visit)
        spans.addWidget(self.half_year)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(title(_("Visit summary")))
        column.addWidget(self.visit_words)
        column.addWidget(labelled(_("From"), self.first))
        column.addWidget(labelled(_("To"), self.last))
        column.addLayout(spans)
        column.addWidget(self.period_words)
        column.addWidget(self.trouble)
        hint = _("One sentence. It stands at the top of the paper.")
        column.addWidget(labelled(_("What matters most to you now?"), self.sentence, hint))
        column.addWidget(self.options)
        column.addWidget(self.missing)
        column.addWidget(quiet(_("The questions on it are the first three of your list on the “Care team” tab.")))
        column.addStretch(1)

    def _connect(self) -> None:
        self.first.changed.connect(self._tell_days)
        self.last.changed.connect(self._tell_days)
        self.since_visit.clicked.connect(self.since_visit_chosen)
        self.half_year.clicked.connect(self.half_year_chosen)
        self.sentence.finished.connect(self.sentence_finished)

    def _tell_days(self, _day: date | None) -> None:
        self.days_chosen.emit(self.first.value, self.last.value)
