"""Makes the PDF of what is chosen, one at a time in the background, and always the newest in the end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from spms_desktop.domain.visit import VisitSummary
from spms_desktop.services.findings import Findings
from spms_desktop.ui.jobs import JobRunner
from spms_desktop.ui.visit.presenter import Rendered, VisitPresenter, make


class PaperMaker(QObject):
    """Begins at once; `made` brings each finished paper, and what waits for the newest one is done after it."""

    made = Signal(object)

    def __init__(self, presenter: VisitPresenter, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter, self._jobs = presenter, jobs
        self._running = self._again = self._closed = False
        self._waiting: list[Callable[[], None]] = []
        self.content: VisitSummary
        self.paper: Rendered | None = None
        self._start()

    @property
    def busy(self) -> bool:
        """Whether a paper is being made."""
        return self._running

    def renew(self) -> None:
        """Make the paper of what is chosen now; while one is being made this only notes that it is wanted."""
        if self._running:
            self._again = True
        else:
            self._start()

    def when_made(self, act: Callable[[], None]) -> None:
        """Do something once the newest paper is there."""
        if self._running:
            self._waiting.append(act)
        else:
            act()

    def close(self) -> None:
        """Tell nobody any more; what waits for the newest paper, such as saving it, is still done."""
        self._closed = True
        self._presenter.findings.close()

    def _start(self) -> None:
        self._running = True
        self.content = self._presenter.content()
        find, self._keep = self._presenter.findings.work()
        self._jobs.run(partial(make, self.content, self._presenter.form, find), self._done, self._failed)

    def _done(self, made: tuple[Rendered, Findings]) -> None:
        paper, findings = made
        self._keep(findings)
        self._running = False
        if self._again and (self._waiting or not self._closed):
            self._again = False
            self._start()
            return
        self.paper = paper
        if not self._closed:
            self.made.emit(paper)
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()

    def _failed(self, error: Exception) -> None:
        self._running = False
        self._waiting.clear()
        raise error
