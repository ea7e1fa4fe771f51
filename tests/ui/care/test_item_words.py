"""What is said below a thing to raise, and the day of its answer."""

from __future__ import annotations

from datetime import date

import pytest

from spms_desktop.domain.author import Author, AuthorRole
from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.services.care import Care
from spms_desktop.services.discussion import Discussion, Raised
from spms_desktop.services.session import Session
from spms_desktop.ui.care.item_words import waiting_words, written_words
from spms_desktop.ui.care.presenter import CarePresenter

DAY = date(2026, 11, 23)
MARIA = Author("m", "Maria", AuthorRole.PERSON)
ANNA = Author("a", "Anna", AuthorRole.CAREGIVER)
ITEM = DiscussionItem("i", DiscussionKind.QUESTION, "When?", 0, DAY)


@pytest.mark.parametrize(
    ("by", "words"),
    [
        (MARIA, "Written down on 23 Nov 2026 by Maria."),
        (ANNA, "Written down on 23 Nov 2026 by Anna, caregiver."),
        (None, "Written down on 23 Nov 2026."),
    ],
)
def test_whoever_wrote_it_is_named_and_a_caregiver_as_one(by: Author | None, words: str) -> None:
    assert written_words(Raised(ITEM, by)) == words


def test_what_waits_says_since_when_and_over_which_visit() -> None:
    again = DiscussionItem(
        "i", DiscussionKind.QUESTION, "When?", 0, DAY, answer="Later.", again_on=date(2026, 12, 1), private=True
    )

    assert waiting_words(Raised(ITEM, None, date(2026, 12, 4))) == (
        "Written down on 23 Nov 2026. Still open after the visit on 4 Dec 2026."
    )
    assert waiting_words(Raised(again, MARIA)) == (
        "Written down on 23 Nov 2026 by Maria. Asked again since 1 Dec 2026. The answer before: Later. Only you see it."
    )


def test_the_list_shows_them_for_open_and_answered_things(session: Session) -> None:
    care = Care(session)
    care.ask("a")
    Discussion(session).answer(care.ask("b"), "Yes.", DAY)
    presenter = CarePresenter(session)

    assert [v.remark for v in presenter.items()] == ["Written down on 23 Nov 2026 by Maria."]
    assert [v.remark for v in presenter.answered()] == ["Written down on 23 Nov 2026 by Maria."]
