"""The page of one person without its widgets: what is shown, and the notes on what helped."""

from __future__ import annotations

from datetime import date

from spms_desktop.catalog.roles import RoleGroup, group_of, is_clinician
from spms_desktop.catalog.therapies import therapy_kinds
from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.care import CareNote, CarePerson
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.domain.medicine import PlannedMedicine
from spms_desktop.domain.therapy import TherapyStage
from spms_desktop.i18n import _, listing, ngettext, short_date
from spms_desktop.services.care import Care, named_on_papers
from spms_desktop.services.care_notes import CareNotes, NoteRecord
from spms_desktop.services.contacts import shown_phone
from spms_desktop.services.emergency import how_often
from spms_desktop.services.person_record import person_record
from spms_desktop.services.session import Session
from spms_desktop.services.therapies import TherapyRecord
from spms_desktop.ui.care import words
from spms_desktop.ui.care.page_views import Fact, NoteView, PageView
from spms_desktop.ui.care.presenter import CarePresenter

_GIVES_THERAPY = (RoleGroup.THERAPIES, RoleGroup.MENTAL_HEALTH)


class PagePresenter:
    """Reads the pages of one open journal, and changes the notes on them."""

    def __init__(self, session: Session, team: CarePresenter) -> None:
        self._session, self._team = session, team
        self._notes = CareNotes(session)

    @property
    def today(self) -> date:
        return self._session.today

    @property
    def may_hide(self) -> bool:
        """Whether a private note makes sense: somebody else writes in this journal too."""
        return len([a for a in self._session.authors() if not a.retired]) > 1

    def page(self, uid: str) -> PageView | None:
        """Somebody on the team; None when they are gone or no longer on it."""
        card = self._team.one(uid)
        record = person_record(self._session, uid) if card else None
        if card is None or record is None:
            return None
        person, group = record.person, group_of(record.person.role)
        prescribes = is_clinician(person.role) and group is not RoleGroup.THERAPIES
        medicines = tuple(_medicine(p, self.today) for p in record.medicines)
        therapies = tuple(_therapy(t) for t in record.therapies)
        ahead = [a for a in record.ahead if card.next_visit is None or a.uid != card.next_visit.uid]
        return PageView(
            card=card,
            other_phone=shown_phone(person.other_phone, self._team.country) if person.other_phone else "",
            marks=_marks(person),
            also_planned=tuple(Fact(words.visit_words(a), a.note) for a in ahead),
            past=tuple(_visit(a) for a in record.past),
            questions=tuple(_question(i) for i in record.questions),
            answered=tuple(_answered(i) for i in record.answered),
            to_do=tuple(self._agreed(f) for f in record.to_do),
            done=tuple(self._agreed(f) for f in record.done),
            medicines=medicines if medicines or prescribes else None,
            therapies=therapies if therapies or group in _GIVES_THERAPY else None,
            notes=tuple(self._note(n) for n in record.notes),
        )

    def keep_note(self, note: CareNote) -> None:
        """Add or edit what helped."""
        self._notes.keep(note)

    def take_back_note(self, note: CareNote) -> None:
        """It does not stand there any more."""
        self._notes.take_back(note)

    def _agreed(self, follow_up: FollowUp) -> Fact:
        name = self._who(follow_up.who)
        if follow_up.done_on:
            return Fact(_("{who}, done {day}").format(who=name, day=short_date(follow_up.done_on)), follow_up.what)
        if follow_up.by:
            return Fact(_("{who}, by {day}").format(who=name, day=short_date(follow_up.by)), follow_up.what)
        return Fact(name, follow_up.what)

    def _who(self, who: str) -> str:
        if not who:
            return self._session.profile.name or _("The person with MS")
        person = Care(self._session).person(who)
        return words.shortened(person.name if person else who)

    def _note(self, record: NoteRecord) -> NoteView:
        day, mine = short_date(record.note.day), record.author == self._session.author.uid
        head = day if mine else _("{day}, {name}").format(day=day, name=self._session.author_name(record.author))
        return NoteView(record, _("{head}, only for me").format(head=head) if record.note.private else head)


def _marks(person: CarePerson) -> str:
    papers = _("Named in the visit summary.") if named_on_papers(person) else _("Not named in the visit summary.")
    return " ".join([_("Called in an emergency."), papers]) if person.emergency else papers


def _visit(visit: Appointment) -> Fact:
    became = {
        AppointmentStatus.PLANNED: _("nobody said what became of it"),
        AppointmentStatus.ATTENDED: "",
        AppointmentStatus.MISSED: _("missed"),
        AppointmentStatus.MOVED: _("moved"),
        AppointmentStatus.CANCELLED: _("cancelled"),
    }[visit.status]
    return Fact(listing([part for part in (words.visit_words(visit), became) if part]), visit.note, visit.decisions)


def _question(item: DiscussionItem) -> Fact:
    asked = _("{kind}, since {day}").format(kind=words.kind_words(item.kind), day=short_date(item.asked_on))
    return Fact(asked, item.text)


def _answered(item: DiscussionItem) -> Fact:
    day = short_date(item.answered_on or item.asked_on)
    answered = _("{kind}, answered {day}").format(kind=words.kind_words(item.kind), day=day)
    return Fact(answered, item.text, item.answer or _("No answer was written down."))


def _medicine(planned: PlannedMedicine, today: date) -> Fact:
    current = planned.current(today)
    if current:
        taken = listing([part for part in (current.dose, how_often(current.schedule)) if part])
    else:
        ended = planned.stopped or planned.paused
        pattern = _("stopped {day}") if planned.stopped else _("paused {day}")
        taken = pattern.format(day=short_date(ended.on)) if ended and ended.on <= today else ""
    name = planned.medicine.name
    return Fact("", _("{name}: {taken}").format(name=name, taken=taken) if taken else name)


def _therapy(record: TherapyRecord) -> Fact:
    known = therapy_kinds().get(record.therapy.what)
    name, goal = _(known.label) if known else record.therapy.what, record.therapy.goal
    return Fact(_stage(record), name, _("Goal: {goal}").format(goal=goal) if goal else "")


def _stage(record: TherapyRecord) -> str:
    therapy = record.therapy
    if record.stage is TherapyStage.ENDED:
        return _("ended {day}").format(day=short_date(therapy.ended_on)) if therapy.ended_on else _("ended")
    if record.sessions:
        count = ngettext("{n} session", "{n} sessions", len(record.sessions))
        return _("{count}, the last one {day}").format(count=count, day=short_date(record.sessions[0].day))
    if record.stage is TherapyStage.NEED:
        return _("wanted, nobody was asked yet")
    return _("referral made") if record.stage is TherapyStage.REFERRED else _("referral asked for")
