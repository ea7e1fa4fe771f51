"""Which blocks stand on which page, by whom the paper is for."""

from __future__ import annotations

from spms_desktop.domain.visit import Variant, VisitSummary
from spms_desktop.report.layout import Section
from spms_desktop.report.sections import (
    caregiver,
    changed,
    checks,
    events,
    forms,
    function,
    matters,
    plots,
    prepared,
    therapies,
    treatment,
    visits,
    wellbeing,
)


def first_page(summary: VisitSummary, variant: Variant, width: float) -> list[Section]:
    """The blocks of page 1, which stands alone."""
    if variant is Variant.THERAPIST:
        return _present(
            matters.section(summary, width),
            therapies.goals(summary, width),
            function.steps(summary, width),
            events.section(summary, width),
            therapies.section(summary, width, first=True),
            changed.section(summary, width),
            visits.section(summary, width),
        )
    primary = variant is Variant.PRIMARY_CARE
    changes, happened = changed.section(summary, width), events.section(summary, width)
    return _present(
        matters.section(summary, width),
        checks.primary(summary, width, first=True) if primary else None,
        *((happened, changes) if summary.relapses_first else (changes, happened)),
        treatment.section(summary, width),
        checks.section(summary, width),
        visits.section(summary, width),
    )


def second_page(summary: VisitSummary, variant: Variant, width: float) -> list[Section]:
    """The blocks of page 2 above the lines to write on; none stands on both pages."""
    therapist = variant is Variant.THERAPIST
    return _present(
        plots.section(summary),
        treatment.section(summary, width) if therapist else function.steps(summary, width),
        function.measures(summary, width),
        wellbeing.section(summary, width),
        forms.section(summary, width),
        checks.section(summary, width) if therapist else therapies.section(summary, width),
        checks.primary(summary, width) if variant is not Variant.PRIMARY_CARE else None,
        prepared.section(summary, width),
        caregiver.section(summary, width),
    )


def _present(*sections: Section | None) -> list[Section]:
    return [section for section in sections if section]
