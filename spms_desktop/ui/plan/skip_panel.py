"""Why a dose was skipped: the catalogue's reasons as keys, or own words, or nothing at all."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.catalog.medicines import skip_reasons
from spms_desktop.domain.validation import MAX_LINE
from spms_desktop.i18n import _
from spms_desktop.ui.plan import texts
from spms_desktop.ui.plan.answer_panel import AnswerPanel
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.fields import LineField, labelled
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.keys import KeyRow

_OTHER = "other"


class SkipPanel(AnswerPanel):
    """Asks in place; `given` tells the reason."""

    given = Signal(str)

    def __init__(self, medicine: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Why was {medicine} skipped?").format(medicine=medicine), parent)
        self._reason = ""
        self.keys = KeyRow(_("Why? You can leave this out."), texts.reason_choices())
        self.keys.setAccessibleIdentifier("skip-reasons")
        self.own = LineField(_("In your own words"))
        self.own.setAccessibleIdentifier("skip-own-words")
        self.own.setMaxLength(MAX_LINE)
        self.done_button = Button(_("Done"))
        self.done_button.setAccessibleIdentifier("skip-done")
        row = FlowLayout(gap=8)
        row.addWidget(self.done_button)
        self.column.addWidget(labelled(_("Why? You can leave this out."), self.keys))
        self.column.addWidget(labelled(_("In your own words"), self.own))
        self.column.addLayout(row)
        self.keys.chosen.connect(self._chosen)
        self.own.finished.connect(self._typed)
        self.own.returnPressed.connect(self._finish)
        self.done_button.clicked.connect(self._finish)

    def show_reason(self, reason: str) -> None:
        """Show what is known; words being typed are left alone."""
        self._reason = reason
        known = reason in skip_reasons()
        self.keys.set_value(reason if known else None)
        if not self.own.isModified() or self.own.value.strip() == reason:
            self.own.set_value("" if known else reason)

    def focus_first(self) -> None:
        self.keys.focus_key()

    def give_up(self) -> None:
        """What was typed and not kept is dropped; leaving the line would save it."""
        self.own.set_value("" if self._reason in skip_reasons() else self._reason)
        super().give_up()

    def _chosen(self, reason: object) -> None:
        self.own.set_value("")
        self.given.emit(str(reason))
        if reason == _OTHER:
            self.own.setFocus()
        else:
            self.closed.emit()

    def _typed(self, words: str) -> None:
        if words.strip() or self.keys.value is None:
            self.given.emit(words.strip())

    def _finish(self) -> None:
        self._typed(self.own.value)
        self.closed.emit()
