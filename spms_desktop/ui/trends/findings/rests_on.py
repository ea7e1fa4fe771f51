"""What a finding rests on: how many entries, which did not count, and what is still missing."""

from __future__ import annotations

from spms_desktop.domain.trends.agreement import Agreement
from spms_desktop.domain.trends.finding import Finding, LeftOut, Missing
from spms_desktop.domain.trends.scale import Scale
from spms_desktop.i18n import _, listing, ngettext, short_date

_WEEK = 7


def entries_used(found: Finding) -> str:
    """How many entries count, and from when to when."""
    if found.first is None or found.last is None:
        return ""
    return _("This uses {entries} from {first} to {last}.").format(
        entries=ngettext("{n} entry", "{n} entries", found.entries),
        first=short_date(found.first),
        last=short_date(found.last),
    )


def left_out(found: Finding) -> str:
    """How many entries did not count, and why."""
    if not found.left_out:
        return ""
    parts = [_why(reason, count) for reason, count in found.left_out]
    return _("Left out: {parts}.").format(parts=_("; ").join(parts))


def missing(gap: Missing, scale: Scale) -> str:
    """What would be enough."""
    stretches = []
    if gap.days:
        stretches.append(ngettext("over {n} more day", "over {n} more days", gap.days))
    if gap.weeks and scale.bin_days == _WEEK:
        stretches.append(ngettext("in {n} more week", "in {n} more weeks", gap.weeks))
    elif gap.weeks:
        stretches.append(
            ngettext("in {n} more stretch of four weeks", "in {n} more stretches of four weeks", gap.weeks)
        )
    if not gap.entries:
        return _("Not enough entries yet: entries {stretches} would be enough.").format(stretches=listing(stretches))
    more = ngettext("{n} more entry", "{n} more entries", gap.entries)
    if not stretches:
        return _("Not enough entries yet: {more} would be enough.").format(more=more)
    return _("Not enough entries yet: {more}, {stretches}, would be enough.").format(
        more=more, stretches=listing(stretches)
    )


def agreeing(both: Agreement) -> str:
    """How far two views agree on the days that have both."""
    days = ngettext("On {n} day you both rated this", "On {n} days you both rated this", both.days)
    same = ngettext("{n} time the same", "{n} times the same", both.exact)
    near = ngettext("{n} time within one point", "{n} times within one point", both.within_one)
    return _("{days}: {same}, {near}.").format(days=days, same=same, near=near)


def _why(reason: LeftOut, count: int) -> str:
    if reason is LeftOut.EXCUSED:
        return ngettext("{n} on or close to days of an event", "{n} on or close to days of an event", count)
    if reason is LeftOut.CARRIED:
        return ngettext("{n} the same as last time", "{n} the same as last time", count)
    if reason is LeftOut.FIRST_DAYS:
        return ngettext(
            "{n} in the first week, when scores are often too high",
            "{n} in the first week, when scores are often too high",
            count,
        )
    if reason is LeftOut.PRACTICE:
        return ngettext("{n} first try, as practice", "{n} first tries, as practice", count)
    return ngettext("{n} that cannot be used", "{n} that cannot be used", count)
