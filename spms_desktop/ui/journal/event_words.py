"""Events in words: one line for a list, and every answer that was given about one."""

from __future__ import annotations

from datetime import date, time

from spms_desktop.catalog.event_forms import EventField, event_forms
from spms_desktop.catalog.symptoms import symptom
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.i18n import _, clock, listing, number, short_date

_TOLD_IN_THE_LINE = ("title",)
_NO_NAME_YET = ("waiting", "not_asked")


def kind_words(kind: EventKind) -> str:
    """What sort of event; a relapse stays a possible one."""
    return _(event_forms()[kind].label)


def event_words(event: Event) -> str:
    """An event in one line; what the team called a possible relapse stands behind it, never in its place."""
    title = f": {event.title}" if event.title else ""
    until = _(" until {day}").format(day=short_date(event.end)) if event.end and event.end != event.start else ""
    words = f"{kind_words(event.kind)}{title}{until}"
    called = _called(event)
    if called:
        words = _("{event}; the team called it: {name}").format(event=words, name=called)
    return only_me(words, private=event.private)


def only_me(text: str, *, private: bool) -> str:
    """The text, and that nobody else sees it."""
    return _("{text} (only for me)").format(text=text) if private else text


def event_details(event: Event) -> tuple[str, ...]:
    """Each answer about an event with what was asked, in the order of its form."""
    form = event_forms()[event.kind]
    told = [(field, answer_words(field, getattr(event, field.id))) for field in form.fields]
    return tuple(
        _("{question}: {answer}").format(question=_(field.label).rstrip("?:"), answer=words)
        for field, words in told
        if words and field.id not in _TOLD_IN_THE_LINE and not (field.id == "team_said" and _called(event))
    )


def answer_words(field: EventField, answer: object) -> str:
    """One answer in words; nothing for none."""
    if answer is None or answer in ("", ()):
        return ""
    if isinstance(answer, tuple):
        return listing([_(symptom(code).label if field.kind == "symptoms" else field.words(code)) for code in answer])
    if isinstance(answer, date):
        return short_date(answer)
    if isinstance(answer, time):
        return clock(answer)
    if isinstance(answer, int | float):
        if field.kind == "rating":
            return _("{n} of 10").format(n=answer)
        return _("{value} {unit}").format(value=number(answer), unit=_(field.unit)) if field.unit else number(answer)
    return _(field.words(str(answer)))


def _called(event: Event) -> str:
    """What the team named a possible relapse, once they have."""
    field = event_forms()[event.kind].field("team_said")
    if event.kind is not EventKind.RELAPSE or field is None or not event.team_said:
        return ""
    waiting = {*_NO_NAME_YET, *(field.words(code) for code in _NO_NAME_YET)}
    return "" if event.team_said in waiting else _(field.words(event.team_said))
