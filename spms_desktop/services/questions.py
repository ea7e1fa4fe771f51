"""What is asked, and when: the daily choice, own symptoms, and the weekly and monthly rounds that are due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from spms_desktop.catalog.instruments import instruments
from spms_desktop.catalog.measures import flags, measures
from spms_desktop.catalog.symptoms import DEFAULT_CORE, symptoms
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.due import MONTH, WEEK, PutOff, Round, is_due
from spms_desktop.domain.entry import Measure, Rating
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.record import Action
from spms_desktop.domain.score import Score
from spms_desktop.domain.settings import MOST_OWN, MOST_RATINGS, CheckInChoice, OwnSymptom
from spms_desktop.domain.validation import clean_line, clean_text, required_line
from spms_desktop.services.privacy import Privacy, own_only
from spms_desktop.services.session import Session

LONGEST_NAME = 60
_EVERY = {Round.WEEKLY: WEEK, Round.MONTHLY: MONTH}
_CADENCE = {Round.WEEKLY: "weekly", Round.MONTHLY: "monthly"}


@dataclass(frozen=True, slots=True)
class DueScore:
    """An instrument whose next score is asked for, with the day of the last one."""

    instrument: str
    last: date | None


class Questions:
    """Reads and changes what one open journal asks."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # The choice

    @property
    def choice(self) -> CheckInChoice:
        """What is asked, as chosen or as proposed."""
        return self._session.one(CheckInChoice) or CheckInChoice(DEFAULT_CORE)

    def choose(self, choice: CheckInChoice) -> None:
        """Keep a choice; raises BadInput when no rating or more than five are chosen."""
        if not choice.symptoms:
            raise BadInput("no_ratings")
        if len(set(choice.symptoms)) > MOST_RATINGS:
            raise BadInput("too_many_ratings")
        if choice != self.choice:
            self._session.save(Action.SETTINGS, [replace(choice, symptoms=tuple(dict.fromkeys(choice.symptoms)))])

    def own(self, *, retired: bool = False) -> dict[str, OwnSymptom]:
        """The person's own symptoms by name; those given up only when asked for."""
        found = [v.value for v in self._session.versions.live(OwnSymptom)]
        return {o.name: o for o in found if retired or not o.retired}

    def keep_own(self, symptom: OwnSymptom) -> OwnSymptom:
        """Add a symptom in the person's own words, or keep its edited words.

        Raises BadInput("name_missing"), ("name_taken") for what the catalogue has, ("too_many_own") above ten.
        """
        kept = _cleaned(symptom)
        if kept.name not in self.own() and len(self.own()) >= MOST_OWN:
            raise BadInput("too_many_own")
        self._session.save(Action.SETTINGS, [kept])
        return kept

    def rename_own(self, before: str, symptom: OwnSymptom) -> OwnSymptom:
        """Give an own symptom that was never rated another name, wherever it is asked, in one change."""
        kept = _cleaned(symptom)
        if kept.name != before and kept.name in self.own():
            raise BadInput("name_taken")
        former = replace(self.own()[before], retired=True)
        choice = _renamed(self.choice, before, kept.name)
        self._session.save(Action.SETTINGS, [former, kept, choice])
        return kept

    def give_up_own(self, name: str) -> None:
        """Ask about an own symptom no more; its ratings stay, and it leaves the questions in the same change."""
        own = self.own().get(name)
        if own is None:
            return
        if not self._session.author.is_person:
            raise BadInput("persons_choice")
        self._session.save(Action.SETTINGS, [replace(own, retired=True), _renamed(self.choice, name, "")])

    # What is asked of whoever is writing

    def daily(self) -> tuple[str, ...]:
        """The daily ratings in order, without what is kept from this author."""
        return self._asked(self.choice.symptoms)

    def also_daily(self) -> tuple[str, ...]:
        """The further daily questions that were chosen."""
        return self._asked(self.choice.also)

    def of_round(self, which: Round) -> tuple[str, ...]:
        """All questions of a weekly or monthly round for this author, due or not."""
        choice = self.choice
        chosen = choice.weekly if which is Round.WEEKLY else choice.monthly
        wanted = usual(which) if chosen is None else chosen
        return self._asked(i for i in wanted if i not in choice.symptoms and i not in choice.also)

    def due(self, which: Round, day: date, respondent: Respondent) -> tuple[str, ...]:
        """The questions of a round that are asked on a day: those not answered for a week or a month."""
        every, put_off, begun = _EVERY[which], self._put_off(which), self._begun()
        answered = self._answered(Span(day - timedelta(days=every), day), respondent)
        # What was answered before that span is due like what never was.
        return tuple(i for i in self.of_round(which) if is_due(every, day, answered.get(i), put_off, begun))

    def due_scores(self, day: date) -> list[DueScore]:
        """The chosen instruments whose next score may be there by now."""
        begun = self._begun()
        found = []
        for identifier in self._asked(self.choice.scores):
            about = instruments().get(identifier)
            days = [v.value.day for v in self._session.versions.live(Score, item=identifier)]
            last = max(days, default=None)
            if about and is_due(about.every_days, day, last, self._put_off(f"score:{identifier}"), begun):
                found.append(DueScore(identifier, last))
        return found

    def put_off(self, what: str, day: date) -> None:
        """Not now: it is asked again when as much time has passed once more."""
        self._session.save(Action.PUT_OFF, [PutOff(day, what)])

    def _asked(self, items: Iterable[str]) -> tuple[str, ...]:
        """Without what is private: a caregiver is not asked what cannot be seen, nor the person of a helper's week."""
        curtain, author = Privacy(self._session).curtain(), self._session.author
        alone = own_only()
        return tuple(
            i
            for i in items
            if curtain.asks(i)
            and (i not in alone or not author.is_person)
            and (author.is_person or i not in symptoms() or symptoms()[i].caregiver_can_observe != "no")
        )

    def _answered(self, within: Span, respondent: Respondent) -> dict[str, date]:
        """When this author last answered each question as this respondent, within a span."""
        author, last_days = self._session.author.uid, self._session.versions.last_days
        found = {i: d for kind in (Rating, Measure) for i, d in last_days(kind, within, author, respondent).items()}
        whole = {m.id: found[m.parts[0]] for m in measures().values() if m.parts and m.parts[0] in found}
        return found | whole

    def _put_off(self, what: str) -> date | None:
        found = self._session.versions.live(PutOff, item=what, author=self._session.author.uid)
        return max((v.value.day for v in found), default=None)

    def _begun(self) -> date | None:
        spans = [self._session.versions.days(kind) for kind in (Rating, Measure)]
        first = min((span.first for span in spans if span), default=None)
        # The first week is for getting used to the daily questions.
        return first if first and first < self._session.today - DAY else None


