"""Texts in the user's language, and dates and numbers the way their locale writes them."""

from __future__ import annotations

import gettext
import locale
import os
import sys
from datetime import date, datetime, time

from babel import Locale, UnknownLocaleError
from babel.dates import format_date as babel_date
from babel.dates import format_time as babel_time
from babel.numbers import format_decimal

from spms_desktop.resource_files import resource

DOMAIN = "spms_desktop"
_CAPITAL_NOUNS = ("de", "lb")
_translation: gettext.NullTranslations = gettext.NullTranslations()
_locale = Locale("en")


def use(language: str, translation: gettext.NullTranslations | None = None) -> None:
    """Choose the language for every later text; an unknown code falls back to English.

    Dates and numbers follow the code also where there is no translation, as in en-GB.
    """
    global _translation, _locale
    try:
        _locale = Locale.parse(language.replace("-", "_"))
    except (ValueError, LookupError, UnknownLocaleError):
        _locale = Locale("en")
    _translation = translation or _shipped(str(_locale))


def system_language() -> str:
    """The language that this computer uses, or English where it names none that we know."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        code = os.environ.get(variable, "").partition(":")[0].partition(".")[0]
        if code and code not in ("C", "POSIX"):
            return code
    return (locale.getlocale()[0] or "en") if sys.platform in ("win32", "darwin") else "en"


def languages() -> list[tuple[str, str]]:
    """The languages there are texts in, each by its code and its own name; English first."""
    found = sorted(folder.name for folder in resource("locale").iterdir() if folder.is_dir())
    return [(code, _own_name(code)) for code in ("en", *found)]


def right_to_left() -> bool:
    """Whether the language in use is written from the right."""
    return str(_locale.text_direction) == "rtl"


def _shipped(code: str) -> gettext.NullTranslations:
    """The translation that comes with the program; texts that it lacks stay English."""
    return gettext.translation(DOMAIN, resource("locale"), [code, code.partition("_")[0]], fallback=True)


def _own_name(code: str) -> str:
    known = Locale.parse(code)
    return (known.get_display_name(known) or code).capitalize()


def _(text: str) -> str:
    """The text in the user's language."""
    return _translation.gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The singular or plural text for a count, with `{n}` filled in."""
    return _translation.ngettext(one, many, count).format(n=count)


def language() -> str:
    """The BCP 47 code of the language in use, for documents that must name it."""
    return str(_locale).replace("_", "-")


def short_date(day: date) -> str:
    """A date with its year, as in "12 Mar 2026"."""
    if _locale.language == "en":
        return babel_date(day, "d MMM y", locale=_locale)
    return babel_date(day, "medium", _locale)


def long_date(day: date) -> str:
    """A date with its weekday, as in "Thursday, 12 March 2026"."""
    if _locale.language == "en":
        return babel_date(day, "EEEE, d MMMM y", locale=_locale)
    return babel_date(day, "full", _locale)


def day_month(day: date) -> str:
    """A date without its year, as in "12 Mar"."""
    return babel_date(day, "d MMM" if _locale.language == "en" else "d. MMM", locale=_locale)


def month_year(day: date) -> str:
    """A month with its year, as in "Mar 2026"."""
    return babel_date(day, "MMM y", locale=_locale)


def weekday(day: date) -> str:
    """The short name of a day's weekday, as in "Thu"."""
    return babel_date(day, "EEE", locale=_locale)


def clock(moment: time | datetime) -> str:
    """A wall-clock time, as in "09:41"."""
    return babel_time(moment, "HH:mm", locale=_locale)


def number(value: float, decimals: int = 1) -> str:
    """A number with at most so many decimals and no trailing zeros, as in "7.5"."""
    pattern = "#,##0." + "#" * decimals if decimals else "#,##0"
    return format_decimal(round(value, decimals), format=pattern, locale=_locale)


def listing(parts: list[str]) -> str:
    """A short list in one line, as in "walking, pain"."""
    return _(", ").join(parts)


def inside(words: str) -> str:
    """A label as it stands inside a sentence: with a small letter, but for abbreviations and nouns that keep theirs."""
    first = words.split(maxsplit=1)[0] if words.strip() else ""
    if _locale.language in _CAPITAL_NOUNS or (len(first) > 1 and first.isupper()):
        return words
    return words[:1].lower() + words[1:]
