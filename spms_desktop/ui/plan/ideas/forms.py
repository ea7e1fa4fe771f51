"""The forms of a treatment to ask about: what it is, and what the team said."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spms_desktop.domain.treatment_idea import TreatmentIdea
from spms_desktop.i18n import _
from spms_desktop.services.treatment_ideas import IdeaRecord
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.ideas.presenter import IdeasPresenter
from spms_desktop.ui.plan.items.form import FormWords, InputForm
from spms_desktop.ui.plan.items.inputs import DayInput, Input, LineInput, TextInput


def idea_form(
    parent: QWidget, context: Context, presenter: IdeasPresenter, idea: TreatmentIdea | None = None
) -> InputForm:
    """Notes a treatment or a trial, or mends the note."""
    shown = idea or TreatmentIdea("", "", presenter.today)
    where = _("Such as a paper, a web page, or somebody who told you.")
    inputs: list[Input] = [
        LineInput("name", _("What is it called?"), shown.name),
        TextInput("source", _("Where did you read or hear of it?"), shown.source, where),
        TextInput("note", _("Note"), shown.note, _("What you want to know about it.")),
        DayInput("day", _("Noted on"), shown.day, presenter.today),
    ]
    title = _("Edit the treatment") if idea else _("Add a treatment to ask about")
    words = FormWords(title, _("Save"))
    return InputForm(parent, context, words, inputs, f"treatment_idea:{shown.uid or 'new'}", idea)


def answer_form(parent: QWidget, context: Context, presenter: IdeasPresenter, record: IdeaRecord) -> InputForm:
    """What the team said, and when."""
    idea = record.idea
    inputs: list[Input] = [
        TextInput("answer", _("What did your team say?"), record.answer, _("You can leave this empty if you like."), 4),
        DayInput("day", _("When was that?"), record.answered_on or presenter.today, presenter.today),
    ]
    words = FormWords(_("Keep the answer"), _("Save"), idea.name)
    return InputForm(parent, context, words, inputs, f"treatment_answer:{idea.uid}", record.answer)