def _cleaned(symptom: OwnSymptom) -> OwnSymptom:
    """An own symptom with clean words; its name is none that the catalogue has for anything that is asked."""
    name = clean_text(required_line(symptom.name, "name_missing"), LONGEST_NAME)
    labels = [s.label for s in symptoms().values()] + [m.label for m in measures().values()]
    if name.casefold() in {word.casefold() for word in (*symptoms(), *measures(), *flags(), *instruments(), *labels)}:
        raise BadInput("name_taken")
    words: dict[str, Any] = {f: clean_line(getattr(symptom, f)) for f in ("question", "anchor_0", "anchor_10")}
    return replace(symptom, name=name, **words)


def _renamed(choice: CheckInChoice, before: str, after: str) -> CheckInChoice:
    """A choice in which one item has another name, or with an empty one is gone; one daily rating always stays."""

    def names(items: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for i in items if (name := after if i == before else i))

    return replace(
        choice,
        symptoms=names(choice.symptoms) or DEFAULT_CORE[:1],
        also=names(choice.also),
        weekly=None if choice.weekly is None else names(choice.weekly),
        monthly=None if choice.monthly is None else names(choice.monthly),
    )


def usual(which: Round) -> tuple[str, ...]:
    """What a weekly or monthly round asks until somebody chooses: what the catalogue proposes."""
    cadence = _CADENCE[which]
    asked = [s.id for s in symptoms().values() if s.cadence == cadence and s.default_on]
    return (*asked, *(m.id for m in measures().values() if m.cadence == cadence and m.default_on))
