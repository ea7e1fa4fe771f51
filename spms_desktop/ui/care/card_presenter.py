"""The emergency card without its widgets: its paper, what is still empty on it, and what is typed for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from spms_desktop.domain.emergency import CardPaper, EmergencyCard
from spms_desktop.domain.errors import BadInput
from spms_desktop.i18n import _, listing, short_date
from spms_desktop.report.paper import Paper
from spms_desktop.services.emergency import Emergency
from spms_desktop.services.session import Session
from spms_desktop.ui.care import words
from spms_desktop.ui.paper_window import MadePaper
from spms_desktop.ui.visit.presenter import VisitPresenter


class CardPresenter:
    """The source of the card's paper, and its form."""

    def __init__(self, session: Session, country: str = "") -> None:
        self._session, self._country = session, country
        self._emergency = Emergency(session)
        self.title = _("Emergency card")
        self.identifier = "care.card"

    # The paper

    def work(self, paper: Paper) -> Callable[[], MadePaper]:
        """The paper of the card as it is now."""
        return partial(make, self._emergency.paper(self._country), paper)

    def file_name(self) -> str:
        """A name for the file that says nothing about anybody."""
        return _("Emergency card {date}.pdf").format(date=self._session.today.isoformat())

    # The form

    @property
    def card(self) -> EmergencyCard:
        return self._emergency.card

    @property
    def birth_words(self) -> str:
        """The birth date as it is typed."""
        born = self._emergency.birth_date
        return born.isoformat() if born else ""

    @property
    def persons_choice(self) -> bool:
        """Whether whoever is writing may choose that MS is named."""
        return self._session.author.is_person

    @property
    def last_change(self) -> str:
        """Who changed it last, in a sentence; empty when nobody did."""
        last = self._emergency.last_change
        if last is None:
            return ""
        return _("{name} changed it last, on {day}.").format(name=last.author, day=short_date(last.at.date()))

    def doctor_choices(self) -> list[tuple[str, str]]:
        """Whom the card can name as the doctor."""
        people = [(p.uid, words.shortened(p.name)) for p in self._emergency.doctors()]
        return [("", _("The first of my MS team")), *people]

    def keep(self, card: EmergencyCard, birth: str) -> bool:
        """Keep what was typed; raises BadInput("not_a_date") for a birth date that is none."""
        return self._emergency.keep(card, _date(birth))


def make(card: CardPaper, paper: Paper) -> MadePaper:
    """The PDF of a card; touches neither Qt nor the journal."""
    from spms_desktop.report.emergency_card import missing_glyphs, render  # only now: it is loaded when wanted

    made = render(card, paper)
    remarks = [_not_there(card), _shortened(made.shortened), VisitPresenter.missing_words(missing_glyphs(card))]
    return MadePaper(made.data, "\n".join(filter(None, remarks)))


def _not_there(card: CardPaper) -> str:
    """What is still empty, and where it is filled in."""
    sentences = []
    if not card.contacts:
        sentences.append(_("Nobody to call is named yet. Edit somebody on the team and tick “Call in an emergency”."))
    if not card.allergies:
        sentences.append(_("No allergies are written down yet. If you have none, you can write that too."))
    return " ".join(sentences)


def _shortened(parts: tuple[str, ...]) -> str:
    if not parts:
        return ""
    return _("Not all of it fits on one page. These parts are shortened: {parts}.").format(parts=listing(list(parts)))


def _date(typed: str) -> date | None:
    if not typed.strip():
        return None
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise BadInput("not_a_date") from None
