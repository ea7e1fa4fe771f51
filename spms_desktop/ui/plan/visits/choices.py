"""What the forms of the appointments part offer and show at first."""

from __future__ import annotations

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.i18n import _
from spms_desktop.services.care import Care
from spms_desktop.services.outcomes import Outcomes
from spms_desktop.services.session import Session
from spms_desktop.ui.plan.visits import words

NOT_CHOSEN = "?"
"""Stands for whom a new visit is with until that is chosen."""
_LONGEST_NAME = 60


class VisitChoices:
    """Reads what can be chosen from one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._care, self._outcomes = Care(session), Outcomes(session)

    def who_choices(self, visit: Appointment) -> list[tuple[str, str]]:
        """Whom a visit can be with: the team, whoever it is with now, and somebody else; nobody at first."""
        team, chosen = self._care.people(), visit.person
        if chosen and chosen not in {p.uid for p in team}:
            team += [p for p in self._care.people(retired=True) if p.uid == chosen]
        first = [(NOT_CHOSEN, _("Please choose"))] if team and not visit.uid else []
        return [*first, *((p.uid, _shortened(p.name)) for p in team), ("", _("Somebody else"))]

    def place_of(self, person: str) -> str:
        """Where somebody usually is."""
        found = self._care.person(person)
        return found.address if found else ""

    def questions_for(self, visit: Appointment) -> list[tuple[str, str]]:
        """What can be taken along: open items, those for whoever is seen first, and those taken along already."""
        items = self._outcomes.questions()
        offered = [i for i in self._care.items() if i.uid not in visit.questions]
        offered.sort(key=lambda i: i.person not in ("", visit.person))  # keeps their rank otherwise
        along = [items[uid] for uid in visit.questions if uid in items]
        return [(i.uid, words.short_question(i)) for i in (*along, *offered)]

    def taken_along(self, visit: Appointment) -> list[DiscussionItem]:
        """The questions of a visit that whoever is writing may see."""
        items = self._outcomes.questions()
        return [items[uid] for uid in visit.questions if uid in items]

    def follow_ups(self, visit: str) -> list[FollowUp]:
        """What was agreed at a visit."""
        return self._outcomes.follow_ups(visit)

    def doers(self) -> list[tuple[str, str]]:
        """Who can do what was agreed: the person, those who help at home, and the care team."""
        team = [(p.uid, _shortened(p.name)) for p in self._care.people()]
        helpers = [a.name for a in self._session.authors() if not a.is_person and not a.retired]
        names = {name for _uid, name in team}
        return [
            ("", _shortened(person_name(self._session))),
            *((n, _shortened(n)) for n in helpers if n not in names),
            *team,
        ]


def person_name(session: Session) -> str:
    """The name of whom the journal is about."""
    return next((a.name for a in session.authors() if a.is_person), _("The person"))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1].rstrip() + "…"
