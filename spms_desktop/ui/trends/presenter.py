"""The state of the trends tab: which symptoms and which span are shown, and what follows from that."""

from __future__ import annotations

from datetime import date

from spms_desktop.catalog.symptoms import symptom as known_symptom
from spms_desktop.domain.author import Author
from spms_desktop.domain.entry import Measure, Rating
from spms_desktop.domain.periods import Span, last_days
from spms_desktop.domain.series import Series
from spms_desktop.domain.settings import PrivateItems
from spms_desktop.i18n import _
from spms_desktop.report.labels import symptom_label
from spms_desktop.services.events import Saved
from spms_desktop.services.questions import Questions
from spms_desktop.services.session import Session
from spms_desktop.services.trends import Trends
from spms_desktop.services.visit import VisitSummaries
from spms_desktop.ui.trends.happenings import happenings
from spms_desktop.ui.trends.lines import is_weekly, line_of
from spms_desktop.ui.trends.sentences import (
    LONGEST_TITLE,
    panel_description,
    panel_sentence,
    range_label,
    range_words,
    shortened,
)
from spms_desktop.ui.trends.values import Line, Look, Panel, Plots, Range, RangeChoice, SymptomChoice, TrendsView, View
from spms_desktop.ui.trends.views import ViewKey, drawn_views, views_of

FEW_ENTRIES = 5
_DAYS = {Range.FOUR_WEEKS: 28, Range.THREE_MONTHS: 91, Range.YEAR: 365}


