"""What most medicines do without: linked symptom, prescriber, daily limit, places of injection, given at a clinic."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.domain.medicine import Medicine
from spms_desktop.domain.validation import MAX_LINE
from spms_desktop.i18n import _
from spms_desktop.services.plan import MOST_A_DAY
from spms_desktop.ui.plan.choices import Choices
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, labelled
from spms_desktop.ui.widgets.stepper import Stepper
from spms_desktop.ui.widgets.ticks import TickKey


class MoreFields(QWidget):
    """Folded until it is asked for; `rearranged` tells that controls came or went."""

    rearranged = Signal()

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button(_("More details"), "down", "quiet")
        self.button.setAccessibleIdentifier("more")
        self.route = LineField(_("How it is taken"))
        self.route.setMaxLength(MAX_LINE)
        self.symptom = ChoiceField(_("Linked symptom"), choices.symptoms)
        self.prescriber = ChoiceField(_("Prescribed by"), choices.people)
        self.given = TickKey(_("It is given at a clinic"))
        self.limit = Stepper(_("At most in a day"), 1, MOST_A_DAY, 1)
        self.sites = TextField(_("Places for injections"), lines=2)
        for field, identifier in (
            (self.route, "medicine-route"),
            (self.symptom, "medicine-symptom"),
            (self.prescriber, "medicine-prescriber"),
            (self.given, "medicine-given"),
            (self.limit.line, "medicine-limit"),
            (self.sites, "medicine-sites"),
        ):
            field.setAccessibleIdentifier(identifier)
        self._place()
        self.button.clicked.connect(self.turn)
        self.symptom_touched = False
        self.symptom.changed.connect(self._symptom_chosen)

    @property
    def is_open(self) -> bool:
        """Whether the fields are shown."""
        return self._fields.isVisibleTo(self)

    def turn(self) -> None:
        """Show or fold the fields."""
        self._fields.setVisible(not self.is_open)
        self.button.setText(_("Fewer details") if self.is_open else _("More details"))
        self.button.set_icon("up" if self.is_open else "down")
        self.rearranged.emit()

    def show_medicine(self, medicine: Medicine) -> None:
        """Fill in what is known."""
        self.route.set_value(medicine.route)
        self.symptom.set_value(medicine.symptom)
        self.prescriber.set_value(medicine.prescriber)
        self.given.setChecked(medicine.given)
        self.limit.set_value(medicine.daily_limit or None)
        self.sites.set_value("\n".join(medicine.sites))

    @property
    def daily_limit(self) -> int:
        """The number the user was told; 0 is none."""
        self.limit.commit()
        return int(self.limit.value or 0)

    @property
    def places(self) -> tuple[str, ...]:
        """The lines of the list of places."""
        return tuple(line for line in self.sites.value.splitlines() if line.strip())

    def _place(self) -> None:
        self._fields = QWidget()
        column = QVBoxLayout(self._fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        way = _("Such as tablet, injection or drip.")
        column.addWidget(labelled(_("How it is taken"), self.route, way))
        self.symptom_part = labelled(_("Linked symptom"), self.symptom, _("One that you rate in the check-in."))
        column.addWidget(self.symptom_part)
        column.addWidget(labelled(_("Prescribed by"), self.prescriber, _("Somebody of your care team.")))
        column.addWidget(self.given)
        limit = _("For a medicine taken as needed: the number you were told. It is only shown beside your count.")
        column.addWidget(labelled(_("At most in a day"), self.limit, limit))
        places = _("One on each line, such as “left thigh”. The place not used for longest is offered.")
        column.addWidget(labelled(_("Places for injections"), self.sites, places))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(20)
        outer.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self._fields)
        self._fields.hide()

    def _symptom_chosen(self, _symptom: object) -> None:
        self.symptom_touched = True
