"""One check of the plan: when it was done, when it is planned, and its results when asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from spms_desktop.i18n import _, ngettext
from spms_desktop.ui.plan.checks.result_row import ResultRow
from spms_desktop.ui.plan.checks.views import CheckView, DetailsView, ResultView
from spms_desktop.ui.plan.rows import Rows
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.text import WrapLabel, body, field_label, quiet

NOTE, PLAN, DETAILS, ALL, PUT_AWAY, BRING_BACK = "note", "plan", "details", "all", "put-away", "bring-back"


class CheckRow(Group):
    """Tells which button was pressed, which result is to be mended, and what to do with a file."""

    wanted = Signal(str, str)
    edit_wanted = Signal(str)
    file_wanted = Signal(str, object)

    def __init__(self, view: CheckView, *, away: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(view.name, parent)
        self.key = view.key
        self._name, self._next, self._last = WrapLabel("", "label"), body(""), quiet("")
        self._about = quiet("")
        self.details: Details | None = None
        whats = (BRING_BACK, DETAILS) if away else (NOTE, PLAN, DETAILS)
        self.buttons = {what: Button("") for what in whats}
        row = FlowLayout(gap=8)
        for what, button in self.buttons.items():
            button.setAccessibleIdentifier(f"{view.key}|{what}")
            button.clicked.connect(partial(self.wanted.emit, what, self.key))
            row.addWidget(button)
        self._away = away
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for label in (self._name, self._next, self._last, self._about):
            self._column.addWidget(label)
        self._column.addSpacing(4)
        self._column.addLayout(row)
        self.show_view(view)

    def show_view(self, view: CheckView) -> None:
        """Show the check as the journal holds it."""
        self.setAccessibleName(view.name)
        for label, text in (
            (self._name, view.name),
            (self._next, "" if self._away else view.next),
            (self._last, view.last),
            (self._about, view.about),
        ):
            _say(label, text)
        words = {
            NOTE: _("Note a result"),
            PLAN: _("Plan"),
            DETAILS: _("Hide details") if view.details else _("Details"),
            BRING_BACK: _("Bring back"),
        }
        for what, button in self.buttons.items():
            button.set_words(words[what])
            button.setAccessibleName(_("{button}: {check}").format(button=words[what], check=view.name))
        self._show_details(view)

    def _show_details(self, view: CheckView) -> None:
        if view.details is None:
            if self.details is not None:
                self.details.hide()
                self._column.removeWidget(self.details)
                self.details.deleteLater()
                self.details = None
        elif self.details is None:
            self.details = Details(view.key, view.name, view.details, away=self._away)
            self.details.wanted.connect(self._want)
            self.details.edit_wanted.connect(self.edit_wanted)
            self.details.file_wanted.connect(self.file_wanted)
            self._column.addWidget(self.details)
        else:
            self.details.show_view(view.details)

    def _want(self, what: str) -> None:
        self.wanted.emit(what, self.key)


class Details(Group):
    """The results, latest first, how often many teams plan it, and where that comes from."""

    wanted = Signal(str)
    edit_wanted = Signal(str)
    file_wanted = Signal(str, object)

    def __init__(self, key: str, name: str, view: DetailsView, *, away: bool, parent: QWidget | None = None) -> None:
        super().__init__(_("Details: {check}").format(check=name), parent)
        self._head = field_label(_("Results, latest first"))
        self.results = Rows[ResultView](self._result, _show_result)
        self.all_button = Button("", "down", "quiet")
        self.all_button.setAccessibleIdentifier(f"{key}|{ALL}")
        self.all_button.clicked.connect(partial(self.wanted.emit, ALL))
        self._often, self._source = body(""), quiet("")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 0, 8)
        column.setSpacing(10)
        column.addWidget(self._head)
        column.addLayout(self.results.column)
        column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._often)
        column.addWidget(self._source)
        if not away:
            put_away = Button(_("Put away"), None, "quiet")
            put_away.setAccessibleName(_("Put away: {check}").format(check=name))
            put_away.setAccessibleDescription(_("Its results stay, and you can bring it back."))
            put_away.setAccessibleIdentifier(f"{key}|{PUT_AWAY}")
            put_away.clicked.connect(partial(self.wanted.emit, PUT_AWAY))
            column.addWidget(put_away, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_view(view)

    def show_view(self, view: DetailsView) -> None:
        """Follow the results."""
        self._head.setVisible(bool(view.results))
        self.results.show_views(view.results)
        shown = ngettext("Show {n} earlier result", "Show {n} earlier results", view.earlier)
        self.all_button.set_words(shown)
        self.all_button.setVisible(view.earlier > 0)
        self._often.setText(view.facts[0])
        _say(self._source, "\n".join(view.facts[1:]))

    def _result(self, view: ResultView) -> QWidget:
        row = ResultRow(view)
        row.edit_wanted.connect(self.edit_wanted)
        row.file_wanted.connect(self.file_wanted)
        return row


def show_check(row: QWidget, view: CheckView) -> None:
    """Bring a row up to date."""
    assert isinstance(row, CheckRow)
    row.show_view(view)


def _show_result(row: QWidget, view: ResultView) -> None:
    assert isinstance(row, ResultRow)
    row.show_view(view)


def _say(label: QLabel, text: str) -> None:
    label.setText(breakable(text))
    label.setVisible(bool(text))
