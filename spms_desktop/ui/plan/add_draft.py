"""A half-typed medicine as a draft that survives a crash."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from spms_desktop.services.drafts import Fields
from spms_desktop.services.plan import NewMedicine


@dataclass(frozen=True, slots=True)
class AddDraft:
    """What was chosen and typed; `often` says whether the schedule was chosen already, `sort` whether the kind was."""

    option: str
    new: NewMedicine
    often: bool
    sort: bool


def to_fields(draft: AddDraft) -> Fields:
    """The draft as plain values."""
    found = msgspec.to_builtins(draft)
    assert isinstance(found, dict)
    return found


def from_fields(fields: Fields) -> AddDraft | None:
    """The draft again, or None when it cannot be read."""
    try:
        return msgspec.convert(fields, AddDraft)
    except msgspec.ValidationError:
        return None
