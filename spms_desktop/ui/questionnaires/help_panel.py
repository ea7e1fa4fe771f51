"""The card that is shown when somebody marks thoughts of hurting themselves; it offers help and holds nothing up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.catalog.help_lines import HelpLine, Region, regions
from spms_desktop.catalog.wording import wording
from spms_desktop.i18n import _, short_date
from spms_desktop.services.questionnaires import Questionnaires
from spms_desktop.ui.context import Context
from spms_desktop.ui.help.help_now import HelpNow
from spms_desktop.ui.help.line_row import CopyButton
from spms_desktop.ui.help.region import number_in
from spms_desktop.ui.questionnaires.help_places import country_of, open_help
from spms_desktop.ui.questionnaires.team_phones import TeamPhones
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.replace import empty
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, quiet


class HelpPanel(Card):
    """All of it each time, in the words of the catalogue; `keep_going` is asked by a button that is always there."""

    keep_going = Signal()

    def __init__(self, context: Context, place: QWidget) -> None:
        """`place` is where it will stand: from there the window is found that knows the country."""
        panel = wording().item9_panel
        super().__init__()
        self.set_title(_(panel.title))  # not before: a label that is shown while it has no parent takes the keyboard
        self._context = context
        self.helper = not context.session.author.is_person
        copy, countries, team, add, go_on = (_(words) for words in panel.buttons)
        self._copy_words = copy
        # Somebody who helps has marked nothing about themselves.
        first = panel.helper if self.helper else panel.body[0]
        self.texts = [body(_(first)), body(_(panel.body[1]))]
        self.steps = [body("") for _step in panel.steps]
        self._copy_place = QWidget()
        QVBoxLayout(self._copy_place).setContentsMargins(0, 0, 0, 0)
        self.copy_button: CopyButton | None = None
        self.countries_button, self.team_button = Button(countries), Button(team)
        self.add_button, self.go_on_button = Button(add), Button(go_on, kind="primary")
        self.added = quiet("")
        self.small_print = quiet("")
        self._lay_out()
        self.countries_button.clicked.connect(self.open_countries)
        self.team_button.clicked.connect(self.open_team)
        self.add_button.clicked.connect(self._add)
        self.go_on_button.clicked.connect(self.keep_going)
        self.show_country(country_of(place))

    @property
    def words(self) -> str:
        """All that the card says."""
        return "\n".join(label.text() for label in (self.title_label, *self.texts, *self.steps, self.small_print))

    def tell(self) -> None:
        """Have a screen reader say that the card is there; the keyboard stays where it is."""
        announce(self, " ".join((self.title_label.text(), *(label.text() for label in self.texts))))

    def show_country(self, region: Region) -> None:
        """Show the numbers of a country."""
        line = region.lines[0]
        clause = _("Or text {number}.").format(number=line.text) if line.text else ""
        facts = {
            "emergency": region.emergency or _("your local emergency number"),
            "line_name": line.name,
            "line_call": line.call or line.chat or line.text or "",
            "line_text_clause": clause,
        }
        for number, (label, step) in enumerate(zip(self.steps, wording().item9_panel.steps, strict=True), start=1):
            label.setText(f"{number}. {_(step).format(**facts).strip()}")
        self.small_print.setText(_(wording().item9_panel.small_print).format(checked=short_date(region.checked)))
        self._offer_copy(line, region.emergency)

    def open_countries(self) -> HelpNow:
        """Open "Help now", where the country can be chosen; the card follows."""
        return open_help(self, self._take_country)

    def open_team(self) -> TeamPhones:
        """Show the numbers of the care team."""
        dialog = TeamPhones(self.window(), self._context.session)
        dialog.open()
        return dialog

    def _lay_out(self) -> None:
        for label in (*self.texts, *self.steps):
            self.body.addWidget(label)
        row = FlowLayout(gap=8)
        places = (self._copy_place, self.countries_button, self.team_button, self.add_button, self.go_on_button)
        for place in places:
            row.addWidget(place)
        self.body.addLayout(row)
        self.body.addWidget(self.added)
        self.body.addWidget(self.small_print)
        self.added.hide()
        self.go_on_button.setAccessibleIdentifier("form.keep_going")

    def _offer_copy(self, line: HelpLine, emergency: str | None) -> None:
        """The number to talk to someone, else the emergency number, else an address: one of them is always there."""
        number, name = (line.call, line.name) if line.call else (emergency, _("Emergency"))
        words, what = (self._copy_words, number_in(number)) if number else (_("Copy address"), line.chat or "")
        self.copy_button = CopyButton(words, what, name if number else line.name)
        layout = self._copy_place.layout()
        assert layout is not None
        empty(layout)
        layout.addWidget(self.copy_button)

    def _take_country(self, code: str) -> None:
        self.show_country(regions()[code])
        follow_layout(self.window())

    def _add(self) -> None:
        mine = _("I marked on a form that I had dark thoughts. Please ask me about them.")
        others = _("Dark thoughts were marked on a form. Please ask about them.")
        text = others if self.helper else mine
        if self._context.attempt(lambda: Questionnaires(self._context.session).raise_thoughts(text)):
            said = _("It is on your list for the care team now.")
            if not self.helper:
                said = f"{said} {_('Caregivers do not see it.')}"
            self.added.setText(said)
            self.added.show()
            self.add_button.set_icon("check")
            announce(self.add_button, said, urgent=True)
