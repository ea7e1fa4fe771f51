"""The forms of the therapies: what it is, a step of the referral, a session, and the end."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from spms_desktop.catalog.therapies import therapy_kinds
from spms_desktop.domain.therapy import Therapy, TherapyEnd, TherapySession, TherapyStage
from spms_desktop.i18n import _
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.items.form import FormWords, InputForm
from spms_desktop.ui.plan.items.inputs import ChoiceInput, DayInput, Input, LineInput, TextInput, TickInput
from spms_desktop.ui.plan.items.presenter import OWN
from spms_desktop.ui.plan.therapies.presenter import TherapiesPresenter
from spms_desktop.ui.plan.therapies.words import what_words


def therapy_form(
    parent: QWidget, context: Context, presenter: TherapiesPresenter, therapy: Therapy | None = None
) -> InputForm:
    """Adds a therapy, or edits all that is known of one."""
    shown = therapy or Therapy("", "")
    own = bool(shown.what) and shown.what not in therapy_kinds()
    chosen = OWN if own else shown.what or None
    people = presenter.people_choices(shown.person)
    inputs: list[Input] = [
        ChoiceInput.upright("what", _("What kind of therapy?"), presenter.kinds(), chosen),
        LineInput("own", _("What you call it"), shown.what if own else ""),
        TextInput("need", _("What is it needed for?"), shown.need, _("You can leave this out.")),
        ChoiceInput.folded("person", _("Who gives it?"), people, shown.person, _("Somebody on your care team.")),
        TextInput("goal", _("What is the goal?"), shown.goal, _("Such as “walk to the garden alone”.")),
        TextInput("home_programme", _("What is there to practise at home?"), shown.home_programme),
    ]
    if therapy is not None:
        inputs += _days(presenter, therapy)
    if presenter.may_hide:
        inputs.append(TickInput("private", _("Only for me"), shown.private, _("Nobody else who writes here sees it.")))
    title = _("Edit the therapy") if therapy else _("Add a therapy")
    words = FormWords(title, _("Save"))
    draft = f"therapy:{shown.uid or 'new'}"
    return InputForm(parent, context, words, inputs, draft, therapy, {"own": ("what", OWN)})


def step_form(parent: QWidget, context: Context, presenter: TherapiesPresenter, therapy: Therapy) -> InputForm:
    """The day of the next step of the referral."""
    need = presenter.stage(therapy.uid) is TherapyStage.NEED
    title = _("Asked for a referral") if need else _("Referral made")
    words = FormWords(title, _("Save"), what_words(therapy.what))
    day = DayInput("day", _("When was that?"), presenter.today, presenter.today)
    return InputForm(parent, context, words, [day], f"therapy_step:{therapy.uid}", therapy)


def session_form(
    parent: QWidget, context: Context, presenter: TherapiesPresenter, session: TherapySession
) -> InputForm:
    """The day of a session, and a note."""
    therapy = presenter.therapy(session.therapy)
    title = _("Edit the session") if session.uid else _("Add a session")
    take_out = _("Take it out") if session.uid else ""
    words = FormWords(title, _("Save"), what_words(therapy.what), take_out=take_out)
    inputs = [
        DayInput("day", _("Day"), session.day, presenter.today),
        TextInput("note", _("Note"), session.note, _("You can leave this out.")),
    ]
    draft = f"therapy_session:{session.therapy}:{session.uid or 'new'}"
    return InputForm(parent, context, words, inputs, draft, session if session.uid else None)


def end_form(parent: QWidget, context: Context, presenter: TherapiesPresenter, therapy: Therapy) -> InputForm:
    """How and when it ended, and why."""
    words = FormWords(
        _("End the therapy"), _("Save"), what_words(therapy.what), _("It stays here, folded, with all its sessions.")
    )
    inputs = [_end_keys(therapy.end), *_end_rest(presenter, therapy)]
    return InputForm(parent, context, words, inputs, f"therapy_end:{therapy.uid}", therapy)


def _end_keys(value: TherapyEnd | None) -> Input:
    ends = [(TherapyEnd.REACHED, _("The goal was reached")), (TherapyEnd.STOPPED, _("It stopped"))]
    return ChoiceInput.keys("end", _("How did it end?"), ends, value)


def _end_rest(presenter: TherapiesPresenter, therapy: Therapy) -> list[Input]:
    return [
        DayInput("day", _("When was that?"), therapy.ended_on or presenter.today, presenter.today),
        TextInput("why", _("Why?"), therapy.why, _("You can leave this out.")),
    ]


def _days(presenter: TherapiesPresenter, therapy: Therapy) -> list[Input]:
    day = partial(DayInput, latest=presenter.today, may_be_none=True)
    inputs: list[Input] = [
        day("noted_on", _("Noted on"), therapy.noted_on),
        day("asked_on", _("Referral asked for on"), therapy.asked_on),
        day("referred_on", _("Referral made on"), therapy.referred_on),
    ]
    if therapy.ended_on is not None or therapy.end is not None:
        ended = therapy.ended_on or presenter.today
        inputs.append(_end_keys(therapy.end))
        inputs.append(DayInput("ended_on", _("Ended on"), ended, presenter.today))
        inputs.append(TextInput("why", _("Why?"), therapy.why))
    return inputs
