"""Therapies from the need to the end: referrals, sessions, and what is practised at home."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.periods import Span, last_days
from spms_desktop.domain.privacy import may_change
from spms_desktop.domain.record import Action, Version
from spms_desktop.domain.therapy import HomePractice, Therapy, TherapyEnd, TherapySession, TherapyStage, stage
from spms_desktop.domain.validation import clean_line, clean_text, day_to_write, required_line
from spms_desktop.services.authorship import also_seen_by, may_take_back, seen_or_own
from spms_desktop.services.session import Session

COUNTED_DAYS = 28
"""Practice is counted over the last four weeks."""


@dataclass(frozen=True, slots=True)
class TherapyRecord:
    """One therapy with what was done: its sessions, latest first, and the days of practice in the last four weeks."""

    therapy: Therapy
    stage: TherapyStage
    sessions: tuple[TherapySession, ...]
    practised: frozenset[date]


class Therapies:
    """Reads and changes the therapies of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # Reading

    def running(self) -> list[TherapyRecord]:
        """Those that go on or are wanted, in the order in which they were noted."""
        found = [v.value for v in self._all() if not _ended(v.value)]
        return [self.record(t) for t in sorted(found, key=lambda t: (t.noted_on or date.min, t.what, t.uid))]

    def ended(self) -> list[Therapy]:
        """Those that came to an end, the latest first."""
        found = [v for v in self._all() if _ended(v.value)]
        found.sort(key=lambda v: (v.value.ended_on or date.min, v.stamp.recorded_at))
        return [v.value for v in reversed(found)]

    def therapy(self, uid: str) -> Therapy | None:
        """One therapy that whoever is writing may see."""
        return next((v.value for v in self._all() if v.value.uid == uid), None)

    def also_seen_by(self, uid: str) -> str:
        """Who else sees a therapy that is private, or an empty text."""
        return next((also_seen_by(self._session, v) for v in self._all() if v.value.uid == uid), "")

    def record(self, therapy: Therapy) -> TherapyRecord:
        """A therapy with all that was done."""
        sessions = self.sessions(therapy.uid)
        practised = frozenset(v.value.day for v in self._practice(therapy.uid, last_days(COUNTED_DAYS, self._today)))
        return TherapyRecord(therapy, stage(therapy, begun=bool(sessions)), tuple(sessions), practised)

    def sessions(self, therapy: str) -> list[TherapySession]:
        """The sessions of a therapy, the latest first."""
        found = self._session.versions.live(TherapySession, item=therapy)
        found.sort(key=lambda v: (v.value.day, v.stamp.recorded_at))
        return [v.value for v in reversed(found)]

    # Changing

    def keep(self, therapy: Therapy) -> Therapy:
        """Add a therapy (an empty uid) or keep what was edited.

        Raises BadInput("name_missing") without a name, ("therapy_order") when its days cannot be in that order,
        ("persons_entry") when a caregiver hides what somebody else recorded, or writes in what the person hides.
        """
        days = {n: getattr(therapy, n) for n in ("noted_on", "asked_on", "referred_on", "ended_on")}
        words: dict[str, Any] = {n: clean_text(getattr(therapy, n)) for n in ("need", "goal", "home_programme", "why")}
        kept = replace(
            therapy,
            uid=therapy.uid or uuid.uuid4().hex,
            what=required_line(therapy.what, "name_missing"),
            person=clean_line(therapy.person),
            **words,
        )
        for day in filter(None, days.values()):
            day_to_write(day, self._today)
        if not kept.in_order:
            raise BadInput("therapy_order")
        self._check_private(kept)
        kept = replace(kept, noted_on=kept.noted_on or self._today)
        self._session.save(Action.THERAPY, [kept])
        return kept

    def asked(self, therapy: Therapy, day: date) -> None:
        """A referral was asked for."""
        self.keep(replace(therapy, asked_on=day))

    def referred(self, therapy: Therapy, day: date) -> None:
        """The referral was made."""
        self.keep(replace(therapy, referred_on=day))

    def end(self, therapy: Therapy, day: date, how: TherapyEnd, why: str = "") -> None:
        """It came to an end: the goal was reached, or it stopped."""
        self.keep(replace(therapy, ended_on=day, end=how, why=why))

    def take_up(self, therapy: Therapy) -> None:
        """It goes on after all."""
        self.keep(replace(therapy, ended_on=None, end=None, why=""))

    def keep_session(self, session: TherapySession) -> TherapySession:
        """Add a session (an empty uid) or keep what was edited."""
        day = day_to_write(session.day, self._today)
        kept = replace(session, uid=session.uid or uuid.uuid4().hex, day=day, note=clean_text(session.note))
        self._session.save(Action.THERAPY, [kept])
        return kept

    def take_back_session(self, session: TherapySession) -> bool:
        """Take a session out again; False when it is gone already.

        Raises BadInput("persons_entry") when a caregiver takes out what somebody else wrote down.
        """
        live = self._session.versions.live(TherapySession, item=session.therapy)
        found = [v for v in live if v.value.uid == session.uid]
        if not all(may_take_back(self._session, v) for v in found):
            raise BadInput("persons_entry")
        return self._take_back([v.uid for v in found], TherapySession)

    def practise(self, therapy: str, day: date, *, done: bool = True) -> bool:
        """Tick the home programme for a day, or take the tick away; False when that changes nothing.

        Raises BadInput("persons_entry") when a caregiver takes away somebody else's tick.
        """
        ticks = self._practice(therapy, Span(day, day))
        if not done:
            if not all(may_change(self._session.author, v.stamp.author) for v in ticks):
                raise BadInput("persons_entry")
            return self._take_back([v.uid for v in ticks], HomePractice)
        if not ticks:
            self._session.save(Action.THERAPY, [HomePractice(therapy, day_to_write(day, self._today))])
        return not ticks

    def _take_back(self, versions: list[str], kind: type[TherapySession | HomePractice]) -> bool:
        if versions:
            self._session.save(Action.THERAPY, take_back=versions, touched=[kind])
        return bool(versions)

    def _check_private(self, kept: Therapy) -> None:
        """The one who saves a private therapy is the one who sees it: nobody may take it from somebody else so."""
        before = next((v for v in self._session.versions.live(Therapy) if v.value.uid == kept.uid), None)
        if before is None or not (before.value.private or kept.private):
            return
        if not may_take_back(self._session, before):
            raise BadInput("persons_entry")

    def _all(self) -> list[Version[Therapy]]:
        return seen_or_own(self._session, Therapy)

    def _practice(self, therapy: str, within: Span) -> list[Version[HomePractice]]:
        return self._session.versions.live(HomePractice, within=within, item=therapy)

    @property
    def _today(self) -> date:
        return self._session.today


def _ended(therapy: Therapy) -> bool:
    return stage(therapy, begun=False) is TherapyStage.ENDED
