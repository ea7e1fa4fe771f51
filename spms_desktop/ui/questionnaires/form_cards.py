"""The cards of all forms, those put away below a button that shows them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _, ngettext
from spms_desktop.ui.questionnaires.form_card import FormCard
from spms_desktop.ui.questionnaires.list_presenter import FormView
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.replace import let_go, take_out
from spms_desktop.ui.widgets.tab_order import follow_layout


class FormCards(QWidget):
    """`wanted` carries a command of a card and what it is about; what is unfolded stays so when cards change."""

    wanted = Signal(str, object)

    def __init__(self, *, read_only: bool) -> None:
        super().__init__()
        self.cards: list[FormCard] = []
        self._read_only = read_only
        self._here: list[FormView] = []
        self._away: list[FormView] = []
        self._away_shown = False
        self.away_button = Button("", "down", "quiet")
        self.away_button.setAccessibleIdentifier("forms.away")
        self.away_button.clicked.connect(self._turn)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def show_views(self, here: list[FormView], away: list[FormView]) -> None:
        """Show these forms."""
        self._here, self._away = here, away
        self._rebuild()

    def _rebuild(self) -> None:
        unfolded = {c.view.form.uid for c in self.cards if c.earlier is not None and c.earlier.unfolded}
        old = take_out(self._column)
        self.cards = []
        self._add(self._here, unfolded, away=False)
        self._column.addWidget(self.away_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._name_button()
        if self._away_shown:
            self._add(self._away, unfolded, away=True)
        let_go(widget for widget in old if widget is not self.away_button)
        follow_layout(self.window())

    def _add(self, views: list[FormView], unfolded: set[str], *, away: bool) -> None:
        for view in views:
            card = FormCard(view, away=away, read_only=self._read_only, unfolded=view.form.uid in unfolded)
            card.wanted.connect(self.wanted)
            self.cards.append(card)
            self._column.addWidget(card)
            card.show()

    def _name_button(self) -> None:
        count = len(self._away)
        show = ngettext("Show {n} form that is put away", "Show {n} forms that are put away", count)
        self.away_button.set_words(_("Hide what is put away") if self._away_shown else show)
        self.away_button.set_icon("up" if self._away_shown else "down")
        self.away_button.setVisible(count > 0)

    def _turn(self) -> None:
        self._away_shown = not self._away_shown
        self._rebuild()
