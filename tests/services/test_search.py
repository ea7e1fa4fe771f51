"""Finding lines by words in any script, by author, symptom, event and star; and starring them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.domain.entry import Flag, Measure, Rating
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.milestone import Ability, Milestone
from spms_desktop.domain.periods import Span
from spms_desktop.domain.record import Stamp
from spms_desktop.domain.score import Score
from spms_desktop.services.care import Care
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.services.search import Found, Search, Wanted
from spms_desktop.services.session import Session
from spms_desktop.services.stars import Line, Stars, line_ref

SELF, PROXY = Respondent.SELF, Respondent.PROXY
DAY = timedelta(days=1)
NOTES = ("Müde nach dem Einkaufen, 50 % weniger", "今天腿很累，走不动", "متعبة جداً اليوم", "Слабые ноги 🦽 на лестнице")


@pytest.fixture
def full(session: Session) -> Session:
    """Four notes in four scripts, a fall yesterday, ratings of pain, and a note of Anna's."""
    journal = Journal(session)
    for number, note in enumerate(NOTES):
        journal.note(session.today - number * DAY, SELF, note)
    journal.rate(session.today, SELF, "pain", 7)
    Happenings(session).save_event(
        Event("", EventKind.FALL, session.today - DAY, title="Slipped", place="Wet bathroom floor")
    )
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    journal.note(session.today, PROXY, "She looked tired after the bath")
    session.write_as(next(a.uid for a in session.authors() if a.is_person))
    return session


def texts(found: list[Found]) -> list[str]:
    return [getattr(line.value, "text", "") or getattr(line.value, "title", "") for line in found]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("einkauf", 0),
        ("MUDE", 0),
        ("腿很累", 1),
        ("累", 1),
        ("متعبة", 2),
        ("ноги", 3),
        ("🦽", 3),
        ("50 %", 0),
        ("слаб лест", 3),
    ],
)
def test_words_and_parts_of_words_are_found_in_any_script(full: Session, words: str, number: int) -> None:
    assert texts(Search(full).find(Wanted(words))) == [NOTES[number]]


def test_events_are_found_by_their_place(full: Session) -> None:
    found = Search(full).find(Wanted("bath"))

    assert texts(found) == ["She looked tired after the bath", "Slipped"]


@pytest.mark.parametrize("words", ["", "   ", "no such words", '"', "a' OR 1=1 --", "%%%", "___", "NOT AND OR (", "*"])
def test_what_is_not_there_is_not_found_whatever_is_typed(full: Session, words: str) -> None:
    assert Search(full).find(Wanted(words)) == []


def test_words_that_were_changed_or_taken_back_are_found_no_more(full: Session) -> None:
    Journal(full).note(full.today, SELF, "Rested")

    assert Search(full).find(Wanted("Einkaufen")) == []
    full.undo()
    assert texts(Search(full).find(Wanted("Einkaufen"))) == [NOTES[0]]


def test_filters_hold_together(full: Session) -> None:
    search, anna = Search(full), next(a.uid for a in full.authors() if not a.is_person)

    assert texts(search.find(Wanted(author=anna))) == ["She looked tired after the bath"]
    assert texts(search.find(Wanted("bath", event=EventKind.FALL))) == ["Slipped"]
    assert [line.value.score for line in search.find(Wanted(symptom="pain")) if hasattr(line.value, "score")] == [7]
    assert texts(search.find(Wanted("tired", symptom="pain"))) == ["She looked tired after the bath"]
    assert search.find(Wanted("Слабые", symptom="pain")) == []
    assert texts(search.find(Wanted(event=EventKind.FALL))) == ["Slipped"]
    assert search.find(Wanted(author=anna, event=EventKind.FALL)) == []
    assert search.find(Wanted(event=EventKind.FALL, symptom="pain")) == []
    assert search.rated() == {"pain"}


def test_a_starred_line_becomes_something_to_tell_the_team(full: Session) -> None:
    stars = Stars(full)
    line = Search(full).find(Wanted("腿很累"))[0]

    stars.star(Line(line.ref, line.day, NOTES[1]))
    stars.star(Line(line.ref, line.day, NOTES[1]))

    items = Care(full).items()
    assert [(i.kind, i.text, i.day, i.about) for i in items] == [
        (DiscussionKind.TELL, NOTES[1], full.today - DAY, line.ref)
    ]
    assert texts(Search(full).find(Wanted(starred=True))) == [NOTES[1]]
    stars.unstar(line.ref)
    assert Care(full).items() == []
    assert Search(full).find(Wanted(starred=True)) == []


def test_an_answered_star_stays(full: Session) -> None:
    line = Search(full).find(Wanted("腿很累"))[0]
    Stars(full).star(Line(line.ref, line.day, NOTES[1]))
    Care(full).answer_item(Care(full).items()[0], "Try a stick.")

    Stars(full).unstar(line.ref)

    assert [i.answer for i in Care(full).answered()] == ["Try a stick."]


