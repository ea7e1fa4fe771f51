"""The words of the appointments part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spms_desktop.catalog.roles import roles
from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.i18n import _, clock, long_date, ngettext, short_date
from spms_desktop.ui.plan.visits import views

_LONGEST_QUESTION = 160


def visits_part() -> str:
    """The name of the part."""
    return _("Appointments")


def who(visit: Appointment, people: dict[str, CarePerson]) -> str:
    """Whom a visit is with: a name and what they do, or the words that were typed."""
    person = people.get(visit.person)
    if person is None:
        return visit.title or _("Somebody")
    role = roles().get(person.role)
    return _("{name}, {role}").format(name=person.name, role=_(role.label) if role else person.role)


def name(visit: Appointment, people: dict[str, CarePerson]) -> str:
    """The name alone."""
    person = people.get(visit.person)
    return person.name if person else visit.title or _("somebody")


def when(visit: Appointment, today: date) -> str:
    """The day and hour of a visit, and for a coming one how far off it is."""
    day = long_date(visit.day)
    words = _("{day} at {time}").format(day=day, time=clock(visit.at)) if visit.at else day
    return _("{when}, {away}").format(when=words, away=away(visit.day, today)) if visit.day >= today else words


def away(day: date, today: date) -> str:
    """How far off a coming day is."""
    days = (day - today).days
    if days <= 1:
        return _("tomorrow") if days else _("today")
    return ngettext("in {n} day", "in {n} days", days)


def state(visit: Appointment, moved_to: Appointment | None) -> str:
    """What became of a visit; empty for a planned one."""
    if visit.status is AppointmentStatus.MOVED and moved_to:
        return _("Moved to {day}").format(day=short_date(moved_to.day))
    return {
        AppointmentStatus.PLANNED: "",
        AppointmentStatus.ATTENDED: _("Took place"),
        AppointmentStatus.MISSED: _("Missed"),
        AppointmentStatus.MOVED: _("Moved"),
        AppointmentStatus.CANCELLED: _("Cancelled"),
    }[visit.status]


def repeats(months: int) -> str:
    """How often a visit comes again."""
    return ngettext("Repeats every month", "Repeats every {n} months", months) if months else ""


def details(visit: Appointment, *, past: bool) -> list[str]:
    """What was typed about a visit; where it is and what to bring matter only until it is over."""
    before = [
        (_("Where: {text}"), visit.place),
        (_("Getting there: {text}"), visit.transport),
        (_("Bring: {text}"), visit.bring),
    ]
    parts = [] if past else before
    parts += [(_("Note: {text}"), visit.note), (_("Decided: {text}"), visit.decisions)]
    lines = [pattern.format(text=text) for pattern, text in parts if text]
    if not past and visit.every_months:
        lines.append(repeats(visit.every_months))
    return lines


def questions(asked: Sequence[DiscussionItem]) -> list[str]:
    """The questions taken along, with their answers as far as there are."""
    return [
        _("Asked: {text}\nAnswer: {answer}").format(text=item.text, answer=item.answer)
        if item.answer
        else _("To ask: {text}").format(text=item.text)
        for item in asked
    ]


def agreed(follow_up: FollowUp, name: str, today: date) -> str:
    """Who does what by when, or since when it is done."""
    words = _("{name}: {what}").format(name=name, what=follow_up.what)
    if follow_up.done_on:
        return _("Agreed: {what} (done {day})").format(what=words, day=short_date(follow_up.done_on))
    by = by_words(follow_up.by, today)
    return _("Agreed: {what} ({by})").format(what=words, by=by) if by else _("Agreed: {what}").format(what=words)


def by_words(by: date | None, today: date) -> str:
    """By when; of a day that is over only the day itself is told."""
    if by is None:
        return ""
    day = short_date(by)
    return _("by {day}, {away}").format(day=day, away=away(by, today)) if by >= today else _("by {day}").format(day=day)


def short_question(item: DiscussionItem) -> str:
    """A question in one line, for a tick; the whole of it stands in the care team tab."""
    text = " ".join(item.text.split())
    return text if len(text) <= _LONGEST_QUESTION else text[: _LONGEST_QUESTION - 1].rstrip() + "…"


def command(name: str) -> str:
    """What a button says."""
    return {
        views.CHANGE: _("Change"),
        views.MOVE: _("Move"),
        views.CANCEL: _("Cancel visit"),
        views.ATTENDED: _("It took place"),
        views.MISSED: _("It did not"),
        views.AFTER: _("Answers and decisions"),
        views.AGAIN: _("Plan it after all"),
        views.PREPARE: _("Prepare"),
    }[name]


def spoken(name: str) -> str:
    """The same for a screen reader, with room for whom the visit is with."""
    return {
        views.CHANGE: _("Change the visit: {who}"),
        views.MOVE: _("Move the visit: {who}"),
        views.CANCEL: _("Cancel the visit: {who}"),
        views.ATTENDED: _("The visit took place: {who}"),
        views.MISSED: _("The visit did not take place: {who}"),
        views.AFTER: _("Answers and decisions: {who}"),
        views.AGAIN: _("Plan the visit after all: {who}"),
        views.PREPARE: _("Prepare the visit: {who}"),
    }[name]
