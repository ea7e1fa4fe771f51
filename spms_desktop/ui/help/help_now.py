"""When to get help now, and which numbers to call; it needs no network."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.catalog.help_lines import Region, regions
from spms_desktop.catalog.wording import wording
from spms_desktop.i18n import _, short_date
from spms_desktop.ui.help.line_row import CopyButton, LineRow
from spms_desktop.ui.help.region import region_for
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import ChoiceField, labelled
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, heading, quiet, title


class HelpNow(FormDialog):
    """Urgent signs, the emergency number and help lines of a country; `region_chosen` tells which was chosen."""

    region_chosen = Signal(str)

    def __init__(self, parent: QWidget, region: str = "") -> None:
        super().__init__(parent, _("Help now"), _("Close"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel_button.hide()
        urgent = wording().urgent_help
        options = [(code, _(r.country)) for code, r in regions().items()]
        self.region = ChoiceField(_("Country"), options, region_for(region, _territory()))
        self.region.setAccessibleIdentifier("help.region")
        self.number, self.lead = title(""), heading("")
        self.rows: list[LineRow] = []
        self._copy_place, self._lines = QVBoxLayout(), QVBoxLayout()
        self._lines.setSpacing(24)
        emergency = QVBoxLayout()
        emergency.setSpacing(12)
        emergency.addWidget(self.number)
        emergency.addLayout(self._copy_place)
        self.body.addWidget(labelled(_("Country"), self.region))
        self.body.addLayout(emergency)
        self.body.addWidget(self.lead)
        self.body.addWidget(body(_bullets(urgent.items)))
        self.body.addWidget(heading(_("To talk to someone")))
        self.body.addLayout(self._lines)
        self.body.addWidget(heading(_("Call your care team about")))
        self.body.addWidget(body(_bullets(urgent.call_team)))
        self.body.addWidget(quiet(_("These signs were checked on {day}.").format(day=short_date(wording().checked))))
        self.region.changed.connect(self._choose)
        self._show(regions()[str(self.region.value)])

    def _choose(self, code: object) -> None:
        self._show(regions()[str(code)])
        follow_layout(self)
        self.region_chosen.emit(str(code))

    def _show(self, region: Region) -> None:
        number = region.emergency or _("your local emergency number")
        self.number.setText(_("Emergency: {number}").format(number=number))
        self.lead.setText(_(wording().urgent_help.lead).format(emergency=number))
        _empty(self._copy_place)
        if region.emergency:
            copy = CopyButton(_("Copy number"), region.emergency, _("Emergency"))
            self._copy_place.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
            self._copy_place.addWidget(quiet(_("Checked on {day}.").format(day=short_date(region.checked))))
        _empty(self._lines)
        self.rows = [LineRow(line, region.checked) for line in region.lines]
        for row in self.rows:
            self._lines.addWidget(row)


def _territory() -> str:
    """The ISO code of the country this computer is set to; empty when it is set to none."""
    return QLocale.territoryToCode(QLocale.system().territory())


def _bullets(items: tuple[str, ...]) -> str:
    return "\n".join(f"• {_(item)}" for item in items)


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        gone = item.widget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()
