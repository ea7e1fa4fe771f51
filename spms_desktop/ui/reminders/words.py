"""Reminders in words: in full inside the window, with nothing about health outside of it."""

from __future__ import annotations

from datetime import date, datetime

from spms_desktop.catalog.checks import checks
from spms_desktop.domain.due import Round
from spms_desktop.domain.reminder import Reminder, ReminderKind
from spms_desktop.i18n import _, clock, long_date, ngettext

LONGEST_SUBJECT = 80


def sentence(reminder: Reminder, today: date) -> str:
    """What fell due and when, as it stands in the list."""
    subject = _short(reminder.subject)
    if reminder.kind is ReminderKind.DOSE:
        return _("{medicine}: planned for {when}. Nothing is recorded yet.").format(
            medicine=subject, when=_when(reminder.at, today)
        )
    if reminder.kind is ReminderKind.APPOINTMENT:
        day = reminder.until if reminder.until.time() != datetime.min.time() else None
        when = _when(day, today) if day else _day((reminder.until.date().toordinal() - 1), today)
        return _("Visit with {name}: {when}.").format(name=subject or _("your care team"), when=when)
    if reminder.kind is ReminderKind.PREPARE:
        name = subject or _("your care team")
        return _("A visit with {name} comes up. A good time to prepare it.").format(name=name)
    if reminder.kind is ReminderKind.CHECK:
        planned = _day(reminder.at.date().toordinal(), today)
        return _("{check}: you planned it for {when}.").format(check=_check(reminder.subject), when=planned)
    if reminder.subject == Round.WEEKLY:
        return _("Your weekly questions are there, if you feel like it.")
    return _("Your monthly questions are there, if you feel like it.")


def where(reminder: Reminder) -> str:
    """The button that leads there."""
    return {
        ReminderKind.DOSE: _("Show the dose"),
        ReminderKind.APPOINTMENT: _("Show the visit"),
        ReminderKind.PREPARE: _("Prepare the visit"),
        ReminderKind.CHECK: _("Show the check"),
        ReminderKind.ROUND: _("Show the questions"),
    }[reminder.kind]


def kinds() -> list[tuple[ReminderKind, str]]:
    """What one can be reminded of."""
    return [
        (ReminderKind.DOSE, _("Medicines at a set time")),
        (ReminderKind.APPOINTMENT, _("Appointments")),
        (ReminderKind.PREPARE, _("Preparing a visit")),
        (ReminderKind.CHECK, _("Checks")),
        (ReminderKind.ROUND, _("Weekly and monthly questions")),
    ]


def button(count: int) -> str:
    """The button in the header."""
    return _("Reminders ({n})").format(n=count)


def while_away(count: int) -> str:
    """What is said once when the journal is opened."""
    return ngettext(
        "{n} thing fell due while this computer was off. It is listed under “Reminders”.",
        "{n} things fell due while this computer was off. They are listed under “Reminders”.",
        count,
    ).format(n=count)


def now_due(count: int) -> str:
    """What is said in the window when several things fall due at once."""
    return ngettext(
        "{n} reminder is there now, listed under “Reminders”.",
        "{n} reminders are there now, listed under “Reminders”.",
        count,
    ).format(n=count)


def notice(reminders: list[Reminder], today: date, *, detailed: bool) -> tuple[str, str]:
    """Title and text of a desktop notification; nothing about health unless somebody chose so."""
    if detailed:
        return _("Reminder"), "\n".join(sentence(one, today) for one in reminders[:3])
    return _("Reminder"), _("You asked to be told now. Open the window to see what it is.")


def _check(what: str) -> str:
    known = checks().get(what)
    return _(known.label) if known else _short(what)


def _when(at: datetime, today: date) -> str:
    return _("{day} at {time}").format(day=_day(at.date().toordinal(), today), time=clock(at))


def _day(ordinal: int, today: date) -> str:
    ahead = ordinal - today.toordinal()
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    return near.get(ahead) or long_date(date.fromordinal(ordinal))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SUBJECT else text[: LONGEST_SUBJECT - 1] + "…"
