"""The check-in without a window: questions, answers, views, days."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import EntryMode
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.medicine import DoseStatus, MedicineKind
from spms_desktop.domain.periods import last_days
from spms_desktop.domain.record import Action
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.domain.settings import CheckInChoice, OwnSymptom
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.questions import Questions
from spms_desktop.services.session import Session
from spms_desktop.ui.journal.check_in.answers import Answer, Words
from spms_desktop.ui.journal.check_in.presenter import CheckIn, Mode
from spms_desktop.ui.journal.check_in.questions import FLAGS, NOTE, Ask, Question
from tests.conftest import TestClock


@pytest.fixture
def check_in(session: Session) -> CheckIn:
    return CheckIn(session)


def asked(check_in: CheckIn, key: str) -> Question:
    return next(q for q in check_in.questions if q.key == key)


def test_the_daily_core_asks_nine_things_and_fills_nothing_in(check_in: CheckIn) -> None:
    keys = [q.key for q in check_in.questions]

    assert keys == ["overall", "fatigue", "walking", "stiffness_spasms", "pain", "sleep_hours", "falls", FLAGS, NOTE]
    assert [check_in.answer(q) for q in check_in.questions] == [None] * 9
    assert check_in.step_text == "1 of 9"


def test_the_persons_own_choice_is_asked_in_their_order(session: Session) -> None:
    session.save(Action.SETTINGS, [CheckInChoice(("pain", "vision"))])

    assert [q.key for q in CheckIn(session).questions if q.ask is Ask.RATING] == ["pain", "vision"]


def test_every_answer_is_saved_at_once_and_read_back(session: Session, check_in: CheckIn) -> None:
    answers: dict[str, Answer] = {"pain": 4, "sleep_hours": 6.5, FLAGS: frozenset({"heat"}), NOTE: Words("A calm day.")}
    for key, answer in answers.items():
        assert check_in.put(asked(check_in, key), answer)

    again = CheckIn(session)
    assert {key: again.answer(asked(again, key)) for key in answers} == answers
    assert check_in.status == "Saved 11:00"


def test_the_same_answer_again_saves_nothing(session: Session, check_in: CheckIn) -> None:
    check_in.put(asked(check_in, "pain"), 4)
    changes = session.file.check().rows["change"]

    assert not check_in.put(asked(check_in, "pain"), 4)
    assert session.file.check().rows["change"] == changes


@pytest.mark.parametrize("key", ["pain", "sleep_hours", FLAGS, NOTE])
def test_an_answer_can_be_taken_back(check_in: CheckIn, key: str) -> None:
    answers: dict[str, Answer] = {"pain": 4, "sleep_hours": 6.5, FLAGS: frozenset({"heat"}), NOTE: Words("Words")}
    check_in.put(asked(check_in, key), answers[key])

    check_in.put(asked(check_in, key), None)

    assert check_in.answer(asked(check_in, key)) is None


def test_one_can_go_forward_and_back_but_not_past_the_ends(check_in: CheckIn) -> None:
    check_in.back()
    assert check_in.position == 0
    for _ in range(8):
        check_in.forward()
    assert (check_in.at_end, check_in.finished) == (True, False)

    check_in.forward()

    assert (check_in.position, check_in.finished, check_in.title) == (8, True, "Check-in: all done")
    check_in.back()
    assert (check_in.position, check_in.finished) == (8, False)


def test_another_day_begins_at_its_first_question_and_says_it_is_late(session: Session, check_in: CheckIn) -> None:
    check_in.forward()

    check_in.go_to_day(session.today - timedelta(days=3))

    assert check_in.position == 0
    assert "late" in check_in.late_text


def test_tomorrow_cannot_be_reached(session: Session, check_in: CheckIn) -> None:
    check_in.go_to_day(session.today + timedelta(days=1))

    assert check_in.day == session.today


def test_after_midnight_an_untouched_check_in_turns_to_the_new_day(
    session: Session, check_in: CheckIn, clock: TestClock
) -> None:
    before = check_in.day
    assert not check_in.midnight()
    clock.forward(days=1)

    assert check_in.midnight()
    assert check_in.day == session.today == before + timedelta(days=1)


def test_after_midnight_a_check_in_that_has_begun_stays_on_its_day(check_in: CheckIn, clock: TestClock) -> None:
    before = check_in.day
    check_in.put(asked(check_in, "pain"), 4)
    clock.forward(days=1)

    assert check_in.midnight()
    assert check_in.day == before


def test_a_caregiver_is_asked_in_their_own_words_and_starts_empty(session: Session, check_in: CheckIn) -> None:
    check_in.put(asked(check_in, "pain"), 4)
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))

    check_in.author_switched()

    assert check_in.respondent is Respondent.PROXY
    assert check_in.answer(asked(check_in, "pain")) is None
    assert "person you help" in asked(check_in, "pain").sentence
    assert [v.respondent for v in check_in.views()] == [Respondent.PROXY, Respondent.SELF, Respondent.TOGETHER]


def test_a_view_that_the_new_author_cannot_take_is_not_kept(session: Session, check_in: CheckIn) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    check_in.author_switched()
    session.write_as(next(a.uid for a in session.authors() if a.is_person))

    check_in.reload()  # the window may refresh before it tells who writes now

    assert check_in.respondent is Respondent.SELF


def test_how_many_answers_there_are_is_told(session: Session, check_in: CheckIn) -> None:
    said = [check_in.status]
    for key in ("pain", "fatigue"):
        check_in.put(asked(check_in, key), 4)
        said.append(CheckIn(session).status)

    assert said == ["Each answer is saved at once.", "1 answer so far", "2 answers so far"]


def test_a_caregiver_can_type_what_the_person_says_but_not_over_what_they_said(
    session: Session, check_in: CheckIn
) -> None:
    check_in.put(asked(check_in, "pain"), 4)
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    check_in.author_switched()
    check_in.take_view(Respondent.SELF)

    assert check_in.put(asked(check_in, "fatigue"), 6)
    with pytest.raises(BadInput, match="rated_by_person"):
        check_in.put(asked(check_in, "pain"), 6)

    assert "How much did this bother you" in asked(check_in, "pain").sentence
    found = check_in.journal.entries(last_days(1, session.today))
    assert [(e.score("pain"), e.score("fatigue")) for e in found] == [(4, None), (None, 6)]


def test_a_bad_day_asks_one_thing_and_is_done(check_in: CheckIn) -> None:
    check_in.start(Mode.BAD_DAY)
    assert [q.key for q in check_in.questions] == ["overall"]

    check_in.put(check_in.question, 9)
    check_in.forward()

    assert check_in.finished
    check_in.start(Mode.DAILY)
    assert check_in.answer(asked(check_in, "overall")) == 9
    assert check_in.answer(asked(check_in, "fatigue")) is None


def test_same_as_last_time_is_one_act_marked_as_carried(session: Session, clock: TestClock, check_in: CheckIn) -> None:
    assert check_in.last_day is None
    for key, score in (("overall", 5), ("pain", 2)):
        check_in.put(asked(check_in, key), score)
    clock.forward(days=2)
    check_in.midnight()
    check_in.go_to_day(session.today)
    check_in.put(asked(check_in, "overall"), 7)

    said = check_in.same_as_last()

    assert "carried forward" in said
    entry = check_in.journal.entry(session.today, Respondent.SELF)
    assert entry is not None
    assert [(r.symptom, r.score, r.mode) for r in entry.ratings] == [
        ("overall", 7, EntryMode.GIVEN),
        ("pain", 2, EntryMode.CARRIED),
    ]
    session.undo()
    check_in.reload()
    assert check_in.answer(asked(check_in, "pain")) is None
    assert check_in.answer(asked(check_in, "overall")) == 7


def test_what_is_older_than_a_month_is_not_carried_forward(
    session: Session, clock: TestClock, check_in: CheckIn
) -> None:
    check_in.put(asked(check_in, "pain"), 2)
    clock.forward(days=31)
    check_in.go_to_day(session.today)

    assert check_in.last_day is None
    assert check_in.same_as_last() == ""


def test_the_doses_due_so_far_are_asked_and_ticked_in_one_press(session: Session, clock: TestClock) -> None:
    plan = Plan(session)
    times = Schedule(Rhythm.DAYS, 1, times=(time(8, 0), time(20, 0)))
    plan.add(NewMedicine("Baclofen", MedicineKind.SYMPTOM, session.today, "10 mg", times))
    check_in = CheckIn(session)
    question = asked(check_in, "doses")
    assert [words for _key, words in question.options] == ["08:00 Baclofen 10\N{NO-BREAK SPACE}mg"]

    check_in.put(question, frozenset(str(key) for key, _words in question.options))

    (morning, evening) = plan.doses(last_days(1, session.today))
    assert morning.record is not None
    assert (morning.record.status, evening.record) == (DoseStatus.TAKEN, None)
    check_in.put(question, None)
    assert plan.doses(last_days(1, session.today))[0].record is None
    clock.forward(hours=10)
    check_in.reload()
    assert len(asked(check_in, "doses").options) == 2


def test_weekly_questions_are_worded_for_the_week_and_stay_while_they_are_answered(
    session: Session, clock: TestClock, check_in: CheckIn
) -> None:
    check_in.put(asked(check_in, "pain"), 4)
    clock.forward(days=8)
    check_in.go_to_day(session.today)
    check_in.start(Mode.WEEKLY)
    before = [q.key for q in check_in.questions]
    assert "past 7 days" in asked(check_in, "hand_use").sentence

    check_in.put(asked(check_in, "hand_use"), 3)
    check_in.put(asked(check_in, "walking_aid"), 2.0)

    assert [q.key for q in check_in.questions] == before
    assert (check_in.answer(asked(check_in, "hand_use")), check_in.answer(asked(check_in, "walking_aid"))) == (3, 2.0)


def test_a_blood_pressure_is_one_answer_of_two_numbers(session: Session, check_in: CheckIn) -> None:
    check_in.open_item("bp_systolic")
    assert (check_in.mode, check_in.question.key) == (Mode.ONE, "blood_pressure")

    check_in.put(check_in.question, (128, 82))

    assert check_in.answer(check_in.question) == (128, 82)
    assert session.undo() is Action.CHECK_IN
    check_in.reload()
    assert check_in.answer(check_in.question) is None


@pytest.mark.parametrize(("item", "key"), [("pain", "pain"), ("heat", FLAGS), ("", NOTE), ("falls", "falls")])
def test_a_line_of_a_day_opens_at_its_question(check_in: CheckIn, item: str, key: str) -> None:
    check_in.open_item(item)

    assert (check_in.mode, check_in.question.key) == (Mode.DAILY, key)


def test_an_own_symptom_is_asked_in_own_words(session: Session) -> None:
    questions = Questions(session)
    questions.keep_own(OwnSymptom("Cold feet", "How cold were your feet?", "Warm", "Like ice"))
    questions.choose(CheckInChoice(("Cold feet",)))

    question = CheckIn(session).question

    assert (question.title, question.sentence, question.left, question.right) == (
        "Cold feet",
        "How cold were your feet?",
        "Warm",
        "Like ice",
    )


def test_a_note_that_was_being_typed_when_the_program_was_stopped_is_saved_at_the_next_start(
    session: Session, check_in: CheckIn
) -> None:
    check_in.go_to_day(session.today - timedelta(days=2))
    check_in.keep_draft(Words("Half a sent", private=True))
    assert check_in.journal.entry(check_in.day, Respondent.SELF) is None

    again = CheckIn(session)

    assert again.recover_drafts() == (check_in.day,)
    entry = again.journal.entry(check_in.day, Respondent.SELF)
    assert entry is not None
    assert (entry.note, entry.note_private, entry.late) == ("Half a sent", True, True)
    assert again.recover_drafts() == ()


def test_a_saved_note_leaves_no_draft(check_in: CheckIn) -> None:
    check_in.keep_draft(Words("Half a sent"))
    check_in.put(asked(check_in, NOTE), Words("Half a sentence."))

    assert check_in.recover_drafts() == ()


def test_a_note_of_ten_thousand_letters_in_any_script_is_kept_whole(session: Session, check_in: CheckIn) -> None:
    text = ("مرحبا 🙂 שלום 今天 " * 700)[:10_000].strip()

    check_in.put(asked(check_in, NOTE), Words(text))

    assert CheckIn(session).answer(asked(check_in, NOTE)) == Words(text)
