"""The catalogue's words for the codes in a summary; a code it does not have is the person's own word for it."""

from __future__ import annotations

from spms_desktop.catalog.abilities import abilities
from spms_desktop.catalog.checks import check_label
from spms_desktop.catalog.event_forms import event_forms
from spms_desktop.catalog.instruments import instruments
from spms_desktop.catalog.measures import flags, measures
from spms_desktop.catalog.medicines import skip_reasons
from spms_desktop.catalog.roles import roles
from spms_desktop.catalog.symptoms import symptom
from spms_desktop.catalog.therapies import therapy_kinds
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.domain.event import EventKind
from spms_desktop.i18n import _, number


def symptom_label(identifier: str) -> str:
    """A symptom's full name; its short one where the full one is a question, which would read oddly on paper."""
    known = symptom(identifier)
    return _(known.short_label if known.label.endswith("?") else known.label)


def role_label(identifier: str) -> str:
    """A care role, or the person's own words for it."""
    known = roles().get(identifier)
    return _(known.label) if known else identifier


def check(what: str) -> str:
    """A check by its id, or the person's own words for it."""
    return _(check_label(what))


def therapy(what: str) -> str:
    """A therapy by its id, or the person's own words for it."""
    known = therapy_kinds().get(what)
    return _(known.label) if known else what


def ability(what: str) -> str:
    """Something to be able to do, by its id or in own words."""
    known = abilities().get(what)
    return _(known.label) if known else what


def instrument(identifier: str) -> str:
    """A clinic test or form."""
    known = instruments().get(identifier)
    return _(known.label) if known else identifier


def score(identifier: str, value: float) -> str:
    """A score with its unit, where it has one."""
    known = instruments().get(identifier)
    unit = known.unit if known else ""
    return _("{value} {unit}").format(value=number(value), unit=_(unit)) if unit else number(value)


def skip_reason(identifier: str) -> str:
    """Why a dose was skipped."""
    return _(skip_reasons().get(identifier, identifier))


def trigger(identifier: str) -> str:
    """What was going on around an event; the words of a day's flag where the forms of events have none."""
    asked = (form.field("triggers") for form in event_forms().values())
    words = next((o.label for field in asked if field for o in field.options if o.id == identifier), "")
    known = flags().get(identifier)
    return _(words or (known.label if known else identifier.replace("_", " ")))


def event_answer(kind: EventKind, name: str, code: str) -> str:
    """The words of one answer in an event's form; empty where nothing was answered."""
    asked = event_forms()[kind].field(name)
    return _(asked.words(code)) if code and asked else ""


def measure_label(identifier: str) -> str:
    """A measure's name; where the catalogue asks in the first person, a plain name for the clinic."""
    plain = {
        "walking_aid": _("Walking aid"),
        "walk_distance": _("Farthest walk without a rest"),
        "sleep_hours": _("Hours of sleep"),
        "help_hours": _("Hours of help a week"),
        "change_3m": _("Compared with 3 months ago"),
        "change_3m_walking": _("Walking, compared with 3 months ago"),
        "change_3m_thinking": _("Thinking, compared with 3 months ago"),
        "change_3m_bladder": _("Bladder, compared with 3 months ago"),
    }
    known = measures().get(identifier)
    return plain.get(identifier) or (_(known.label) if known else identifier)


def is_choice(identifier: str) -> bool:
    """Whether a measure is answered with one of a list of words."""
    known = measures().get(identifier)
    return bool(known and known.options)


def amount(identifier: str, value: float, *, unit: bool = True) -> str:
    """A measure's value in words or as a number with its unit."""
    known = measures().get(identifier)
    if known and known.options:
        orders = {o.order if o.order is not None else n: o.label for n, o in enumerate(known.options)}
        return _(orders.get(round(value), "")) or number(value)
    shown = number(value)
    return _("{value} {unit}").format(value=shown, unit=_(known.unit)) if known and known.unit and unit else shown


def respondent(view: Respondent) -> str:
    """Whose view it is, in the clinic's words."""
    return {
        Respondent.SELF: _("self"),
        Respondent.PROXY: _("proxy"),
        Respondent.TOGETHER: _("together"),
    }[view]


def event_kind(kind: EventKind) -> str:
    """What sort of event; a relapse stays a possible one until the team names it."""
    return {
        EventKind.RELAPSE: _("Possible relapse"),
        EventKind.INFECTION: _("Infection"),
        EventKind.FALL: _("Fall"),
        EventKind.NEAR_FALL: _("Near fall"),
        EventKind.ASSISTED_FALL: _("Fall while held"),
        EventKind.STEROIDS: _("Steroids"),
        EventKind.HOSPITAL: _("Hospital stay"),
        EventKind.HEAT: _("Heat"),
        EventKind.NEW_AID: _("New aid"),
        EventKind.OTHER: _("Other event"),
    }[kind]


def discussion_kind(kind: DiscussionKind) -> str:
    """What sort of thing to raise."""
    return {
        DiscussionKind.QUESTION: _("Question"),
        DiscussionKind.CONCERN: _("Concern"),
        DiscussionKind.NEED: _("Need"),
        DiscussionKind.TROUBLE: _("Trouble with the plan"),
        DiscussionKind.TELL: _("To tell"),
    }[kind]
