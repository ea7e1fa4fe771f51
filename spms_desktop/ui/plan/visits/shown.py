"""One look at the journal's visits, and how each part of it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from spms_desktop.domain.appointment import Appointment, AppointmentStatus, in_order, next_in_turn
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.i18n import _, long_date, ngettext
from spms_desktop.ui.plan.visits import views, words
from spms_desktop.ui.plan.visits.views import AgainView, FollowUpView, VisitView, YearView
from spms_desktop.ui.widgets.day_marks import DayMarks

_PLANNED, _ATTENDED = AppointmentStatus.PLANNED, AppointmentStatus.ATTENDED


@dataclass(frozen=True, slots=True)
class Shown:
    """All that was read for one look; `person` is the name of whom the journal is about."""

    visits: dict[str, Appointment]
    people: dict[str, CarePerson]
    questions: dict[str, DiscussionItem]
    follow_ups: tuple[FollowUp, ...]
    person: str
    now: datetime
    writes: bool

    @property
    def today(self) -> date:
        return self.now.date()

    def name(self, who: str) -> str:
        """Who does something: the person, somebody on the team, or a name as typed."""
        if not who:
            return self.person
        return self.people[who].name if who in self.people else who

    def agreed(self, follow_up: FollowUp) -> str:
        """Who does what by when, in a line."""
        return words.agreed(follow_up, self.name(follow_up.who), self.today)

    def visit_views(self, visits: Iterable[Appointment]) -> tuple[VisitView, ...]:
        """These visits, earliest first."""
        return tuple(self._visit_view(a) for a in in_order(visits))

    def years(self, visits: Sequence[Appointment], unfolded: set[str]) -> Iterable[YearView]:
        """These visits by year, the latest first; only those of unfolded years are put in words."""
        for year in sorted({a.day.year for a in visits}, reverse=True):
            own, key = [a for a in visits if a.day.year == year], str(year)
            title = _("{year}: {visits}").format(year=year, visits=ngettext("{n} visit", "{n} visits", len(own)))
            shown = self.visit_views(own)[::-1] if key in unfolded else ()
            yield YearView(key, title, key in unfolded, shown)

    def follow_up_view(self, follow_up: FollowUp) -> FollowUpView:
        """Something that is still to be done."""
        parts = [self.name(follow_up.who), words.by_words(follow_up.by, self.today)]
        visit = self.visits.get(follow_up.appointment)
        if visit is not None:
            parts.append(_("agreed with {who}").format(who=words.name(visit, self.people)))
        return FollowUpView(follow_up.uid, follow_up.what, ", ".join(filter(None, parts)))

    def again_view(self, visit: Appointment) -> AgainView:
        """The offer to plan the next of a repeating visit."""
        day = long_date(next_in_turn(visit, self.today))
        return AgainView(
            visit.uid,
            words.who(visit, self.people),
            words.repeats(visit.every_months),
            _("Plan the next one: {day}").format(day=day),
        )

    def day_marks(self, day: date, due: Sequence[FollowUp]) -> DayMarks:
        """What a day of the month holds, among these visits and what is to be done."""
        here = [a for a in self.visits.values() if a.day == day]
        told = ["; ".join(filter(None, (words.who(a, self.people), words.state(a, None)))) for a in here]
        told += [_("to be done: {what}").format(what=f.what) for f in due if f.by == day]
        return DayMarks(
            words=". ".join(told) or _("no visit"),
            own=any(a.status is _ATTENDED for a in here),
            other=any(a.status is _PLANNED for a in here),
            event=any(a.status not in (_ATTENDED, _PLANNED) for a in here),
            star=any(f.by == day for f in due),
        )

    def _visit_view(self, visit: Appointment) -> VisitView:
        asked = [self.questions[uid] for uid in visit.questions if uid in self.questions]
        lines = words.details(visit, past=visit.day < self.today) + words.questions(asked)
        lines += [self.agreed(f) for f in self.follow_ups if f.appointment == visit.uid]
        return VisitView(
            key=visit.uid,
            who=words.who(visit, self.people),
            when=words.when(visit, self.today),
            state=words.state(visit, self.visits.get(visit.moved_to)),
            lines=tuple(lines),
            commands=self._commands(visit),
        )

    def _commands(self, visit: Appointment) -> tuple[str, ...]:
        if not self.writes or visit.status is AppointmentStatus.MOVED:
            return ()
        if visit.status is _PLANNED:
            told = visit.is_over(self.now) or (visit.day == self.today and visit.at is None)
            settle = (views.ATTENDED, views.MISSED)
            ahead = (views.PREPARE, views.CHANGE, views.MOVE, views.CANCEL)
            return (*settle, views.MOVE, views.CHANGE) if told else ahead
        if visit.status is AppointmentStatus.CANCELLED and visit.day >= self.today:
            return (views.AGAIN,)
        return (views.AFTER, views.CHANGE) if visit.status is _ATTENDED else (views.CHANGE,)
