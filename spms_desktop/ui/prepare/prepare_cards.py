"""The cards with which a visit is prepared."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from spms_desktop.i18n import _
from spms_desktop.services.drafts import Fields
from spms_desktop.services.preparation_end import MOST_TOP
from spms_desktop.ui.forms.parts import Ticks
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.prepare.cards import StepCard
from spms_desktop.ui.prepare.presenter import GoalView, IncludeView, TopicView, TopView
from spms_desktop.ui.prepare.top_picker import TopPicker
from spms_desktop.ui.widgets.fields import TextField, labelled
from spms_desktop.ui.widgets.keys import RatingRow
from spms_desktop.ui.widgets.text import heading


class TopicCard(StepCard):
    """A question with ready answers, any number of them, and room for own words."""

    def __init__(self, view: TopicView) -> None:
        super().__init__(view.question, view.remark)
        self._alone = view.alone
        self.ticks = Ticks(view.question, view.options)
        for key, box in self.ticks.boxes.items():
            box.setAccessibleIdentifier(f"prepare.answer.{key}")
        self.text = TextField(view.label, "", 3)
        self.text.setAccessibleIdentifier("prepare.text")
        self.ticks.set_value(view.answer.chosen)
        self.text.set_value(view.answer.text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        if view.options:
            self.add(self.ticks)
        self.add(labelled(view.label, self.text, view.hint))
        self.add_quiet(view.listed)
        self._before = set(self.ticks.value)
        self.ticks.changed.connect(self._ticked)
        self.text.changed.connect(self.changed)

    def fields(self) -> Fields:
        return {"chosen": list(self.ticks.value), "text": self.text.value}

    def show_fields(self, fields: Fields) -> None:
        chosen = fields.get("chosen")
        self.ticks.set_value([str(c) for c in chosen] if isinstance(chosen, list) else [])
        self.text.set_value(str(fields.get("text", "")))
        self._before = set(self.ticks.value)

    def _ticked(self) -> None:
        """Such an answer as "No change" takes the others away, and any other takes it away."""
        now = set(self.ticks.value)
        fresh = now - self._before
        kept = fresh & self._alone or (now - self._alone if fresh else now)
        if kept != now:
            self.ticks.set_value(kept)
        self._before = set(kept)
        self.changed.emit()


class GoalCard(StepCard):
    """How near a goal is, from 0 to 10."""

    def __init__(self, view: GoalView) -> None:
        super().__init__(view.question)
        self.rating = RatingRow(view.question, _("Not near at all"), _("Fully there"))
        self.rating.set_value(view.rating)
        self.add(heading(breakable(view.words)), self.rating)
        self.rating.chosen.connect(self._tell)
        self.rating.cleared.connect(self.changed)

    @property
    def value(self) -> int | None:
        """The number, or None."""
        return self.rating.value if isinstance(self.rating.value, int) else None

    def fields(self) -> Fields:
        return {} if self.value is None else {"rating": str(self.value)}

    def show_fields(self, fields: Fields) -> None:
        typed = str(fields.get("rating", ""))
        self.rating.set_value(int(typed) if typed.isdecimal() else None)

    def _tell(self, _rating: object) -> None:
        self.changed.emit()


class TopCard(StepCard):
    """Up to three things in an order."""

    def __init__(self, view: TopView) -> None:
        three = _("Up to three. They stand at the top of the paper, in this order.")
        nothing = _("There is nothing on your list yet. You can go back and write something, or go on.")
        super().__init__(_("What comes first at this visit?"), three if view.options else nothing)
        self.picker = TopPicker(_("What comes first"), view.options, MOST_TOP)
        self.picker.others.setAccessibleIdentifier("prepare.others")
        self.picker.set_value(view.chosen)
        if view.options:
            self.add(self.picker)
        self.picker.changed.connect(self.changed)


class IncludeCard(StepCard):
    """What the paper for this visit may say; private things are never ticked by the program."""

    def __init__(self, view: IncludeView) -> None:
        some = _("It counts for the paper of this visit only. What is not ticked stays in the journal.")
        nothing = _("You wrote nothing that has to be chosen. The paper still shows your list and the days.")
        super().__init__(_("What may the paper say?"), some if view.shown or view.private else nothing)
        self.shown = Ticks(_("What you wrote"), view.shown)
        self.private = Ticks(_("Private: only if you tick it"), view.private)
        for ticks in (self.shown, self.private):
            ticks.set_value(view.ticked)
            ticks.changed.connect(self.changed)
            for key, box in ticks.boxes.items():
                box.setAccessibleIdentifier(f"prepare.include.{key}")
        if view.shown:
            self.add(heading(_("What you wrote")), self.shown)
        if view.private:
            self.add(heading(_("Private: only if you tick it")), self.private)

    @property
    def value(self) -> tuple[str, ...]:
        """What is ticked."""
        return (*self.shown.value, *self.private.value)

    def fields(self) -> Fields:
        return {"ticked": list(self.value)}

    def show_fields(self, fields: Fields) -> None:
        ticked = fields.get("ticked")
        keys = [str(key) for key in ticked] if isinstance(ticked, list) else []
        self.shown.set_value(keys)
        self.private.set_value(keys)
