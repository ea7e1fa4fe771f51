"""Goals and needs: what matters most in the next months, and how near it is each time it is looked at."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spms_desktop.domain.appointment import Appointment, last_attended, next_planned
from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.goal import MOST_OPEN, Goal, GoalRating, to_rate
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.privacy import may_change
from spms_desktop.domain.record import Action, Version
from spms_desktop.domain.reminder import ReminderChoice
from spms_desktop.domain.validation import clean_text, day_to_write
from spms_desktop.services.authorship import also_seen_by, seen_or_own
from spms_desktop.services.session import Session
from spms_desktop.services.visit_list import listed, new_item
from spms_desktop.storage.kinds import ref_of

LONGEST_GOAL = 500
_LOOK_BACK = timedelta(days=1100)
"""Visits of longer ago do not change what is due now."""


@dataclass(frozen=True, slots=True)
class RatedGoal:
    """One look at a goal, and who took it."""

    rating: GoalRating
    author: str


@dataclass(frozen=True, slots=True)
class GoalRecord:
    """A goal with its ratings, latest first; `visit` is the coming one before which whoever writes looks at it again.

    `listed` is its item on the list for the care team.
    """

    goal: Goal
    author: str
    ratings: tuple[RatedGoal, ...]
    may_change: bool
    visit: date | None = None
    listed: DiscussionItem | None = None


class Goals:
    """Reads and changes the goals of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # Reading

    def open(self) -> list[GoalRecord]:
        """The open goals in the order in which they were set, with what is due before a visit."""
        found = sorted((v for v in self._all() if v.value.open), key=lambda v: (v.value.set_on, v.value.uid))
        visit, last = self._visits() if found else (None, None)
        items = listed(self._session) if found else {}
        return [self._record(v, visit, last, items) for v in found]

    def closed(self) -> list[GoalRecord]:
        """The goals that were reached or let go, the latest first."""
        found = [v for v in self._all() if not v.value.open]
        found.sort(key=lambda v: (v.value.closed_on or date.min, v.stamp.recorded_at))
        return [self._record(v) for v in reversed(found)]

    def closed_count(self) -> int:
        """How many goals were reached or let go."""
        return sum(not v.value.open for v in self._all())

    def also_seen_by(self, uid: str) -> str:
        """Who else sees a goal that is private, or an empty text."""
        return next((also_seen_by(self._session, v) for v in self._all() if v.value.uid == uid), "")

    # Changing

    def keep(self, goal: Goal) -> Goal:
        """Set a goal (an empty uid) or keep what was edited.

        Raises BadInput("text_missing") without words, ("too_many_goals") for a sixth, ("persons_entry") when a
        caregiver changes what somebody else set.
        """
        text = clean_text(goal.text, LONGEST_GOAL)
        if not text:
            raise BadInput("text_missing")
        for day in filter(None, (goal.set_on, goal.closed_on)):
            day_to_write(day, self._session.today)
        if goal.closed_on is not None and goal.closed_on < goal.set_on:
            raise BadInput("date_order")
        self._check(goal)
        kept = replace(goal, uid=goal.uid or uuid.uuid4().hex, text=text, note=clean_text(goal.note))
        self._session.save(Action.GOAL, [kept])
        return kept

    def rate(self, rating: GoalRating) -> None:
        """Keep how near a goal is on a day; a second time on that day takes the place of the first."""
        kept = replace(rating, day=day_to_write(rating.day, self._session.today), note=clean_text(rating.note))
        self._session.save(Action.GOAL, [kept], respondent=self._session.author.usual_respondent)

    def close(self, goal: Goal, day: date, *, reached: bool, note: str = "") -> None:
        """It is reached, or let go."""
        self.keep(replace(goal, closed_on=day, reached=reached, note=note))

    def reopen(self, goal: Goal) -> None:
        """It matters again."""
        self.keep(replace(goal, closed_on=None, reached=False, note=""))

    def put_on_list(self, goal: Goal) -> bool:
        """Put it on the list for the care team as a need; False when it is there already."""
        version = next((v for v in self._all() if v.value.uid == goal.uid), None)
        if version is None:
            return False
        line = ref_of(version.value, version.stamp)
        if line in listed(self._session):
            return False
        self._session.save(Action.DISCUSSION, [new_item(self._session, DiscussionKind.NEED, goal.text, line)])
        return True

    # Inside

    def _check(self, goal: Goal) -> None:
        found = self._all()
        before = next((v for v in found if v.value.uid == goal.uid), None)
        if before is not None and not may_change(self._session.author, before.stamp.author):
            raise BadInput("persons_entry")
        others = sum(v.value.open and v.value.uid != goal.uid for v in found)
        if goal.open and others >= MOST_OPEN and (before is None or not before.value.open):
            raise BadInput("too_many_goals")

    def _record(
        self,
        version: Version[Goal],
        visit: Appointment | None = None,
        last: date | None = None,
        items: dict[str, DiscussionItem] | None = None,
    ) -> GoalRecord:
        goal, me = version.value, self._session.author
        found = self._session.versions.live(GoalRating, item=goal.uid)
        newest_first = sorted(found, key=lambda v: (v.value.day, v.stamp.recorded_at))[::-1]
        due = visit is not None and to_rate((v.value.day for v in found if v.stamp.author == me.uid), last)
        return GoalRecord(
            goal,
            version.stamp.author,
            tuple(RatedGoal(v.value, v.stamp.author) for v in newest_first),
            may_change(me, version.stamp.author),
            visit.day if visit is not None and due else None,
            (items or {}).get(ref_of(goal, version.stamp)),
        )

    def _visits(self) -> tuple[Appointment | None, date | None]:
        """The planned visit that is so near that one prepares for it, and the day of the last one."""
        today = self._session.today
        chosen = self._session.versions.live(ReminderChoice, author=self._session.author.uid)
        ahead = (chosen[-1].value if chosen else ReminderChoice()).prepare_days
        span = Span(today - _LOOK_BACK, today + ahead * DAY)
        visits = [v.value for v in self._session.versions.live(Appointment, within=span)]
        last = last_attended(visits, today + DAY)
        return next_planned(visits, today), last.day if last else None

    def _all(self) -> list[Version[Goal]]:
        return seen_or_own(self._session, Goal)
