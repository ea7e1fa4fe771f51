"""The rows of buttons above and below the questions of a check-in."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.journal.check_in.own_view import WhoseButton
from spms_desktop.ui.journal.check_in.presenter import CheckIn, Mode
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.flow import FlowLayout


class CheckInTop(QWidget):
    """The day, whose view it is, and the short way for a bad day."""

    def __init__(self, day: date, today: date) -> None:
        super().__init__()
        self.day = DateField(_("Day"), day, latest=today)
        self.whose = WhoseButton()
        self.bad_day = Button(_("Bad day (B)"))
        row = FlowLayout(self)
        for widget, name in ((self.day, "day"), (self.whose, "whose"), (self.bad_day, "bad-day")):
            widget.setAccessibleIdentifier(f"check-in-{name}")
            row.addWidget(widget)

    def show_state(self, check_in: CheckIn, *, read_only: bool) -> None:
        """Offer what makes sense now."""
        self.whose.show_choices(check_in.views(), check_in.respondent)
        bad = check_in.mode is Mode.BAD_DAY
        self.bad_day.setText(_("All questions (B)") if bad else _("Bad day (B)"))
        self.bad_day.setAccessibleDescription("" if bad else _("Asks only how hard the day is."))
        self.bad_day.setVisible(check_in.mode in (Mode.DAILY, Mode.BAD_DAY) and not read_only)


class CheckInButtons(QWidget):
    """Next, Back, Skip and "same as last time"; on one page only Done, or Back at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.next = Button(_("Next"), kind="primary")
        self.back = Button(_("Back"), "back")
        self.skip = Button(_("Skip"), kind="quiet")
        self.same = Button(_("Same as last time"))
        self.same.setAccessibleDescription(_("Keeps the ratings of the last entry for this day too, and marks them."))
        row = FlowLayout(self, gap=12)
        named = ((self.next, "next"), (self.back, "back"), (self.skip, "skip"), (self.same, "same"))
        for button, name in named:
            button.setAccessibleIdentifier(f"check-in-{name}")
            row.addWidget(button)

    def show_state(self, check_in: CheckIn) -> None:
        """Offer what makes sense now."""
        page, finished = check_in.one_page, check_in.finished
        self.next.setVisible(not finished)
        self.next.setText(_("Done") if page or check_in.at_end else _("Next"))
        self.skip.setVisible(not finished and not page)
        self.back.setVisible(finished or not page)
        self.back.setEnabled(finished or check_in.position > 0)
        self.same.setVisible(not finished and check_in.last_day is not None)
