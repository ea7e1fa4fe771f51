"""What tests of tabs need: a themed context around a real journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from spms_desktop.services.session import Session
from spms_desktop.ui.context import Context
from spms_desktop.ui.jobs import JobRunner
from spms_desktop.ui.theme.theme import Theme


@dataclass
class Heard:
    """A message bar that only listens."""

    said: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    undo_offered: bool = False

    def say(self, text: str, *, undo: bool = False) -> None:
        self.said.append(text)
        self.undo_offered = undo

    def trouble(self, text: str) -> None:
        self.troubles.append(text)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The look; afterwards it is taken off and closed windows really go, or each test would restyle all before it."""
    font, palette = qapp.font(), qapp.palette()
    made = Theme(qapp, "light")
    yield made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")
    qapp.setFont(font)
    qapp.setPalette(palette)
    made.deleteLater()


@pytest.fixture
def heard() -> Heard:
    return Heard()


def _context(session: Session, theme: Theme, heard: Heard) -> Iterator[Context]:
    jobs = JobRunner()
    yield Context(session, theme, jobs, heard)
    jobs.close()


@pytest.fixture
def context(session: Session, theme: Theme, heard: Heard) -> Iterator[Context]:
    """A new, almost empty journal."""
    yield from _context(session, theme, heard)


@pytest.fixture
def sample_context(sample: Session, theme: Theme, heard: Heard) -> Iterator[Context]:
    """The three-year sample journal."""
    yield from _context(sample, theme, heard)
