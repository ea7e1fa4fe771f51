"""Checking a journal and making backups of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from spms_desktop.services.session import Session
from spms_desktop.services.targets import folder_target
from spms_desktop.storage.backup import Backup
from spms_desktop.storage.journal_file import Health


def check(session: Session) -> Health:
    """Read and authenticate every page of the open journal."""
    return session.file.check()


def back_up(session: Session, target: Path | None, now: datetime) -> Backup:
    """Make a verified backup; safe to run in a worker."""
    return session.file.back_up(now, folder_target(target) if target else None)
