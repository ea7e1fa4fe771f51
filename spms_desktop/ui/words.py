"""Short texts that several screens share."""

from __future__ import annotations

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _


def done(action: Action) -> str:
    """What the message bar says after a change."""
    return {
        Action.CHECK_IN: _("Saved."),
        Action.MEDICINE: _("The plan is saved."),
        Action.DOSE: _("The dose is saved."),
        Action.CARE_PERSON: _("The care team is saved."),
        Action.APPOINTMENT: _("The visit is saved."),
        Action.DISCUSSION: _("Your list is saved."),
        Action.PREPARATION: _("What you prepared is saved."),
        Action.FOLLOW_UP: _("What was agreed is saved."),
        Action.CHECK: _("The check is saved."),
        Action.THERAPY: _("The therapy is saved."),
        Action.GOAL: _("The goal is saved."),
        Action.COURSE: _("What your team calls it is saved."),
        Action.TREATMENT_IDEA: _("The treatment to ask about is saved."),
        Action.QUESTIONNAIRE: _("The form is saved."),
        Action.REMINDER: _("The reminder is saved."),
        Action.EVENT: _("The event is saved."),
        Action.MILESTONE: _("The milestone is saved."),
        Action.SCORE: _("The score is saved."),
        Action.STAR: _("Your list for the care team is saved."),
        Action.PUT_OFF: _("That is fine. It is asked again another time."),
        Action.SETTINGS: _("Your choice is saved."),
        Action.UNDO: _("Undone."),
    }.get(action, _("Saved."))


def undone(action: Action) -> str:
    """What the message bar says after undo."""
    return {
        Action.CHECK_IN: _("Undone: the last answer is as it was before."),
        Action.MEDICINE: _("Undone: the plan is as it was before."),
        Action.DOSE: _("Undone: the dose is as it was before."),
        Action.CARE_PERSON: _("Undone: the care team is as it was before."),
        Action.APPOINTMENT: _("Undone: the visit is as it was before."),
        Action.DISCUSSION: _("Undone: your list is as it was before."),
        Action.PREPARATION: _("Undone: what you prepared is as it was before."),
        Action.FOLLOW_UP: _("Undone: what was agreed is as it was before."),
        Action.CHECK: _("Undone: the check is as it was before."),
        Action.THERAPY: _("Undone: the therapy is as it was before."),
        Action.GOAL: _("Undone: the goal is as it was before."),
        Action.COURSE: _("Undone: what your team calls it is as it was before."),
        Action.TREATMENT_IDEA: _("Undone: the treatment to ask about is as it was before."),
        Action.REMINDER: _("Undone: the reminder is as it was before."),
        Action.QUESTIONNAIRE: _("Undone: the form is as it was before."),
        Action.EVENT: _("Undone: the event is as it was before."),
        Action.MILESTONE: _("Undone: the milestone is as it was before."),
        Action.SCORE: _("Undone: the score is as it was before."),
        Action.STAR: _("Undone: your list for the care team is as it was before."),
        Action.SETTINGS: _("Undone: your choice is as it was before."),
    }.get(action, _("Undone."))


def view(respondent: Respondent) -> str:
    """Whose view it is, in a word or two."""
    return {
        Respondent.SELF: _("own view"),
        Respondent.PROXY: _("caregiver’s view"),
        Respondent.TOGETHER: _("together"),
    }[respondent]
