"""Reads a text aloud with whatever speech this computer has; without any, nothing is offered."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QProcess
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _, language
from spms_desktop.ui.widgets.buttons import Button

_WINDOWS = (
    "Add-Type -AssemblyName System.Speech; [Console]::InputEncoding = [Text.Encoding]::UTF8; "
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())"
)
_PATIENCE_MS = 1000


@cache
def speech_command() -> tuple[str, ...]:
    """The program that speaks what it reads from its input, with its arguments; empty where there is none."""
    known: dict[str, tuple[tuple[str, ...], ...]] = {
        "win32": (("powershell", "-NoProfile", "-NonInteractive", "-Command", _WINDOWS),),
        "darwin": (("say", "-f", "-"),),
    }
    spoken = language().partition("-")[0]
    elsewhere = (("espeak-ng", "-v", spoken, "--stdin"), ("spd-say", "-l", spoken, "-w", "-e"))
    for program, *arguments in known.get(sys.platform, elsewhere):
        if found := shutil.which(program):
            return (found, *arguments)
    return ()


def can_read() -> bool:
    """Whether this computer can speak."""
    return bool(speech_command())


class ReadAloudButton(Button):
    """Reads a text, and while it does, stops when it is pressed again.

    The text goes to the program's input and not into its arguments, which everybody on the computer could see.
    """

    def __init__(self, text: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(_("Read this aloud"), parent=parent)
        self._text = text
        self._speech = QProcess(self)
        self._speech.finished.connect(self._stopped)
        self._speech.errorOccurred.connect(self._stopped)
        self.clicked.connect(self._turn)

    @property
    def reading(self) -> bool:
        """Whether it speaks now."""
        return self._speech.state() != QProcess.ProcessState.NotRunning

    def stop(self) -> None:
        """Be silent at once; the page may be about to go."""
        if self.reading:
            self._speech.kill()
            self._speech.waitForFinished(_PATIENCE_MS)
            if self._speech.program().endswith("spd-say"):  # only asks another program to speak
                QProcess.startDetached(self._speech.program(), ["-C"])

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()
        super().hideEvent(event)

    def _turn(self) -> None:
        if self.reading:
            self.stop()
            return
        program, *arguments = speech_command()
        self.set_words(_("Stop reading"))
        self._speech.start(program, arguments)
        self._speech.write(self._text().encode())
        self._speech.closeWriteChannel()

    def _stopped(self) -> None:
        self.set_words(_("Read this aloud"))
