"""The questions of the daily check-in, made from the catalogue and the person's own choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from spms_desktop.catalog.measures import flags, measures
from spms_desktop.catalog.symptoms import symptom
from spms_desktop.domain.author import Respondent
from spms_desktop.i18n import _

SLEEP, FALLS, FLAGS, NOTE = "sleep_hours", "falls", "flags", "note"
DAILY_MEASURES = (SLEEP, FALLS)
_USUAL_SLEEP = 7.0


class Ask(StrEnum):
    """How a question is answered."""

    RATING = "rating"
    NUMBER = "number"
    TICKS = "ticks"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `key` is the symptom or measure it is about."""

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
    options: tuple[tuple[str, str], ...] = ()


def daily_questions(core: Sequence[str], respondent: Respondent) -> tuple[Question, ...]:
    """The daily core: the chosen ratings, sleep, falls, flags and a note, worded for whose view it is."""
    proxy = respondent is Respondent.PROXY
    ratings = tuple(_rating(key, proxy=proxy) for key in core)
    numbers = tuple(_number(key, proxy=proxy) for key in DAILY_MEASURES)
    options = tuple((flag.id, _(flag.label)) for flag in flags().values())
    ticks = Question(FLAGS, Ask.TICKS, _("Anything different?"), _("Tick all that fit, or none."), options=options)
    words = Question(NOTE, Ask.WORDS, _("A note"), _("Anything you want to remember or tell your care team."))
    return (*ratings, *numbers, ticks, words)


def _rating(key: str, *, proxy: bool) -> Question:
    about = symptom(key)
    sentence = about.caregiver_question if proxy else about.question
    title = about.short_label if about.label.endswith("?") else about.label  # the sentence asks it already
    return Question(key, Ask.RATING, _(title), _(sentence), _(about.anchor_0), _(about.anchor_10))


def _number(key: str, *, proxy: bool) -> Question:
    about = measures()[key]
    label = about.caregiver_label if proxy and about.caregiver_label else about.label
    return Question(
        key,
        Ask.NUMBER,
        _(label),
        minimum=about.minimum or 0,
        maximum=about.maximum or 0,
        step=about.step or 1,
        unit=_(about.unit),
        start=_USUAL_SLEEP if key == SLEEP else 0,
    )
