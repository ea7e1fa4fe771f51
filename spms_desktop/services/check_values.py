"""The numbers and answers beside a result: cleaned, and without the clinic scores that are kept from the viewer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from spms_desktop.catalog.checks import ResultField, checks
from spms_desktop.domain.check import Check, CheckResult
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.record import Version
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.session import Session

Values = tuple[tuple[str, str], ...]
YES, NO = "yes", "no"
_NUMBER = re.compile(r"[0-9]{1,5}([.,][0-9]{1,4})?")


def fields_of(what: str) -> tuple[ResultField, ...]:
    """What can be noted beside the words of a check; nothing for one in own words."""
    known = checks().get(what)
    return known.fields if known else ()


def asked_fields(session: Session, what: str) -> tuple[ResultField, ...]:
    """The same without clinic scores that the person keeps from whoever is writing."""
    curtain = Privacy(session).curtain()
    return tuple(f for f in fields_of(what) if curtain.asks(f.instrument))


def cleaned_values(check: Check, values: Iterable[tuple[str, str]]) -> Values:
    """The pairs that say something; numbers with a point. Raises BadInput("number")."""
    types = {field.id: field.type for field in fields_of(check.what)}
    pairs = ((name, text.strip()) for name, text in values)
    return tuple((name, _cleaned(types.get(name, ""), text)) for name, text in pairs if text)


def shown_values(session: Session, version: Version[CheckResult]) -> CheckResult:
    """A result without the clinic scores that are kept from whoever is writing."""
    result, viewer = version.value, session.author
    if not result.values or viewer.is_person or version.stamp.author == viewer.uid:
        return result
    hidden = _hidden(session)
    return replace(result, values=tuple(pair for pair in result.values if pair[0] not in hidden))


def merged_values(session: Session, before: CheckResult | None, values: Values) -> Values:
    """The typed pairs, and those that stay because whoever is writing cannot see them."""
    if before is None or session.author.is_person:
        return values
    typed, hidden = {name for name, _text in values}, _hidden(session)
    return (*values, *(pair for pair in before.values if pair[0] in hidden and pair[0] not in typed))


def _hidden(session: Session) -> frozenset[str]:
    kept = frozenset(Privacy(session).kept_from(session.author.uid))
    return frozenset(f.id for check in checks().values() for f in check.fields if f.instrument in kept)


def _cleaned(kind: str, text: str) -> str:
    if kind == "yes_no" and text not in (YES, NO):
        raise BadInput("number")
    if kind != "number":
        return text
    if not _NUMBER.fullmatch(text):
        raise BadInput("number")
    return text.replace(",", ".")
