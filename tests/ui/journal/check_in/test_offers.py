"""What is offered beside the check-in, and that each offer can be left alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.score import Score
from spms_desktop.domain.settings import CheckInChoice
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.services.questions import Questions
from spms_desktop.services.session import Session
from spms_desktop.ui.journal.check_in.offers import Offer, OfferKind, Offers
from tests.conftest import TestClock

SELF = Respondent.SELF


def offered(session: Session, offers: Offers) -> list[Offer]:
    return offers.read(session.today, SELF)


def test_a_new_journal_is_offered_nothing(session: Session) -> None:
    assert offered(session, Offers(session)) == []


def test_a_fall_that_was_counted_can_be_told_about_or_left(session: Session) -> None:
    offers = Offers(session)
    Journal(session).measure(session.today, SELF, "falls", 1)
    (fall,) = offered(session, offers)
    assert (fall.kind, fall.about) == (OfferKind.FALL, EventKind.FALL)

    assert not offers.put_off(fall, session.today)

    assert offered(session, offers) == []
    (again,) = offered(session, Offers(session))
    Happenings(session).save_event(Event("", EventKind.FALL, session.today))
    assert again.kind is OfferKind.FALL
    assert offered(session, Offers(session)) == []


def test_something_new_or_worse_offers_the_possible_relapse_form(session: Session) -> None:
    Journal(session).ticks(session.today, SELF, {"new_or_worse"})

    (offer,) = offered(session, Offers(session))

    assert (offer.kind, offer.about) == (OfferKind.NEW_OR_WORSE, EventKind.RELAPSE)
    Happenings(session).save_event(Event("", EventKind.RELAPSE, session.today))
    assert offered(session, Offers(session)) == []


def test_an_open_event_can_be_closed_or_goes_on(session: Session, clock: TestClock) -> None:
    offers, happenings = Offers(session), Happenings(session)
    cold = happenings.save_event(Event("", EventKind.INFECTION, session.today, title="Bad cold"))
    clock.forward(days=2)
    (offer,) = offered(session, offers)
    assert offer.kind is OfferKind.OPEN_EVENT
    assert "Bad cold" in offer.sentence

    assert offers.put_off(offer, session.today)
    assert offered(session, offers) == []
    session.undo()
    offers.close_event(offer)

    assert offered(session, offers) == []
    found = happenings.event(cold.uid)
    assert found is not None
    assert found[0].end == session.today


def test_a_round_that_is_due_can_be_put_off(session: Session, clock: TestClock) -> None:
    offers = Offers(session)
    Journal(session).rate(session.today, SELF, "overall", 3)
    clock.forward(days=8)
    (weekly,) = offered(session, offers)
    assert (weekly.kind, weekly.about, weekly.no) == (OfferKind.ROUND, "weekly", "Not this week")

    offers.put_off(weekly, session.today)

    assert offered(session, offers) == []
    clock.forward(days=7)
    assert [o.about for o in offered(session, offers)] == ["weekly"]


def test_the_next_score_is_offered_by_name(session: Session, clock: TestClock) -> None:
    Questions(session).choose(CheckInChoice(("overall",), weekly=(), monthly=(), scores=("T25FW",)))
    Happenings(session).save_score(Score("", "T25FW", session.today, 9.4))
    clock.forward(days=190)

    (offer,) = offered(session, Offers(session))

    assert (offer.kind, offer.about) == (OfferKind.SCORE, "T25FW")
    assert "T25FW" in offer.sentence
    assert "2026" in offer.sentence


def test_never_more_than_three_at_once_and_only_today(session: Session, clock: TestClock) -> None:
    Journal(session).rate(session.today, SELF, "overall", 3)
    for kind in (EventKind.INFECTION, EventKind.HEAT, EventKind.HOSPITAL, EventKind.STEROIDS):
        Happenings(session).save_event(Event("", kind, session.today))
    clock.forward(days=30)

    assert len(offered(session, Offers(session))) == 3
    assert Offers(session).read(session.today - timedelta(days=1), SELF) == []


@pytest.mark.parametrize("word", ["should", "overdue", "missed", "forgot", "late"])
def test_no_offer_blames(session: Session, clock: TestClock, word: str) -> None:
    Journal(session).measure(session.today, SELF, "falls", 1)
    Happenings(session).save_event(Event("", EventKind.HEAT, session.today))
    clock.forward(days=40)
    offers = offered(session, Offers(session))

    assert offers
    assert all(word not in f"{o.sentence} {o.yes} {o.no}".lower() for o in offers)
