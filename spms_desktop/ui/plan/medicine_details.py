"""The unfolded part of a medicine: how it is taken, how it went, what is left, and its dated changes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.plan import texts
from spms_desktop.ui.plan.adherence_block import AdherenceBlock
from spms_desktop.ui.plan.entry_row import EntryRow, EntryView, change_entry, review_entry
from spms_desktop.ui.plan.rows import Rows
from spms_desktop.ui.plan.views import DetailsView
from spms_desktop.ui.plan.wishes import ALL_REVIEWS, COUNT, EDIT, FILL, PERIOD, REVIEW
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.text import body, field_label, quiet


class Details(Group):
    """Follows its view and keeps its controls, and so the focus; `wanted` tells what was pressed."""

    wanted = Signal(str, str)
    rearranged = Signal()

    def __init__(self, key: str, name: str, view: DetailsView, parent: QWidget | None = None) -> None:
        super().__init__(_("Details: {medicine}").format(medicine=name), parent)
        self.key, self._medicine = key, name
        self._lines = body("")
        self.adherence: AdherenceBlock | None = None
        self.buttons = {
            FILL: self._button(FILL, _("Fill in days")),
            REVIEW: self._button(REVIEW, _("Say how it helps")),
            COUNT: self._button(COUNT, _("Count what is left")),
            ALL_REVIEWS: self._button(ALL_REVIEWS, ""),
            EDIT: self._button(EDIT, _("Edit name and note"), "edit"),
        }
        self.reviews = Rows[EntryView](self._entry_row, _show_entry, gap=4)
        self.history = Rows[EntryView](self._entry_row, _show_entry, gap=4)
        self._facts = quiet("")
        self._reviews_title = field_label(_("Does it help?"))
        self._place()
        self.show_view(view)

    @property
    def edit_button(self) -> Button:
        """The button that opens the form of name and note."""
        return self.buttons[EDIT]

    def show_view(self, view: DetailsView) -> None:
        """Show what the journal holds."""
        self._lines.setText(texts.breakable("\n".join(view.lines)))
        self._lines.setVisible(bool(view.lines))
        self._show_adherence(view)
        self.buttons[FILL].setVisible(view.adherence is not None)
        self.buttons[COUNT].setVisible(view.can_count)
        self.buttons[REVIEW].setVisible(view.can_review)
        self._show_more_reviews(view.more_reviews)
        self._reviews_title.setVisible(bool(view.reviews))
        changed = [
            self.reviews.show_views([review_entry(r) for r in view.reviews]),
            self.history.show_views([change_entry(c) for c in view.history]),
        ]
        self._facts.setText(view.facts)
        self._facts.setVisible(bool(view.facts))
        if any(changed):
            self.rearranged.emit()

    def _place(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 0, 8)
        self._column.setSpacing(8)
        self._column.addWidget(self._lines)
        self._adherence_place = QVBoxLayout()
        self._column.addLayout(self._adherence_place)
        buttons = FlowLayout(gap=8)
        for what in (FILL, REVIEW, COUNT):
            buttons.addWidget(self.buttons[what])
        self._column.addLayout(buttons)
        self._column.addWidget(self._reviews_title)
        self._column.addLayout(self.reviews.column)
        self._column.addWidget(self.buttons[ALL_REVIEWS], 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(8)
        self._column.addWidget(field_label(_("Changes, latest first")))
        self._column.addLayout(self.history.column)
        self._column.addWidget(self._facts)
        self._column.addWidget(self.buttons[EDIT], 0, Qt.AlignmentFlag.AlignLeft)

    def _show_adherence(self, view: DetailsView) -> None:
        old, new = self.adherence, view.adherence
        if old is not None and new is not None and old.same_periods(new):
            old.show_view(new)
            return
        if old is not None:
            old.hide()
            self._adherence_place.removeWidget(old)
            old.deleteLater()
        self.adherence = None
        if new is not None:
            self.adherence = AdherenceBlock(new, self.key)
            self.adherence.wanted.connect(self._period)
            self.adherence.rearranged.connect(self.rearranged)
            self._adherence_place.addWidget(self.adherence)

    def _show_more_reviews(self, words: str) -> None:
        more = self.buttons[ALL_REVIEWS]
        more.setText(words)
        more.setAccessibleName(f"{words}: {self._medicine}")
        more.setVisible(bool(words))

    def _period(self, period: object) -> None:
        self.wanted.emit(PERIOD, f"{self.key}|{period}")

    def _button(self, what: str, words: str, icon: str = "") -> Button:
        button = Button(words, icon, "quiet") if icon else Button(words, kind="quiet")
        button.setAccessibleName(f"{words}: {self._medicine}")
        button.setAccessibleIdentifier(f"{self.key}|{what}")
        button.clicked.connect(partial(self.wanted.emit, what, self.key))
        return button

    def _entry_row(self, view: EntryView) -> QWidget:
        row = EntryRow(view)
        row.wanted.connect(self._entry_wanted)
        return row

    def _entry_wanted(self, what: str, key: str) -> None:
        self.wanted.emit(what, f"{self.key}|{key}")


def _show_entry(row: QWidget, view: EntryView) -> None:
    assert isinstance(row, EntryRow)
    row.show_view(view)
