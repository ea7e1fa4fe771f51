"""The words of the therapies: what one is called, how far it has come, and what comes next."""

from __future__ import annotations

from spms_desktop.catalog.therapies import therapy_kinds
from spms_desktop.domain.therapy import Therapy, TherapyEnd, TherapyStage
from spms_desktop.i18n import _, ngettext, short_date
from spms_desktop.services.therapies import COUNTED_DAYS, TherapyRecord


def what_words(what: str) -> str:
    """The name of a kind of therapy, or the person's own words."""
    known = therapy_kinds().get(what)
    return _(known.label) if known else what


def stage_words(record: TherapyRecord) -> str:
    """How far it has come, in a sentence or two."""
    therapy = record.therapy
    if record.stage is TherapyStage.RUNNING:
        return _going_on(record)
    if record.stage is TherapyStage.REFERRED and therapy.referred_on:
        return _("The referral was made on {day}. No session yet.").format(day=short_date(therapy.referred_on))
    if record.stage is TherapyStage.ASKED and therapy.asked_on:
        return _("A referral was asked for on {day}.").format(day=short_date(therapy.asked_on))
    if record.stage is TherapyStage.ENDED:
        return end_words(therapy)
    return _("Wanted. Nobody was asked for a referral yet.")


def end_words(therapy: Therapy) -> str:
    """How it ended, and when."""
    reached = therapy.end is TherapyEnd.REACHED
    if therapy.ended_on is None:
        return _("The goal was reached.") if reached else _("It stopped.")
    pattern = _("The goal was reached on {day}.") if reached else _("It stopped on {day}.")
    return pattern.format(day=short_date(therapy.ended_on))


def next_step(stage: TherapyStage) -> str:
    """The words of the button for what comes next."""
    return {
        TherapyStage.NEED: _("Asked for a referral"),
        TherapyStage.ASKED: _("Referral made"),
    }.get(stage, _("Add a session"))


def facts(record: TherapyRecord, giver: str) -> tuple[str, ...]:
    """What it is for, who gives it, its goal, what is practised at home and how often lately."""
    therapy = record.therapy
    lines = [
        _("For: {need}").format(need=therapy.need) if therapy.need else "",
        _("With {name}").format(name=giver) if giver else "",
        _("Goal: {goal}").format(goal=therapy.goal) if therapy.goal else "",
        _("At home: {programme}").format(programme=therapy.home_programme) if therapy.home_programme else "",
        practice_words(record),
        _("Why: {why}").format(why=therapy.why) if therapy.why and record.stage is TherapyStage.ENDED else "",
    ]
    return tuple(line for line in lines if line)


def practice_words(record: TherapyRecord) -> str:
    """On how many of the last days it was practised, as a count and no more."""
    if not (record.therapy.home_programme or record.practised) or record.stage is TherapyStage.ENDED:
        return ""
    count = ngettext("Practised on {n} day", "Practised on {n} days", len(record.practised))
    return _("{count} of the last {days}").format(count=count, days=COUNTED_DAYS)


def referral_words(record: TherapyRecord) -> str:
    """The days of the referral once they no longer are the stage itself."""
    therapy = record.therapy
    if record.stage not in (TherapyStage.RUNNING, TherapyStage.REFERRED, TherapyStage.ENDED):
        return ""
    asked, made = therapy.asked_on, therapy.referred_on
    if record.stage is TherapyStage.REFERRED or not made:
        return _("Referral asked for on {day}").format(day=short_date(asked)) if asked else ""
    if not asked:
        return _("Referral made on {day}").format(day=short_date(made))
    return _("Referral asked for on {asked}, made on {made}").format(asked=short_date(asked), made=short_date(made))


def _going_on(record: TherapyRecord) -> str:
    count = ngettext("{n} session so far", "{n} sessions so far", len(record.sessions))
    last = short_date(record.sessions[0].day)
    return _("Going on: {count}, the last one on {day}.").format(count=count, day=last)
