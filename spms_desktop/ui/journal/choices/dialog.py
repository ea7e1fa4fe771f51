"""The form for what the check-in asks: each day, each week, each month, and which scores."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from spms_desktop.catalog.symptoms import DEFAULT_CORE
from spms_desktop.domain.due import Round
from spms_desktop.domain.errors import Trouble
from spms_desktop.domain.record import Action
from spms_desktop.domain.settings import CheckInChoice
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.services.drafts import Fields
from spms_desktop.services.questions import Questions
from spms_desktop.ui import words
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.drafted_form import DraftedForm
from spms_desktop.ui.forms.parts import FoldedPart, Part, Ticks, stacked
from spms_desktop.ui.journal.choices.own_symptom_list import OwnSymptomList
from spms_desktop.ui.journal.choices.presenter import FEWEST_TO_ORDER, ChoosePresenter, choice_from, fields_of, summary
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.order_picker import OrderPicker
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, quiet
from spms_desktop.ui.widgets.ticks import TickKey


class ChooseQuestions(DraftedForm):
    """Keeps the whole choice in one change; own symptoms are kept one by one as they are made."""

    def __init__(self, parent: QWidget | None, context: Context) -> None:
        self.presenter = ChoosePresenter(context.session)
        present = Questions(context.session).choice
        super().__init__(parent, context, _("What the check-in asks"), _("Save"), "choose_questions", present)
        self.note = body("")
        self.note.hide()
        self.body.addWidget(self.note)
        self._make()
        self._lay_out()
        self._show(self.presenter.choice)
        self._start = self.choice
        self._wire()
        self.bring_back()

    @property
    def choice(self) -> CheckInChoice:
        """What is chosen in the form now."""
        scores = tuple(key for group in self.scores for key in group.value)
        return CheckInChoice(
            self.daily.value,
            self.also.value,
            self.rounds[Round.WEEKLY].value,
            self.rounds[Round.MONTHLY].value,
            scores,
            self.one_page.isChecked(),
        )

    def fields(self) -> Fields:
        return fields_of(self.choice) if self.choice != self._start else {}

    def show_fields(self, fields: Fields) -> bool:
        self._show(choice_from(fields) if fields else self.presenter.choice)
        return True

    def first_control(self) -> QWidget:
        """The first button of the daily ratings that is on: at the top of the list "up" is not."""
        first = self.daily.rows[0]
        wished = next((b for b in (first.down, first.take_away) if b.isVisibleTo(self) and b.isEnabled()), None)
        return wished or super().first_control()

    # What stands in the form

    def _make(self) -> None:
        make = self.presenter
        self.daily = OrderPicker(_("Rated each day"), make.ratings(), max(make.most_ratings, FEWEST_TO_ORDER))
        self.daily.setEnabled(make.orders_ratings)
        self.hint = quiet("")
        self.own = OwnSymptomList(self.context, make.own)
        self.also = Ticks(_("More questions each day"), make.more_daily())
        self.rounds = {
            Round.WEEKLY: Ticks(_("Asked each week"), make.of_round(Round.WEEKLY)),
            Round.MONTHLY: Ticks(_("Asked each month"), make.of_round(Round.MONTHLY)),
        }
        groups = make.scores()
        self.scores = [Ticks(group.title, group.offers) for group in groups]
        self.one_page = TickKey(_("Show all questions on one page"))
        titled = [labelled(group.title, ticks) for group, ticks in zip(groups, self.scores, strict=True)]
        self.folds = {
            "also": self._fold(
                _("More questions each day"), _("Tick what is asked each day as well."), self.also, [self.also]
            ),
            "weekly": self._fold(
                _("Each week"), _("Asked when a week has passed."), *self._round(Round.WEEKLY)
            ),
            "monthly": self._fold(
                _("Each month"), _("Asked when four weeks have passed."), *self._round(Round.MONTHLY)
            ),
            "scores": self._fold(
                _("Scores"),
                _("Tick a test or form, and you are asked for its score when the next one is usual."),
                stacked(*titled),
                self.scores,
            ),
        }

    def _round(self, which: Round) -> tuple[QWidget, list[Ticks]]:
        return self.rounds[which], [self.rounds[which]]

    def _fold(self, title: str, sentence: str, inner: QWidget, ticks: list[Ticks]) -> FoldedPart:
        return FoldedPart(title, sentence, inner, partial(self._says, ticks))

    def _says(self, ticks: list[Ticks]) -> str:
        shown = [offer for one in ticks for offer in one.shown()]
        return summary(shown, [key for one in ticks for key in one.value])

    def _lay_out(self) -> None:
        each_day = Part(
            _("Each day"),
            _("Choose up to five things to rate, in the order you like. Sleep, falls and a note are always asked."),
        )
        each_day.add(self.daily, self.hint)
        own = Part(_("Own symptoms"), _("Add what is not in the list, in words of your own."))
        own.add(self.own)
        how = Part(_("How it is asked"), _("One question at a time is calm. One page shows them all at once."))
        how.add(self.one_page)
        for part in (each_day, own, *self.folds.values(), how):
            self.body.addWidget(part)
        self.proposed_button = Button(_("As proposed"), "undo")
        self.proposed_button.setAccessibleDescription(_("Choose what this program proposes. You still have to save."))
        if self.presenter.read_only:
            self.proposed_button.setParent(self)
            self.proposed_button.hide()
            self._only_read([self.daily, self.also, *self.rounds.values(), *self.scores, self.one_page])
        else:
            self.button_row.addWidget(self.proposed_button)

    def _only_read(self, controls: list[QWidget]) -> None:
        self._say(_("This journal is open for reading only. You can look, but nothing here is changed."))
        for control in controls:
            control.setEnabled(False)
        self.accept_button.hide()
        self.cancel_button.setText(_("Close"))

    def _wire(self) -> None:
        self.daily.changed.connect(self._changed)
        for ticks in (self.also, *self.rounds.values(), *self.scores):
            ticks.changed.connect(self._changed)
        self.one_page.toggled.connect(self._changed)
        self.proposed_button.clicked.connect(self.propose)
        self.accepted_by_user.connect(self._save)
        self.own.changed.connect(self._own_changed)
        self.own.troubled.connect(self.trouble)

    # Choosing

    def propose(self) -> None:
        """Put what the catalogue proposes into the form; it is kept with Save only."""
        self._show(self.presenter.proposed())
        self._say(_("This is what the program proposes. Save to keep it."))
        self._page.verticalScrollBar().setValue(0)
        self.touch()

    def _show(self, choice: CheckInChoice) -> None:
        self.daily.set_value(choice.symptoms)
        self.also.set_value(choice.also)
        for which, ticks in self.rounds.items():
            ticks.set_value(self.presenter.ticked(which, choice))
        for ticks in self.scores:
            ticks.set_value(choice.scores)
        self.one_page.blockSignals(True)
        self.one_page.setChecked(choice.one_page)
        self.one_page.blockSignals(False)
        self._follow()

    def _changed(self) -> None:
        self._say("")
        self._follow()
        self.touch()

    def _follow(self) -> None:
        """What is asked each day is not offered for the week or the month; the lines say what is chosen."""
        daily = self.daily.value
        for ticks in self.rounds.values():
            ticks.leave_out(daily)
        for fold in self.folds.values():
            fold.refresh()
        hint = self.presenter.hint(daily)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        announce(self, sentence)

    def _save(self) -> None:
        try:
            changed = self.presenter.keep(self.choice)
        except Trouble as error:
            self.trouble(trouble.sentence(error))
            return
        self.accept()
        if changed:
            self.context.speaker.say(words.done(Action.SETTINGS), undo=True)

    def _own_changed(self, renamed: Mapping[str, str], said: str) -> None:
        """Offer the own symptoms as they are now; all else that is chosen in the form stays."""
        self.trouble("")
        same = self.choice == self._start
        daily = [renamed.get(key, key) for key in self.daily.value]
        self.own.refresh()
        self.daily.set_options(self.presenter.ratings())
        self.daily.set_value(daily)
        if not self.daily.value:
            self.daily.set_value(DEFAULT_CORE[:1])  # as the journal itself does when the last one is given up
        for which, ticks in self.rounds.items():
            ticked = [renamed.get(key, key) for key in ticks.value]
            ticks.set_options(self.presenter.of_round(which))
            ticks.set_value(ticked)
        self._follow()
        follow_layout(self)
        if same:
            self._start = self.choice
        self._say(said)
