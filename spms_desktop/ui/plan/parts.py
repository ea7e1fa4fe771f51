"""The parts of the plan: a new one is a line here and a folder beside. Each is imported when it is first shown."""

from __future__ import annotations

from functools import partial

from spms_desktop.i18n import _
from spms_desktop.ui.plan.commands import Commands
from spms_desktop.ui.plan.section import SectionCard
from spms_desktop.ui.plan.sections import Part


def parts(commands: Commands) -> list[Part]:
    """All parts in the order of their keys."""
    made = (
        ("medicines", _("Medicines"), _medicines),
        ("visits", _("Appointments"), _visits),
        ("checks", _("Checks"), _checks),
        ("therapies", _("Therapies"), _therapies),
        ("goals", _("Goals"), _goals),
        ("course", _("Course of MS"), _course),
        ("ideas", _("To ask about"), _ideas),
    )
    return [Part(name, label, partial(make, commands)) for name, label, make in made]


def _medicines(commands: Commands) -> SectionCard:
    from spms_desktop.ui.plan.medicines_card import MedicinesCard

    return MedicinesCard(commands)


def _visits(commands: Commands) -> SectionCard:
    from spms_desktop.ui.plan.visits.card import VisitsCard

    return VisitsCard(commands)


def _checks(commands: Commands) -> SectionCard:
    from spms_desktop.ui.plan.checks.card import ChecksCard

    return ChecksCard(commands)


def _therapies(commands: Commands) -> SectionCard:
    from spms_desktop.ui.plan.therapies.card import TherapiesCard

    return TherapiesCard(commands)


def _goals(commands: Commands) -> SectionCard:
    from spms_desktop.ui.plan.goals.card import GoalsCard

    return GoalsCard(commands)


def _course(commands: Commands) -> SectionCard:
    from spms_desktop.ui.plan.course.card import CourseCard

    return CourseCard(commands)


def _ideas(commands: Commands) -> SectionCard:
    from spms_desktop.ui.plan.ideas.card import IdeasCard

    return IdeasCard(commands)
