"""The words of checks: names, days without any hint of being late, results as told, and where facts come from."""

from __future__ import annotations

import re
from datetime import date

from spms_desktop.catalog.checks import CatalogCheck, GroupId, UsualChecks, check_label, checks
from spms_desktop.domain.attachment import MEGABYTE, Attachment
from spms_desktop.domain.check import CheckResult
from spms_desktop.i18n import _, listing, ngettext, number, short_date
from spms_desktop.services.check_values import YES, fields_of
from spms_desktop.services.checks import Tracked
from spms_desktop.ui.plan.texts import breakable

_SITE = re.compile(r"https?://(?:www\.)?(?P<site>[^/\s]+)\S*")
_KILOBYTE = 1024


def name_of(what: str) -> str:
    """What a check is called."""
    return _(check_label(what)) if what in checks() else what


def group_title(group: GroupId) -> str:
    """The heading of a group of checks."""
    return {
        "ms": _("MS"),
        "medicine": _("By medicine"),
        "general": _("General health"),
        "vaccine": _("Vaccines"),
        "cancer": _("Cancer screening"),
        "support": _("Support and daily life"),
    }[group]


def next_words(one: Tracked) -> str:
    """When it is planned next, in the same words for a day that has passed."""
    day, months = one.next_day, one.check.every_months
    if day is not None and one.day_is_set:
        return _("You planned this for {day}.").format(day=short_date(day))
    if day is not None:
        later = ngettext("{n} month", "{n} months", months)
        about = _("You planned this for about {day}, {months} after the last time.")
        return about.format(day=short_date(day), months=later)
    return every_words(months) if months else ""


def every_words(months: int) -> str:
    """The user's own interval."""
    return ngettext("You plan it every month.", "You plan it every {n} months.", months)


def last_words(one: Tracked) -> str:
    """When it was done last, and where."""
    if one.last is None:
        return _("No result noted yet.")
    day = short_date(one.last.day)
    if one.last.place:
        return _("Last done: {day}, {place}").format(day=day, place=one.last.place)
    return _("Last done: {day}").format(day=day)


def result_title(day: date, place: str) -> str:
    """The head of one result."""
    return f"{short_date(day)}, {place}" if place else short_date(day)


def value_lines(what: str, result: CheckResult) -> list[str]:
    """What was noted beside the words, as it was typed."""
    fields = {field.id: field for field in fields_of(what)}
    found = []
    for name, text in result.values:
        field = fields.get(name)
        label = _(field.label) if field else name
        if field and field.type == "yes_no":
            text = _("Yes") if text == YES else _("No")
        unit = f" {_(field.unit)}" if field and field.unit else ""
        found.append(f"{label.rstrip('?')}: {text}{unit}")
    return found


def file_words(attachment: Attachment) -> str:
    """A file with its size."""
    return _("{name} ({size})").format(name=attachment.name, size=size_words(attachment.size))


def size_words(size: int) -> str:
    """A number of bytes in a unit that is easy to read."""
    if size >= MEGABYTE:
        return _("{n} MB").format(n=number(size / MEGABYTE, 1))
    return _("{n} KB").format(n=number(max(1, round(size / _KILOBYTE)), 0))


def many_teams(known: CatalogCheck | None) -> str:
    """How often many teams plan a check, as far as a source says so."""
    if known is None or not known.many_months:
        return ""
    return ngettext("Many teams plan it every month.", "Many teams plan it every {n} months.", known.many_months)


def source_line(known: CatalogCheck | UsualChecks) -> str:
    """How old a fact is and where it comes from, sources named in short."""
    found = []
    for source in known.sources:
        site = _SITE.search(source)
        title = _SITE.sub("", source).strip(" —;:,")
        named_so = title and not title.startswith("(")  # a date alone is no name
        found.append(title if named_so else f"{site['site'] if site else ''} {title}".strip())
    named = breakable("; ".join(dict.fromkeys(found)))
    checked = _("Checked on {day}. Source: {source}").format(day=short_date(known.checked), source=named)
    return checked if known.as_of == "undated" else _("Facts as of {as_of}. ").format(as_of=known.as_of) + checked


def parts_words(name: str, parts: tuple[tuple[str, str], ...]) -> str:
    """What a source names for an offered check and when, without saying its name twice."""
    said = [when if part == name else _("{part}: {when}").format(part=part, when=when) for part, when in parts]
    joined = said[0] if len(said) == 1 else "; ".join(said)
    return joined[:1].upper() + joined[1:] + "."


def offers_sentence(names: list[str]) -> str:
    """Which checks are offered, in one line."""
    return _("You can add: {names}. Your team decides which ones, and how often.").format(names=listing(names))
