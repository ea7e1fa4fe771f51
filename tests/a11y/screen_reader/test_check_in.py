"""A whole daily check-in through a screen reader: no mouse, no coordinates, nothing but what the reader is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Entry
from spms_desktop.domain.periods import Span
from spms_desktop.services.journal import Journal
from spms_desktop.services.unlock import open_session

if TYPE_CHECKING:
    from tests.a11y.screen_reader.desk import Program
    from tests.a11y.screen_reader.reader import Reader, Thing
    from tests.a11y.screen_reader.window_manager import WindowManager

BUTTON, RADIO, TICK, FIELD, WORDS, PANEL = "push button", "radio button", "check box", "text", "label", "panel"


@dataclass(frozen=True, slots=True)
class Step:
    """One question: the thing that answers it, what is announced then, and what is typed there if it is a field."""

    question: str
    role: str
    name: str
    saved: str
    typed: str = ""
    keyboard: str = ""
    """The role of the thing that has the keyboard when the question comes up, where the answer is another one."""


SLEEP = "Hours slept last night"
CHECK_IN = (
    Step("Overall", RADIO, "4 of 10", "Saved: Overall."),
    Step("Tiredness (fatigue)", RADIO, "6 of 10", "Saved: Tiredness (fatigue)."),
    Step("Trouble walking", RADIO, "10 of 10, Could not walk at all", "Saved: Trouble walking."),
    Step("Stiff muscles or spasms", RADIO, "0 of 10, None", "Saved: Stiff muscles or spasms."),
    Step("Pain", RADIO, "1 of 10", "Saved: Pain."),
    Step(SLEEP, FIELD, f"{SLEEP}, hours", f"Saved: {SLEEP}.", "6.5", RADIO),
    Step("Falls today", RADIO, "2, Falls today", "Saved: Falls today."),
    Step("Anything different?", TICK, "Got too hot", "Saved: what was different."),
    Step("A note", FIELD, "A note", "Saved: A note.", "knee gave way twice"),
)
GO_ON, FINISH = "Next", "Done"
THANKS = "Thank you. That is all for this day."
END = "Overall 4 · Tiredness 6 · Walking 10 · Stiffness 0 · Pain 1 · Slept 6.5 h · 2 falls · Got too hot"

RATINGS = {"overall": 4, "fatigue": 6, "walking": 10, "stiffness_spasms": 0, "pain": 1}
MEASURES = {"sleep_hours": 6.5, "falls": 2}
FLAGS = {"heat"}
NOTE = "knee gave way twice"


def introduction(place: int) -> str:
    """What is announced when a question comes up."""
    return f"{place + 1} of {len(CHECK_IN)}. {CHECK_IN[place].question}"


def by_actions(reader: Reader, thing: Thing, typed: str = "") -> None:
    """As speech control, switches and a reader's own cursor do: the thing is asked to act."""
    if typed:
        reader.type(thing, typed)
    else:
        reader.press(thing)


def by_keys(reader: Reader, thing: Thing, typed: str = "") -> None:
    """As most readers are used: the keyboard is moved to the thing, and keys are struck."""
    reader.put_focus(thing)
    reader.strike(*(typed or " "))


Act = Callable[..., None]


@pytest.mark.parametrize("act", [by_actions, by_keys])
def test_a_whole_check_in_with_a_screen_reader(
    act: Act, program: Program, reader: Reader, windows: WindowManager, journal: Path
) -> None:
    """Given a new journal, each question answered by what the reader finds: all is announced once and is on disk."""
    for place, step in enumerate(CHECK_IN):
        reader.hear(introduction(place))
        answer(reader, step, act)
        act(reader, reader.find(BUTTON, FINISH if step is CHECK_IN[-1] else GO_ON))
    reader.hear(END)
    assert reader.is_so("focused", reader.find(PANEL, "All done"))
    reader.find(WORDS, THANKS)
    assert reader.announcements == expected_announcements()

    windows.ask_to_close()
    assert program.exit_code() == 0
    assert program.breakage() == []
    entry = recorded(journal)
    assert {rating.symptom: rating.score for rating in entry.ratings} == RATINGS
    assert {measure.name: measure.amount for measure in entry.measures} == MEASURES
    assert {flag.name for flag in entry.flags} == FLAGS
    assert entry.note == NOTE
    assert entry.respondent is Respondent.SELF


@pytest.mark.usefixtures("program")
def test_the_reader_is_told_once_where_the_keyboard_went(reader: Reader) -> None:
    """Given the first question, going on tells of the answer of each that comes up and of no other thing."""
    for place in range(len(CHECK_IN) - 1):
        reader.hear(introduction(place))
        reader.press(reader.find(BUTTON, GO_ON))
    reader.hear(introduction(len(CHECK_IN) - 1))
    assert [thing.role for thing in reader.focus] == [step.keyboard or step.role for step in CHECK_IN]


def answer(reader: Reader, step: Step, act: Act) -> None:
    """Answer one question: the keyboard is there, nothing is filled in, and afterwards the answer is."""
    reader.find(WORDS, step.question)
    waiting = step.keyboard or step.role
    reader.wait_for(lambda: [one.role for one in reader.focused()] == [waiting], f"keyboard on a {waiting} alone")
    thing = reader.find(step.role, step.name)
    if step.typed:
        assert reader.text_of(thing) == ""
        act(reader, thing, step.typed)
        reader.wait_for(lambda: reader.text_of(thing) == step.typed, f"{step.typed!r} in {thing}")
    else:
        assert not reader.is_so("checked", thing)
        act(reader, thing)
        reader.wait_for(lambda: reader.is_so("checked", thing), f"{thing} checked")
        reader.hear(step.saved)


def expected_announcements() -> list[str]:
    """Each question when it comes up, then that its answer is saved; nothing twice."""
    return [words for place, step in enumerate(CHECK_IN) for words in (introduction(place), step.saved)] + [END]


def recorded(journal: Path) -> Entry:
    """The one entry on disk; midnight may have passed since."""
    session = open_session(journal)
    try:
        entries = Journal(session).entries(Span(session.today - timedelta(days=1), session.today))
    finally:
        session.close()
    assert len(entries) == 1
    return entries[0]
