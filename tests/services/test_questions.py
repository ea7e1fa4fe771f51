"""What is asked and when: five ratings of one's own choice, own symptoms, weekly and monthly rounds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.due import Round, is_due
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.score import Score
from spms_desktop.domain.settings import CheckInChoice, OwnSymptom
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.services.questions import Questions, usual
from spms_desktop.services.session import Session
from tests.conftest import TestClock

SELF, PROXY = Respondent.SELF, Respondent.PROXY
DAY = date(2026, 11, 23)


def as_anna(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))


def eight_days_old(session: Session, clock: TestClock) -> Questions:
    Journal(session).rate(session.today, SELF, "overall", 3)
    clock.forward(days=8)
    return Questions(session)


def test_five_ratings_are_the_most_and_one_the_least(session: Session) -> None:
    questions = Questions(session)
    with pytest.raises(BadInput, match="too_many_ratings"):
        questions.choose(CheckInChoice(("overall", "fatigue", "walking", "pain", "vision", "bladder")))
    with pytest.raises(BadInput, match="no_ratings"):
        questions.choose(CheckInChoice(()))

    questions.choose(CheckInChoice(("vision", "overall")))

    assert questions.daily() == ("vision", "overall")


def test_an_own_symptom_can_be_asked_daily_and_given_up(session: Session) -> None:
    questions = Questions(session)
    questions.keep_own(OwnSymptom("  Cold   feet ", "How cold were they?", "Warm", "Like ice"))
    questions.choose(CheckInChoice(("Cold feet", "overall")))
    assert questions.own()["Cold feet"].anchor_10 == "Like ice"

    questions.give_up_own("Cold feet")

    assert questions.daily() == ("overall",)
    assert list(questions.own()) == []
    assert list(questions.own(retired=True)) == ["Cold feet"]
    session.undo()
    assert questions.daily() == ("Cold feet", "overall")


def test_an_own_symptom_needs_a_name_of_its_own(session: Session) -> None:
    questions = Questions(session)
    for name, problem in (("", "name_missing"), ("Pain", "name_taken"), ("fatigue", "name_taken")):
        with pytest.raises(BadInput, match=problem):
            questions.keep_own(OwnSymptom(name))
    for number in range(10):
        questions.keep_own(OwnSymptom(f"Own {number}"))
    questions.keep_own(OwnSymptom("Own 3", "Mended words"))

    with pytest.raises(BadInput, match="too_many_own"):
        questions.keep_own(OwnSymptom("Own 10"))


def test_weekly_items_come_after_a_week_and_not_on_the_first_day(session: Session, clock: TestClock) -> None:
    questions = Questions(session)
    Journal(session).rate(session.today, SELF, "overall", 3)
    assert questions.due(Round.WEEKLY, session.today, SELF) == ()

    clock.forward(days=7)

    assert set(questions.due(Round.WEEKLY, session.today, SELF)) >= {"hand_use", "walking_aid", "help_hours"}
    assert questions.due(Round.MONTHLY, session.today, SELF) == ()


def test_an_answered_item_is_not_asked_again_for_a_week(session: Session, clock: TestClock) -> None:
    questions = eight_days_old(session, clock)
    Journal(session).rate(session.today, SELF, "hand_use", 2)
    Journal(session).measure(session.today, SELF, "walking_aid", 2)

    assert not {"hand_use", "walking_aid"} & set(questions.due(Round.WEEKLY, session.today, SELF))
    clock.forward(days=6)
    assert "hand_use" not in questions.due(Round.WEEKLY, session.today, SELF)
    clock.forward(days=1)
    assert {"hand_use", "walking_aid"} <= set(questions.due(Round.WEEKLY, session.today, SELF))


def test_a_round_can_be_put_off_without_a_word_more(session: Session, clock: TestClock) -> None:
    questions = eight_days_old(session, clock)
    questions.put_off(Round.WEEKLY, session.today)

    assert questions.due(Round.WEEKLY, session.today, SELF) == ()
    clock.forward(days=7)
    assert questions.due(Round.WEEKLY, session.today, SELF)


def test_what_is_asked_daily_is_not_asked_weekly_too(session: Session) -> None:
    Questions(session).choose(CheckInChoice(("hand_use", "overall")))

    assert "hand_use" not in Questions(session).of_round(Round.WEEKLY)


def test_a_caregiver_is_asked_what_can_be_seen_and_of_their_own_week(session: Session) -> None:
    questions = Questions(session)
    assert "caregiver_strain" not in questions.of_round(Round.WEEKLY)
    assert "numbness_tingling" in questions.of_round(Round.WEEKLY)

    as_anna(session)

    asked = questions.of_round(Round.WEEKLY)
    assert "caregiver_strain" in asked
    assert not {"numbness_tingling", "worry", "bowel"} & set(asked)


def test_the_next_score_is_asked_for_when_its_time_has_come(session: Session, clock: TestClock) -> None:
    questions = Questions(session)
    questions.choose(CheckInChoice(("overall",), scores=("T25FW",)))
    Happenings(session).save_score(Score("", "T25FW", session.today, 9.4, "Dr Weiss", "One stick"))
    clock.forward(days=100)
    assert questions.due_scores(session.today) == []

    clock.forward(days=100)

    assert [(d.instrument, d.last) for d in questions.due_scores(session.today)] == [("T25FW", DAY)]
    questions.put_off("score:T25FW", session.today)
    assert questions.due_scores(session.today) == []


def test_the_usual_rounds_hold_what_the_catalogue_proposes() -> None:
    assert {"walking_aid", "walk_distance", "help_hours", "caregiver_strain", "balance_dizziness"} <= set(
        usual(Round.WEEKLY)
    )
    assert {"weight", "change_3m"} <= set(usual(Round.MONTHLY))
    assert "intimacy" not in usual(Round.MONTHLY)


ago = st.one_of(st.none(), st.integers(min_value=-5, max_value=90))


@given(st.sampled_from([7, 28]), ago, ago, ago)
def test_nothing_is_asked_twice_within_its_time(
    every: int, answered: int | None, put_off: int | None, begun: int | None
) -> None:
    days = [None if n is None else DAY - timedelta(days=n) for n in (answered, put_off, begun)]

    asked = is_due(every, DAY, *days)

    if asked:
        assert answered is None or answered >= every
        assert put_off is None or put_off >= every or put_off < 0
        assert answered is not None or begun is not None
    elif answered is not None and answered >= every:
        assert put_off is not None
        assert 0 <= put_off < every
