"""The form of one visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from spms_desktop.domain.appointment import MOST_MONTHS, Appointment, AppointmentStatus
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _, ngettext
from spms_desktop.services.drafts import Fields
from spms_desktop.ui.forms.drafted_form import DraftedForm
from spms_desktop.ui.forms.parts import FoldedPart, Ticks
from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.plan.visits.choices import NOT_CHOSEN
from spms_desktop.ui.plan.visits.presenter import VisitsPresenter
from spms_desktop.ui.plan.visits.visit_fields import VisitDraft, draft_of, from_fields, to_fields
from spms_desktop.ui.plan.visits.when_fields import WhenFields
from spms_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, labelled
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.stepper import Stepper

_HALF_A_YEAR = 6


class VisitForm(DraftedForm):
    """Adds a visit or changes one; of a settled one it can also be said anew what became of it."""

    def __init__(
        self, parent: QWidget | None, acts: Acts, presenter: VisitsPresenter, visit: Appointment, day: date | None
    ) -> None:
        """`day` is the day that is shown at first; a new visit may have none."""
        title = _("Change the visit") if visit.uid else _("Add a visit")
        draft = f"visit:{visit.uid or 'new'}"
        super().__init__(parent, acts.context, title, _("Save"), draft, visit if visit.uid else None)
        self._acts, self._presenter, self._visit = acts, presenter, visit
        self._build()
        self._start = draft_of(visit, day)
        if not visit.uid:
            self._start = replace(self._start, person=str(self.who.value))  # the first choice: none yet, or own words
        self._show(self._start)
        self._start = self.current()  # as the fields give it back
        self._connect()
        self.accepted_by_user.connect(self._save)
        self.bring_back()

    def current(self) -> VisitDraft:
        """What stands in the form."""
        offered = set(self.questions.boxes)
        kept = tuple(uid for uid in self._visit.questions if uid not in offered)
        status = self.status.value if self.status is not None else None
        texts = {name: field.value for name, field in self.texts.items()}
        return VisitDraft(
            person=str(self.who.value or ""),
            day=self.when.day,
            at=self.when.at,
            texts=texts | {"title": self.title.value},
            questions=(*self.questions.value, *kept),
            every_months=round(self.repeat.value or 0),
            status=status if isinstance(status, AppointmentStatus) else self._visit.status,
        )

    def fields(self) -> Fields:
        now = self.current()
        return {} if now == self._start else to_fields(now)

    def show_fields(self, fields: Fields) -> bool:
        draft = from_fields(fields) if fields else self._start
        if draft is None:
            return False
        self._show(draft)
        return True

    # Laying out

    def _build(self) -> None:
        self.who = ChoiceField(_("With whom"), self._presenter.choices.who_choices(self._visit))
        self.title = LineField(_("What you call it"))
        self.title_part = labelled(_("What you call it"), self.title, _("Such as “Eye clinic” or “Dentist”."))
        over = "" if self._visit.uid else _("This day is over. It is kept as a visit that took place.")
        self.when = WhenFields(over, self._presenter.today)
        self.texts = {
            "place": TextField(_("Where"), lines=2),
            "transport": TextField(_("How to get there"), lines=1),
            "bring": TextField(_("What to bring"), lines=1),
            "note": TextField(_("Note"), lines=2),
        }
        self.status = self._status_keys()
        offered = self._presenter.choices.questions_for(self._visit)
        self.questions = Ticks(_("Questions to take along"), offered)
        sentence = _("They come from your list in the care team tab.")
        self.folded = FoldedPart(_("Questions to take along"), sentence, self.questions, self._chosen_words)
        self.repeat = Stepper(_("Comes again after"), 1, MOST_MONTHS, 1, _("months"), _HALF_A_YEAR)
        self.body.addWidget(labelled(_("With whom"), self.who))
        self.body.addWidget(self.title_part)
        self.body.addWidget(self.when)
        if self.status is not None:
            self.body.addWidget(labelled(_("What became of it?"), self.status))
        for name, hint in (
            ("place", ""),
            ("transport", _("Such as a lift, or a taxi at nine.")),
            ("bring", _("Such as the medicine list, or the letter.")),
            ("note", ""),
        ):
            self.body.addWidget(labelled(self.texts[name].accessibleName(), self.texts[name], hint))
        self.body.addWidget(labelled(_("Comes again after"), self.repeat, _("Leave it empty if it does not repeat.")))
        self.body.addWidget(self.folded)
        self.folded.setVisible(bool(offered))
        self._name_controls()

    def _status_keys(self) -> KeyRow | None:
        if not self._visit.uid or self._visit.status in (AppointmentStatus.PLANNED, AppointmentStatus.MOVED):
            return None
        return KeyRow(
            _("What became of it?"),
            [
                (AppointmentStatus.ATTENDED, _("Took place")),
                (AppointmentStatus.MISSED, _("Missed")),
                (AppointmentStatus.CANCELLED, _("Cancelled")),
                (AppointmentStatus.PLANNED, _("Still planned")),
            ],
        )

    def _name_controls(self) -> None:
        for control, name in (
            (self.who, "who"),
            (self.title, "title"),
            *((field, name) for name, field in self.texts.items()),
            (self.repeat.line, "repeat"),
            (self.folded.button, "questions"),
        ):
            control.setAccessibleIdentifier(f"visit.{name}")
        for uid, box in self.questions.boxes.items():
            box.setAccessibleIdentifier(f"visit.question.{uid}")

    def _connect(self) -> None:
        self.who.changed.connect(self._who_chosen)
        self.questions.changed.connect(self._edited)
        changed = [self.title.changed, self.when.changed, self.repeat.changed]
        changed += [field.changed for field in self.texts.values()]
        if self.status is not None:
            changed.append(self.status.chosen)
        for signal in changed:
            signal.connect(self._edited)

    # Showing

    def _show(self, draft: VisitDraft) -> None:
        self.who.set_value(draft.person)
        self.when.show_when(draft.day, draft.at)
        for name, field in self.texts.items():
            field.set_value(draft.texts[name])
        self.title.set_value(draft.texts["title"])
        self.questions.set_value(draft.questions)
        self.repeat.set_value(draft.every_months or None)
        if self.status is not None:
            self.status.set_value(draft.status)
        self._place = self._presenter.choices.place_of(draft.person)
        self._show_what_follows()

    def _show_what_follows(self) -> None:
        self.title_part.setVisible(self.who.value == "")
        self.folded.refresh()

    def _chosen_words(self) -> str:
        return ngettext("{n} chosen", "{n} chosen", len(self.questions.value))

    def _edited(self) -> None:
        self._show_what_follows()
        self.touch()

    def _who_chosen(self, person: object) -> None:
        """A place that was not typed goes with the person."""
        before, self._place = self._place, self._presenter.choices.place_of(str(person))
        if self.texts["place"].value in ("", before):
            self.texts["place"].set_value(self._place)
        self._edited()

    # Saving

    def _save(self) -> None:
        self.repeat.commit()
        draft = self.current()
        nobody = _("Please choose with whom the visit is.") if draft.person == NOT_CHOSEN else ""
        problem = nobody or self.when.problem() or self.repeat.trouble.text()
        if problem or draft.day is None:
            self.trouble(problem)
            return
        if self._visit.uid and draft == self._start:
            return  # nothing to save: the form closes
        visit = draft.onto(self._visit, draft.day)
        self._acts.submit(self, Action.APPOINTMENT, lambda: self._presenter.save(visit))
