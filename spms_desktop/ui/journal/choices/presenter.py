"""What can be asked in the check-in, what is chosen, and how a choice is kept; no Qt here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from spms_desktop.catalog.instruments import Instrument, instruments
from spms_desktop.catalog.measures import Measure, measures
from spms_desktop.catalog.symptoms import DEFAULT_CORE, Symptom, symptoms
from spms_desktop.domain.due import Round
from spms_desktop.domain.settings import MOST_RATINGS, CheckInChoice
from spms_desktop.i18n import _, ngettext
from spms_desktop.services.drafts import Fields
from spms_desktop.services.questions import Questions, usual
from spms_desktop.services.session import Session
from spms_desktop.ui.journal.choices.own_symptoms import OwnSymptoms, hidden

WALKING, TRANSFERS = "walking", "transfers_trouble"
FEWEST_TO_ORDER = 2
Offer = tuple[str, str]
"""The key of something that can be asked, and its words."""
_SLOW_MEASURES = frozenset({"blood_pressure"})
"""Measured when needed; whoever wants to be reminded is asked with the monthly questions, not every day."""
_NAMED = 3
"""So many are named before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """Instruments that come from the same place."""

    title: str
    offers: tuple[Offer, ...]


class ChoosePresenter:
    """One visit to the form: what it offers to whoever is writing, and what it keeps.

    What this author does not see is not offered, and stays as it was when they save.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._questions = Questions(session)
        self.own = OwnSymptoms(session)

    @property
    def read_only(self) -> bool:
        return self._session.read_only

    @property
    def choice(self) -> CheckInChoice:
        """What is asked now."""
        return self._questions.choice

    @property
    def most_ratings(self) -> int:
        """How many daily ratings this author can choose: those they do not see keep their places."""
        return MOST_RATINGS - len(self._unseen(self.choice.symptoms))

    @property
    def orders_ratings(self) -> bool:
        """Whether enough places are left to choose and order; a caregiver may see next to none."""
        return self.most_ratings >= FEWEST_TO_ORDER

    # What is offered

    def ratings(self) -> list[Offer]:
        """Every symptom, those of the catalogue first."""
        shipped = [(s.id, _(s.label)) for s in symptoms().values()]
        return self._seen([*shipped, *((own.name, own.name) for own in self.own.live())])

    def more_daily(self) -> list[Offer]:
        """The measures that are not asked unless they are chosen."""
        left_out = _SLOW_MEASURES | {part for m in measures().values() for part in m.parts}
        found = [
            m
            for m in measures().values()
            if m.cadence in ("daily_optional", "as_needed") and not m.default_on and m.id not in left_out
        ]
        return self._seen((m.id, self._measure_words(m)) for m in found)

    def of_round(self, which: Round) -> list[Offer]:
        """What a weekly or monthly round can ask, what is proposed first."""
        if which is Round.WEEKLY:
            rated = [s for s in symptoms().values() if s.cadence != "monthly"]
            own = [(own.name, own.name) for own in self.own.live()]
            measured = [m for m in measures().values() if m.cadence == "weekly"]
        else:
            rated = [s for s in symptoms().values() if s.cadence == "monthly"]
            own = []
            measured = [m for m in measures().values() if m.cadence == "monthly" or m.id in _SLOW_MEASURES]
        offers = [*_symptom_words(rated), *own, *((m.id, self._measure_words(m)) for m in measured)]
        proposed = usual(which)
        return self._seen(sorted(offers, key=lambda offer: offer[0] not in proposed))

    def scores(self) -> list[ScoreGroup]:
        """The tests and forms, by who gives the score."""
        found = []
        for who, title in (("clinician", _("Given by a clinic")), ("self", _("From a form you fill in"))):
            rows = [row for row in instruments().values() if row.who == who]
            offers = self._seen((row.id, _score_words(row)) for row in rows)
            if offers:
                found.append(ScoreGroup(title, tuple(offers)))
        return found

    def hint(self, daily: Collection[str]) -> str:
        """A remark below the daily ratings: what may suit better where walking is rated, or nothing."""
        if not self.orders_ratings:
            return _("The other daily ratings are kept private. Only the person can change them.")
        if WALKING not in daily or TRANSFERS in daily:
            return ""
        words = symptoms()[TRANSFERS].label
        if self._session.author.is_person:
            return _("If you do not walk, choose “{other}” instead of walking.").format(other=_(words))
        return _("If the person does not walk, choose “{other}” instead of walking.").format(other=_(words))

    # The choice

    def ticked(self, which: Round, choice: CheckInChoice) -> tuple[str, ...]:
        """What a round asks by a choice: as chosen, or as proposed."""
        chosen = choice.weekly if which is Round.WEEKLY else choice.monthly
        return usual(which) if chosen is None else chosen

    def proposed(self) -> CheckInChoice:
        """What the catalogue proposes; how it is asked stays as it is."""
        return CheckInChoice(DEFAULT_CORE, one_page=self.choice.one_page)

    def keep(self, wanted: CheckInChoice) -> bool:
        """Save what was chosen; whether anything changed. Raises Trouble."""
        before = self.choice
        kept = replace(
            wanted,
            symptoms=self._with_unseen(wanted.symptoms, before.symptoms),
            also=self._with_unseen(wanted.also, before.also),
            weekly=self._round(wanted.weekly, Round.WEEKLY),
            monthly=self._round(wanted.monthly, Round.MONTHLY),
            scores=self._with_unseen(wanted.scores, before.scores),
        )
        self._questions.choose(kept)
        return self.choice != before

    def _round(self, wanted: Sequence[str] | None, which: Round) -> tuple[str, ...] | None:
        """None as long as it is what is proposed, so that a better proposal of a later version is asked, too."""
        if wanted is None:
            return None
        kept = self._with_unseen(wanted, self.ticked(which, self.choice))
        return None if set(kept) == set(usual(which)) else kept

    # Who sees what

    def _seen(self, offers: Iterable[Offer]) -> list[Offer]:
        return [offer for offer in offers if not hidden(self._session, offer[0])]

    def _unseen(self, keys: Iterable[str]) -> list[str]:
        return [key for key in keys if hidden(self._session, key)]

    def _with_unseen(self, chosen: Sequence[str], before: Sequence[str]) -> tuple[str, ...]:
        """The chosen keys, and at their old places those that this author was not shown."""
        kept = list(chosen)
        for key in self._unseen(before):
            kept.insert(min(before.index(key), len(kept)), key)
        return tuple(dict.fromkeys(kept))

    def _measure_words(self, measure: Measure) -> str:
        words = _(measure.label if self._session.author.is_person else measure.caregiver_label)
        # The answers of these end the sentence: "Compared with 3 months ago, I am ... a little better".
        return f"{words} …" if measure.id.startswith("change_3m") else words


def fields_of(choice: CheckInChoice) -> Fields:
    """A choice as it is kept while the form is open."""
    return {
        "symptoms": choice.symptoms,
        "also": choice.also,
        "weekly": choice.weekly or (),
        "monthly": choice.monthly or (),
        "scores": choice.scores,
        "one_page": choice.one_page,
    }


def choice_from(fields: Fields) -> CheckInChoice:
    """The choice that such fields hold; what does not fit is passed over."""
    lists = {name: _words_in(fields.get(name)) for name in ("symptoms", "also", "weekly", "monthly", "scores")}
    return CheckInChoice(**lists, one_page=fields.get("one_page") is True)


def summary(offers: Sequence[Offer], chosen: Collection[str]) -> str:
    """What is asked of a part, in a sentence: the first few by name."""
    words = [text for key, text in offers if key in chosen]
    if not words:
        return _("None of these is asked.")
    more = len(words) - _NAMED
    named = "; ".join(words[:_NAMED] if more > 1 else words)  # there are commas in the words
    if more <= 1:
        return _("Asked: {names}.").format(names=named)
    return _("Asked: {names}, and {n} more.").format(names=named, n=more)


def rhythm(days: int) -> str:
    """How often, in words."""
    if days >= 360:
        return _("once a year")
    if days < 60:
        return ngettext("every week", "every {n} weeks", days // 7)
    return _("every {n} months").format(n=round(days / 30.4))


def _words_in(found: object) -> tuple[str, ...]:
    return tuple(str(word) for word in found) if isinstance(found, list | tuple) else ()


def _symptom_words(rows: Iterable[Symptom]) -> list[Offer]:
    return [(row.id, _(row.label)) for row in rows]


def _score_words(row: Instrument) -> str:
    return _("{score}, {often}").format(score=_(row.label), often=rhythm(row.every_days))
