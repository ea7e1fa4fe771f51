"""The blocks of a visit summary beside symptoms and medicines: checks, therapies, goals, scores, mood and sleep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from spms_desktop.catalog.checks import checks as check_catalogue
from spms_desktop.catalog.roles import RoleGroup, group_of
from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.course import Emphasis
from spms_desktop.domain.entry import Entry
from spms_desktop.domain.milestone import Milestone
from spms_desktop.domain.periods import Span
from spms_desktop.domain.preparation import PreparedLine
from spms_desktop.domain.series import MedianChange
from spms_desktop.domain.therapy import Therapy, TherapySession, TherapyStage
from spms_desktop.domain.visit import (
    CheckLine,
    FormLine,
    FormTotal,
    GoalLine,
    ScoreLine,
    TherapyLine,
    Variant,
    Wellbeing,
)
from spms_desktop.services.checks import Checks, Tracked
from spms_desktop.services.course import emphasis
from spms_desktop.services.goals import GoalRecord, Goals
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.preparation_end import prepared_lines
from spms_desktop.services.questionnaires import KeptForm, Questionnaires
from spms_desktop.services.session import Session
from spms_desktop.services.therapies import Therapies
from spms_desktop.services.visit_lines import measure_lines
from spms_desktop.services.visit_private import PaperPrivacy, wellbeing

_PRIMARY = frozenset({"general", "vaccine", "cancer"})


class Blocks:
    """Gathers them for one document."""

    def __init__(self, session: Session, privacy: PaperPrivacy, span: Span) -> None:
        self._session, self._privacy, self._span = session, privacy, span
        self._tracked = Checks(session).all()

    def checks(self, *, primary: bool) -> tuple[CheckLine, ...]:
        """Those of primary care, or all others, with a day to tell: what is planned next first, then the latest."""
        found = [t for t in self._tracked if (_group(t) in _PRIMARY) is primary]
        lines = [line for line in map(self._check, found) if line.last or line.planned]
        return tuple(sorted(lines, key=lambda c: (c.planned or date.max, -(c.last or date.min).toordinal())))

    def _check(self, tracked: Tracked) -> CheckLine:
        done = [told.result for told in tracked.results if told.result.day <= self._span.last]
        last = done[0] if done else None
        planned = None if tracked.check.retired else tracked.next_day
        return CheckLine(tracked.check.what, last.day if last else None, last.told if last else "", planned)

    def therapies(self) -> tuple[TherapyLine, ...]:
        """Those that go on, then those wanted, then those that ended in the period."""
        care = Therapies(self._session)
        running = [r for r in care.running() if self._privacy.shows_line(r.therapy)]
        lines = [_therapy(r.therapy, r.stage, r.sessions, self._span) for r in running]
        lines.sort(key=lambda line: line.stage is not TherapyStage.RUNNING)
        ended = [t for t in care.ended() if t.ended_on is None or t.ended_on in self._span]
        shown = [t for t in ended if self._privacy.shows_line(t)]
        return (*lines, *(_therapy(t, TherapyStage.ENDED, care.sessions(t.uid), self._span) for t in shown))

    def goals(self) -> tuple[GoalLine, ...]:
        """The open goals, then those reached in the period."""
        goals = Goals(self._session)
        reached = [r for r in goals.closed() if r.goal.reached and r.goal.closed_on and r.goal.closed_on in self._span]
        return tuple(_goal(r) for r in (*goals.open(), *reached) if self._privacy.shows_line(r.goal))

    def prepared(self, visit: Appointment | None) -> tuple[PreparedLine, ...]:
        """What was answered while the visit was prepared; a mood answer is its author's own tick there."""
        return prepared_lines(self._session, visit)

    def relapses_first(self) -> bool:
        """Whether the team calls the course one with relapses: then events come before slow change."""
        return emphasis(self._session) is Emphasis.RELAPSES

    def milestones(self) -> tuple[Milestone, ...]:
        """What was lost or came back in the period, the latest first."""
        found = [m for m, _stamp in Happenings(self._session).milestones(self._span)]
        return tuple(m for m in reversed(found) if self._privacy.shows_line(m))

    def scores(self, *, of_wellbeing: bool) -> tuple[ScoreLine, ...]:
        """Scores by instrument in the order of the catalogue, also those noted with a check."""
        found: defaultdict[str, dict[date, float]] = defaultdict(dict)
        for instrument, day, value in (*self._noted_with_checks(), *self._typed()):
            if day <= self._span.last and (instrument in wellbeing()) is of_wellbeing:
                found[instrument][day] = value
        shown = [name for name in found if self._privacy.shows(name)]
        return tuple(ScoreLine(name, tuple(sorted(found[name].items()))) for name in shown)

    def _typed(self) -> Iterable[tuple[str, date, float]]:
        for score, _stamp in Happenings(self._session).scores():
            yield score.instrument, score.day, score.value

    def _noted_with_checks(self) -> Iterable[tuple[str, date, float]]:
        for tracked in self._tracked:
            known = check_catalogue().get(tracked.check.what)
            names = {f.id: f.instrument for f in known.fields if f.instrument} if known else {}
            for told in tracked.results:
                for name, text in told.result.values:
                    if name in names and _is_number(text):
                        yield names[name], told.result.day, float(text)

    def forms(self) -> tuple[FormLine, ...]:
        """The forms that are ticked, with what they came to in the period; no answer is ever on the paper."""
        desk = Questionnaires(self._session)
        ticked = [k for k in desk.forms() if k.form.uid in self._privacy.ticked] if self._privacy.ticked else []
        lines = [FormLine(k.form.title, tuple(self._totals(desk, k))) for k in ticked]
        return tuple(line for line in lines if line.totals)

    def _totals(self, desk: Questionnaires, kept: KeptForm) -> Iterable[FormTotal]:
        for answered in reversed(kept.answered):
            if answered.filled.day in self._span:
                total, added = answered.filled.total, desk.result(answered).sum
                most = added.highest if added else None
                yield FormTotal(answered.filled.day, total, most, answered.respondent)

    def wellbeing(self, changes: Iterable[MedianChange], entries: list[Entry]) -> Wellbeing:
        """Mood and sleep as far as they are ticked; what is not was left out of the changes and entries before."""
        return Wellbeing(
            tuple(c for c in changes if c.item in wellbeing()),
            tuple(line for line in measure_lines(entries) if line.name in wellbeing()),
            self.scores(of_wellbeing=True),
        )


def is_for(variant: Variant, role: str) -> bool:
    """Whether a paper is for somebody with this role."""
    return {
        Variant.NEUROLOGIST: role == "neurologist",
        Variant.PRIMARY_CARE: role == "pcp",
        Variant.THERAPIST: group_of(role) is RoleGroup.THERAPIES,
    }[variant]


def _group(tracked: Tracked) -> str:
    known = check_catalogue().get(tracked.check.what)
    return known.group if known else ""


def _therapy(therapy: Therapy, stage: TherapyStage, sessions: Sequence[TherapySession], span: Span) -> TherapyLine:
    days = [s.day for s in sessions if s.day in span]
    return TherapyLine(
        what=therapy.what,
        stage=stage,
        need=therapy.need,
        sessions=len(days),
        last_session=max(days, default=None),
        ended_on=therapy.ended_on,
        end=therapy.end,
        why=therapy.why,
    )


def _goal(record: GoalRecord) -> GoalLine:
    goal, latest = record.goal, record.ratings[0].rating if record.ratings else None
    return GoalLine(
        goal.text,
        goal.set_on,
        latest.rating if latest else None,
        latest.day if latest else None,
        goal.closed_on if goal.reached else None,
    )


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()