class TrendsPresenter:
    """Holds the choices, and what was read and made of it until something is saved: ten years take a while to read."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._trends, self._questions, self._visits = Trends(session), Questions(session), VisitSummaries(session)
        self._series: dict[str, list[Series]] | None = None
        self._lines: dict[tuple[str, Span], list[Line]] = {}
        self._made: dict[tuple[date, Range | None, tuple[str, ...] | None], TrendsView] = {}
        self._chosen: list[str] | None = None
        self._range: Range | None = None
        self._author = session.author.uid
        session.events.subscribe(Saved, self._saved)

    # Commands

    def show_symptom(self, symptom: str, shown: bool) -> None:
        """Show a symptom's plot, or take it away."""
        chosen = [s for s in self._shown() if s != symptom]
        self._chosen = [*chosen, symptom] if shown else chosen

    def show_range(self, chosen: Range) -> None:
        """Show another span."""
        self._range = chosen

    # What is shown

    def view(self) -> TrendsView:
        """Everything the tab shows now; the same value again as long as nothing has changed."""
        if self._author != self._session.author.uid:  # somebody else may not see all that was read
            self._author = self._session.author.uid
            self._made.clear()
            self._lines.clear()
            self._series = None
        made = self._made.get(self._key())
        if made is None:
            made = self._make()
            self._made[self._key()] = made
        return made

    def _key(self) -> tuple[date, Range | None, tuple[str, ...] | None]:
        return self._session.today, self._range, None if self._chosen is None else tuple(self._chosen)

    def _make(self) -> TrendsView:
        spans = self._spans()
        chosen = self._range_in(spans)
        shown = self._shown()
        return TrendsView(
            symptoms=tuple(SymptomChoice(s, _title(s), s in shown) for s in self._listed()),
            ranges=tuple(RangeChoice(r, range_label(r)) for r in spans),
            range=chosen,
            plots=self._plots(chosen, spans[chosen]) if spans else None,
        )

    def _plots(self, chosen: Range, span: Span) -> Plots:
        names = {author.uid: author.name for author in self._session.authors()}
        views = views_of((s for found in self._ratings().values() for s in found), names)
        words = range_words(chosen, span.first)
        shown, unmarked = happenings(self._trends.marks_by_weight(span), self._trends.excused_windows(span))
        found = {symptom: self._found(symptom, span, views) for symptom in self._shown()}
        drawn = drawn_views(line for lines in found.values() for line in lines)
        panels = tuple(_panel(symptom, words, lines, drawn) for symptom, lines in found.items())
        return Plots(span, is_weekly(span), panels, shown, unmarked)

    def _found(self, symptom: str, span: Span, views: dict[ViewKey, View]) -> list[Line]:
        """The lines of a symptom that have entries in a span, the own view first, then the fullest."""
        if (symptom, span) not in self._lines:
            found = [line_of(views[s.respondent, s.author], s, span) for s in self._ratings()[symptom]]
            kept = [line for line in found if line.given or line.carried]
            kept.sort(key=lambda line: (line.view.look is not Look.SELF, -len(line.given) - len(line.carried)))
            self._lines[symptom, span] = kept
        return self._lines[symptom, span]

    # Choices

    def _listed(self) -> list[str]:
        """Symptoms that have ratings: what the check-in asks about first, then the others by their usual order."""
        rated = self._ratings()
        core = [s for s in self._questions.choice.symptoms if s in rated]
        return core + sorted((s for s in rated if s not in core), key=lambda s: (known_symptom(s).rank, s))

    def _shown(self) -> list[str]:
        """The chosen symptoms in the order of the list; at first the core ones, or else the most rated one."""
        listed = self._listed()
        if self._chosen is None:
            core = [s for s in self._questions.choice.symptoms if s in listed]
            return core or list(self._ratings())[:1]
        return [s for s in listed if s in self._chosen]

    def _spans(self) -> dict[Range, Span]:
        """The spans on offer; none in a journal without ratings and measures, no "since last visit" before one."""
        days = [s.points[0].day for found in self._ratings().values() for s in found]
        measured = self._session.versions.days(Measure)
        first = min([*days, *([measured.first] if measured else [])], default=None)
        if first is None:
            return {}
        today = self._session.today
        spans = {chosen: last_days(days, today) for chosen, days in _DAYS.items()}
        spans[Range.ALL] = Span(min(first, today), today)
        period = self._visits.usual_period()
        if period.since_visit:
            spans[Range.SINCE_VISIT] = period.span
        return {chosen: spans[chosen] for chosen in Range if chosen in spans}

    def _range_in(self, spans: dict[Range, Span]) -> Range:
        if self._range not in spans and spans:
            self._range = self._first_range(spans)
        return self._range or Range.FOUR_WEEKS

    def _first_range(self, spans: dict[Range, Span]) -> Range:
        """Four weeks; with few entries in them three months; with none at all everything."""
        if self._entries(spans[Range.FOUR_WEEKS]) >= FEW_ENTRIES:
            return Range.FOUR_WEEKS
        return Range.THREE_MONTHS if self._entries(spans[Range.THREE_MONTHS]) else Range.ALL

    def _entries(self, span: Span) -> int:
        found = (s for series in self._ratings().values() for s in series)
        return len({(s.respondent, s.author, p.day) for s in found for p in s.points if p.day in span})

    # Reading

    def _ratings(self) -> dict[str, list[Series]]:
        if self._series is None:
            self._series = self._trends.all_series()
        return self._series

    def _saved(self, saved: Saved) -> None:
        self._made.clear()
        if saved.kinds & {Rating, Author, PrivateItems}:
            self._lines.clear()
        if saved.kinds & {Rating, PrivateItems}:
            self._series = None


def _panel(symptom: str, span: str, lines: list[Line], drawn: frozenset[View]) -> Panel:
    short = _(known_symptom(symptom).short_label)
    shown = tuple(line for line in lines if line.view in drawn)
    further = tuple(line for line in lines if line.view not in drawn)
    description = panel_description(symptom_label(symptom), span, shown, further)
    return Panel(symptom, _title(symptom), short, shown, further, panel_sentence(shown), description)


def _title(symptom: str) -> str:
    return shortened(symptom_label(symptom), LONGEST_TITLE)
