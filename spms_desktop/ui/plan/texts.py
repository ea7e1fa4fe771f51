"""Words of the plan that several of its parts share."""

from __future__ import annotations

import re

from spms_desktop.catalog.medicines import skip_reasons
from spms_desktop.domain.medicine import DoseStatus, MedicineKind
from spms_desktop.i18n import _

_LONGEST_WORD = 24
_BREAK = "\u200b"


def breakable(text: str) -> str:
    """The text with invisible places to break in words that are too long for a narrow column."""

    def broken(found: re.Match[str]) -> str:
        word = found[0]
        return _BREAK.join(word[at : at + _LONGEST_WORD] for at in range(0, len(word), _LONGEST_WORD))

    return re.sub(rf"\S{{{_LONGEST_WORD + 1},}}", broken, text)


def status(of: DoseStatus | None) -> str:
    """What became of a dose."""
    if of is None:
        return _("Not recorded")
    return {DoseStatus.TAKEN: _("Taken"), DoseStatus.LATE: _("Late"), DoseStatus.SKIPPED: _("Skipped")}[of]


def given_status(of: DoseStatus) -> str:
    """What became of a dose that is given at a clinic."""
    return _("Not given") if of is DoseStatus.SKIPPED else _("Given")


def kind(of: MedicineKind) -> str:
    """The heading of a group of medicines."""
    return {
        MedicineKind.DMT: _("For the course of MS (DMT)"),
        MedicineKind.SYMPTOM: _("For symptoms"),
        MedicineKind.RELAPSE: _("For a relapse"),
        MedicineKind.OTHER: _("Other medicines and supplements"),
    }[of]


def skip_reason(reason: str) -> str:
    """Why a dose was skipped: the catalogue's words, or the person's own."""
    return _(skip_reasons().get(reason, reason))


def reason_choices() -> list[tuple[object, str]]:
    """The catalogue's reasons for a skipped dose, as keys and words."""
    return [(key, _(label)) for key, label in skip_reasons().items()]
