"""Finding lines: words to look for, filters, and the lines that were found."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.services.search import Wanted
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.days.find_lines import Finder, event_choice
from spms_desktop.ui.journal.days.find_list import FoundList
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.columns import ColumnsLayout
from spms_desktop.ui.widgets.fields import ChoiceField, LineField, labelled
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.text import body
from spms_desktop.ui.widgets.ticks import TickKey

PAUSE_MS = 200
_LIST_HEIGHT = 300


class FindView(QWidget):
    """Looks while words are typed, after a short pause; Enter looks at once. `opened` tells which day was chosen."""

    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._finder = Finder(context.session)
        self._author = context.session.author.uid
        self._timer = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self.look)
        self.words = LineField(_("Words to find"))
        self.words.setAccessibleIdentifier("find.words")
        self.clear_button = Button(_("Clear the search"), "close")
        self.clear_button.setAccessibleIdentifier("find.clear")
        self.who = ChoiceField(_("By whom"), self._finder.authors())
        self.symptom = ChoiceField(_("Symptom"), self._finder.symptoms())
        self.event_kind = ChoiceField(_("Kind of event"), self._finder.events())
        self.starred = TickKey(_("Starred only"))
        self.count = body("")
        self.list = FoundList()
        self.list.setMinimumHeight(scaled(self, _LIST_HEIGHT))
        self._lay_out()
        self._connect()
        self.look(aloud=False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(labelled(_("Words to find"), self.words), 1)
        line.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(line)
        for pair in ((self.who, self.starred), (self.symptom, self.event_kind)):
            filters = ColumnsLayout(self, 180, 2, fill=True)
            for widget in pair:
                filters.addWidget(widget)
            column.addLayout(filters)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.words.changed.connect(self._typed)
        self.words.returnPressed.connect(self.look)
        self.clear_button.clicked.connect(self.clear)
        for choice in (self.who, self.symptom, self.event_kind):
            choice.changed.connect(self._chosen)
        self.starred.toggled.connect(self._chosen)
        self.list.opened.connect(self.opened)

    @property
    def wanted(self) -> Wanted:
        """What is looked for now."""
        return Wanted(
            self.words.value,
            str(self.who.value or ""),
            str(self.symptom.value or ""),
            event_choice(self.event_kind.value),
            self.starred.isChecked(),
        )

    def look(self, *, aloud: bool = True) -> None:
        """Look now, and say how many lines there are."""
        self._timer.stop()
        self._context.attempt(self._look)
        if aloud:
            announce(self, self.count.text())

    def clear(self) -> None:
        """Look for nothing."""
        self.words.set_value("")
        for choice in (self.who, self.symptom, self.event_kind):
            choice.set_value(None)
        self.starred.blockSignals(True)
        self.starred.setChecked(False)
        self.starred.blockSignals(False)
        self.look(aloud=False)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show what is recorded now: at once for another author, else after a pause, when saves have come to rest."""
        author = self._context.session.author.uid
        if author != self._author:
            self._author = author
            self._offer()
            self.look(aloud=False)
        elif self.wanted.anything:
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What can be looked for is read anew when the page is turned to, not after each answer."""
        self._offer()
        super().showEvent(event)

    def stop(self) -> None:
        """Look no more: the journal is about to close."""
        self._timer.stop()

    def _offer(self) -> None:
        offered = (
            (self.who, self._finder.authors()),
            (self.symptom, self._finder.symptoms()),
            (self.event_kind, self._finder.events()),
        )
        for field, options in offered:
            field.set_options(options)

    def _look(self) -> None:
        page = self._finder.find(self.wanted)
        self.count.setText(page.sentence)
        self.list.show_lines(page.lines)
        self.list.setVisible(bool(page.lines))

    def _typed(self, _text: str) -> None:
        self._timer.start()

    def _chosen(self, _value: object) -> None:
        self.look()


