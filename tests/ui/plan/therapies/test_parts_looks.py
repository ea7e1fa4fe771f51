"""The four parts are named, large enough, uncut, reached by Tab and quick, also with long texts and ten years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random
from time import perf_counter

import pytest

from spms_desktop.domain.course import CourseName
from spms_desktop.domain.goal import Goal, GoalRating
from spms_desktop.domain.record import Action, Stamp, Stamped, Value
from spms_desktop.domain.therapy import HomePractice, Therapy, TherapySession
from spms_desktop.domain.treatment_idea import TreatmentIdea
from spms_desktop.services.course import Course
from spms_desktop.services.sample.therapies import therapies
from spms_desktop.services.session import Session
from spms_desktop.services.therapies import Therapies
from spms_desktop.storage.versions import Batch
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.plan.course.card import CourseCard
from spms_desktop.ui.plan.goals.card import GoalsCard
from spms_desktop.ui.plan.ideas.card import IdeasCard
from spms_desktop.ui.plan.items.card import ItemsCard
from spms_desktop.ui.plan.therapies.card import TherapiesCard
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.walk import clipped, complaints, tab_complaints
from tests.ui.plan.part_window import PartWindow, settle, shown

CARDS: list[Callable[[Acts], ItemsCard]] = [TherapiesCard, GoalsCard, CourseCard, IdeasCard]
LOOKS = [("light", 100), ("light", 200), ("contrast-dark", 100), ("contrast-dark", 200)]
MOST_SECONDS = 0.03


def write(session: Session, values: list[Stamped[Value]]) -> None:
    session.file.versions.commit(Batch(Action.SAMPLE, session.author.uid, session.now(), values))


def unfold(part: PartWindow) -> None:
    """Open all that is folded."""
    view = part.card.presenter.view()
    for key in (*(item.key for item in view.items), "earlier"):
        part.card.presenter.toggle(key)
    part.card.refresh()
    settle()


@pytest.fixture
def filled(context: Context) -> Context:
    """The sample's therapies, goals, name and ideas in a journal of three years."""
    today = context.session.today
    found = therapies(today - timedelta(days=1096), today, Random(1))
    write(context.session, [Stamped(s.value, Stamp(context.session.author.uid, s.stamp.recorded_at)) for s in found])
    Course(context.session).show(True)
    return context


@pytest.fixture
def wordy(context: Context) -> Context:
    """Each text as long as it may be, with a word that never ends."""
    session, today = context.session, context.session.today
    stamp = Stamp(session.author.uid, session.now())
    line, text = "x" * 200, ("many words " * 30 + "y" * 150)[:490]
    values: list[Value] = [
        Therapy("t", line, text, line, today, today, today, text, text, private=True),
        TherapySession("s", "t", today, text),
        Goal("g", text, today, note=text),
        GoalRating("g", today, 10, text),
        CourseName("c", line, today, line, text),
        TreatmentIdea("i", line, today, text, text, text, today),
    ]
    write(session, [Stamped(value, stamp) for value in values])
    Course(session).show(True)
    return context


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize(("look", "scale"), LOOKS)
def test_each_part_is_named_large_and_uncut(
    theme: Theme, filled: Context, card: Callable[[Acts], ItemsCard], look: str, scale: int
) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    with shown(filled, card, 560 * scale // 100) as part:
        unfold(part)

        assert complaints(part.window) == []
        assert clipped(part.window) == []
        assert tab_complaints(part.window) == []


@pytest.mark.parametrize("card", CARDS)
def test_very_long_texts_wrap(theme: Theme, wordy: Context, card: Callable[[Acts], ItemsCard]) -> None:
    theme.set_scale(200)
    with shown(wordy, card, 1000) as part:
        unfold(part)

        assert part.window.minimumSizeHint().width() <= 1000
        assert clipped(part.window) == []


@pytest.mark.parametrize(("look", "scale"), [LOOKS[0], LOOKS[3]])
def test_the_forms_are_named_large_and_uncut(theme: Theme, wordy: Context, look: str, scale: int) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    asked = {TherapiesCard: ("edit", "end", "next"), GoalsCard: ("edit", "rate", "close"), IdeasCard: ("answer",)}
    for card, ends in {**asked, CourseCard: ("edit",)}.items():
        with shown(wordy, card, 1000) as part:
            for end in (*ends, f"add-{part.card.add_button.accessibleIdentifier().partition('-')[2]}"):
                part.press(end)
                part.card.form.activateWindow()
                settle()
                assert complaints(part.card.form) == [], end
                assert clipped(part.card.form) == [], end
                assert tab_complaints(part.card.form) == [], end
                part.card.form.reject()
                settle()


def test_ten_years_are_shown_without_a_wait(context: Context) -> None:
    session, today = context.session, context.session.today
    stamp = Stamp(session.author.uid, session.now())
    kept = [Therapies(session).keep(Therapy("", f"Therapy {n}", home_programme="Balance")) for n in range(3)]
    weeks = [today - timedelta(days=7 * n) for n in range(520)]
    # one every week, two every month
    pairs = [(t, day) for t, every in zip(kept, (1, 4, 4), strict=True) for day in weeks[::every]]
    values: list[Value] = [TherapySession(f"{t.uid}{day}", t.uid, day) for t, day in pairs]
    values += [HomePractice(t.uid, today - timedelta(days=n)) for t in kept for n in range(3650)]
    values += [Goal(f"g{n}", f"Goal {n}", weeks[0], weeks[0] if n > 4 else None) for n in range(60)]
    values += [GoalRating(f"g{n}", day, 5) for n in range(60) for day in weeks[::13]]
    values += [TreatmentIdea(f"i{n}", f"Idea {n}", weeks[n], dropped=n > 20) for n in range(100)]
    values += [CourseName(f"c{n}", "not_told", weeks[n * 50]) for n in range(8)]
    write(session, [Stamped(value, stamp) for value in values])
    Course(session).show(True)
    for make in CARDS:
        with shown(context, make) as part:
            took = min(_seconds(part) for _try in range(5))
            assert took < MOST_SECONDS, f"{make}: {took * 1000:.0f} ms"


def _seconds(part: PartWindow) -> float:
    start = perf_counter()
    part.card.refresh()
    return perf_counter() - start
