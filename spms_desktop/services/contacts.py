"""Phone numbers, mail addresses and links as they are shown and opened; nothing here refuses what was typed."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

_MAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;.]+(\.[^@\s<>,;.]+)+")
_HOST = re.compile(r"[^\W_]([\w-]*[^\W_])?(\.[^\W_]([\w-]*[^\W_])?)+", re.ASCII)
_NUMBER = re.compile(r"\+?[\d\s().\-/\u2010-\u2014\u00a0]+")
_FEWEST_DIGITS, _MOST_DIGITS = 3, 15
_BEFORE = re.compile(r"\A\s*[^\W\d_]+[.:]\s*")
_AFTER = re.compile(r"\s*(?:[;,]?\s*(?:ext|extn|extension|x)[.:]?\s*\d{1,7}|\([^()\d]*\))\s*$", re.IGNORECASE)
"""Words before a number, and what comes after one that is dialled without it: an extension, words in brackets."""
_ONE_NUMBER = re.compile(r"\(?[+\uff0b]?[\d\s().\-/\u2010-\u2014\u00a0]+")
_AREA_FIRST = re.compile(r"\(?[+\uff0b0][\d\s()]{0,8}/(?P<rest>[^/]*)")
_IN_LETTERS = re.compile(r"\+?[\d\s().-]*\d[\s.-]*[A-Z][A-Z\d-]{2,}")
_NORTH_AMERICA = 1
_WEB = ("http", "https")


@lru_cache(maxsize=512)
def shown_phone(number: str, country: str) -> str:
    """A number as people in a country write it; whatever is not surely one whole number stays as it was typed."""
    import phonenumbers  # its tables take a while, and the first screen needs none

    if not _NUMBER.fullmatch(number):
        return number
    try:
        parsed = phonenumbers.parse(number, _known(country))
    except phonenumbers.NumberParseException:
        return number
    if not phonenumbers.is_valid_number(parsed):
        return number
    at_home = parsed.country_code == phonenumbers.country_code_for_region(country)
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(parsed, form.NATIONAL if at_home else form.INTERNATIONAL)


@lru_cache(maxsize=512)
def dialled(number: str, country: str) -> str:
    """What to dial for what was typed; empty when that is not surely one whole number.

    A number with its country is given with a plus. A short or local one, or any where no country is known, is given
    as it was typed. What the extension is, the caller reads.
    """
    import phonenumbers

    typed = _AFTER.sub("", _BEFORE.sub("", number, count=1)).strip()
    in_letters = _IN_LETTERS.fullmatch(typed) is not None
    if not in_letters and not _ONE_NUMBER.fullmatch(typed):
        return ""
    digits = "".join(str(int(c)) for c in typed if c.isdecimal())
    region = _known(country)
    far = "+" in typed or "\uff0b" in typed
    if region is None and not far:
        plain = not in_letters and "/" not in typed and "(0)" not in typed
        return digits if plain and _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS else ""
    try:
        parsed = phonenumbers.parse(typed, region)
    except phonenumbers.NumberParseException:
        return ""
    if phonenumbers.is_valid_number(parsed):
        one = parsed.country_code == _NORTH_AMERICA if in_letters else _has_one(typed)
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) if one else ""
    possible = (phonenumbers.ValidationResult.IS_POSSIBLE, phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY)
    short = region is not None and not far and phonenumbers.is_possible_short_number_for_region(parsed, region)
    if in_letters or "/" in typed or not (short or phonenumbers.is_possible_number_with_reason(parsed) in possible):
        return ""
    return f"+{digits}" if far else digits


def _has_one(typed: str) -> bool:
    """Whether a slash, if there is one, stands after an area code and not between two numbers."""
    if "/" not in typed:
        return True
    found = _AREA_FIRST.fullmatch(typed)
    return found is not None and sum(c.isdecimal() for c in found["rest"]) > _FEWEST_DIGITS


@lru_cache(maxsize=512)
def looks_like_phone(number: str, country: str) -> bool:
    """Whether a number can be right; words after it, such as an extension, do not matter."""
    import phonenumbers

    head = re.match(r"[^a-zA-Z]*", number)
    digits = re.sub(r"\D", "", head[0] if head else "")
    if len(digits) < _FEWEST_DIGITS:
        return False
    region = _known(country)
    if region is None and not number.lstrip().startswith("+"):
        return True  # no country is known, so nothing can be said
    try:
        parsed = phonenumbers.parse(head[0] if head else number, region)
    except phonenumbers.NumberParseException:
        return False
    short = region is not None and phonenumbers.is_possible_short_number_for_region(parsed, region)
    can_be = (phonenumbers.ValidationResult.IS_POSSIBLE, phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY)
    return short or phonenumbers.is_possible_number_with_reason(parsed) in can_be


def looks_like_mail(address: str) -> bool:
    """Whether a text has the shape of one mail address."""
    return _MAIL.fullmatch(address.strip()) is not None


def web_address(text: str) -> str:
    """The link to open for what was typed: a web page, with https when nothing was said; empty when it is none.

    A name before the host would make a link look like another one, so that such a text is never opened.
    """
    typed = text.strip()
    if not typed or any(c.isspace() or not c.isprintable() for c in typed):
        return ""
    full = typed if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:(?!\d)", typed) else f"https://{typed}"
    try:
        parts = urlsplit(full)
        return full if _is_web(parts) else ""
    except ValueError:
        return ""


def _is_web(parts: SplitResult) -> bool:
    host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
    port_fits = parts.port is None or parts.port > 0  # an impossible port raises
    return parts.scheme.lower() in _WEB and "@" not in parts.netloc and _HOST.fullmatch(host) is not None and port_fits


def _known(country: str) -> str | None:
    import phonenumbers

    return country if country in phonenumbers.SUPPORTED_REGIONS else None
