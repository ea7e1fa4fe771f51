"""What one paper says of what is to be raised: for whom the paper is, what comes first, and whose words it is in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spms_desktop.domain.appointment import Appointment, next_planned
from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.record import Action
from spms_desktop.domain.validation import clean_text
from spms_desktop.domain.visit import Variant
from spms_desktop.i18n import _
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.discussion import Discussion, Raised
from spms_desktop.services.preparation import Preparations
from spms_desktop.services.preparation_end import sentences
from spms_desktop.services.preparation_keys import keeps_questions
from spms_desktop.services.session import Session
from spms_desktop.services.visit_blocks import is_for
from spms_desktop.services.visit_private import PaperPrivacy

TOP_ITEMS = 3
LONGEST_SENTENCE = 1000


@dataclass(frozen=True, slots=True)
class Matters:
    """The things to raise of one paper, most important first; `for_others` are only counted."""

    sentence: str
    as_seen: tuple[tuple[str, str], ...]
    items: tuple[DiscussionItem, ...]
    left_open: tuple[DiscussionItem, ...]
    for_others: int

    @property
    def top(self) -> tuple[DiscussionItem, ...]:
        return self.items[:TOP_ITEMS]

    @property
    def more(self) -> int:
        return max(0, len(self.items) - TOP_ITEMS)

    @property
    def trouble(self) -> tuple[DiscussionItem, ...]:
        """Trouble with the plan that does not stand among the first already."""
        return tuple(i for i in self.items[TOP_ITEMS:] if i.kind is DiscussionKind.TROUBLE)


def matters(session: Session, privacy: PaperPrivacy, visit: Appointment | None, variant: Variant) -> Matters:
    """What a paper for a visit, or without one for whoever reads such papers, says first."""
    shown = [r for r in Discussion(session).open() if privacy.shows_question(r.item)]
    meant = _Meant(session, visit, variant)
    mine = [r for r in shown if meant.here(r.item)]
    return Matters(
        sentence="" if keeps_questions(session) else session.profile.matters_most,
        as_seen=tuple((author.name, text) for author, text in sentences(session, visit)),
        items=tuple(labelled(r) for r in mine),
        left_open=tuple(labelled(r) for r in mine[TOP_ITEMS:] if r.after),
        for_others=len(shown) - len(mine),
    )


def labelled(raised: Raised) -> DiscussionItem:
    """The item as a paper says it: what a caregiver wrote is never read as the person's own words."""
    if raised.by is None or raised.by.is_person:
        return raised.item
    words = _("Seen by {name}: {words}").format(name=raised.by.name, words=raised.item.text)
    return replace(raised.item, text=words)


def next_visit(session: Session, variant: Variant) -> Appointment | None:
    """The nearest visit with somebody whom the paper is for; that of a neurologist may be with anybody else."""
    visits, today, care = Appointments(session).all(), session.today, Care(session)
    people = [*care.people(), *care.people(retired=True)]
    found = (next_planned(visits, today, p.uid) for p in people if is_for(variant, p.role))
    with_them = [visit for visit in found if visit]
    if with_them:
        return min(with_them, key=lambda v: (v.day, v.uid))
    return next_planned(visits, today) if variant is Variant.NEUROLOGIST else None


def own_sentence(session: Session, visit: Appointment | None) -> str:
    """What matters most in the words of whoever is writing."""
    if session.author.is_person:
        return session.profile.matters_most
    return Preparations(session, visit).now().sentence


def keep_sentence(session: Session, visit: Appointment | None, text: str) -> bool:
    """Keep that sentence: the person's with the profile, a caregiver's apart; False when it was so already."""
    cleaned = clean_text(text, LONGEST_SENTENCE)
    if cleaned == own_sentence(session, visit):
        return False
    if session.author.is_person:
        session.save(Action.PROFILE, [replace(session.profile, matters_most=cleaned)])
    else:
        prepared = Preparations(session, visit)
        prepared.save([replace(prepared.now(), sentence=cleaned)])
    return True


class _Meant:
    """Whether something is for whoever reads the paper: for nobody in particular, for them, or taken along to them."""

    def __init__(self, session: Session, visit: Appointment | None, variant: Variant) -> None:
        self._visit, self._variant = visit, variant
        care = Care(session)
        self._roles = {p.uid: p.role for p in (*care.people(), *care.people(retired=True))}

    def here(self, item: DiscussionItem) -> bool:
        """Whether this one is."""
        if item.person not in self._roles:
            return True
        if self._visit is None:
            return is_for(self._variant, self._roles[item.person])
        return item.person == self._visit.person or item.uid in self._visit.questions
