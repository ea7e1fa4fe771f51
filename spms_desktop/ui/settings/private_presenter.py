"""What the person can keep from caregivers, in groups, and how that choice is kept; no Qt here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from spms_desktop.catalog.instruments import instruments
from spms_desktop.catalog.measures import Measure, measures
from spms_desktop.catalog.symptoms import symptoms
from spms_desktop.domain.privacy import Topic
from spms_desktop.i18n import _
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.questions import Questions
from spms_desktop.services.session import Session

Rules = Mapping[str, tuple[str, ...] | None]
"""What is kept, by a caregiver's uid; None follows the choice for everybody, which stands under an empty one."""
_BLADDER_AND_BOWEL = frozenset(
    {"bladder_accidents", "night_bathroom", "catheter", "catheter_times", "bowel_moved", "change_3m_bladder"}
)
_NOT_ONE_ANSWER = frozenset({"text", "multi_choice", "derived_from_dose_log"})
"""The types of what is kept elsewhere: notes have their own "only for me", flags and doses are no measures."""


@dataclass(frozen=True, slots=True)
class PrivateGroup:
    """Items that belong together; a `first` group is shown at once, the others when asked for."""

    key: str
    title: str
    offers: tuple[tuple[str, str], ...]
    first: bool = False


class PrivatePresenter:
    """One visit to the form."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._privacy = Privacy(session)

    @property
    def may_choose(self) -> bool:
        """Only the person whom the journal is about chooses this."""
        return self._session.author.is_person

    @property
    def read_only(self) -> bool:
        return self._session.read_only

    @property
    def person(self) -> str:
        """The name of whom the journal is about."""
        return self._session.profile.name or next((a.name for a in self._session.authors() if a.is_person), "")

    def kept(self, whom: str = "") -> tuple[str, ...]:
        """What one caregiver does not see now, or with no uid every caregiver without a choice of their own."""
        return self._privacy.kept_from(whom)

    def rules(self) -> Rules:
        """The choice for everybody (under an empty uid), and for each caregiver who is offered: None follows it."""
        own = self._privacy.own_rules
        return {uid: self.kept(uid) if not uid or uid in own else None for uid, _words in self.whose()}

    def whose(self) -> list[tuple[str, str]]:
        """For whom something can be chosen; with one caregiver at most there is nothing to tell apart."""
        helpers = [(a.uid, a.name) for a in self._session.authors() if not a.is_person and not a.retired]
        own = self._privacy.own_rules
        return [("", _("Everybody who helps")), *(helpers if len(helpers) > 1 or own else [])]

    def groups(self) -> list[PrivateGroup]:
        """Everything that can be kept, what most people keep first."""
        by_domain = {
            domain: [(s.id, _(s.label)) for s in symptoms().values() if s.domain == domain]
            for domain in ("mood", "bladder_bowel", "private")
        }
        taken = {key for offers in by_domain.values() for key, _words in offers}
        own = [(name, name) for name in sorted(Questions(self._session).own(retired=True), key=str.casefold)]
        others = [(s.id, _(s.label)) for s in symptoms().values() if s.id not in taken]
        measured = [m for m in measures().values() if _is_choice(m)]
        bladder = [(m.id, _measure_words(m)) for m in measured if m.id in _BLADDER_AND_BOWEL]
        topics = tuple((str(topic), words) for topic, words in _topics())
        return [
            PrivateGroup("mood", _("Mood"), tuple(by_domain["mood"]), first=True),
            PrivateGroup("bladder_bowel", _("Bladder and bowel"), (*by_domain["bladder_bowel"], *bladder), first=True),
            PrivateGroup("closeness", _("Closeness"), tuple(by_domain["private"]), first=True),
            PrivateGroup("topics", _("Whole parts of the journal"), topics),
            PrivateGroup("symptoms", _("Other symptoms"), (*others, *own)),
            PrivateGroup(
                "measures",
                _("Numbers and daily facts"),
                tuple((m.id, _measure_words(m)) for m in measured if m.id not in _BLADDER_AND_BOWEL),
            ),
            PrivateGroup("scores", _("Tests and forms"), tuple((i.id, _(i.label)) for i in instruments().values())),
        ]

    def keep(self, wanted: Rules) -> bool:
        """Save what is kept from whom; whether anything changed. Raises Trouble."""
        before = self.rules()
        rules = {whom: None if ticked is None else self._whole(whom, ticked) for whom, ticked in wanted.items()}
        changed = {whom: items for whom, items in rules.items() if _set(items) != _set(before.get(whom))}
        if changed:
            self._privacy.keep_all(changed)
        return bool(changed)

    def _whole(self, whom: str, ticked: Iterable[str]) -> tuple[str, ...]:
        """The ticked items with their parts, and what is kept but has no tick here."""
        offered = {key for group in self.groups() for key, _words in group.offers}
        parts = {part for measure in measures().values() for part in measure.parts}
        elsewhere = [key for key in self.kept(whom) if key not in offered | parts]
        return (*with_parts(ticked), *elsewhere)


def with_parts(ticked: Iterable[str]) -> tuple[str, ...]:
    """The items with the numbers they are kept as, such as both of a blood pressure."""
    found: list[str] = []
    for key in ticked:
        measure = measures().get(key)
        found += [key, *(measure.parts if measure else ())]
    return tuple(dict.fromkeys(found))


def summary(offers: Collection[tuple[str, str]], ticked: Collection[str]) -> str:
    """How much of a group is kept, in a sentence."""
    count = sum(key in ticked for key, _words in offers)
    if not count:
        return _("Caregivers see all of these.")
    return _("Kept from caregivers: {n} of {all}.").format(n=count, all=len(offers))


def _set(items: Iterable[str] | None) -> frozenset[str] | None:
    return None if items is None else frozenset(items)


def _topics() -> list[tuple[Topic, str]]:
    return [
        (Topic.NOTES, _("Notes")),
        (Topic.HAPPENINGS, _("What happened: falls, flares, milestones")),
        (Topic.QUESTIONS, _("What I want to say or ask at visits")),
        (Topic.FORMS, _("Forms I filled in")),
        (Topic.GOALS, _("Goals")),
        (Topic.THERAPIES, _("Therapies")),
        (Topic.IDEAS, _("Treatments to ask about")),
    ]


def _is_choice(measure: Measure) -> bool:
    part_of = {part for other in measures().values() for part in other.parts}
    return measure.type not in _NOT_ONE_ANSWER and not measure.caregiver_only and measure.id not in part_of


def _measure_words(measure: Measure) -> str:
    # The answers of these end the sentence: "Compared with 3 months ago, I am ... a little better".
    words = _(measure.label)
    return f"{words} …" if measure.id.startswith("change_3m") else words
