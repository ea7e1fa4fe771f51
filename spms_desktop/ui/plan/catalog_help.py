"""What the catalogue offers while a medicine is typed: names, and a start for the form, but never a dose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from spms_desktop.catalog.medicines import CatalogMedicine, find, medicines, options
from spms_desktop.catalog.symptoms import symptom
from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.i18n import _, listing, short_date
from spms_desktop.ui.plan.texts import breakable

_ADDRESS = re.compile(r"https?://(?:www\.)?(?P<site>[^/\s]+)\S*")
_TWICE = (time(8), time(20))
_SCHEDULES = {
    "daily": Schedule(Rhythm.DAYS),
    "twice_daily": Schedule(Rhythm.DAYS, times=_TWICE),
    "every_4_weeks": Schedule(Rhythm.WEEKS, 4),
    "monthly": Schedule(Rhythm.MONTHS),
    "every_3_months": Schedule(Rhythm.MONTHS, 3),
    "every_24_weeks": Schedule(Rhythm.WEEKS, 24),
    "every_6_months": Schedule(Rhythm.MONTHS, 6),
}
_KINDS = {"dmt": MedicineKind.DMT, "symptom": MedicineKind.SYMPTOM, "relapse": MedicineKind.RELAPSE}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of the list below the name, and what taking it fills in."""

    words: str
    catalog_id: str
    kind: MedicineKind
    route: str
    purpose: str
    schedule: Schedule | None
    rhythm_words: str
    given: bool = False
    symptoms: tuple[str, ...] = ()


def suggestions(typed: str) -> list[Suggestion]:
    """Medicines whose brand or generic name fits what is typed, best first."""
    return [_suggestion(row, typed) for row in find(typed)]


def named_in_full(typed: str) -> Suggestion | None:
    """The medicine whose whole brand or generic name was typed; nothing when it could be one of several."""
    name = " ".join(typed.split()).casefold()
    listed = [row for row in medicines().values() if not is_option(row.id)]
    found = [row for row in listed if name in (one.casefold() for one in (row.generic, *row.brands))]
    return _suggestion(found[0], name) if len(found) == 1 else None


def option_choices() -> list[tuple[object, str]]:
    """What can be added instead of a medicine with a name; the empty id is a medicine."""
    words = {
        "trial_medicine": _("A trial medicine"),
        "no_dmt": _("No DMT now"),
        "hsct": _("A transplant"),
    }
    return [("", _("A medicine")), *((row.id, words.get(row.id, _(row.generic))) for row in options())]


def option_name(catalog_id: str) -> str:
    """The name that such a choice begins with; the user may change it."""
    row = medicines().get(catalog_id)
    return _(row.generic) if row else ""


def is_option(catalog_id: str) -> bool:
    """Whether it is such a choice, of which the catalogue knows no facts."""
    return any(row.id == catalog_id for row in options())


def facts_line(catalog_id: str, *, in_full: bool = False) -> str:
    """How old the catalogue's facts about a medicine are and where they come from; empty for an unknown one.

    Sources are named in short: by their title, or by the site alone; `in_full` adds the whole address.
    """
    row = medicines().get(catalog_id)
    if row is None:
        return ""
    sources = breakable("; ".join(row.sources if in_full else _short(row.sources)))
    checked = _("Checked on {day}. Source: {source}").format(day=short_date(row.checked), source=sources)
    return checked if row.as_of.startswith("undated") else _("Facts as of {as_of}. ").format(as_of=row.as_of) + checked


def caution(catalog_id: str) -> str:
    """The catalogue's remark about a medicine, if there is one."""
    row = medicines().get(catalog_id)
    return _(row.note) if row and row.note else ""


def _short(sources: tuple[str, ...]) -> list[str]:
    """Each source without its web addresses, or the site when it has no title; each once."""
    names = []
    for source in sources:
        title = _ADDRESS.sub("", source).strip(" —;:")
        site = _ADDRESS.search(source)
        names.append(title or (site["site"] if site else source))
    return list(dict.fromkeys(names))


def _suggestion(row: CatalogMedicine, typed: str) -> Suggestion:
    return Suggestion(
        words=_named(row, typed.strip().casefold()),
        catalog_id=row.id,
        kind=_KINDS.get(row.kind, MedicineKind.OTHER),
        route=_(row.route),
        purpose=_purpose(row),
        schedule=_SCHEDULES.get(row.rhythm),
        rhythm_words=_rhythm_words(row.rhythm),
        given=row.given_at == "clinic",
        symptoms=row.for_symptoms,
    )


def _named(row: CatalogMedicine, typed: str) -> str:
    """The generic name, with the brand that was typed; with all brands when a slip was forgiven."""
    brands = [brand for brand in row.brands if typed in brand.casefold()]
    if not brands and typed not in row.generic.casefold():
        brands = list(row.brands)
    if not brands:
        return row.generic
    joined = listing(brands)
    return f"{row.generic}, {joined}" if "(" in row.generic else f"{row.generic} ({joined})"


def _purpose(row: CatalogMedicine) -> str:
    if row.kind == "dmt":
        return _("MS")
    if row.kind == "relapse":
        return _("Relapse")
    return listing([_(symptom(identifier).short_label) for identifier in row.for_symptoms])


def _rhythm_words(rhythm: str) -> str:
    """What the catalogue says about how often; empty where it says nothing."""
    return {
        "daily": _("every day"),
        "twice_daily": _("twice a day"),
        "daily_or_three_per_week": _("every day, or three times a week"),
        "every_4_weeks": _("every 4 weeks"),
        "monthly": _("every month"),
        "every_3_months": _("every 3 months"),
        "every_24_weeks": _("every 24 weeks"),
        "every_6_months": _("every 6 months"),
        "yearly_courses": _("a few days, once a year"),
    }.get(rhythm, "")
