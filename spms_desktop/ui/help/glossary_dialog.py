"""Words of MS in plain words, in a list that can be searched."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from spms_desktop.catalog.glossary import Term, glossary, matching
from spms_desktop.i18n import _, ngettext
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import LineField, labelled
from spms_desktop.ui.widgets.lists import RowList
from spms_desktop.ui.widgets.metrics import TARGET, scaled
from spms_desktop.ui.widgets.text import body, heading, quiet

_ROWS_SHOWN, _ROWS_OF_LARGE_TEXT = 5.4, 2.4
"""A row that is cut says that there are more; with large text the meaning needs the room."""
_LARGE = 1.5


class GlossaryDialog(FormDialog):
    """Typing narrows the list; Down goes into it; what the chosen word means stands below."""

    def __init__(self, parent: QWidget | None, look_for: str = "") -> None:
        super().__init__(parent, _("What the words mean"), _("Close"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel_button.hide()
        self._terms = list(glossary().values())
        self.search = _SearchLine(_("Find a word"), look_for)
        self.search.setAccessibleIdentifier("glossary.search")
        self.found = quiet("")
        self.words = RowList(_("Words"))
        self.words.setAccessibleIdentifier("glossary.words")
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.term, self.plain, self.source = heading(""), body(""), quiet("")
        meaning = QVBoxLayout()
        meaning.setSpacing(8)
        for label in (self.term, self.plain, self.source):
            meaning.addWidget(label)
        listing = QVBoxLayout()
        listing.setSpacing(8)
        listing.addWidget(self.found)
        listing.addWidget(self.words)
        self.body.addWidget(labelled(_("Find a word"), self.search))
        self.body.addLayout(listing)
        self.body.addLayout(meaning)
        self.body.addWidget(quiet(_("These are general words, and no advice. Your team knows what holds for you.")))
        self.search.changed.connect(self._look)
        self.search.list_wanted = self.words
        self.words.currentItemChanged.connect(self._explain)
        self._look(look_for)
        self._fit_list()

    def shown(self) -> list[str]:
        """The words that are in the list now."""
        return [self.words.item(row).text() for row in range(self.words.count())]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "source"):
            self._fit_list()

    def _fit_list(self) -> None:
        row = scaled(self, TARGET)
        self.words.setFixedHeight(round(row * (_ROWS_SHOWN if row < _LARGE * TARGET else _ROWS_OF_LARGE_TEXT)))

    def _show_meaning(self) -> None:
        """With large text the meaning may stand below the edge; the list that has the keyboard stays in sight, too."""
        if self.words.hasFocus():
            self._page.ensureWidgetVisible(self.plain, 0, 0)

    def _look(self, wanted: str) -> None:
        texts = [(_(t.term), (_(t.plain), *(_(other) for other in t.also))) for t in self._terms]
        places = matching(wanted, texts)
        self.words.blockSignals(True)
        self.words.clear()
        for place in places:
            self.words.addItem(_item(self._terms[place]))
        self.words.setCurrentRow(0)
        self.words.blockSignals(False)
        told = ngettext("{n} word", "{n} words", len(places)) if places else _("No word here fits. Try a shorter one.")
        self.found.setText(told)
        announce(self, told if wanted else "")
        self._explain(self.words.currentItem())

    def _explain(self, item: QListWidgetItem | None, _before: QListWidgetItem | None = None) -> None:
        term = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if not isinstance(term, Term):
            for label in (self.term, self.plain, self.source):
                label.setText("")
            return
        self.term.setText(_(term.term))
        self.plain.setText(_(term.plain))
        QTimer.singleShot(0, self, self._show_meaning)  # its labels take their height first
        self.source.setText(_("From: {sources}").format(sources="\n".join(_breakable(s) for s in term.sources)))


class _SearchLine(LineField):
    """Down goes into the list of what was found."""

    list_wanted: QWidget | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.list_wanted is not None:
            self.list_wanted.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # here it would press "Close"
        else:
            super().keyPressEvent(event)


def _item(term: Term) -> QListWidgetItem:
    item = QListWidgetItem(_(term.term))
    item.setData(Qt.ItemDataRole.UserRole, term)
    # A screen reader hears the meaning with the word, and need not look for it elsewhere.
    meaning = _("{word}: {meaning}").format(word=_(term.term), meaning=_(term.plain))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, meaning)
    return item


def _breakable(source: str) -> str:
    """A source whose address may be broken at its strokes; the mark for it takes no room and is not read."""
    return re.sub(r"([/?=&_-])(?=\w)", "\\1\u200b", source)
