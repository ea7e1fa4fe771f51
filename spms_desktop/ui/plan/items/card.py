"""The card of a part that is a list: a button that adds, the items, and a fold for those of earlier."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.plan.items.form import InputForm, Values
from spms_desktop.ui.plan.items.row import ItemRow, item_rows
from spms_desktop.ui.plan.items.views import PartView
from spms_desktop.ui.plan.section import SectionCard
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.text import quiet

DETAILS, EARLIER = "details", "earlier"


class PartPresenter(Protocol):
    """What the card of a part asks of its presenter."""

    def view(self) -> PartView: ...
    def toggle(self, key: str) -> None: ...


class ItemsCard(SectionCard):
    """Shows what its presenter says; a subclass names its commands in `commands` and opens its forms."""

    wanted = Signal(str, str)

    def __init__(
        self, title: str, add: str, name: str, presenter: PartPresenter, acts: Acts, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, acts, parent)
        self._presenter, self._view = presenter, PartView()
        self.commands: dict[str, Callable[[str], object]] = {DETAILS: self._turn}
        self.form: InputForm | None = None
        self.add_button = Button(add, "add", "primary")
        self.add_button.setAccessibleIdentifier(f"add-{name}")
        self.header.addWidget(self.add_button)
        self.items = item_rows(self.wanted)
        self.remark = quiet("")
        self.earlier_button = Button("", "down", "quiet")
        self.earlier_button.setAccessibleIdentifier(f"earlier-{name}")
        self.earlier = item_rows(self.wanted)
        self.body.addLayout(self.items.column)
        self.body.addWidget(self.earlier_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self.earlier.column)
        self.body.addWidget(self.remark)
        self.body.addStretch(1)
        self.earlier_button.hide()
        self.remark.hide()
        self.earlier_button.clicked.connect(partial(self._turn, EARLIER))
        self.wanted.connect(self._do)

    def refresh(self) -> None:
        """Show what the journal holds; what has not changed is left alone."""
        view = self._presenter.view()
        if view != self._view:
            self._view = view
            self._show(view)

    def ask(
        self, form: InputForm, action: Action, act: Callable[[Values], object], *, edits: bool = False
    ) -> InputForm:
        """Open a form; what is typed in it is given to `act` when it is saved.

        One that `edits` what is there and changes nothing just closes: a save would say that somebody wrote it anew.
        """
        form.accepted_by_user.connect(partial(self._submit, form, action, act, edits))
        form.finished.connect(self._closed)
        self.form = form
        self.acts.open(form)
        return form

    def may_take_out(self, form: InputForm, action: Action, act: Callable[[], object]) -> None:
        """Let the form take out what it edits; it closes when that is done."""
        form.taking_out.connect(partial(self._take_out, form, action, act))

    def at_once(self, action: Action, key: str, act: Callable[[], object]) -> None:
        """Do something without a form; when it fails, the row shows again what the journal holds."""
        if not self.acts.do(action, act):
            for rows in (self.items, self.earlier):
                rows.show_again(key)

    def _do(self, what: str, key: str) -> None:
        self.commands[what](key)

    def _submit(self, form: InputForm, action: Action, act: Callable[[Values], object], edits: bool) -> None:
        if not edits or form.fields():
            self.acts.submit(form, action, partial(act, form.values()))

    def _take_out(self, form: InputForm, action: Action, act: Callable[[], object]) -> None:
        form.trouble("")
        self.acts.submit(form, action, act)
        if not form.trouble_shown():
            form.accept()

    def _closed(self, _result: int) -> None:
        self.form = None

    def _turn(self, key: str) -> None:
        self._presenter.toggle(key)
        self.refresh()

    def _show(self, view: PartView) -> None:
        focused = self.window().focusWidget()
        held = self._row_with(focused)
        place = self._place(held)
        self.set_sentence(view.sentence)
        self.add_button.setVisible(view.can_add)
        self.remark.setText(view.remark)
        self.remark.setVisible(bool(view.remark))
        is_open = bool(view.earlier)
        self.earlier_button.set_words(view.earlier_words)
        self.earlier_button.setAccessibleName(
            (_("{part}, shown") if is_open else _("{part}, folded")).format(part=view.earlier_words)
        )
        self.earlier_button.set_icon("up" if is_open else "down")
        self.earlier_button.setVisible(bool(view.earlier_words))
        self.items.show_views(view.items)
        self.earlier.show_views(view.earlier)
        if held is not None and self._row_of(held.key) is not held:
            self._focus_instead(held.key, place)
        elif held is None and focused is self.earlier_button and not view.earlier_words:
            self.add_button.setFocus()
        self.rearranged.emit()

    def _row_with(self, control: QWidget | None) -> ItemRow | None:
        above = control
        while above is not None and above is not self:
            if isinstance(above, ItemRow):
                return above
            above = above.parentWidget()
        return None

    def _row_of(self, key: str) -> ItemRow | None:
        found = next((rows[key] for rows in (self.items, self.earlier) if key in rows), None)
        return found if isinstance(found, ItemRow) else None

    def _place(self, row: ItemRow | None) -> int:
        return max(0, self.items.column.indexOf(row)) if row is not None else 0

    def _focus_instead(self, key: str, place: int) -> None:
        """The row with the focus is gone: go where its item stands now, or near to where it was."""
        row = self._row_of(key)
        if row is None:
            self._focus_near(place)
        else:
            row.show()  # a row that was just made is shown only later, and what is hidden cannot have the keyboard
            row.take_focus()

    def _focus_near(self, place: int) -> None:
        """The row with the focus is gone: go to the one in its place, or to the button that adds."""
        left = self.items.column.count()
        item = self.items.column.itemAt(min(place, left - 1)) if left else None
        row = item.widget() if item is not None else None
        if isinstance(row, ItemRow):
            row.take_focus()
        else:
            (self.add_button if self.add_button.isVisibleTo(self) else self).setFocus()
