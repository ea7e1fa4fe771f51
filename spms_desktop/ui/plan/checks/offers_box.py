"""The checks that are usual with a medicine, folded to one line until they are wanted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.plan.checks.views import OffersView, OfferView
from spms_desktop.ui.plan.rows import Rows
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.text import WrapLabel, body, quiet

ADD, NOT_NOW, SHOW = "add", "not-now", "show"


class OfferRow(Group):
    """One offered check; tells which button was pressed."""

    wanted = Signal(str, str)

    def __init__(self, medicine: str, view: OfferView, parent: QWidget | None = None) -> None:
        super().__init__(view.name, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(WrapLabel(breakable(view.name), "label"))
        column.addWidget(quiet(breakable(view.about)))
        row = FlowLayout(gap=8)
        for what, words in ((ADD, _("Add")), (NOT_NOW, _("Not now"))):
            button = Button(words)
            button.setAccessibleName(_("{button}: {check}").format(button=words, check=view.name))
            button.setAccessibleIdentifier(f"{medicine}|{view.key}|{what}")
            button.clicked.connect(partial(self.wanted.emit, what, view.key))
            row.addWidget(button)
        column.addLayout(row)


class OffersBox(Group):
    """The usual checks of one medicine; tells the button, the medicine, and one check or nothing for all of them."""

    wanted = Signal(str, str, str)

    def __init__(self, view: OffersView, parent: QWidget | None = None) -> None:
        super().__init__(view.title, parent)
        self.key = view.key
        self._title, self._sentence, self._source = WrapLabel("", "label"), body(""), quiet("")
        self.buttons = {what: Button("") for what in (SHOW, ADD, NOT_NOW)}
        row = FlowLayout(gap=8)
        for what, button in self.buttons.items():
            button.setAccessibleIdentifier(f"{view.key}|offers-{what}")
            button.clicked.connect(partial(self.wanted.emit, what, self.key, ""))
            row.addWidget(button)
        self.rows = Rows[OfferView](self._offer, _keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        for label in (self._title, self._sentence):
            column.addWidget(label)
        column.addLayout(row)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 8, 0, 0)
        inner.setSpacing(12)
        inner.addLayout(self.rows.column)
        inner.addWidget(self._source)
        column.addLayout(inner)
        self.show_view(view)

    def show_view(self, view: OffersView) -> None:
        """Follow the offers."""
        self.setAccessibleName(view.title)
        self._title.setText(breakable(view.title))
        self._sentence.setText(breakable(view.sentence))
        words = {
            SHOW: _("Hide the list") if view.open else _("Choose from the list"),
            ADD: _("Add all"),
            NOT_NOW: _("Not now"),
        }
        for what, button in self.buttons.items():
            button.set_words(words[what])
            button.setAccessibleName(_("{button}: {what}").format(button=words[what], what=view.title))
        self.rows.show_views(view.offers if view.open else ())
        self._source.setText(view.source)
        self._source.setVisible(view.open)

    def _offer(self, view: OfferView) -> QWidget:
        row = OfferRow(self.key, view)
        row.wanted.connect(self._want)
        return row

    def _want(self, what: str, check: str) -> None:
        self.wanted.emit(what, self.key, check)


def show_offers(box: QWidget, view: OffersView) -> None:
    """Bring a box up to date."""
    assert isinstance(box, OffersBox)
    box.show_view(view)


def _keep(_row: QWidget, _view: OfferView) -> None:
    """The words of an offer come from the catalogue and stay."""
