"""The course part: what the team calls it, dated, and the switch that hides it everywhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.plan.course.forms import name_form
from spms_desktop.ui.plan.course.presenter import CoursePresenter
from spms_desktop.ui.plan.items.card import ItemsCard
from spms_desktop.ui.widgets.ticks import TickKey


class CourseCard(ItemsCard):
    """Lists the names and opens their form; while hidden, it shows the switch and a sentence."""

    def __init__(self, acts: Acts, parent: QWidget | None = None) -> None:
        self.presenter = CoursePresenter(acts.context.session)
        title, add = _("Course of MS, as my team calls it"), _("Add a name")
        super().__init__(title, add, "course", self.presenter, acts, parent)
        self.commands["edit"] = self._edit
        self.switch = TickKey(_("Show this in the app and on papers"))
        self.switch.setAccessibleIdentifier("course-shown")
        self.body.insertWidget(0, self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.switch.clicked.connect(self._switch)
        self.add_button.clicked.connect(self._add)

    def refresh(self) -> None:
        """Show what the journal holds."""
        self.switch.setVisible(self.presenter.may_choose)
        self.switch.setChecked(self.presenter.shown)
        super().refresh()

    def _switch(self) -> None:
        if not self.acts.do(Action.COURSE, partial(self.presenter.show, self.switch.isChecked())):
            self.switch.setChecked(self.presenter.shown)

    def _add(self) -> None:
        form = name_form(self, self.acts.context, self.presenter)
        self.ask(form, Action.COURSE, partial(self.presenter.keep, None))

    def _edit(self, uid: str) -> None:
        name = self.presenter.name(uid)
        form = name_form(self, self.acts.context, self.presenter, name)
        self.may_take_out(form, Action.COURSE, partial(self.presenter.take_back, uid))
        self.ask(form, Action.COURSE, partial(self.presenter.keep, name), edits=True)
