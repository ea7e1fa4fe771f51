"""The form for what the team calls the course."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spms_desktop.catalog.courses import courses
from spms_desktop.domain.course import Activity, CourseName
from spms_desktop.i18n import _
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.course.presenter import CoursePresenter
from spms_desktop.ui.plan.items.form import FormWords, InputForm
from spms_desktop.ui.plan.items.inputs import ChoiceInput, DayInput, Input, LineInput, TextInput
from spms_desktop.ui.plan.items.presenter import OWN


def name_form(
    parent: QWidget, context: Context, presenter: CoursePresenter, name: CourseName | None = None
) -> InputForm:
    """Writes down a name, or mends it."""
    shown = name or CourseName("", "", presenter.today)
    own = bool(shown.what) and shown.what not in courses()
    own_source = bool(shown.source) and not presenter.is_person(shown.source)
    sources = presenter.sources("" if own_source else shown.source)
    activities = [
        (Activity.ACTIVE, _("Active")),
        (Activity.NOT_ACTIVE, _("Not active")),
        ("", _("They did not say")),
    ]
    used = _("Only if your team used these words.")
    inputs: list[Input] = [
        ChoiceInput.upright(
            "what", _("What does your team call it?"), presenter.kinds(), OWN if own else shown.what or None
        ),
        LineInput("own", _("In their words"), shown.what if own else ""),
        ChoiceInput.keys("activity", _("Did they call it active?"), activities, shown.activity or "", used),
        DayInput("day", _("When did they say so?"), shown.day, presenter.today),
        ChoiceInput.folded("source", _("Who said so?"), sources, OWN if own_source else shown.source),
        LineInput("own_source", _("Who, or where it was written"), shown.source if own_source else ""),
        TextInput("note", _("Note"), shown.note, _("You can leave this out.")),
    ]
    title = _("Edit what your team calls it") if name else _("Write down what your team calls it")
    only_when = {"own": ("what", OWN), "own_source": ("source", OWN)}
    words = FormWords(title, _("Save"), take_out=_("Take it out") if name else "")
    return InputForm(parent, context, words, inputs, f"course:{shown.uid or 'new'}", name, only_when)
