"""Week by week: small multiples of up to six symptoms on one scale and one time axis."""

from __future__ import annotations

from reportlab.platypus import Flowable

from spms_desktop.domain.visit import VisitSummary
from spms_desktop.i18n import _
from spms_desktop.report.charts import SmallMultiples, plotted
from spms_desktop.report.layout import Section
from spms_desktop.report.styles import paragraph
from spms_desktop.report.text import markup

# How high each plot is, and how many are drawn.
_DETAIL = ((54.0, 6), (49.0, 6), (45.0, 6), (41.0, 6), (38.0, 6), (38.0, 5), (38.0, 4), (38.0, 3), (38.0, 2))
_TALLER = {1: 1.9, 2: 1.7, 3: 1.4, 4: 1.2}


def section(summary: VisitSummary) -> Section:
    """The plots; without any score in the period one sentence says so."""
    plots = plotted(summary)

    def build(level: int) -> list[Flowable]:
        if not plots:
            return [paragraph(markup(_("There are no scores to draw in this period.")), quiet=True)]
        height, most = _DETAIL[level]
        height *= _TALLER.get(len(plots), 1.0)
        return [SmallMultiples(summary, plots[:most], len(plots) - most, height)]

    return Section(_("Scores by week"), weight=2, levels=len(_DETAIL), build=build, wide=bool(plots), cheap=4)
