"""Forms whose total is known: their ranges are those of their instruments, and their names leave no gap."""

from __future__ import annotations

import pytest

from spms_desktop.catalog.form_scores import LOINC, SELF_HARM, FormScore, form_scores, is_total
from spms_desktop.catalog.instruments import instruments
from spms_desktop.domain.questionnaire import Code

ROWS = [pytest.param(row, id=row.id) for row in form_scores().values()]


@pytest.mark.parametrize("row", ROWS)
def test_the_names_cover_the_range_of_the_instrument_without_gap_or_overlap(row: FormScore) -> None:
    about = instruments()[row.id]
    covered = [total for band in row.bands for total in range(band.low, band.high + 1)]

    assert covered == list(range(int(about.minimum), int(about.maximum) + 1))
    assert about.maximum == 3 * len(row.items)
    assert len(set(row.items)) == len(row.items)


@pytest.mark.parametrize(
    ("form", "total", "label"),
    [
        ("PHQ-9", 0, "minimal"),
        ("PHQ-9", 4, "minimal"),
        ("PHQ-9", 5, "mild"),
        ("PHQ-9", 9, "mild"),
        ("PHQ-9", 10, "moderate"),
        ("PHQ-9", 14, "moderate"),
        ("PHQ-9", 15, "moderately severe"),
        ("PHQ-9", 19, "moderately severe"),
        ("PHQ-9", 20, "severe"),
        ("PHQ-9", 27, "severe"),
        ("GAD-7", 7, "mild"),
        ("GAD-7", 14, "moderate"),
        ("GAD-7", 15, "severe"),
        ("GAD-7", 21, "severe"),
    ],
)
def test_a_total_is_called_what_the_published_guide_calls_it(form: str, total: float, label: str) -> None:
    band = form_scores()[form].band(total)

    assert band is not None
    assert band.label == label


def test_the_item_on_self_harm_belongs_to_the_phq_9_only() -> None:
    assert [row.id for row in form_scores().values() if SELF_HARM.code in row.items] == ["PHQ-9"]


def test_totals_are_known_by_their_code() -> None:
    assert is_total(Code(LOINC, "44261-6"))
    assert not is_total(Code(LOINC, "44260-8"))
    assert not is_total(Code("urn:other", "44261-6"))
