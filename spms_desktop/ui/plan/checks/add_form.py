"""The form that adds checks: tick them in groups, search, or type one in own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from spms_desktop.domain.validation import MAX_LINE
from spms_desktop.i18n import _
from spms_desktop.ui.forms.parts import Part, Ticks
from spms_desktop.ui.plan.checks.views import PickGroup
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import LineField, labelled
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, quiet

LeaveOut = Callable[[Sequence[tuple[str, str]], str], frozenset[str]]


class AddForm(FormDialog):
    """Gives the ticked checks and the own words; the search only hides what does not fit."""

    def __init__(self, parent: QWidget | None, groups: Sequence[PickGroup], leave_out: LeaveOut) -> None:
        super().__init__(parent, _("Add checks"), _("Add"))
        self._leave_out = leave_out
        self.search = LineField(_("Search the list"))
        self.search.setAccessibleIdentifier("check-search")
        self.own = LineField(_("Or in your own words"))
        self.own.setAccessibleIdentifier("check-own")
        self.own.setMaxLength(MAX_LINE)
        self._nothing = body(_("Nothing in the list fits. You can type it in your own words below."))
        self._nothing.hide()
        self.body.addWidget(quiet(_("All of these are your choice. Your team decides how often.")))
        self.body.addWidget(labelled(_("Search the list"), self.search, _("Such as “eye”, “MRI” or “shot”.")))
        self.parts: list[tuple[PickGroup, Part, Ticks]] = []
        for group in groups:
            ticks = Ticks(group.title, group.options)
            for key, box in ticks.boxes.items():
                box.setAccessibleIdentifier(f"pick|{key}")
            part = Part(group.title, "")
            part.add(ticks)
            self.body.addWidget(part)
            self.parts.append((group, part, ticks))
        self.body.addWidget(self._nothing)
        self.body.addWidget(labelled(_("Or in your own words"), self.own))
        self.search.changed.connect(self._look)

    @property
    def chosen(self) -> list[str]:
        """The catalogue ids and own words to add; each once."""
        ticked = [key for _group, _part, ticks in self.parts for key in ticks.value]
        own = [self.own.value] if self.own.value.strip() else []
        return list(dict.fromkeys(ticked + own))

    def _look(self, typed: str) -> None:
        found = False
        for group, part, ticks in self.parts:
            hidden = self._leave_out(group.options, typed) - set(ticks.value)
            ticks.leave_out(hidden)
            part.setVisible(len(hidden) < len(group.options))
            found = found or part.isVisibleTo(self)
        self._nothing.setVisible(not found)
        follow_layout(self)
