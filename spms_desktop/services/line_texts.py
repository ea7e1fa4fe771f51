"""The words of a line as they stand on the screen: what was typed, and the catalogue's words for its answers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from spms_desktop.catalog.abilities import abilities
from spms_desktop.catalog.event_forms import event_forms
from spms_desktop.catalog.instruments import instruments
from spms_desktop.catalog.symptoms import symptom
from spms_desktop.domain.event import Event
from spms_desktop.domain.milestone import Milestone
from spms_desktop.domain.score import Score
from spms_desktop.i18n import _

Told = Event | Milestone | Score


def holds(value: Told, words: list[str]) -> bool:
    """Whether each word is somewhere in the line, in any case and with or without accents."""
    text = plain(" ".join(_words(value)))
    return all(plain(word) in text for word in words)


def plain(text: str) -> str:
    """The text without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _words(value: Told) -> Iterator[str]:
    if isinstance(value, Event):
        yield from _event(value)
    elif isinstance(value, Milestone):
        known = abilities().get(value.what)
        yield from (_(known.label) if known else value.what, value.note)
    else:
        about = instruments().get(value.instrument)
        yield from (value.instrument, _(about.label) if about else "", value.given_by, value.aid, value.note)


def _event(event: Event) -> Iterator[str]:
    form = event_forms()[event.kind]
    yield _(form.label)
    for field in form.fields:
        answer = getattr(event, field.id)
        codes = answer if isinstance(answer, tuple) else (answer,)
        for code in codes:
            if isinstance(code, str) and code:
                yield code
                yield _(symptom(code).label if field.kind == "symptoms" else field.words(code))
