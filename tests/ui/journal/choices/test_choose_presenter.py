"""What is offered to be asked, to whom, and how a choice is kept; without Qt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spms_desktop.catalog.symptoms import DEFAULT_CORE
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.due import Round
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.settings import MOST_OWN, CheckInChoice, OwnSymptom
from spms_desktop.services.journal import Journal
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.questions import Questions, usual
from spms_desktop.services.session import Session
from spms_desktop.ui.journal.choices.own_symptoms import OwnSymptoms
from spms_desktop.ui.journal.choices.presenter import ChoosePresenter, choice_from, fields_of, rhythm, summary


@pytest.fixture
def presenter(session: Session) -> ChoosePresenter:
    return ChoosePresenter(session)


def keys(offers: list[tuple[str, str]]) -> list[str]:
    return [key for key, _words in offers]


def as_caregiver(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))


def as_person(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if a.is_person))


def shown(presenter: ChoosePresenter, choice: CheckInChoice) -> CheckInChoice:
    """A choice as the form holds it: every tick in so many words."""
    return replace(
        choice,
        weekly=presenter.ticked(Round.WEEKLY, choice),
        monthly=presenter.ticked(Round.MONTHLY, choice),
    )


# What is offered


def test_every_symptom_can_be_rated_daily_own_ones_too(presenter: ChoosePresenter) -> None:
    presenter.own.add(OwnSymptom("Legs of stone"))

    offered = keys(presenter.ratings())

    assert {*DEFAULT_CORE, "intimacy", "tremor", "Legs of stone"} <= set(offered)


def test_more_daily_questions_are_those_not_asked_from_the_start(presenter: ChoosePresenter) -> None:
    offered = keys(presenter.more_daily())

    assert {"near_falls", "temperature", "rest_breaks"} <= set(offered)
    assert not {"note", "sleep_hours", "falls", "blood_pressure", "bp_systolic", "bp_diastolic"} & set(offered)


def test_rounds_offer_what_is_proposed_first(presenter: ChoosePresenter) -> None:
    weekly, monthly = keys(presenter.of_round(Round.WEEKLY)), keys(presenter.of_round(Round.MONTHLY))

    proposed = [key for key in usual(Round.WEEKLY) if key != "caregiver_strain"]
    assert set(weekly[: len(proposed)]) == set(proposed)
    assert {"tremor", "bladder"} <= set(weekly)
    assert {"weight", "blood_pressure", "change_3m", "intimacy"} <= set(monthly)


def test_a_caregivers_own_week_is_offered_to_caregivers_only(session: Session, presenter: ChoosePresenter) -> None:
    assert "caregiver_strain" not in keys(presenter.of_round(Round.WEEKLY))

    as_caregiver(session)

    assert "caregiver_strain" in keys(presenter.of_round(Round.WEEKLY))


def test_scores_are_grouped_and_say_how_often(presenter: ChoosePresenter) -> None:
    clinic, form = presenter.scores()

    assert dict(clinic.offers)["EDSS"].endswith("once a year")
    assert dict(form.offers)["PHQ-9"].endswith("every 4 weeks")
    assert not {key for key, _words in clinic.offers} & {key for key, _words in form.offers}


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (7, "every week"),
        (14, "every 2 weeks"),
        (28, "every 4 weeks"),
        (91, "every 3 months"),
        (182, "every 6 months"),
        (365, "once a year"),
    ],
)
def test_a_rhythm_is_said_plainly(days: int, words: str) -> None:
    assert rhythm(days) == words


def test_who_does_not_walk_is_shown_another_symptom(session: Session, presenter: ChoosePresenter) -> None:
    assert "If you do not walk" in presenter.hint(["walking"])
    assert presenter.hint(["pain"]) == ""
    assert presenter.hint(["walking", "transfers_trouble"]) == ""

    as_caregiver(session)
    assert "If the person does not walk" in presenter.hint(["walking"])


def test_a_summary_names_a_few_and_counts_the_rest() -> None:
    offers = [(letter, letter.upper()) for letter in "abcdefg"]

    assert summary(offers, ["b"]) == "Asked: B."
    assert summary(offers, "abcd") == "Asked: A; B; C; D."
    assert summary(offers, "abcde") == "Asked: A; B; C, and 2 more."
    assert summary(offers, ["elsewhere"]) == "None of these is asked."


# Keeping a choice


def test_a_choice_is_kept_in_one_change_that_can_be_undone(session: Session, presenter: ChoosePresenter) -> None:
    wanted = CheckInChoice(("pain", "bladder"), ("near_falls",), ("tremor",), (), ("EDSS",), one_page=True)

    assert presenter.keep(wanted)

    assert Questions(session).choice == replace(wanted, weekly=("tremor", "caregiver_strain"))
    session.undo()
    assert Questions(session).choice == CheckInChoice(DEFAULT_CORE)


def test_as_proposed_stays_open_to_a_better_proposal(session: Session, presenter: ChoosePresenter) -> None:
    assert presenter.keep(replace(shown(presenter, presenter.choice), symptoms=("pain",)))

    assert (Questions(session).choice.weekly, Questions(session).choice.monthly) == (None, None)


def test_what_a_caregiver_chose_of_their_own_week_outlasts_the_persons_save(
    session: Session, presenter: ChoosePresenter
) -> None:
    as_caregiver(session)
    without = [key for key in usual(Round.WEEKLY) if key != "caregiver_strain"]
    presenter.keep(replace(shown(presenter, presenter.choice), weekly=tuple(without)))
    as_person(session)

    presenter.keep(replace(shown(presenter, presenter.choice), symptoms=("pain",)))

    assert "caregiver_strain" not in (Questions(session).choice.weekly or ("caregiver_strain",))


def test_nothing_is_saved_when_nothing_changed(session: Session, presenter: ChoosePresenter) -> None:
    assert not presenter.keep(shown(presenter, presenter.choice))
    assert not session.can_undo


def test_the_proposal_keeps_how_it_is_asked(presenter: ChoosePresenter) -> None:
    presenter.keep(CheckInChoice(("pain",), one_page=True))

    assert presenter.proposed() == CheckInChoice(DEFAULT_CORE, one_page=True)


def test_a_caregiver_neither_sees_nor_moves_what_is_private(session: Session, presenter: ChoosePresenter) -> None:
    before = CheckInChoice(("pain", "low_mood", "walking"), ("near_falls", "catheter"), ("bowel",), None, ("PHQ-9",))
    presenter.keep(before)
    as_caregiver(session)

    assert presenter.most_ratings == 4
    assert not {"low_mood", "bladder"} & set(keys(presenter.ratings()))
    assert "PHQ-9" not in [key for group in presenter.scores() for key, _words in group.offers]
    presenter.keep(CheckInChoice(("walking", "fatigue"), (), ("tremor",), None, ()))

    kept = Questions(session).choice
    assert kept.symptoms == ("walking", "low_mood", "fatigue")
    assert kept.also == ("catheter",)
    assert set(kept.weekly or ()) == {"tremor", "bowel"}
    assert kept.scores == ("PHQ-9",)


def test_with_next_to_nothing_visible_a_caregiver_cannot_order(session: Session, presenter: ChoosePresenter) -> None:
    presenter.keep(CheckInChoice(("low_mood", "worry", "bladder", "bowel")))
    as_caregiver(session)

    assert not presenter.orders_ratings
    assert "kept private" in presenter.hint(())
    presenter.keep(CheckInChoice(()))
    assert Questions(session).choice.symptoms == ("low_mood", "worry", "bladder", "bowel")


def test_no_rating_at_all_is_refused(presenter: ChoosePresenter) -> None:
    with pytest.raises(BadInput, match="no_ratings"):
        presenter.keep(CheckInChoice(()))


def test_a_choice_survives_as_a_draft() -> None:
    choice = CheckInChoice(("pain",), ("near_falls",), ("bowel",), (), ("EDSS",), one_page=True)

    assert choice_from(fields_of(choice)) == choice
    assert choice_from({"symptoms": 3, "one_page": "yes"}) == CheckInChoice((), (), (), ())


# Own symptoms


@pytest.fixture
def own(session: Session) -> OwnSymptoms:
    return OwnSymptoms(session)


def test_the_same_name_twice_is_refused(own: OwnSymptoms) -> None:
    own.add(OwnSymptom("Legs of stone", "Mine?"))

    for name in ("legs  of stone", "Pain"):
        with pytest.raises(BadInput, match="name_taken"):
            own.add(OwnSymptom(name))

    assert [o.question for o in own.live()] == ["Mine?"]


def test_before_it_is_rated_the_name_can_change(session: Session, own: OwnSymptoms) -> None:
    before = own.add(OwnSymptom("Legs of stome"))
    Questions(session).choose(CheckInChoice(("pain", "Legs of stome")))

    own.edit(before, OwnSymptom("Legs of stone"))

    assert [o.name for o in own.live()] == ["Legs of stone"]
    assert own.given_up() == []
    assert Questions(session).choice.symptoms == ("pain", "Legs of stone")


def test_once_rated_the_name_stays_and_the_words_change(session: Session, own: OwnSymptoms) -> None:
    before = own.add(OwnSymptom("Legs of stone"))
    Journal(session).rate(session.today, Respondent.SELF, "Legs of stone", 4)

    own.edit(before, OwnSymptom("Other", "How heavy were they?"))

    assert own.live() == [OwnSymptom("Legs of stone", "How heavy were they?")]


def test_what_is_given_up_can_be_asked_again_with_its_words(session: Session, own: OwnSymptoms) -> None:
    kept = own.add(OwnSymptom("Legs of stone", "How heavy?"))
    never_rated = own.add(OwnSymptom("Humming"))
    Journal(session).rate(session.today, Respondent.SELF, "Legs of stone", 4)
    own.give_up(kept.name)
    own.give_up(never_rated.name)

    assert [o.name for o in own.given_up()] == ["Humming", "Legs of stone"]
    assert [o.name for o in OwnSymptoms(session).given_up()] == ["Legs of stone"]

    own.ask_again(own.given_up()[1])
    assert own.live() == [kept]


def test_ten_are_the_most(own: OwnSymptoms) -> None:
    for number in range(MOST_OWN):
        assert not own.full
        own.add(OwnSymptom(f"Number {number}"))

    assert own.full
    with pytest.raises(BadInput, match="too_many_own"):
        own.add(OwnSymptom("One more"))


def test_a_private_own_symptom_is_not_shown_to_a_caregiver(session: Session, own: OwnSymptoms) -> None:
    own.add(OwnSymptom("Legs of stone"))
    Privacy(session).keep(["Legs of stone"])

    as_caregiver(session)
    assert own.live() == []

    as_person(session)
    assert len(own.live()) == 1
