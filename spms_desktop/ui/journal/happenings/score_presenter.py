"""Scores that were given elsewhere, without Qt: which can be typed in, their ranges in words, and the earlier ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from spms_desktop.catalog.form_scores import form_scores
from spms_desktop.catalog.instruments import Instrument, instruments
from spms_desktop.catalog.measures import measures
from spms_desktop.domain.privacy import may_change
from spms_desktop.domain.record import Stamp
from spms_desktop.domain.score import Score
from spms_desktop.i18n import _, number, short_date
from spms_desktop.services.care import Care
from spms_desktop.services.drafts import Fields
from spms_desktop.services.form_guides import band_words, no_diagnosis
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.session import Session
from spms_desktop.ui.widgets.unit_words import unit_words


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form of a score; unlike a Score it need not be complete."""

    instrument: str
    day: date
    value: float | None = None
    given_by: str = ""
    aid: str = ""
    note: str = ""

    @classmethod
    def of(cls, score: Score) -> Typed:
        """A score that is edited."""
        return cls(score.instrument, score.day, score.value, score.given_by, score.aid, score.note)

    def score(self, uid: str) -> Score | None:
        """The score, or None while it has no number or no test."""
        if self.value is None or not self.instrument:
            return None
        aid = self.aid if instruments()[self.instrument].aid_matters else ""
        return Score(uid, self.instrument, self.day, self.value, self.given_by, aid, self.note)


class ScoreDesk:
    """What the form of a score needs from the journal."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.happenings = Happenings(session)

    @property
    def caregiver(self) -> bool:
        """Whether a caregiver is writing."""
        return not self.session.author.is_person

    def offered(self, who: str) -> list[tuple[str, str]]:
        """The instruments of a clinic ("clinician") or of forms ("self") that whoever is writing may see."""
        curtain = Privacy(self.session).curtain()
        return [(i.id, _(i.label)) for i in instruments().values() if i.who == who and curtain.asks(i.id)]

    def may_edit(self, stamp: Stamp | None) -> bool:
        """The person may edit any score, a caregiver those they typed; nobody in a journal that is only read."""
        return not self.session.read_only and (stamp is None or may_change(self.session.author, stamp.author))

    def earlier(self, instrument: str, but: str = "") -> list[tuple[str, str, str]]:
        """The scores of an instrument but one, newest first: day, value, who gave it."""
        found = [s for s, _stamp in self.happenings.scores() if s.instrument == instrument and s.uid != but]
        return [(short_date(s.day), value_words(s), s.given_by) for s in reversed(found)]

    def givers(self) -> list[str]:
        """The people of the care team, who may have given a score."""
        return [person.name for person in Care(self.session).people()]

    def privacy_words(self, instrument: str) -> str:
        """Who sees a score that is about something sensitive; empty for others, and for caregivers."""
        about = instruments()[instrument]
        if self.caregiver or not about.sensitive:
            return ""
        if instrument in Privacy(self.session).items:
            return _("Caregivers do not see this score, unless you choose that they may.")
        return _("You chose that caregivers may see this score.")


def aids() -> list[str]:
    """The walking aids in words."""
    return [_(option.label) for option in measures()["walking_aid"].options]


def range_words(about: Instrument) -> str:
    """The numbers that a score can be."""
    low, high = number(about.minimum), number(about.maximum)
    if about.unit:
        return _("From {low} to {high} {unit}.").format(low=low, high=high, unit=unit_words(_(about.unit)))
    if about.step not in (0.1, 1):
        return _("From {low} to {high}, in steps of {step}.").format(low=low, high=high, step=number(about.step))
    return _("From {low} to {high}.").format(low=low, high=high)


def guide_words(about: Instrument, value: float | None) -> str:
    """What the published guide calls a score of a form, and that it is no diagnosis; empty without a number."""
    if value is None or about.who != "self":
        return ""
    guide = form_scores().get(about.id)
    band = guide.band(value) if guide else None
    parts = [band_words(band) if band else "", no_diagnosis(), _(guide.note) if guide and guide.note else ""]
    return " ".join(part for part in parts if part)


def value_words(score: Score) -> str:
    """The number of a score with its unit, and the aid that belongs to it."""
    about = instruments().get(score.instrument)
    unit = _(about.unit) if about and about.unit else ""
    value = f"{number(score.value)} {unit}".strip()
    return _("{value}, with: {aid}").format(value=value, aid=score.aid) if score.aid else value


def to_draft(typed: Typed) -> Fields:
    """A half-typed score as a draft."""
    found = msgspec.to_builtins(typed)
    assert isinstance(found, dict)
    return found


def from_draft(fields: Fields) -> Typed | None:
    """A half-typed score again, or None when it cannot be read or its test is not there."""
    try:
        found = msgspec.convert(fields, Typed)
    except msgspec.ValidationError:
        return None
    return found if not found.instrument or found.instrument in instruments() else None
