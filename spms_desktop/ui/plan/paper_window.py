"""The plan on paper: see it, save it as a PDF, print it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _
from spms_desktop.report.paper import Paper
from spms_desktop.services.session import Session
from spms_desktop.ui.context import Context
from spms_desktop.ui.paper_window import MadePaper, PaperWindow
from spms_desktop.ui.plan.paper_presenter import file_name, make, missing_words, plan_paper


class PlanPaperSource:
    """The plan as it is when a paper of it is made."""

    identifier = "plan-paper"

    def __init__(self, session: Session) -> None:
        self.title = _("Plan on paper")
        self._session = session

    def work(self, paper: Paper) -> Callable[[], MadePaper]:
        """Read the plan now; what comes back is safe in a worker."""
        content = plan_paper(self._session)

        def made() -> MadePaper:
            rendered = make(content, paper)
            return MadePaper(rendered.data, missing_words(rendered.missing))

        return made

    def file_name(self) -> str:
        """A name for the file that says nothing about anybody."""
        return file_name(plan_paper(self._session))


class PlanPaperWindow(PaperWindow):
    """Show it with open()."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, PlanPaperSource(context.session), parent)