def test_a_star_stays_with_a_line_whose_words_are_mended(full: Session) -> None:
    line = Search(full).find(Wanted("腿很累"))[0]
    Stars(full).star(Line(line.ref, line.day, NOTES[1]))
    Journal(full).note(line.day, SELF, "今天好一点")

    assert texts(Search(full).find(Wanted(starred=True))) == ["今天好一点"]


def test_what_is_private_is_not_found_by_a_caregiver(full: Session) -> None:
    journal = Journal(full)
    journal.note(full.today - 5 * DAY, SELF, "a secret garden", private=True)
    journal.rate(full.today, SELF, "low_mood", 9)
    full.write_as(next(a.uid for a in full.authors() if not a.is_person))

    assert Search(full).find(Wanted("secret")) == []
    assert Search(full).find(Wanted(symptom="low_mood")) == []


def test_any_line_can_be_starred_and_found_again(full: Session) -> None:
    journal = Journal(full)
    journal.measure(full.today, SELF, "falls", 2)
    journal.ticks(full.today, SELF, {"fever"})
    entry = journal.entry(full.today, SELF)
    assert entry is not None
    values: tuple[Rating | Measure | Flag, ...] = (*entry.ratings, *entry.measures, *entry.flags)
    for value in values:
        ref = line_ref(value, Stamp(entry.author, entry.recorded_at, entry.respondent))
        Stars(full).star(Line(ref, full.today, str(value)))

    found = Search(full).find(Wanted(starred=True))

    assert {type(line.value) for line in found} == {Rating, Measure, Flag}


def test_the_star_of_what_others_do_not_see_is_not_seen_by_them(full: Session) -> None:
    journal, stars = Journal(full), Stars(full)
    journal.note(full.today, SELF, "a secret")
    note = Search(full).find(Wanted("secret"))[0]
    stars.star(Line(note.ref, full.today, "a secret"))
    stars.star(Line("rating:low", full.today, "Low mood 9", item="low_mood"))
    stars.star(Line("rating:pain", full.today, "Pain 7", item="pain"))
    journal.note(full.today, SELF, "a secret", private=True)
    assert len(Care(full).items()) == 3

    full.write_as(next(a.uid for a in full.authors() if not a.is_person))

    assert [i.text for i in Care(full).items()] == ["Pain 7"]
    assert [i.text for i in stars.starred().values()] == ["Pain 7"]


def test_own_abilities_and_who_gave_a_score_are_found(full: Session) -> None:
    happenings = Happenings(full)
    happenings.save_milestone(Milestone("", "thread a needle", Ability.LOST, full.today))
    happenings.save_score(Score("", "EDSS", full.today, 6.5, "Dr Weissenbach"))

    assert [type(line.value) for line in Search(full).find(Wanted("needle"))] == [Milestone]
    assert [type(line.value) for line in Search(full).find(Wanted("weissenbach"))] == [Score]


@pytest.mark.parametrize(
    ("words", "number"),
    [("possible relapse", 1), ("bladder", 1), ("relapse weak", 0), ("stairs", 1), ("timed walk", 1), ("T25FW", 1)],
)
def test_words_on_the_screen_are_found_too(full: Session, words: str, number: int) -> None:
    happenings = Happenings(full)
    happenings.save_event(Event("", EventKind.RELAPSE, full.today, title="Légs", symptoms=("bladder",)))
    happenings.save_milestone(Milestone("", "stairs", Ability.LOST, full.today))
    happenings.save_score(Score("", "T25FW", full.today, 9.4))

    assert len(Search(full).find(Wanted(words))) == number
    assert len(Search(full).find(Wanted("legs"))) == 1


def test_a_page_pasted_into_the_search_finds_nothing_and_breaks_nothing(full: Session) -> None:
    assert Search(full).find(Wanted("word " * 50 + " ".join(f"w{n}" for n in range(2000)))) == []


def test_a_caregiver_cannot_take_the_persons_star_away(full: Session) -> None:
    line = Search(full).find(Wanted("tired"))[0]
    Stars(full).star(Line(line.ref, line.day, "tired"))
    full.write_as(next(a.uid for a in full.authors() if not a.is_person))

    with pytest.raises(BadInput, match="persons_entry"):
        Stars(full).unstar(line.ref)

    assert line.ref in Stars(full).starred()


def test_the_star_of_an_event_follows_it_to_another_day(full: Session) -> None:
    happenings = Happenings(full)
    fall = next(e for e in happenings.events(Span(full.today - DAY, full.today)) if e.kind is EventKind.FALL)
    found = Search(full).find(Wanted("Slipped"))[0]
    Stars(full).star(Line(found.ref, found.day, "Slipped"))

    happenings.save_event(replace(fall, start=full.today - 9 * DAY))

    assert texts(Search(full).find(Wanted(starred=True))) == ["Slipped"]
