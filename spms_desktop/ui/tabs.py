"""The tabs of the window: a new one is a line here and a folder beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spms_desktop.i18n import _
from spms_desktop.ui.context import Context
from spms_desktop.ui.tab import Tab


@dataclass(frozen=True, slots=True)
class TabSpec:
    """A tab's key, its words and icon, and how it is made when it is first shown."""

    key: str
    title: Callable[[], str]
    icon: str
    make: Callable[[Context], Tab]


def _journal(context: Context) -> Tab:
    from spms_desktop.ui.journal.tab import JournalTab

    return JournalTab(context)


def _plan(context: Context) -> Tab:
    from spms_desktop.ui.plan.tab import PlanTab

    return PlanTab(context)


def _care(context: Context) -> Tab:
    from spms_desktop.ui.care.tab import CareTab

    return CareTab(context)


def _trends(context: Context) -> Tab:
    from spms_desktop.ui.trends.tab import TrendsTab

    return TrendsTab(context)


TABS = (
    TabSpec("journal", lambda: _("Journal"), "journal", _journal),
    TabSpec("plan", lambda: _("Treatment plan"), "plan", _plan),
    TabSpec("care", lambda: _("Care team"), "team", _care),
    TabSpec("trends", lambda: _("Trends"), "trends", _trends),
)
