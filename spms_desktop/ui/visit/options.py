"""How the paper is made: for whom, on which sheet, with which private items, and whether a password locks it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from spms_desktop.domain.visit import Variant
from spms_desktop.i18n import _
from spms_desktop.report.paper import Paper
from spms_desktop.ui.visit.presenter import VisitPresenter
from spms_desktop.ui.widgets.fields import LineField, labelled
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.text import field_label, quiet
from spms_desktop.ui.widgets.ticks import TickKey


class PrivateTicks(Group):
    """One tick for each private item that the period holds; at first those of the preparation of the visit."""

    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Private, only for this paper"), parent)
        self.keys: dict[str, TickKey] = {}
        self._showing = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(field_label(_("Private, only for this paper")))
        meaning = _("These stay off the paper unless you tick them. A tick counts for this one paper only.")
        self._column.addWidget(quiet(meaning))

    def show_choices(self, choices: tuple[tuple[str, str], ...], ticked: frozenset[str]) -> None:
        """Show what can be ticked, as pairs of id and words; keys that stay keep the focus."""
        wanted = dict(choices)
        for identifier in [i for i in self.keys if i not in wanted]:
            key = self.keys.pop(identifier)
            self._column.removeWidget(key)
            key.hide()
            key.deleteLater()
        for identifier, text in choices:
            if identifier not in self.keys:
                key = TickKey(text)
                key.setAccessibleIdentifier(f"visit.private.{identifier}")
                key.toggled.connect(partial(self._tell, identifier))
                self.keys[identifier] = key
                self._column.addWidget(key)
        self._showing = True
        for identifier, key in self.keys.items():
            key.setChecked(identifier in ticked)
        self._showing = False
        self.setVisible(bool(self.keys))

    def _tell(self, identifier: str, on: bool) -> None:
        if not self._showing:
            self.ticked.emit(identifier, on)


class PasswordFields(QWidget):
    """A tick, and two fields for the password while it is on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = TickKey(_("Lock the file with a password"))
        self.first, self.again = LineField(_("Password")), LineField(_("The same once more"))
        self.shown = TickKey(_("Show what I type"))
        self._fields = QWidget()
        inner = QVBoxLayout(self._fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        hint = _("At least 8 letters. We do not keep it. Without it nobody can open the file, not even you.")
        inner.addWidget(labelled(_("Password"), self.first, hint))
        inner.addWidget(labelled(_("The same once more"), self.again))
        inner.addWidget(self.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.wanted)
        column.addWidget(self._fields)
        for widget, identifier in ((self.wanted, "lock"), (self.first, "password"), (self.again, "password_again")):
            widget.setAccessibleIdentifier(f"visit.{identifier}")
        self.wanted.toggled.connect(self._fields.setVisible)
        self.shown.toggled.connect(self._show_letters)
        self._fields.hide()
        self._show_letters(shown=False)

    @property
    def typed(self) -> tuple[str, str] | None:
        """What was typed twice, or None where no password is wanted."""
        return (self.first.value, self.again.value) if self.wanted.isChecked() else None

    def forget(self) -> None:
        """Leave nothing of it in the fields."""
        self.first.set_value("")
        self.again.set_value("")

    def _show_letters(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.again.setEchoMode(mode)


class Options(QWidget):
    """Signals tell of the user's choices only."""

    paper_chosen = Signal(object)
    variant_chosen = Signal(object)
    appendix_chosen = Signal(bool)

    def __init__(self, presenter: VisitPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        people = [
            (Variant.NEUROLOGIST, _("Neurologist")),
            (Variant.PRIMARY_CARE, _("Primary care")),
            (Variant.THERAPIST, _("Therapist")),
        ]
        self.variant = KeyRow(_("Who it is for"), people)
        self.variant.set_value(presenter.variant)
        self.paper = KeyRow(_("Paper"), [(Paper.A4, _("A4")), (Paper.LETTER, _("Letter"))])
        self.paper.set_value(presenter.paper)
        self.appendix = TickKey(_("Add all medicines and questions"))
        self.appendix.setAccessibleIdentifier("visit.appendix")
        self.private, self.password = PrivateTicks(), PasswordFields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(labelled(_("Who it is for"), self.variant))
        column.addWidget(labelled(_("Paper"), self.paper))
        column.addWidget(self.appendix)
        column.addWidget(self.private)
        column.addWidget(self.password)
        self.variant.chosen.connect(self.variant_chosen)
        self.paper.chosen.connect(self.paper_chosen)
        self.appendix.toggled.connect(self.appendix_chosen)

    def show_choices(self, presenter: VisitPresenter) -> None:
        """Show what can be ticked for the days that are chosen."""
        self.private.show_choices(presenter.private_choices(), presenter.ticked)
