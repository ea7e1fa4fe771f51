"""The forms of the goals: its words, how near it is, and how it was closed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spms_desktop.domain.goal import Goal
from spms_desktop.i18n import _
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.goals.presenter import GoalsPresenter
from spms_desktop.ui.plan.items.form import FormWords, InputForm
from spms_desktop.ui.plan.items.inputs import ChoiceInput, DayInput, Input, RatingInput, TextInput, TickInput


def goal_form(parent: QWidget, context: Context, presenter: GoalsPresenter, goal: Goal | None = None) -> InputForm:
    """Sets a goal, or mends its words."""
    shown = goal or Goal("", "", presenter.today)
    hint = _("In your own words, such as “walk to the garden alone”.")
    inputs: list[Input] = [
        TextInput("text", _("What matters to you?"), shown.text, hint, 3),
        DayInput("set_on", _("Since when?"), shown.set_on, presenter.today),
    ]
    if goal is not None:
        inputs.append(TextInput("note", _("Note"), shown.note))
    if presenter.may_hide:
        inputs.append(TickInput("private", _("Only for me"), shown.private, _("Nobody else who writes here sees it.")))
    words = FormWords(_("Edit the goal") if goal else _("Add a goal or need"), _("Save"))
    return InputForm(parent, context, words, inputs, f"goal:{shown.uid or 'new'}", goal)


def rating_form(parent: QWidget, context: Context, presenter: GoalsPresenter, goal: Goal) -> InputForm:
    """Asks how near it is; the last rating is not shown, so that it does not lead."""
    inputs: list[Input] = [
        RatingInput("rating", _("How near is it?"), _("Not near at all"), _("Fully there")),
        DayInput("day", _("Day"), presenter.today, presenter.today),
        TextInput("note", _("Note"), "", _("You can leave this out.")),
    ]
    words = FormWords(_("Rate the goal"), _("Save"), goal.text)
    return InputForm(parent, context, words, inputs, f"goal_rating:{goal.uid}", goal)


def close_form(parent: QWidget, context: Context, presenter: GoalsPresenter, goal: Goal) -> InputForm:
    """Asks whether it was reached or let go, and when."""
    ways = [("reached", _("Reached")), ("let_go", _("Let go"))]
    inputs: list[Input] = [
        ChoiceInput.keys("how", _("What became of it?"), ways),
        DayInput("day", _("When was that?"), presenter.today, presenter.today),
        TextInput("note", _("Note"), goal.note, _("You can leave this out.")),
    ]
    words = FormWords(_("Close the goal"), _("Save"), goal.text, _("It stays here, folded, with all its ratings."))
    return InputForm(parent, context, words, inputs, f"goal_close:{goal.uid}", goal)
