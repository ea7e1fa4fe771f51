"""The questions of a check-in, made from the catalogue and the person's own choice, worded for whose view it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from spms_desktop.catalog.measures import Measure, flags, measures
from spms_desktop.catalog.symptoms import symptom
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.settings import OwnSymptom
from spms_desktop.i18n import _

OVERALL, SLEEP, DOSES, FALLS, FLAGS, NOTE = "overall", "sleep_hours", "doses", "falls", "flags", "note"
_USUAL_SLEEP = 7.0
_READY: Mapping[str, tuple[float, ...]] = {SLEEP: (4, 5, 6, 7, 8, 9, 10)}
_FEW = (0, 1, 2, 3, 4)
"""Counts of a day are mostly small: these are one press away."""
_MOST_FOR_KEYS = 50


Options = tuple[tuple[object, str], ...]
"""Keys with their words."""


class Ask(StrEnum):
    """How a question is answered."""

    RATING = "rating"
    NUMBER = "number"
    PAIR = "pair"
    CHOICE = "choice"
    TICKS = "ticks"
    DOSES = "doses"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `key` is the symptom or measure it is about. `ready` are numbers that have a key of their own."""

    key: str
    ask: Ask
    title: str
    sentence: str = ""
    left: str = ""
    right: str = ""
    minimum: float = 0
    maximum: float = 10
    step: float = 1
    unit: str = ""
    start: float = 0
    ready: tuple[float, ...] = ()
    options: Options = ()


@dataclass(frozen=True, slots=True)
class Asker:
    """Makes questions for one point of view; `own` are the person's own symptoms by name."""

    respondent: Respondent
    own: Mapping[str, OwnSymptom] = field(default_factory=dict)

    def daily(self, ratings: Iterable[str], also: Iterable[str], doses: Options) -> tuple[Question, ...]:
        """The daily core: ratings, sleep, the doses that were due, what was chosen besides, falls, flags and a note."""
        asked = [self.item(key) for key in ratings]
        asked.append(self.item(SLEEP))
        if doses:
            asked.append(self._doses(doses))
        asked += [self.item(key) for key in also]
        return (*asked, self.item(FALLS), self._flags(), self._note())

    def item(self, key: str, *, slow: bool = False) -> Question:
        """A symptom or a measure; `slow` words a symptom for the past week."""
        return self._measure(measures()[key]) if key in measures() else self._rating(key, slow=slow)

    @property
    def _proxy(self) -> bool:
        return self.respondent is Respondent.PROXY

    def _rating(self, key: str, *, slow: bool) -> Question:
        about, own = symptom(key), self.own.get(key)
        if self._proxy:
            sentence = about.weekly_caregiver_question if slow else about.caregiver_question
        else:
            sentence = about.weekly_question if slow else about.question
        if own is not None:
            left, right = own.anchor_0 or _(about.anchor_0), own.anchor_10 or _(about.anchor_10)
            return Question(key, Ask.RATING, own.name, own.question or _(sentence), left, right)
        title = about.short_label if about.label.endswith("?") else about.label  # the sentence asks it already
        return Question(key, Ask.RATING, _(title), _(sentence), _(about.anchor_0), _(about.anchor_10))

    def _measure(self, about: Measure) -> Question:
        title = _(about.caregiver_label if self._proxy and about.caregiver_label else about.label)
        if about.parts:
            return Question(about.id, Ask.PAIR, title)
        if about.type == "nrs_0_10":
            return Question(about.id, Ask.RATING, title, _(about.question), _(about.anchor_0), _(about.anchor_10))
        if about.options:
            options = tuple((float(o.order or 0), _(o.label)) for o in about.options)
            return Question(about.id, Ask.CHOICE, title, options=options)
        return _number(about, title)

    def _doses(self, doses: Options) -> Question:
        title = _("Medicines they took") if self._proxy else _("Medicines you took")
        return Question(DOSES, Ask.DOSES, title, _("What is not ticked stays “not recorded”."), options=doses)

    def _flags(self) -> Question:
        options = tuple((flag.id, _(flag.label)) for flag in flags().values())
        return Question(FLAGS, Ask.TICKS, _("Anything different?"), _("Tick all that fit, or none."), options=options)

    def _note(self) -> Question:
        sentence = _("Anything you want to remember or tell your care team.")
        return Question(NOTE, Ask.WORDS, _("A note"), sentence)


def _number(about: Measure, title: str) -> Question:
    """A measure that is typed or stepped, with keys for the usual answers."""
    least, most = about.minimum or 0, about.maximum or 0
    counted = about.type == "integer" and most <= _MOST_FOR_KEYS
    return Question(
        about.id,
        Ask.NUMBER,
        title,
        minimum=least,
        maximum=most,
        step=about.step or 1,
        unit=_(about.unit),
        start=_USUAL_SLEEP if about.id == SLEEP else least,
        ready=_READY.get(about.id) or (_FEW if counted else ()),
    )
