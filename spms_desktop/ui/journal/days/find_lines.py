"""Finding lines of the journal: what can be looked for, and each line found with its words, without Qt."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from spms_desktop.catalog.event_forms import event_forms
from spms_desktop.catalog.symptoms import symptom, symptoms
from spms_desktop.domain.entry import Flag, Measure, Note, Rating
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.milestone import Milestone
from spms_desktop.i18n import _, long_date, ngettext
from spms_desktop.services.questions import Questions
from spms_desktop.services.search import Findable, Found, Search, Wanted
from spms_desktop.services.session import Session
from spms_desktop.ui import words
from spms_desktop.ui.journal.event_words import event_details, event_words, kind_words
from spms_desktop.ui.journal.line_words import milestone_words, only_me, score_words, value_words

MOST_SHOWN = 200
_BEFORE, _AFTER = 40, 320
"""How many letters are shown before the first word found, and after it: about three lines."""

Choice = tuple[object, str]


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One line that was found; `parts` are where the words stand in `text`, as first letter and length."""

    day: date
    title: str
    text: str
    parts: tuple[tuple[int, int], ...] = ()

    @property
    def spoken(self) -> str:
        """The whole row as one text, for screen readers."""
        return f"{self.title}. {self.text}"


@dataclass(frozen=True, slots=True)
class FoundPage:
    """The newest lines that were found, and a sentence on how many there are."""

    lines: tuple[FoundLine, ...]
    sentence: str


class Finder:
    """Looks through one journal for whoever is writing."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._search = Search(session)

    # What can be looked for

    def authors(self) -> list[Choice]:
        """Whose lines."""
        return [("", _("By anyone")), *((a.uid, shortened_name(a.name)) for a in self._session.authors())]

    def symptoms(self) -> list[Choice]:
        """The symptoms that were rated: those asked about now first, then the catalogue's order."""
        rated = self._search.rated()
        known = dict.fromkeys((*Questions(self._session).daily(), *symptoms(), *sorted(rated)))
        return [("", _("Any symptom")), *((key, _(symptom(key).short_label)) for key in known if key in rated)]

    def events(self) -> list[Choice]:
        """Kinds of event."""
        return [(None, _("Any kind of line")), *((kind, kind_words(kind)) for kind in event_forms())]

    # Looking

    def find(self, wanted: Wanted) -> FoundPage:
        """The newest lines that meet every condition."""
        if not wanted.anything:
            return FoundPage((), _("Type a word, or choose what to look for."))
        found = self._search.find(wanted)
        looked_for = wanted.text.split()
        lines = tuple(self._line(one, looked_for) for one in found[:MOST_SHOWN])
        return FoundPage(lines, _count_words(len(found)))

    def _line(self, found: Found, looked_for: Sequence[str]) -> FoundLine:
        text, parts = excerpt(line_text(found.value), looked_for)
        view = words.view(found.stamp.respondent) if found.stamp.respondent else ""
        who = ", ".join(part for part in (self._session.author_name(found.stamp.author) or _("unknown"), view) if part)
        return FoundLine(found.day, _("{day} · {who}").format(day=long_date(found.day), who=who), text, parts)


def event_choice(value: object) -> EventKind | None:
    """The kind of event behind a choice."""
    return value if isinstance(value, EventKind) else None


def shortened_name(name: str) -> str:
    """A name that fits into a choice."""
    return name if len(name) <= 20 else name[:19].rstrip() + "…"


def line_text(value: Findable) -> str:
    """All words of a line, in one paragraph."""
    if isinstance(value, Note):
        return only_me(" ".join(value.text.split()), private=value.private)
    if isinstance(value, Event):
        return " · ".join((event_words(value), *event_details(value)))
    if isinstance(value, Rating | Measure | Flag):
        item, said = value_words(value)
        return _("{item}: {value}").format(item=item, value=said)
    said = milestone_words(value) if isinstance(value, Milestone) else score_words(value)
    return " · ".join(part for part in (said, value.note) if part)


def _count_words(count: int) -> str:
    if not count:
        return _("Nothing was found. Try fewer letters or another word, or look for more than one kind of line.")
    if count > MOST_SHOWN:
        return _("{n} lines found. The newest {most} are shown.").format(n=count, most=MOST_SHOWN)
    return ngettext("{n} line found.", "{n} lines found, the newest first.", count)


def excerpt(text: str, looked_for: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text around the first word found, and where the words stand in it."""
    hits = _hits(text, looked_for)
    first = hits[0][0] if hits else 0
    start = 0 if first <= _BEFORE + _BEFORE // 2 else _skip(text, _word_start(text, first - _BEFORE))
    end = min(len(text), first + _AFTER)
    before, after = "… " if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    parts = tuple((at + shift, size) for at, size in hits if start <= at and at + size <= end)
    return before + text[start:end] + after, parts


def _skip(text: str, start: int) -> int:
    """Past a sign between two facts, which would say nothing at the beginning."""
    return start + len(text[start:]) - len(text[start:].lstrip(" ·"))


def _word_start(text: str, near: int) -> int:
    space = text.find(" ", near, near + _BEFORE)
    return space + 1 if space >= 0 else near


def _hits(text: str, looked_for: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand, whatever their case and accents, as the index finds them; sorted, not overlapping."""
    folded, places = _folded(text)
    found: list[tuple[int, int]] = []
    for word in looked_for:
        wanted = _folded(word)[0]
        at = folded.find(wanted) if wanted else -1
        while at >= 0:
            last = places[at + len(wanted) - 1]
            found.append((places[at], last - places[at] + 1))
            at = folded.find(wanted, at + len(wanted))
    found.sort(key=lambda part: (part[0], -part[1]))
    apart: list[tuple[int, int]] = []
    for begin, size in found:
        if not apart or begin >= apart[-1][0] + apart[-1][1]:
            apart.append((begin, size))
    return apart


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without case and accents, and for each of its letters the place in the text it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        plain = "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c)).casefold()
        letters.append(plain)
        places += [place] * len(plain)
    return "".join(letters), places


