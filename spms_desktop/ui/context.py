"""What every tab and dialog is given by the main window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from spms_desktop.domain.errors import Trouble
from spms_desktop.services import trouble
from spms_desktop.services.session import Session
from spms_desktop.ui.jobs import JobRunner
from spms_desktop.ui.theme.theme import Theme


class Speaker(Protocol):
    """Where sentences to the user go: the message bar."""

    def say(self, text: str, *, undo: bool = False) -> None:
        """Tell something; with `undo` the bar offers to take the last change back."""

    def trouble(self, text: str) -> None:
        """Tell that something did not work."""


@dataclass(frozen=True)
class Context:
    """The open journal and the tools around it."""

    session: Session
    theme: Theme
    jobs: JobRunner
    speaker: Speaker

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something that may meet trouble; trouble becomes a sentence in the message bar, and the result False."""
        try:
            act()
        except Trouble as error:
            self.speaker.trouble(trouble.sentence(error))
            return False
        return True
