"""What the goals part knows and does, without a window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.goal import MOST_OPEN, Goal, GoalRating
from spms_desktop.i18n import _, long_date, ngettext, short_date
from spms_desktop.services.goals import GoalRecord, Goals, RatedGoal
from spms_desktop.services.session import Session
from spms_desktop.ui.plan.items.presenter import EARLIER, UnfoldingPresenter, found
from spms_desktop.ui.plan.items.views import ActView, DetailsView, ItemView, PartView, TableView

Values = Mapping[str, object]


class GoalsPresenter(UnfoldingPresenter):
    """The goals in words, and every command of the part."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._goals = Goals(session)

    @property
    def today(self) -> date:
        return self.session.today

    @property
    def may_hide(self) -> bool:
        """Whether whoever writes may keep a goal to themselves: the person, about whom it is."""
        return self.session.author.is_person

    # What is shown

    def view(self) -> PartView:
        """The open goals, and folded those that were reached or let go."""
        open_now, count = self._goals.open(), self._goals.closed_count()
        shown = self._goals.closed() if self.is_open(EARLIER) else []
        full = len(open_now) >= MOST_OPEN
        earlier = ngettext("Reached or let go: {n} goal", "Reached or let go: {n} goals", count)
        return PartView(
            sentence=_("What matters most in the next months? Up to five goals or needs."),
            can_add=not full,
            items=tuple(self._open_goal(r) for r in open_now),
            remark=_("Five are open now. To add another one, close one of them first.") if full else "",
            earlier_words=earlier if count else "",
            earlier=tuple(self._closed_goal(r) for r in shown),
        )

    def goal(self, uid: str) -> Goal:
        """A goal by its uid, open or closed."""
        return found(r.goal for r in (*self._goals.open(), *self._goals.closed()) if r.goal.uid == uid)

    # Commands

    def keep(self, goal: Goal | None, values: Values) -> None:
        """Set a goal, or keep what was edited."""
        before = goal or Goal("", "", self.today)
        self._goals.keep(replace(before, **values))  # type: ignore[arg-type]  # by the form's ids

    def rate(self, uid: str, values: Values) -> None:
        """Keep how near it is; raises BadInput("rating_missing") when no number was chosen."""
        rating, day = values["rating"], values["day"]
        if not isinstance(rating, int):
            raise BadInput("rating_missing")
        assert isinstance(day, date)  # its field has no way to be empty
        self._goals.rate(GoalRating(uid, day, rating, str(values["note"])))

    def close(self, uid: str, values: Values) -> None:
        """It is reached, or let go."""
        day = values["day"]
        assert isinstance(day, date)  # its field has no way to be empty
        if not values["how"]:
            raise BadInput("choice_missing")
        self._goals.close(self.goal(uid), day, reached=values["how"] == "reached", note=str(values["note"]))

    def reopen(self, uid: str) -> None:
        """It matters again."""
        self._goals.reopen(self.goal(uid))

    def put_on_list(self, uid: str) -> bool:
        """Put it on the list for the care team."""
        return self._goals.put_on_list(self.goal(uid))

    # Words

    def _open_goal(self, record: GoalRecord) -> ItemView:
        goal = record.goal
        acts = [ActView("rate", _("Rate it"), quiet=False)]
        if record.listed is None and not goal.private:
            acts.append(ActView("list", _("Put it on my list")))
        if record.may_change:
            acts += [ActView("edit", _("Edit")), ActView("close", _("Reached or let go"))]
        return self._item(record, self._near(record), self._remarks(record), acts)

    def _closed_goal(self, record: GoalRecord) -> ItemView:
        goal = record.goal
        closed = short_date(goal.closed_on) if goal.closed_on else ""
        stage = (_("Reached on {day}.") if goal.reached else _("Let go on {day}.")).format(day=closed)
        acts = [ActView("again", _("It matters again"), quiet=False)] if record.may_change else []
        return self._item(record, stage, (self._set_words(record),), acts)

    def _item(self, record: GoalRecord, stage: str, remarks: tuple[str, ...], acts: list[ActView]) -> ItemView:
        goal, is_open = record.goal, self.is_open(record.goal.uid)
        if record.ratings:
            acts.append(ActView("details", _("Hide all ratings") if is_open else _("Show all ratings")))
        return ItemView(
            key=goal.uid,
            title=goal.text,
            stage=stage,
            lines=tuple(line for line in (*_latest_notes(record), _before(record), goal.note) if line),
            remarks=remarks,
            acts=tuple(acts),
            details=self._details(record) if is_open and record.ratings else None,
        )

    def _near(self, record: GoalRecord) -> str:
        """The latest rating of each author; whose it is, once there is more than one."""
        if not record.ratings:
            return _("Not rated yet.")
        latest = _latest_of_each(record.ratings)
        if len(latest) == 1:
            one = latest[0].rating
            return _("How near: {n} of 10, on {day}").format(n=one.rating, day=short_date(one.day))
        pattern = _("{name}: {n} of 10, on {day}")
        lines = [
            pattern.format(name=self.whose(r.author), n=r.rating.rating, day=short_date(r.rating.day)) for r in latest
        ]
        return "\n".join([_("How near:"), *lines])

    def _remarks(self, record: GoalRecord) -> tuple[str, ...]:
        due = _("A visit is planned for {day}. You can rate this again before it.")
        listed = _("On the list for the care team") if record.listed and record.listed.open else ""
        answered = record.listed.answer if record.listed and not record.listed.open else ""
        remarks = (
            due.format(day=long_date(record.visit)) if record.visit else "",
            listed,
            _("The team said: {answer}").format(answer=answered) if answered else "",
            self.only_for(self._goals.also_seen_by(record.goal.uid)) if record.goal.private else "",
            self._set_words(record),
        )
        return tuple(r for r in remarks if r)

    def _set_words(self, record: GoalRecord) -> str:
        day = short_date(record.goal.set_on)
        return _("Set on {day} by {name}").format(day=day, name=self.whose(record.author))

    def _details(self, record: GoalRecord) -> DetailsView:
        rows = tuple(
            (short_date(r.rating.day), str(r.rating.rating), self.whose(r.author), r.rating.note)
            for r in record.ratings
        )
        headers = (_("Day"), _("0 to 10"), _("Who"), _("Note"))
        return DetailsView(table=TableView(_("How near it was"), headers, rows))


def _latest_of_each(ratings: tuple[RatedGoal, ...]) -> list[RatedGoal]:
    latest: dict[str, RatedGoal] = {}
    for one in ratings:
        latest.setdefault(one.author, one)
    return list(latest.values())


def _latest_notes(record: GoalRecord) -> list[str]:
    return [one.rating.note for one in _latest_of_each(record.ratings)]


def _before(record: GoalRecord) -> str:
    """What the rating was the time before, when one author rates."""
    if len(record.ratings) < 2 or len(_latest_of_each(record.ratings)) > 1:
        return ""
    one = record.ratings[1].rating
    return _("The time before: {n} of 10, on {day}").format(n=one.rating, day=short_date(one.day))
