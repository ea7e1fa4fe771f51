"""What matters most to the person: their sentence, the ranked items, what is still open from last time."""

from __future__ import annotations

from reportlab.platypus import Flowable, Spacer

from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.visit import VisitSummary
from spms_desktop.i18n import _, inside, ngettext, short_date
from spms_desktop.report import labels
from spms_desktop.report.fonts import Weight
from spms_desktop.report.fonts import width as text_width
from spms_desktop.report.layout import Section
from spms_desktop.report.styles import BODY, HANG, LEAD, SMALL, numbered, paragraph
from spms_desktop.report.text import bold, clip, joined, markup

TOP, MOST_SEEN = 3, 2
# Lines for the sentence, for each ranked item, for each carried over; how many carried over are named.
_DETAIL = ((3, 3, 2, 4), (3, 2, 2, 3), (2, 2, 1, 3), (2, 2, 1, 2), (2, 1, 1, 1), (1, 1, 1, 0))


def section(summary: VisitSummary, width: float) -> Section:
    """The block that is read first; when nothing was written it says so."""

    def build(level: int) -> list[Flowable]:
        sentence, item, carried, named = _DETAIL[level]
        body = [
            *_sentence(summary.matters_most, width * sentence),
            *(_as_seen(name, words, width * min(2, sentence)) for name, words in summary.as_seen[:MOST_SEEN]),
            *(_item(n, i, width * item) for n, i in enumerate(summary.top_items[:TOP], start=1)),
            *_more(_unnamed(summary)),
            *_for_others(summary.for_others),
            *_carried(_left_open(summary), width * carried, named),
        ]
        return body or [paragraph(markup(_("Nothing was written for this visit.")), quiet=True)]

    return Section(_("What matters most"), weight=9, levels=len(_DETAIL), build=build)


def _sentence(words: str, room: float) -> list[Flowable]:
    shown = clip(words, room * 0.94, Weight.SEMIBOLD, LEAD)
    return [paragraph(bold(_("“{words}”").format(words=shown)), LEAD), Spacer(1, 3)] if shown else []


def _as_seen(name: str, words: str, room: float) -> Flowable:
    """A caregiver's sentence, named and without the marks of the person's own words."""
    who = clip(_("Seen by {name}").format(name=name), room * 0.4, Weight.SEMIBOLD)
    left = room * 0.93 - text_width(who, Weight.SEMIBOLD, BODY)
    return paragraph(joined(bold(who), markup(clip(" ".join(words.split()), left)), by=": "), hang=HANG)


def _item(rank: int, item: DiscussionItem, room: float) -> Flowable:
    words = clip(item.text, room * 0.94 - 70)
    kind = _("({kind})").format(kind=inside(labels.discussion_kind(item.kind)))
    return numbered(bold(f"{rank}"), joined(markup(words), markup(kind)))


def _more(count: int) -> list[Flowable]:
    if not count:
        return []
    return [
        paragraph(markup(ngettext("and {n} more on the list", "and {n} more on the list", count)), SMALL, quiet=True)
    ]


def _for_others(count: int) -> list[Flowable]:
    if not count:
        return []
    words = ngettext("{n} more for other people", "{n} more for other people", count)
    return [paragraph(markup(words), SMALL, quiet=True)]


def _unnamed(summary: VisitSummary) -> int:
    """How many open items stand nowhere else on the page: those left open last time have their own lines."""
    return max(0, summary.more_items + max(0, len(summary.top_items) - TOP) - len(_left_open(summary)))


def _left_open(summary: VisitSummary) -> list[DiscussionItem]:
    shown = {item.uid for item in summary.top_items[:TOP]}
    return [item for item in summary.carried_over if item.uid not in shown]


def _carried(items: list[DiscussionItem], room: float, named: int) -> list[Flowable]:
    if not items:
        return []
    if not named:
        return [paragraph(bold(ngettext("{n} still open from last time", "{n} still open from last time", len(items))))]
    lines = [
        numbered(
            markup("–"),
            joined(
                markup(clip(item.text, room * 0.94 - 100)),
                markup(_("(asked {date})").format(date=short_date(item.since))),
            ),
        )
        for item in items[:named]
    ]
    rest = len(items) - named
    title = paragraph(bold(_("Still open from last time")), space=3, role="H3")
    return [title, *lines, *(_more(rest) if rest > 0 else [])]
