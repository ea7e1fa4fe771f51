"""The state of the findings: whether they are there, being made or failed, and the stars on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from spms_desktop.domain.medicine import PlanAction
from spms_desktop.domain.periods import Span
from spms_desktop.i18n import _
from spms_desktop.services.findings import Findings, TrendFindings
from spms_desktop.services.session import Session
from spms_desktop.services.stars import Line, Stars
from spms_desktop.services.trends import Trends
from spms_desktop.ui.trends.findings.values import FindingsView, FindingView, Stage, Starred
from spms_desktop.ui.trends.findings.views import ready_view

Work = tuple[Callable[[], Findings], Callable[[Findings], None]]


class Source(Protocol):
    """Where findings come from."""

    @property
    def kept(self) -> Findings | None:
        """The findings as of now, if they are made."""

    def work(self) -> Work:
        """What a worker is to do, and how its result is kept."""

    def close(self) -> None:
        """Listen no more."""


class FindingsPresenter:
    """Asks for findings when there are none, and puts them in words; nobody sees what was found for somebody else."""

    def __init__(self, session: Session, source: Source | None = None) -> None:
        self._session = session
        self._source: Source = source or TrendFindings(session)
        self._stars, self._trends = Stars(session), Trends(session)
        self._last: Findings | None = None
        self._author = session.author.uid
        self._keep: Callable[[Findings], None] | None = None
        self._failed = self._closed = False

    # What is shown

    @property
    def findings(self) -> Findings:
        """The latest that was found for whoever is writing; nothing as long as nothing was."""
        if self._author != self._session.author.uid:
            self._author, self._last = self._session.author.uid, None
        self._last = self._source.kept or self._last
        return self._last or Findings()

    def view(self) -> FindingsView:
        """The findings in words; those of before as long as newer ones are being made."""
        found, stage = self.findings, self._stage()
        shown = ready_view(found, self._session, self._stars.starred(), self._started)
        if stage is Stage.READY:
            return shown
        words = {
            Stage.LOOKING: _("Looking at your entries…"),
            Stage.FAILED: _("Your entries are safe, but they could not be looked at just now. Please come back later."),
        }[stage]
        return replace(shown, stage=stage, lead=words, spoken=words if not found.by_series else shown.spoken)

    # Looking

    @property
    def wants_work(self) -> bool:
        """Whether there is something to look at that nobody looks at yet."""
        return not self._closed and self._keep is None and self._source.kept is None

    def begin(self) -> Callable[[], Findings]:
        """What a worker is to do now; then call `done` or `gave_up`. Raises Trouble."""
        work, self._keep = self._source.work()
        self._failed = False
        return work

    def done(self, found: Findings) -> None:
        """Take what a worker found."""
        keep, self._keep = self._keep, None
        if keep is not None and not self._closed:
            keep(found)

    def gave_up(self) -> None:
        """A worker could not do it; it is tried again when the journal is looked at anew."""
        self._keep, self._failed = None, True

    def close(self) -> None:
        """Let go of the journal."""
        self._closed = True
        self._source.close()

    @property
    def closed(self) -> bool:
        return self._closed

    # Stars

    def turn_star(self, card: FindingView) -> None:
        """Put a finding on the list for the care team, or take it off again. Raises Trouble."""
        if card.starred is Starred.YES:
            self._stars.unstar(card.ref)
        else:
            words = _("{title}: {sentence}").format(title=card.title, sentence=card.first)
            self._stars.star(Line(card.ref, self._session.today, words, card.item))

    def _stage(self) -> Stage:
        if self._failed:
            return Stage.FAILED
        return Stage.READY if self._source.kept is not None else Stage.LOOKING

    def _started(self, day: date) -> Sequence[str]:
        """The names of medicines that were started on a day."""
        marks = self._trends.marks(Span(day, day))
        return [mark.text for mark in marks if mark.kind == str(PlanAction.START) and mark.text]
