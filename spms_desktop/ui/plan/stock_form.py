"""How much of a medicine is in the house, and how much one dose uses."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.medicine import Medicine, Stock
from spms_desktop.domain.validation import EARLIEST
from spms_desktop.i18n import _
from spms_desktop.services.medicine_care import MOST_IN_STOCK
from spms_desktop.ui.plan import texts
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import LineField, labelled
from spms_desktop.ui.widgets.stepper import Stepper
from spms_desktop.ui.widgets.text import heading, quiet

_LONGEST_UNIT = 40
_LEAST_DOSE = 0.01


class StockForm(FormDialog):
    """Counted in the user's own units; `forgotten` tells that the count is no longer wanted."""

    forgotten = Signal()

    def __init__(self, parent: QWidget | None, medicine: Medicine, before: Stock, *, counted: bool) -> None:
        super().__init__(parent, _("Count what is left"), _("Save"))
        self._medicine = medicine.uid
        self.amount = Stepper(_("How much is left?"), 0, MOST_IN_STOCK, 0.5, start=1)
        self.unit = LineField(_("Counted in"), before.unit)
        self.per_dose = Stepper(_("How much is one dose?"), _LEAST_DOSE, MOST_IN_STOCK, 0.25, start=1)
        self.day = DateField(_("Counted on"), before.day, latest=before.day, earliest=EARLIEST)
        self.unit.setMaxLength(_LONGEST_UNIT)
        self.amount.set_value(before.amount if counted else None)
        self.per_dose.set_value(before.per_dose)
        for field, identifier in (
            (self.amount.line, "stock-amount"),
            (self.unit, "stock-unit"),
            (self.per_dose.line, "stock-per-dose"),
            (self.day.button, "stock-day"),
        ):
            field.setAccessibleIdentifier(identifier)
        self.body.addWidget(heading(texts.breakable(medicine.name)))
        today = _("With today’s date, what you have at this moment.")
        self.body.addWidget(labelled(_("How much is left?"), self.amount))
        self.body.addWidget(labelled(_("Counted in"), self.unit, _("Such as tablets, pens or drops.")))
        self.body.addWidget(labelled(_("How much is one dose?"), self.per_dose))
        self.body.addWidget(labelled(_("Counted on"), self.day, today))
        self.body.addWidget(quiet(_("The day it lasts to is worked out from your plan. Skipped doses are left in it.")))
        if counted:
            forget = Button(_("Count no longer"), kind="quiet")
            forget.setAccessibleIdentifier("stock-forget")
            forget.clicked.connect(self._forget)
            self.button_row.addWidget(forget)
        self.accepted_by_user.connect(self._check)

    @property
    def stock(self) -> Stock:
        """What was counted."""
        day = self.day.value
        assert day is not None
        amount, per_dose = self.amount.value or 0.0, self.per_dose.value or 1.0
        return Stock(self._medicine, day, amount, per_dose, self.unit.value)

    def _check(self) -> None:
        self.amount.commit()
        self.per_dose.commit()
        wrong = self.amount.trouble.text() or self.per_dose.trouble.text()
        if wrong:
            self.trouble(wrong)
        elif self.amount.value is None:
            self.trouble(_("Please type how much is left."))

    def _forget(self) -> None:
        self.forgotten.emit()
        self.reject()
