"""The form for what came out of a visit: answers, decisions, and who does what by when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.services.drafts import Fields
from spms_desktop.services.outcomes import Outcome
from spms_desktop.ui.forms.drafted_form import DraftedForm
from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.plan.visits import words
from spms_desktop.ui.plan.visits.follow_up_fields import FollowUpFields
from spms_desktop.ui.plan.visits.presenter import VisitsPresenter
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.fields import TextField, labelled
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, heading, quiet

_NEW = FollowUp("", "", "")


class OutcomeForm(DraftedForm):
    """All of it is saved at once; whatever is left empty can be filled in later."""

    def __init__(self, parent: QWidget | None, acts: Acts, presenter: VisitsPresenter, visit: Appointment) -> None:
        title = _("Answers and decisions")
        before = presenter.choices.follow_ups(visit.uid)
        asked = presenter.choices.taken_along(visit)
        base = (visit, tuple(before), tuple(asked))
        super().__init__(parent, acts.context, title, _("Save"), f"outcome:{visit.uid}", base)
        self._acts, self._presenter, self._visit, self._before = acts, presenter, visit, before
        self.answers = {item.uid: TextField(_("Answer"), item.answer, 2) for item in asked}
        self.decisions = TextField(_("What was decided"), visit.decisions, 3)
        self.agreed: list[FollowUpFields] = []
        self._build(asked)
        self._show_agreed([*before, _NEW])
        self._start = self.fields_now()
        self.accepted_by_user.connect(self._save)
        self.bring_back()

    def outcome(self) -> Outcome:
        """What stands in the form."""
        answers = {uid: field.value for uid, field in self.answers.items()}
        return Outcome(answers, self.decisions.value, tuple(one.value for one in self.agreed))

    def fields_now(self) -> Fields:
        """The form as a draft keeps it; follow-ups by place, those that are kept already first."""
        outcome = self.outcome()
        agreed = [
            {"what": f.what, "who": f.who, "by": f.by.isoformat() if f.by else "", "done": f.done_on is not None}
            for f in outcome.follow_ups
        ]
        return {"answers": dict(outcome.answers), "decisions": outcome.decisions, "agreed": agreed}

    def fields(self) -> Fields:
        now = self.fields_now()
        return {} if now == self._start else now

    def show_fields(self, fields: Fields) -> bool:
        shown = fields or self._start
        answers, agreed = shown.get("answers"), shown.get("agreed")
        if not isinstance(answers, dict) or not isinstance(agreed, list):
            return False
        try:
            found = [self._from_draft(place, one) for place, one in enumerate(agreed)]
        except (KeyError, TypeError, ValueError):
            return False
        for uid, field in self.answers.items():
            field.set_value(str(answers.get(uid, "")))
        self.decisions.set_value(str(shown.get("decisions", "")))
        self._show_agreed(found)
        return True

    # Laying out

    def _build(self, asked: list[DiscussionItem]) -> None:
        self.body.addWidget(body(breakable(self._presenter.who(self._visit))))
        self.body.addWidget(quiet(words.when(self._visit, self._presenter.today)))
        if asked:
            self.body.addWidget(heading(_("Your questions")))
        for place, item in enumerate(asked, start=1):
            field = self.answers[item.uid]
            field.setAccessibleName(_("Answer to: {question}").format(question=words.short_question(item)))
            field.setAccessibleIdentifier(f"outcome.answer.{place}")
            field.changed.connect(self.touch)
            self.body.addWidget(labelled(breakable(item.text), field))
        self.body.addWidget(labelled(_("What was decided"), self.decisions))
        self.decisions.setAccessibleIdentifier("outcome.decisions")
        self.decisions.changed.connect(self.touch)
        self.body.addWidget(heading(_("Who does what by when")))
        self.body.addWidget(quiet(_("Leave it empty if nothing was agreed.")))
        self._column = QVBoxLayout()
        self._column.setSpacing(28)
        self.body.addLayout(self._column)
        self.more_button = Button(_("Add one more"), "add")
        self.more_button.setAccessibleIdentifier("outcome.more")
        self.more_button.clicked.connect(self._add_more)
        self.body.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_agreed(self, follow_ups: list[FollowUp]) -> None:
        while len(self.agreed) < len(follow_ups):
            self._add_fields()
        for fields in self.agreed[len(follow_ups) :]:
            fields.hide()
            self._column.removeWidget(fields)
            fields.deleteLater()
        del self.agreed[len(follow_ups) :]
        for fields, follow_up in zip(self.agreed, follow_ups, strict=True):
            fields.show_value(follow_up)

    def _add_fields(self) -> FollowUpFields:
        place = len(self.agreed) + 1
        name = _("Agreed, number {n}").format(n=place)
        fields = FollowUpFields(name, self._presenter.choices.doers(), self._presenter.today, place)
        fields.changed.connect(self.touch)
        self.agreed.append(fields)
        self._column.addWidget(fields)
        return fields

    def _add_more(self) -> None:
        fields = self._add_fields()
        follow_layout(self)
        fields.what.setFocus()

    # Saving

    def _from_draft(self, place: int, one: dict[str, object]) -> FollowUp:
        """A follow-up of the draft; the first ones are those that are kept already, in the same order."""
        base = self._before[place] if place < len(self._before) else _NEW
        by = date.fromisoformat(str(one["by"])) if one["by"] else None
        done_on = (base.done_on or self._presenter.today) if one["done"] else None
        return replace(base, what=str(one["what"]), who=str(one["who"]), by=by, done_on=done_on)

    def _save(self) -> None:
        if self.fields_now() == self._start:
            return  # nothing to save: the form closes
        outcome = self.outcome()
        self._acts.submit(self, Action.APPOINTMENT, lambda: self._presenter.keep_outcome(self._visit, outcome))
