"""The care team tab without its widgets: what is shown, and every command."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from spms_desktop.catalog.roles import RoleGroup, group_of, roles
from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.privacy import may_change
from spms_desktop.i18n import _, listing, ngettext, short_date
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care, TeamMember
from spms_desktop.services.contacts import shown_phone
from spms_desktop.services.discussion import Discussion, Raised
from spms_desktop.services.session import Session
from spms_desktop.ui.care import words
from spms_desktop.ui.care.item_words import waiting_words, written_words
from spms_desktop.ui.care.views import AnsweredView, FormerView, GroupOffer, ItemView, PersonView


class CarePresenter:
    """The state and the commands of the care team tab for one open journal."""

    def __init__(self, session: Session, country: str = "") -> None:
        self._session = session
        self.country = country
        """Whose way of writing phone numbers is used, by the two letters of the country."""
        self._care, self._visits = Care(session), Appointments(session)
        self._discussion = Discussion(session)

    # The team

    def team(self) -> list[PersonView]:
        """Everybody on the team, group by group, in each by role as in the catalogue and by name."""
        shown: list[PersonView] = []
        group: RoleGroup | None = None
        for member in sorted(self._care.team(), key=_order):
            own = group_of(member.person.role)
            shown.append(self._person_view(member, words.group_words(own) if own != group else ""))
            group = own
        return shown

    def one(self, uid: str) -> PersonView | None:
        """Somebody on the team, without a heading."""
        member = self._care.member(uid)
        return self._person_view(member, "") if member else None

    def missing(self) -> list[GroupOffer]:
        """The groups in which there is nobody yet, each with the role that is offered first."""
        there = {group_of(p.role) for p in self._care.people()}
        first = {role.group: role.id for role in reversed(roles().values())}
        absent = [g for g in RoleGroup if g not in there and g is not RoleGroup.OTHER]
        return [GroupOffer(words.group_words(g), first[g]) for g in absent]

    def former(self) -> list[FormerView]:
        """Those no longer on the team."""
        people = self._care.people(retired=True)
        return [FormerView(p, words.role_words(p.role)) for p in people]

    def people_choices(self) -> list[tuple[str, str]]:
        """Whom a thing to raise can be for: anybody, or somebody on the team."""
        team = [m.person for m in sorted(self._care.team(), key=_order)]
        return [("", _("Anybody on the team")), *((p.uid, words.shortened(p.name)) for p in team)]

    @staticmethod
    def role_choices() -> list[tuple[str, str]]:
        """Every role with its name, the MS team first; the last one is for own words."""
        return [(role.id, _(role.label)) for role in roles().values()]

    def save_person(self, person: CarePerson) -> CarePerson:
        """Add or edit somebody; own words that name a role of the catalogue become that role."""
        by_label = {_(role.label).casefold(): role.id for role in roles().values()}
        role = person.role.strip()
        return self._care.save_person(replace(person, role=by_label.get(role.casefold(), role)))

    def take_off_team(self, person: CarePerson) -> None:
        """Somebody leaves the team; they are kept with all that was noted."""
        self._care.retire(person)

    def bring_back(self, person: CarePerson) -> None:
        """Somebody is on the team again."""
        self._care.retire(person, retired=False)

    # Visits

    @property
    def today(self) -> date:
        return self._session.today

    def keep_visit(self, person: str, day: date, at: time | None, note: str) -> None:
        """Set the next visit; a day that is over means a visit that took place."""
        if day < self.today:
            self._visits.record(person, day, at, note)
        else:
            self._visits.plan(person, day, at, note)

    def cancel_visit(self, visit: Appointment) -> None:
        """The visit will not take place."""
        self._visits.mark(visit, AppointmentStatus.CANCELLED)

    def settle_visit(self, visit: Appointment, *, took_place: bool) -> None:
        """Say of a visit whose time is over whether it took place."""
        self._visits.mark(visit, AppointmentStatus.ATTENDED if took_place else AppointmentStatus.MISSED)

    # Things to raise

    def items(self) -> list[ItemView]:
        """What is to be raised, most important first."""
        names, found = self._names(), self._discussion.open()
        return [
            ItemView(r.item, n, len(found), _about(r.item, names), waiting_words(r), self._may_change(r))
            for n, r in enumerate(found, start=1)
        ]

    def _may_change(self, raised: Raised) -> bool:
        return raised.by is None or may_change(self._session.author, raised.by.uid)

    def answered(self) -> list[AnsweredView]:
        """What was answered, the latest first."""
        names = self._names()
        found = self._discussion.answered()
        return [replace(_answered_view(r.item, names), remark=written_words(r)) for r in found]

    def ask(self, text: str, kind: DiscussionKind, person: str) -> DiscussionItem:
        """Add something at the end of the list."""
        return self._care.ask(text, kind, person)

    def edit(self, item: DiscussionItem) -> None:
        """Keep other words, another kind or person."""
        self._care.edit_item(item)

    def move(self, uid: str, steps: int) -> str:
        """Move something up (negative) or down; gives its new place in words, or nothing at the end of the list."""
        if not self._care.move_item(uid, steps):
            return ""
        items = self._care.items()
        place = next(n for n, i in enumerate(items, start=1) if i.uid == uid)
        return _("Now number {place} of {total}.").format(place=place, total=len(items))

    def answer(self, item: DiscussionItem, text: str) -> None:
        """Keep what was answered; the item leaves the list."""
        self._care.answer_item(item, text)

    def take_off_list(self, item: DiscussionItem) -> None:
        """It need not be raised any more."""
        self._care.drop_item(item)

    def ask_again(self, item: DiscussionItem) -> None:
        """Put something answered at the end of the list."""
        self._care.reopen_item(item)

    # In words

    def _names(self) -> dict[str, str]:
        everybody = [*self._care.people(), *self._care.people(retired=True)]
        return {p.uid: p.name for p in everybody}

    def _person_view(self, member: TeamMember, group: str) -> PersonView:
        ahead, past = member.next_visit, member.to_settle
        if ahead and self._is_over(ahead):
            ahead, past = None, ahead
        return PersonView(
            person=member.person,
            group=group,
            role=words.with_organization(member.person),
            phone=shown_phone(member.person.phone, self.country) if member.person.phone else "",
            next_visit=ahead,
            next_words=self._next_words(ahead),
            past_visit=past,
            past_words=_past_words(past, self.today),
            remark=_remark(member),
            country=self.country,
        )

    def _is_over(self, visit: Appointment) -> bool:
        """Whether a visit of today has begun, so that it can be said what became of it."""
        return visit.day == self.today and (visit.at is None or visit.at <= self._session.now().time())

    def _next_words(self, visit: Appointment | None) -> str:
        if visit is None:
            return _("No visit is set.")
        when = _("{visit}, {away}.").format(
            visit=words.visit_words(visit), away=words.away_words(visit.day, self.today)
        )
        return f"{when}\n{visit.note}" if visit.note else when


def _order(member: TeamMember) -> tuple[int, int, str]:
    role, known = member.person.role, list(roles())
    place = known.index(role) if role in known else len(known)
    return list(RoleGroup).index(group_of(role)), place, member.person.name.casefold()


def _past_words(visit: Appointment | None, today: date) -> str:
    if visit is None:
        return ""
    if visit.day == today:
        return _("Did today’s visit take place?")
    return _("Did the visit on {day} take place?").format(day=words.visit_words(visit))


def _remark(member: TeamMember) -> str:
    parts = [_("Called in an emergency.")] if member.person.emergency else []
    if member.last_visit:
        parts.append(_("Last visit: {day}.").format(day=short_date(member.last_visit.day)))
    if member.open_items:
        parts.append(ngettext("{n} thing to raise.", "{n} things to raise.", member.open_items))
    return " ".join(parts)


def _about(item: DiscussionItem, names: dict[str, str]) -> str:
    name = names.get(item.person, "")
    kind = words.kind_words(item.kind)
    return _("{kind} for {name}").format(kind=kind, name=words.shortened(name)) if name else kind


def _answered_view(item: DiscussionItem, names: dict[str, str]) -> AnsweredView:
    answered = _("answered {day}").format(day=short_date(item.answered_on)) if item.answered_on else ""
    return AnsweredView(item, listing([_about(item, names), answered]), item.answer or _("No answer was written down."))
