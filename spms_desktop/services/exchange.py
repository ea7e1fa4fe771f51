"""Getting everything out of a journal in open formats."""

from __future__ import annotations

from pathlib import Path

from spms_desktop.exchange import json_archive
from spms_desktop.services.session import Session
from spms_desktop.services.targets import folder_target
from spms_desktop.storage.files import disk_troubles, write_durably

FORMATS = ("json",)


def export_json(session: Session, folder: Path) -> Path:
    """Write `journal.json` into a folder, which is made when missing; gives the file's path."""
    folder = folder_target(folder)
    with disk_troubles(folder):
        folder.mkdir(parents=True, exist_ok=True)
    target = folder / "journal.json"
    write_durably(target, json_archive.encode(session.versions.everything(), session.now()))
    return target
