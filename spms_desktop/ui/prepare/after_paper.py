"""The paper of what came out of a visit, for the window that shows, saves and prints it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from spms_desktop.domain.after_visit import AfterPaper
from spms_desktop.i18n import _
from spms_desktop.report.paper import Paper
from spms_desktop.ui.paper_window import MadePaper
from spms_desktop.ui.prepare.after_presenter import AfterPresenter
from spms_desktop.ui.visit.presenter import VisitPresenter


class AfterPaperSource:
    """Reads what was decided from the journal each time the paper is made."""

    def __init__(self, presenter: AfterPresenter) -> None:
        self.title = _("After the visit")
        self.identifier = "after"
        self._presenter = presenter

    def work(self, paper: Paper) -> Callable[[], MadePaper]:
        """Read now; what comes back may be run by a worker."""
        return partial(_make, self._presenter.paper(), paper)

    def file_name(self) -> str:
        """A name that does not tell whose it is."""
        return self._presenter.file_name()


def _make(told: AfterPaper, paper: Paper) -> MadePaper:
    from spms_desktop.report.after_visit import missing_glyphs, render  # ReportLab stays out until it is needed

    return MadePaper(render(told, paper), VisitPresenter.missing_words(missing_glyphs(told)))
