"""What a medicine can be linked to: the symptoms of the check-in, and the people of the care team."""

from __future__ import annotations

from dataclasses import dataclass

from spms_desktop.catalog.symptoms import symptom, symptoms
from spms_desktop.domain.due import Round
from spms_desktop.domain.medicine import Medicine
from spms_desktop.i18n import _
from spms_desktop.services.care import Care
from spms_desktop.services.questions import Questions
from spms_desktop.services.session import Session

Options = tuple[tuple[object, str], ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Ids with their words; the empty id comes first and means none."""

    symptoms: Options
    people: Options


def choices(session: Session, medicine: Medicine | None = None) -> Choices:
    """What whoever is writing may choose from; what a medicine is linked to already is always among it."""
    questions = Questions(session)
    rounds = [i for which in (Round.WEEKLY, Round.MONTHLY) for i in questions.of_round(which)]
    asked = [*questions.daily(), *questions.also_daily(), *rounds]
    own = questions.own()
    rated = [i for i in asked if i in symptoms() or i in own]
    linked = [medicine.symptom] if medicine and medicine.symptom else []
    listed = [(i, _(symptom(i).label)) for i in dict.fromkeys([*rated, *linked])]
    care = Care(session)
    people = [(p.uid, p.name) for p in care.people()]
    prescriber = medicine.prescriber if medicine else ""
    if prescriber and prescriber not in dict(people):
        gone = care.person(prescriber)
        people += [(gone.uid, gone.name)] if gone else []
    return Choices((("", _("Not linked")), *listed), (("", _("Not said")), *people))
