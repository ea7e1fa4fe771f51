"""A whole name that is typed without picking means the medicine of that name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.ui.plan.catalog_help import named_in_full
from spms_desktop.ui.plan.medicine_forms import AddForm
from tests.ui.plan.conftest import Shown

Show = Callable[[], Shown]


def opened(shown: Shown) -> AddForm:
    shown.click("add-medicine")
    form = shown.tab.medicines.form
    assert isinstance(form, AddForm)
    return form


@pytest.mark.parametrize(
    ("typed", "found"),
    [("Ocrevus", "ocrelizumab"), (" ocrelizumab ", "ocrelizumab"), ("BACLOFEN", "baclofen"), ("baclof", ""), ("", "")],
)
def test_only_a_whole_name_is_found(typed: str, found: str) -> None:
    suggestion = named_in_full(typed)

    assert (suggestion.catalog_id if suggestion else "") == found


def test_leaving_the_field_takes_the_medicine_and_leaves_the_name_as_typed(show: Show) -> None:
    shown = show()
    form = opened(shown)
    shown.type("medicine-name", "Ocrevus")

    shown.keys(Qt.Key.Key_Tab)

    assert (form.parts.name.value, form.parts.catalog_id) == ("Ocrevus", "ocrelizumab")
    assert (form.parts.chosen_kind, form.parts.purpose.value) == (MedicineKind.DMT, "MS")
    assert form.parts.more.given.isChecked()
    assert form.parts.facts.isVisible()
    assert form.rhythm.text()
    shown.type("medicine-name", "x")
    assert (form.parts.catalog_id, form.parts.facts.isVisible()) == ("ocrelizumab", True)
    form.parts.name.selectAll()
    shown.type("medicine-name", "Zinc")
    assert (form.parts.catalog_id, form.parts.facts.isVisible()) == ("", False)


def test_a_kind_that_was_chosen_stays(show: Show) -> None:
    shown = show()
    form = opened(shown)
    shown.click("kind-other")
    shown.type("medicine-name", "baclofen")

    shown.keys(Qt.Key.Key_Tab)

    assert (form.parts.catalog_id, form.parts.chosen_kind) == ("baclofen", MedicineKind.OTHER)
