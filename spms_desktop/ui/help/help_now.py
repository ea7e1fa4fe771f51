"""When to get help now, and which numbers to call; it needs no network."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spms_desktop.catalog.help_lines import Region, regions
from spms_desktop.catalog.wording import wording
from spms_desktop.i18n import _, short_date
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import ChoiceField, labelled
from spms_desktop.ui.widgets.text import body, heading, quiet, title


class HelpNow(FormDialog):
    """Urgent signs, the emergency number and help lines of a chosen country."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Help now"), _("Close"))
        self.cancel_button.hide()
        urgent = wording().urgent_help
        self.region = ChoiceField(_("Country"), [(code, _(r.country)) for code, r in regions().items()])
        self.region.changed.connect(self._show)
        self._number, self._lines, self._checked = title(""), body(""), quiet("")
        self._lead = heading("")
        self.body.addWidget(labelled(_("Country"), self.region))
        self.body.addWidget(self._number)
        self.body.addWidget(self._lead)
        self.body.addWidget(body("\n".join(f"• {_(item)}" for item in urgent.items)))
        self.body.addWidget(heading(_("To talk to someone")))
        self.body.addWidget(self._lines)
        self.body.addWidget(self._checked)
        self.body.addWidget(heading(_("Call your care team about")))
        self.body.addWidget(body("\n".join(f"• {_(item)}" for item in urgent.call_team)))
        self._show(self.region.value)

    def _show(self, code: object) -> None:
        region = regions()[str(code)]
        number = region.emergency or _("your local emergency number")
        self._number.setText(_("Emergency: {number}").format(number=number))
        self._lead.setText(_(wording().urgent_help.lead).format(emergency=number))
        self._lines.setText("\n".join(_line(region)) or _("No line is listed for this country."))
        self._checked.setText(_("Numbers checked on {day}.").format(day=short_date(region.checked)))


def _line(region: Region) -> list[str]:
    parts = []
    for line in region.lines:
        call = _("call {n}").format(n=line.call) if line.call else ""
        text = _("text {n}").format(n=line.text) if line.text else ""
        parts.append(f"• {line.name}: {', '.join(way for way in (call, text, line.chat) if way)}")
    return parts
