"""Texts in the user's language, and dates and numbers the way their locale writes them."""

from __future__ import annotations

import gettext
from datetime import date, datetime, time

from babel import Locale, UnknownLocaleError
from babel.dates import format_date as babel_date
from babel.dates import format_time as babel_time
from babel.numbers import format_decimal

_translation: gettext.NullTranslations = gettext.NullTranslations()
_locale = Locale("en")


def use(language: str, translation: gettext.NullTranslations | None = None) -> None:
    """Choose the language for every later text; an unknown code falls back to English."""
    global _translation, _locale
    try:
        _locale = Locale.parse(language.replace("-", "_"))
    except (ValueError, LookupError, UnknownLocaleError):
        _locale = Locale("en")
    _translation = translation or gettext.NullTranslations()


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
