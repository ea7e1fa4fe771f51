"""The plots for whoever gets them on paper: without what is private or kept from caregivers."""

from __future__ import annotations

from dataclasses import replace

from spms_desktop.domain.event import Event
from spms_desktop.domain.periods import Span
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.session import Session
from spms_desktop.services.trends import ExcusedWindow, Trends
from spms_desktop.ui.trends.happenings import happenings
from spms_desktop.ui.trends.values import Plots


def for_others(plots: Plots, session: Session) -> Plots:
    """The same plots without the symptoms that are kept, and without the days of private events."""
    kept = frozenset(Privacy(session).items)
    panels = tuple(panel for panel in plots.panels if panel.symptom not in kept)
    events = [e for e in Happenings(session).events(plots.span) if e.excuses_days and not e.private]
    windows = sorted(ExcusedWindow(_cut(e, session, plots.span), e.kind, e.title) for e in events)
    shown, unmarked = happenings(Trends(session).marks_by_weight(plots.span), windows)
    return replace(plots, panels=panels, happenings=shown, unmarked=unmarked)


def _cut(event: Event, session: Session, within: Span) -> Span:
    span = event.span(session.today)
    return Span(max(span.first, within.first), min(span.last, within.last))
