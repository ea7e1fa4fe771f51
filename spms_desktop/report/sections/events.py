"""Falls counted from the days, and events as they were typed: possible relapses first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportlab.platypus import Flowable

from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.visit import FallCount, VisitSummary
from spms_desktop.i18n import _, day_month, inside, listing, ngettext, number, short_date
from spms_desktop.report import labels
from spms_desktop.report.fonts import Weight, width
from spms_desktop.report.layout import Section
from spms_desktop.report.styles import BODY, HANG, SMALL, paragraph
from spms_desktop.report.text import Markup, bold, clip, joined, markup

_ORDER = (
    EventKind.RELAPSE,
    EventKind.HOSPITAL,
    EventKind.STEROIDS,
    EventKind.INFECTION,
    EventKind.FALL,
    EventKind.ASSISTED_FALL,
    EventKind.NEAR_FALL,
    EventKind.NEW_AID,
    EventKind.HEAT,
    EventKind.OTHER,
)
_LEAST_ROOM = 40.0
# How many events are named, and how many lines each may take.
_DETAIL = ((10, 3.0), (8, 2.0), (6, 2.0), (5, 2.0), (4, 1.8), (3, 1.8), (2, 1.6), (1, 1.4))


def section(summary: VisitSummary, wide: float) -> Section | None:
    """Falls in one line unless they are kept back, then events by weight and the latest first."""
    events = sorted(summary.events, key=lambda e: (_ORDER.index(e.kind), -e.start.toordinal(), e.uid))
    if not events and summary.falls is None:
        return None

    def build(level: int) -> list[Flowable]:
        named, lines = _DETAIL[level]
        return [
            *([paragraph(_falls(summary.falls))] if summary.falls else []),
            *(_event(event, wide * lines) for event in events[:named]),
            *_rest(events[named:]),
        ]

    return Section(_("Events and falls"), weight=6, levels=len(_DETAIL), build=build)


def _falls(falls: FallCount) -> Markup:
    if not (falls.days_answered or falls.falls or falls.near_falls):
        return markup(_("Falls: not recorded in this period."))
    counts = [
        ngettext("{n} fall", "{n} falls", falls.falls),
        ngettext("{n} near fall", "{n} near falls", falls.near_falls),
    ]
    asked = ngettext("(answered on {n} day)", "(answered on {n} days)", falls.days_answered)
    return joined(bold(listing(counts)), markup(asked))


def _event(event: Event, room: float) -> Flowable:
    kind, when = labels.event_kind(event.kind), _dates(event)
    left = room * 0.93 - width(f"{kind} {when}: ", Weight.SEMIBOLD, BODY)
    title = clip(event.title or _answer(event, "aid"), left * 0.5)
    said = (
        clip(_("Team: {words}").format(words=_answer(event, "team_said")), left * 0.5, Weight.SEMIBOLD)
        if event.team_said
        else ""
    )
    left -= width(title, Weight.REGULAR, BODY) + width(said, Weight.SEMIBOLD, BODY) + 14
    facts = clip(_("; ").join(_facts(event)), left) if left > _LEAST_ROOM else ""
    tail = joined(markup(title), bold(said), markup(facts), by="; ")
    return paragraph(joined(bold(kind), joined(markup(when), tail, by=": ")), hang=HANG)


def _dates(event: Event) -> str:
    first = short_date(event.start)
    if event.end is None:
        return _("{first}, no end noted").format(first=first) if event.excuses_days else first
    days = (event.end - event.start).days + 1
    if days <= 1:
        return first
    if event.start.year == event.end.year:
        first = day_month(event.start)
    lasted = ngettext("({n} day)", "({n} days)", days)
    return _("{first} to {last} {lasted}").format(first=first, last=short_date(event.end), lasted=lasted)


def _facts(event: Event) -> list[str]:
    typed = (
        (_("worst {n} of 10"), number(event.worst) if event.worst is not None else ""),
        ("{n}", event.place.strip()),
        (_("hurt: {n}"), inside(labels.event_answer(event.kind, "hurt", event.hurt))),
        (_("head hit: {n}"), inside(labels.event_answer(event.kind, "head_hit", event.head_hit))),
        (_("injury: {n}"), event.injury.strip()),
        (_("came on: {n}"), inside(_answer(event, "onset"))),
        (_("treated: {n}"), listing([t for t in _treatments(event) if t])),
        (_("MRI: {n}"), inside(_answer(event, "mri")) if event.mri != "none" else ""),
        (_("got back: {n}"), inside(_answer(event, "recovery"))),
        ("{n}", event.note.strip()),
    )
    ticks = [inside(labels.trigger(t)) for t in event.triggers]
    ticked = [_("ticked: {ticks}").format(ticks=listing(ticks))] if ticks else []
    return [*ticked, *(words.format(n=value[:2000]) for words, value in typed if value)]


def _answer(event: Event, name: str) -> str:
    """The words of a coded answer; what was typed in own words stays as it is."""
    code = str(getattr(event, name))
    return labels.event_answer(event.kind, name, code) or code


def _treatments(event: Event) -> list[str]:
    """What was ticked, such as steroids, and what was typed."""
    ticked = [
        labels.event_answer(event.kind, "treatments", code) or code for code in event.treatments if code != "none"
    ]
    return [*map(inside, ticked), _answer(event, "treatment").strip()]


def _rest(events: Sequence[Event]) -> list[Flowable]:
    if not events:
        return []
    counts = Counter(event.kind for event in events)
    kinds = [_("{kind} {n}").format(kind=inside(labels.event_kind(kind)), n=n) for kind, n in counts.most_common()]
    words = ngettext("and {n} more:", "and {n} more:", len(events))
    return [paragraph(markup(f"{words} {listing(kinds)}"), SMALL, quiet=True)]
