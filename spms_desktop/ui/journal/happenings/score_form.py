"""The form for a score that a clinic gave or a form came to."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.catalog.instruments import Instrument, instruments
from spms_desktop.domain.record import Action, Stamp
from spms_desktop.domain.score import Score
from spms_desktop.i18n import _
from spms_desktop.services.drafts import Fields
from spms_desktop.ui import words
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.drafted_form import DraftedForm
from spms_desktop.ui.journal.happenings.ready_line import ReadyLine
from spms_desktop.ui.journal.happenings.score_presenter import (
    ScoreDesk,
    Typed,
    aids,
    from_draft,
    guide_words,
    range_words,
    to_draft,
)
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.fields import ChoiceField, TextField, labelled
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.stepper import Stepper, read_number
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.table import NumberTable
from spms_desktop.ui.widgets.text import body, heading, quiet

_CLINIC = "clinician"
_WIDE = 640


class ScoreForm(DraftedForm):
    """Adds a score or edits one; the earlier ones of the same test stand below."""

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        instrument: str = "",
        score: Score | None = None,
        stamp: Stamp | None = None,
    ) -> None:
        self._desk = ScoreDesk(context.session)
        self.writable = self._desk.may_edit(stamp)
        name = score.uid if score else instrument
        accept = _("Save") if self.writable else _("Close")
        super().__init__(parent, context, _("A score from a clinic or form"), accept, f"score:{name}", score)
        self._uid = score.uid if score else ""
        self._before = Typed.of(score) if score else Typed(instrument, context.session.today)
        self._about: Instrument | None = None
        self._build()
        self._show(self._before)
        if self.writable:
            self.accepted_by_user.connect(self._save)
            self.bring_back()
        else:
            self._only_read()

    @property
    def typed(self) -> Typed:
        """What the form says now."""
        return Typed(
            self._about.id if self._about else "",
            self.day.value or self._before.day,
            self._number(),
            self.given_by.value,
            self.aid.value,
            self.note.value,
        )

    def fields(self) -> Fields:
        now = self.typed
        return {} if now == self._before else to_draft(now)

    def first_control(self) -> QWidget:
        """The number, when the test is known already."""
        return super().first_control() if self.value is None or not self.writable else self.value.line

    def show_fields(self, fields: Fields) -> bool:
        found = from_draft(fields) if fields else self._before
        if found is None:
            return False
        self._show(found)
        return True

    # Laying out

    def _build(self) -> None:
        form_words = _("A form they filled in") if self._desk.caregiver else _("A form I filled in")
        self.who = KeyRow(_("Where is it from?"), [(_CLINIC, _("A clinic")), ("self", form_words)])
        self.which = ChoiceField(_("Which test or form?"), [("", _("Choose one"))])
        self.measures = quiet("")
        self.private_words = quiet("")
        self.value: Stepper | None = None
        self._value_place = QVBoxLayout()
        self.guide = body("")
        self.day = DateField(_("Day"), self._before.day, latest=self.context.session.today)
        self.given_by = ReadyLine(_("Who gave it?"), self._desk.givers())
        self.aid = ReadyLine(_("What was used to walk?"), aids())
        self.note = TextField(_("Note"), lines=2)
        self._head = labelled(_("Where is it from?"), self.who)
        self._aid_part = labelled(_("What was used to walk?"), self.aid)
        self.body.addWidget(self._head)
        self.body.addWidget(labelled(_("Which test or form?"), self.which))
        self.body.addWidget(self.measures)
        self.body.addWidget(self.private_words)
        self.body.addLayout(self._value_place)
        self.body.addWidget(self.guide)
        self.body.addWidget(labelled(_("Day"), self.day))
        self.body.addWidget(labelled(_("Who gave it?"), self.given_by, _("It can stay empty.")))
        self.body.addWidget(self._aid_part)
        self.body.addWidget(labelled(_("Note"), self.note))
        self._add_earlier()
        self._wire()

    def _add_earlier(self) -> None:
        self.earlier_title = heading(_("Earlier ones"))
        self.nothing_earlier = body(_("No earlier score of this kind is noted here."))
        self.earlier = NumberTable([_("Day"), _("Score"), _("Who gave it")], _("Earlier ones"))
        self.earlier.horizontalHeader().setStretchLastSection(False)  # it would cut the names off rather than scroll
        room = self.screen().availableSize().width()
        self.earlier.setMinimumWidth(min(scaled(self, _WIDE), round(room * 0.85)))
        for widget in (self.earlier_title, self.nothing_earlier, self.earlier):
            self.body.addWidget(widget)

    def _wire(self) -> None:
        controls: tuple[tuple[QWidget, str], ...] = (
            (self.who, "who"),
            (self.which, "which"),
            (self.day.button, "day"),
            (self.given_by.line, "given_by"),
            (self.aid.line, "aid"),
            (self.note, "note"),
        )
        for control, identifier in controls:
            control.setAccessibleIdentifier(f"score.{identifier}")
        self.who.chosen.connect(self._group_chosen)
        self.which.changed.connect(self._chosen)
        for field in (self.day, self.given_by, self.aid, self.note):
            field.changed.connect(self.touch)
        if self._uid and self.writable:
            self.remove_button = Button(_("Remove"), kind="quiet")
            self.remove_button.setAccessibleName(_("Remove this score"))
            self.remove_button.clicked.connect(self._remove)
            self.button_row.addWidget(self.remove_button)

    def _only_read(self) -> None:
        """A score that somebody else typed, or a journal that is only read: everything can be read, nothing changed."""
        self.cancel_button.hide()
        for control in (self.day, self.given_by, self.aid, self.note, self.value):
            if control is not None:
                control.setEnabled(False)

    # Showing

    def _show(self, typed: Typed) -> None:
        about = instruments().get(typed.instrument)
        self.who.set_value(about.who if about else _CLINIC)
        self._offer(typed.instrument)
        self._choose(about)
        if self.value is not None:
            self.value.set_value(typed.value)
            self._show_guide()
        self.day.set_value(typed.day)
        self.given_by.set_value(typed.given_by)
        self.aid.set_value(typed.aid)
        self.note.set_value(typed.note)
        fixed = bool(self._uid)
        self._head.setVisible(not fixed)
        self.which.setEnabled(not fixed)

    def _offer(self, chosen: str) -> None:
        """List the tests of the chosen origin; an edited score shows its own even if it is kept from others."""
        offered = self._desk.offered(str(self.who.value))
        if chosen and chosen not in dict(offered):
            offered.append((chosen, _(instruments()[chosen].label)))
        self.which.set_options([("", _("Choose one")), *offered])
        self.which.set_value(chosen)

    def _choose(self, about: Instrument | None) -> None:
        """Show what belongs to one test: its sentence, its range, its earlier scores."""
        self._about = about
        self.measures.setText(_(about.measures) if about else "")
        self.measures.setVisible(about is not None)
        private = self._desk.privacy_words(about.id) if about else ""
        self.private_words.setText(private)
        self.private_words.setVisible(bool(private))
        self._aid_part.setVisible(about is not None and about.aid_matters)
        self._make_value(about)
        rows = self._desk.earlier(about.id, self._uid) if about else []
        self.earlier.set_rows(rows)
        self.earlier.setVisible(bool(rows))
        self.nothing_earlier.setVisible(about is not None and not rows)
        self.earlier_title.setVisible(about is not None)
        follow_layout(self)

    def _make_value(self, about: Instrument | None) -> None:
        while (item := self._value_place.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.value = None
        if about is not None:
            name = _("The number")
            self.value = Stepper(name, about.minimum, about.maximum, about.step, _(about.unit))
            self.value.line.setAccessibleIdentifier("score.value")
            self.value.changed.connect(self._number_taken)
            self.value.line.textEdited.connect(self._number_typed)
            self._value_place.addWidget(labelled(name, self.value, range_words(about)))
        self._show_guide()

    def _show_guide(self) -> None:
        """Beside the number: what the published guide calls it, and that it is no diagnosis."""
        said = guide_words(self._about, self._number()) if self._about else ""
        self.guide.setText(said)
        self.guide.setVisible(bool(said))

    def _number_typed(self, _text: str) -> None:
        self._show_guide()
        self.touch()

    def _number_taken(self, _value: object) -> None:
        self._show_guide()
        announce(self, self.guide.text())
        self.touch()

    def _group_chosen(self, _who: object) -> None:
        self._offer("")
        self._choose(None)
        self.touch()

    def _chosen(self, instrument: object) -> None:
        self._choose(instruments().get(str(instrument)))
        self.touch()

    def _number(self) -> float | None:
        if self.value is None or self._about is None:
            return None
        typed = read_number(self.value.line.text())
        return typed if typed is not None and self._about.minimum <= typed <= self._about.maximum else None

    # Commands

    def _save(self) -> None:
        if self.value is None:
            self.trouble(_("Please choose a test or form first."))
            return
        self.value.commit()
        score = self.typed.score(self._uid)
        if score is None or self.value.trouble.text():
            self.trouble(self.value.trouble.text() or _("There is no number yet. Please type the score."))
            self.value.setFocus()
        elif self._uid and self.typed == self._before:
            self.accept()
        else:
            self.finish(lambda: self._desk.happenings.save_score(score), words.done(Action.SCORE))

    def _remove(self) -> None:
        self.finish(lambda: self._desk.happenings.remove_score(self._uid), _("The score is removed."))
