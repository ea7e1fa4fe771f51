"""The card of one day: its due doses, what is taken as needed, and a way to earlier days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.medicine import DoseStatus
from spms_desktop.domain.record import Action
from spms_desktop.domain.validation import EARLIEST
from spms_desktop.i18n import _, long_date
from spms_desktop.ui.plan.as_needed_row import AsNeededRow, TakenRow
from spms_desktop.ui.plan.commands import Commands
from spms_desktop.ui.plan.day_views import dose_of_any_day
from spms_desktop.ui.plan.detail_forms import DetailForms
from spms_desktop.ui.plan.dose_row import DoseRow
from spms_desktop.ui.plan.fill_form import WhichForm
from spms_desktop.ui.plan.rows import Rows
from spms_desktop.ui.plan.time_form import TimeForm
from spms_desktop.ui.plan.views import AsNeededView, DayView, DoseView, TakenView
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.text import field_label


class DayCard(Card):
    """Opens on today; `rearranged` tells that controls came or went."""

    rearranged = Signal()

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._commands = commands
        self._presenter = commands.presenter
        self._view: DayView | None = None
        self._today = self._presenter.today
        self.date: DateField | None = None
        self.today_button = Button(_("Back to today"), kind="quiet")
        self.today_button.setAccessibleIdentifier("day-today")
        self.all_button = Button("", "check", "primary")
        self.all_button.setAccessibleIdentifier("all-taken")
        self.fill_button = Button(_("Fill in days"), kind="quiet")
        self.fill_button.setAccessibleIdentifier("fill-in")
        self.form: FormDialog | None = None
        self.forms = DetailForms(commands, self)
        self.waiting = Rows[DoseView](self._dose_row, _show_dose, gap=20)
        self._waiting_title = field_label(_("From an earlier day"))
        self.doses = Rows[DoseView](self._dose_row, _show_dose, gap=20, same=dose_of_any_day)
        self.as_needed = Rows[AsNeededView](self._free_row, _show_free, gap=20)
        self.beside = Rows[TakenView](self._beside_row, _show_beside, gap=4)
        self._free_title = field_label(_("As needed"))
        self._beside_title = field_label(_("Also recorded on this day"))
        self._place()
        self.today_button.clicked.connect(self._to_today)
        self.all_button.clicked.connect(self._all_taken)
        self.fill_button.clicked.connect(self.ask_which)

    def refresh(self) -> None:
        """Show what the journal holds for the day that is looked at."""
        if self._presenter.today != self._today or self.date is None:
            self._new_date_field()
        view = self._presenter.day_view()
        if view == self._view:
            return
        self._view = view
        self._show_head(view)
        changed = [
            self.waiting.show_views(view.waiting),
            self.doses.show_views(view.doses),
            self.as_needed.show_views(view.as_needed),
            self.beside.show_views(view.beside),
        ]
        self._waiting_title.setVisible(bool(view.waiting))
        self._free_title.setVisible(bool(view.as_needed))
        self._beside_title.setVisible(bool(view.beside))
        if any(changed) or view.as_needed:
            self.rearranged.emit()

    def dose_row(self, key: str) -> DoseRow:
        """The row of one due dose."""
        row = self.doses[key] if key in self.doses else self.waiting[key]
        assert isinstance(row, DoseRow)
        return row

    def _place(self) -> None:
        self._days = FlowLayout(gap=8)
        self._days.addWidget(self.today_button)
        bulk = FlowLayout(gap=16)
        bulk.addWidget(self.all_button)
        self.body.addLayout(self._days)
        self.body.addLayout(bulk)
        self.body.addWidget(self._waiting_title)
        self.body.addLayout(self.waiting.column)
        self.body.addLayout(self.doses.column)
        self.body.addWidget(self.fill_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._free_title)
        self.body.addLayout(self.as_needed.column)
        self.body.addWidget(self._beside_title)
        self.body.addLayout(self.beside.column)
        self.body.addStretch(1)

    def _new_date_field(self) -> None:
        """A date field knows its last day from the start, so that a new day needs a new one."""
        self._today = self._presenter.today
        old, self.date = self.date, DateField(_("Day"), self._presenter.day, latest=self._today, earliest=EARLIEST)
        self.date.button.setAccessibleIdentifier("day")
        self.date.changed.connect(self._day_chosen)
        self._days.removeWidget(self.today_button)
        if old is not None:
            self._days.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._days.addWidget(self.date)
        self._days.addWidget(self.today_button)
        self.rearranged.emit()

    def _show_head(self, view: DayView) -> None:
        self.set_title(view.title)
        self.set_sentence(view.sentence)
        if self.date is not None:
            self.date.set_value(view.day)
        self.today_button.setVisible(not view.is_today)
        keeps = self.all_button.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # the rows below must not jump up when the last dose is ticked
        self.all_button.setSizePolicy(keeps)
        if view.all_taken:
            self.all_button.setText(view.all_taken)
        self.all_button.setVisible(bool(view.all_taken))
        self.fill_button.setVisible(view.can_fill_in)

    # Rows

    def _dose_row(self, view: DoseView) -> QWidget:
        row = DoseRow(view)
        row.answered.connect(self._answered)
        row.cleared.connect(self._cleared)
        row.reasoned.connect(self._reasoned)
        row.placed.connect(self._placed)
        row.dated.connect(self._dated)
        row.rearranged.connect(self.rearranged)
        return row

    def _free_row(self, view: AsNeededView) -> QWidget:
        row = AsNeededRow(view)
        row.taken_now.connect(self._taken_now)
        row.other_time.connect(self.ask_time)
        row.taken_back.connect(self._cleared)
        return row

    def _beside_row(self, view: TakenView) -> QWidget:
        row = TakenRow(view)
        row.taken_back.connect(self._cleared)
        return row

    # What the user does

    @property
    def _shown_day(self) -> date:
        """The day whose doses stand here, also just after midnight while the page is still that of yesterday."""
        return self._view.day if self._view is not None else self._presenter.day

    def _day_chosen(self, day: object) -> None:
        if isinstance(day, date):
            self._presenter.show_day(day)
            self.refresh()

    def _to_today(self) -> None:
        self._presenter.show_day(self._presenter.today)
        self.refresh()
        if self.date is not None:
            self.date.setFocus()

    def _all_taken(self) -> None:
        self._commands.do(Action.DOSE, partial(self._presenter.record_all_taken, self._shown_day))

    def _answered(self, key: str, status: object) -> None:
        if isinstance(status, DoseStatus):
            self._dose(key, partial(self._presenter.record, key, status, self._shown_day))

    def _cleared(self, key: str) -> None:
        self._dose(key, partial(self._presenter.forget, key))

    def _reasoned(self, key: str, reason: str) -> None:
        self._dose(key, partial(self._presenter.give_reason, key, reason))

    def _placed(self, key: str, site: str) -> None:
        self._dose(key, partial(self._presenter.place, key, site))

    def _dated(self, key: str, day: object) -> None:
        if isinstance(day, date):
            self._dose(key, partial(self._presenter.give_on, key, day))

    def _dose(self, key: str, act: Callable[[], object]) -> None:
        if not self._commands.do(Action.DOSE, act):
            self.doses.show_again(key)
            self.waiting.show_again(key)

    # Several days at once

    def ask_which(self) -> FormDialog:
        """Ask whose days are filled in; with one medicine there is nothing to ask."""
        found = self._presenter.fillable()
        if len(found) == 1:
            return self.fill_in(found[0][0])
        form = WhichForm(self, found)
        form.picked.connect(self.fill_in)
        return self._show_form(form)

    def fill_in(self, uid: str) -> FormDialog:
        """Open the form for the open doses of one medicine."""
        self.form = self.forms.fill_in(uid)
        return self.form

    def _show_form(self, form: FormDialog) -> FormDialog:
        self.form = form
        self._commands.open(form)
        return form

    def _taken_now(self, uid: str) -> None:
        self._commands.do(Action.DOSE, partial(self._presenter.take_now, uid))

    def ask_time(self, uid: str) -> TimeForm:
        """Ask when an as-needed medicine was taken on the day shown."""
        name, day = self._presenter.planned(uid).medicine.name, self._shown_day
        dialog = TimeForm(self, name, long_date(day), self._presenter.now.time())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted_by_user.connect(partial(self._take_at, dialog, uid, day))
        dialog.open()
        return dialog

    def _take_at(self, dialog: TimeForm, uid: str, day: date) -> None:
        if dialog.trouble_shown():
            return
        if not self._presenter.has_come(dialog.time.value, day):
            dialog.trouble(_("That time has not come yet. Please check it."))
            return
        self._commands.submit(dialog, Action.DOSE, partial(self._presenter.take_at, uid, dialog.time.value, day))


def _show_dose(row: QWidget, view: DoseView) -> None:
    assert isinstance(row, DoseRow)
    row.show_view(view)


def _show_free(row: QWidget, view: AsNeededView) -> None:
    assert isinstance(row, AsNeededRow)
    row.show_view(view)


def _show_beside(row: QWidget, view: TakenView) -> None:
    """What is recorded never changes: another record is another row."""
