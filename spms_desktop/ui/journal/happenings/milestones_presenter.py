"""What could be done for the last time, and what came back, in words and without Qt."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import msgspec

from spms_desktop.catalog.abilities import abilities
from spms_desktop.domain.milestone import Ability, Milestone, latest
from spms_desktop.domain.privacy import may_change
from spms_desktop.domain.record import Stamp
from spms_desktop.i18n import _, short_date
from spms_desktop.services.drafts import Fields
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class PastLine:
    """One milestone in words, and whether whoever is writing may change it."""

    milestone: Milestone
    words: str
    note: str
    may_change: bool


@dataclass(frozen=True, slots=True)
class AbilityView:
    """One ability: what it is, how it stands now, what can be noted next, and what was noted before."""

    what: str
    label: str
    state: str
    next: Ability
    past: tuple[PastLine, ...]


class Milestones:
    """Reads and keeps the milestones of one journal."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._happenings = Happenings(session)

    @property
    def caregiver(self) -> bool:
        """Whether a caregiver is writing."""
        return not self.session.author.is_person

    @property
    def title(self) -> str:
        """What the list is called."""
        return _("Last time they could …") if self.caregiver else _("Last time I could …")

    def views(self) -> list[AbilityView]:
        """Every ability of the catalogue in its order, then those in own words by name."""
        past: dict[str, list[tuple[Milestone, Stamp]]] = defaultdict(list)
        for milestone, stamp in self._happenings.milestones():
            past[milestone.what].append((milestone, stamp))
        own = sorted((what for what in past if what not in abilities()), key=str.casefold)
        return [self._view(what, past.get(what, [])) for what in (*abilities(), *own)]

    def label(self, what: str) -> str:
        """An ability as it completes "Last time I could"."""
        known = abilities().get(what)
        if known is None:
            return what
        return _((known.caregiver_label if self.caregiver else "") or known.label)

    def next_words(self, change: Ability) -> str:
        """What the button says that notes a change."""
        if change is Ability.LOST:
            return _("Not any more")
        return _("They can again") if self.caregiver else _("I can again")

    def question(self, milestone: Milestone) -> str:
        """What is asked about the day of a milestone."""
        if milestone.change is Ability.LOST:
            return _("Which was the last day?")
        return _("Which was the first day again?")

    def form_title(self, milestone: Milestone) -> str:
        """What the form of one milestone is called."""
        label = self.label(milestone.what)
        if milestone.change is Ability.LOST:
            pattern = _("Last time they could {thing}") if self.caregiver else _("Last time I could {thing}")
        else:
            pattern = _("They can {thing} again") if self.caregiver else _("I can {thing} again")
        return pattern.format(thing=label)

    def new(self, what: str, change: Ability) -> Milestone:
        """A milestone to be filled in, today until another day is chosen."""
        return Milestone("", what, change, self.session.today)

    def save(self, milestone: Milestone) -> Milestone:
        """Add a milestone or keep its edit."""
        return self._happenings.save_milestone(milestone)

    def remove(self, milestone: Milestone) -> None:
        """Take back a milestone noted by mistake."""
        self._happenings.remove_milestone(milestone.uid)

    def _view(self, what: str, past: list[tuple[Milestone, Stamp]]) -> AbilityView:
        now = latest(m for m, _stamp in past).get(what)
        newest_first = sorted(past, key=lambda pair: (pair[0].day, pair[0].change), reverse=True)
        author = self.session.author
        lines = tuple(PastLine(m, past_words(m), m.note, may_change(author, s.author)) for m, s in newest_first)
        lost = now is not None and now.change is Ability.LOST
        state = past_words(now) if now else _("Nothing noted.")
        return AbilityView(what, self.label(what), state, Ability.REGAINED if lost else Ability.LOST, lines)


def past_words(milestone: Milestone) -> str:
    """A milestone with its day."""
    if milestone.change is Ability.LOST:
        pattern = _("Last time: about {day}") if milestone.about else _("Last time: {day}")
    else:
        pattern = _("Again since about {day}") if milestone.about else _("Again since {day}")
    return pattern.format(day=short_date(milestone.day))


def to_draft(milestone: Milestone) -> Fields:
    """A half-typed milestone as a draft."""
    found = msgspec.to_builtins(milestone)
    assert isinstance(found, dict)
    return found


def from_draft(fields: Fields) -> Milestone | None:
    """A half-typed milestone again, or None when it cannot be read."""
    try:
        return msgspec.convert(fields, Milestone)
    except msgspec.ValidationError:
        return None


