"""The daily entries: who wrote on which day, when, and what; worse days are missing more often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import HIGHEST, LOWEST, DayValue, EntryMode, Note, Rating
from spms_desktop.domain.event import EventKind
from spms_desktop.domain.periods import Span
from spms_desktop.domain.record import Stamped, Value
from spms_desktop.services.sample.happenings import Episode
from spms_desktop.services.sample.measures import Falls, flags, measures
from spms_desktop.services.sample.names import ANNA, JONAS, MARIA, SUNDAY, at, stamped
from spms_desktop.services.sample.notes import NotePicker
from spms_desktop.services.sample.ratings import Days, score
from spms_desktop.services.sample.truth import CORE, SHARE_LATE, SHARE_NOTES, SHARE_OF_DAYS, TRUTHS, WEEKLY

AWAY_EVERY, AWAY_DAYS = 310, 6
EXTRA_FOR_AWAY = 0.015
SKIPPED_ITEM, SKIPPED_PAIN_BY_OTHERS = 0.03, 0.3
BAD_DAY_CARD, SAME_AS_LAST_TIME = 0.03, 0.02
CORRECTED = 0.009
ANNA_ALONE, BOTH, JONAS_ALONE, TWO_TOGETHER = 0.055, 0.08, 0.025, 0.025  # of the days with an entry
View = tuple[str, Respondent]
SELF: View = (MARIA, Respondent.SELF)
BY_ANNA: View = (ANNA, Respondent.PROXY)
BY_JONAS: View = (JONAS, Respondent.PROXY)
TOGETHER: View = (ANNA, Respondent.TOGETHER)


@dataclass(frozen=True, slots=True)
class Past:
    """What the entries are about: the real days, what happened, and days with a forgotten or new medicine."""

    span: Span
    real: Days
    happened: Sequence[Episode]
    forgotten: frozenset[date]
    new_medicine: frozenset[date]

    def on(self, day: date) -> list[Episode]:
        return [e for e in self.happened if day in e.span]

    def must_be_told(self, day: date) -> bool:
        """Whether something happened that Maria always writes down, so that events and entries agree."""
        return any(e.event.kind in (EventKind.FALL, EventKind.NEW_AID) for e in self.on(day))


class Diary:
    """Writes the entries of a past, day by day."""

    def __init__(self, past: Past, rng: Random) -> None:
        self._past = past
        self._rng = rng
        self._notes = NotePicker(rng)
        self._falls = Falls(past.span.last, rng)
        self._last: tuple[Rating, ...] = ()

    def values(self) -> Iterator[Stamped[Value]]:
        """Every value of every entry, with later corrections."""
        for n, day in enumerate(self._past.span.each()):
            self._falls.pass_day(day)
            for view in self._views(n, day):
                moment = self._moment(day, view)
                author, respondent = view
                written = self._entry(n, day, view)
                yield from (stamped(v, moment, author, respondent) for v in written)
                yield from self._corrections(written, moment, view)

    def _views(self, n: int, day: date) -> tuple[View, ...]:
        """Who writes on a day, perhaps nobody; a fall or a new aid is always written down."""
        rng, strain = self._rng, self._past.real.strain[n]
        draw, who = rng.random(), rng.random()
        away = (n + 130) % AWAY_EVERY < AWAY_DAYS
        likely = max(0.35, min(0.95, SHARE_OF_DAYS + EXTRA_FOR_AWAY - 0.07 * strain))
        if self._past.must_be_told(day):
            return (SELF,)
        if away or draw > likely:
            return ()
        anna_alone = max(0.02, min(0.4, ANNA_ALONE + 0.06 * strain))
        for share, views in (
            (anna_alone, (BY_ANNA,)),
            (BOTH, (SELF, BY_ANNA)),
            (JONAS_ALONE, (BY_JONAS,)),
            (TWO_TOGETHER, (TOGETHER,)),
        ):
            if who < share:
                return views
            who -= share
        return (SELF,)

    def _moment(self, day: date, view: View) -> datetime:
        """An evening between 19 and 21 h, for late entries one to five days after; Anna writes after Maria."""
        rng = self._rng
        late = rng.choice((1, 1, 1, 2, 2, 3, 4, 5)) if rng.random() < SHARE_LATE else 0
        written_on = min(day + timedelta(days=late), self._past.span.last)
        minute = rng.randint(0, 59) if view == SELF else rng.randint(60, 119)
        return at(written_on, 19 + minute // 60, minute % 60)

    def _entry(self, n: int, day: date, view: View) -> list[DayValue]:
        ratings = self._ratings(n, day, view)
        values: list[DayValue] = list(ratings)
        alone = view == SELF or view[1] is Respondent.TOGETHER or not self._maria_wrote(day)
        if view == SELF:
            self._last = tuple(ratings)
        if alone and (len(ratings) > 1 or self._past.must_be_told(day)):
            fell = self._falls.told()
            values += measures(day, self._past.span, self._past.on(day), view == SELF, fell, self._rng)
            values += flags(day, values, self._past.on(day), self._past.forgotten, self._past.new_medicine, self._rng)
        if self._rng.random() < SHARE_NOTES / SHARE_OF_DAYS:
            text = self._notes.pick(view[0], self._moods(n, day), day.month)
            values += [Note(day, text)] if text else []
        return values

    def _maria_wrote(self, day: date) -> bool:
        return bool(self._last) and self._last[0].day == day

    def _ratings(self, n: int, day: date, view: View) -> list[Rating]:
        rng, real = self._rng, self._past.real
        draw = rng.random()
        if view == SELF and draw < SAME_AS_LAST_TIME and len(self._last) > 1:
            return [Rating(day, r.symptom, r.score, EntryMode.CARRIED) for r in self._last if r.symptom in CORE]
        if view == SELF and draw < SAME_AS_LAST_TIME + BAD_DAY_CARD * (1 + max(0.0, real.strain[n])):
            return [Rating(day, CORE[0], score(real.levels[CORE[0]][n], rng))]
        return [Rating(day, s, score(real.levels[s][n], rng, _bias(s, view[1]))) for s in self._answered(day, view)]

    def _answered(self, day: date, view: View) -> Sequence[str]:
        """The symptoms rated on a day: now and then one is skipped, and others often skip pain."""
        asked = CORE + WEEKLY if day.weekday() == SUNDAY and view == SELF else CORE
        unsure = {"pain": SKIPPED_PAIN_BY_OTHERS} if view[1] is Respondent.PROXY else {}
        return [s for s in asked if self._rng.random() > unsure.get(s, SKIPPED_ITEM)] or CORE[:1]

    def _moods(self, n: int, day: date) -> list[str]:
        """The kinds of day that this one is, for the notes."""
        strain = self._past.real.strain[n]
        kinds = {e.event.kind for e in self._past.on(day)}
        special = [k.value for k in (EventKind.RELAPSE, EventKind.INFECTION, EventKind.HEAT) if k in kinds]
        if special:
            return [*special, "bad"]
        usual = "good" if strain < -0.4 else "bad" if strain > 0.6 else ""
        return ["", usual]

    def _corrections(self, written: Sequence[DayValue], moment: datetime, view: View) -> Iterator[Stamped[Value]]:
        """Now and then Maria changes a rating a day or two later; both versions stay."""
        given = [v for v in written if isinstance(v, Rating) and v.mode is EntryMode.GIVEN and v.score < HIGHEST]
        if view != SELF or not given or self._rng.random() > CORRECTED:
            return
        again = at(moment.date() + timedelta(days=self._rng.randint(1, 2)), 18, self._rng.randint(0, 59))
        if again.date() <= self._past.span.last:
            old = self._rng.choice(given)
            other = old.score + (1 if old.score == LOWEST else self._rng.choice((-1, 1)))
            yield stamped(Rating(old.day, old.symptom, other), again, *view)


def _bias(symptom: str, respondent: Respondent) -> float:
    """How much higher somebody else rates the same day; together they settle on Maria's view."""
    if respondent is not Respondent.PROXY:
        return 0.0
    return TRUTHS[symptom].proxy_bias if symptom in TRUTHS else 0.2
