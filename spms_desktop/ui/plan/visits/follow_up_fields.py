"""The fields of one thing that was agreed: what, who, by when, and whether it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.domain.validation import EARLIEST
from spms_desktop.i18n import _
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, labelled
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.ticks import TickKey

_OTHER = "(other)"


class FollowUpFields(Group):
    """`changed` tells of the user's doing only."""

    changed = Signal()

    def __init__(self, name: str, doers: Sequence[tuple[str, str]], today: date, place: int = 1) -> None:
        """`place` tells one of several apart for tests."""
        super().__init__(name)
        self._today, self._base = today, FollowUp("", "", "")
        self._known = {who for who, _words in doers}
        self.what = TextField(_("What"), lines=1)
        self.who = ChoiceField(_("Who does it"), [*doers, (_OTHER, _("Somebody else"))])
        self.other = LineField(_("Their name"))
        self._other_part = labelled(_("Their name"), self.other)
        self.by = DateField(_("By when"), None, allow_none=True, earliest=EARLIEST)
        self.done = TickKey(_("Done"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(labelled(_("What"), self.what))
        column.addWidget(labelled(_("Who does it"), self.who))
        column.addWidget(self._other_part)
        column.addWidget(labelled(_("By when"), self.by))
        column.addWidget(self.done)
        for control, part in (
            (self.what, "what"),
            (self.who, "who"),
            (self.other, "other"),
            (self.by.button, "by"),
            (self.done, "done"),
        ):
            control.setAccessibleIdentifier(f"agreed.{place}.{part}")
        self.show_value(self._base)
        self.what.changed.connect(self.changed)
        self.other.changed.connect(self.changed)
        self.by.changed.connect(self.changed)
        self.done.toggled.connect(self.changed)
        self.who.changed.connect(self._who_chosen)

    @property
    def value(self) -> FollowUp:
        """What stands in the fields."""
        who = self.other.value if self.who.value == _OTHER else str(self.who.value or "")
        done_on = (self._base.done_on or self._today) if self.done.isChecked() else None
        return replace(self._base, what=self.what.value, who=who, by=self.by.value, done_on=done_on)

    def show_value(self, follow_up: FollowUp) -> None:
        """Show something that was agreed without telling anyone; only what is kept already can be done."""
        self._base = follow_up
        known = follow_up.who in self._known
        self.what.set_value(follow_up.what)
        self.who.set_value(follow_up.who if known else _OTHER)
        self.other.set_value("" if known else follow_up.who)
        self.by.set_value(follow_up.by)
        self.done.blockSignals(True)
        self.done.setChecked(follow_up.done_on is not None)
        self.done.blockSignals(False)
        self.done.setVisible(bool(follow_up.uid))
        self._other_part.setVisible(self.who.value == _OTHER)

    def _who_chosen(self, _who: object) -> None:
        self._other_part.setVisible(self.who.value == _OTHER)
        self.changed.emit()
