"""Brings all that was typed onto the disk, at a moment when anything may be broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from spms_desktop.ui.forms.draft_timer import DraftTimer
from spms_desktop.ui.forms.drafted_form import DraftedForm
from spms_desktop.ui.journal_frame import JournalFrame
from spms_desktop.ui.tab import Tab


def keep_all(window: QWidget, frame: JournalFrame) -> bool:
    """Keep what is typed in forms and tabs, and settle the journal file; False when part of it did not work."""
    if frame.session.read_only:
        return True
    done = [_done(frame, act) for act in _acts(window, frame)]
    return all(done)


def _acts(window: QWidget, frame: JournalFrame) -> Iterator[Callable[[], object]]:
    for form in window.findChildren(DraftedForm):
        if form.isVisible():
            yield form._keep
    for timer in window.findChildren(DraftTimer):
        if timer._timer.isActive():
            yield timer._due
    for tab in frame.findChildren(Tab):
        yield tab.flush
    yield frame.session.file.checkpoint  # a disk that takes nothing shows here at the latest


def _done(frame: JournalFrame, act: Callable[[], object]) -> bool:
    try:
        return frame.context.attempt(act)
    except Exception:  # noqa: BLE001  # it may be the very thing that broke; the others are kept all the same
        return False
