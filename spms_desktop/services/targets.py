"""Places that the user names for what goes out: never inside a journal, never something that is no file."""

from __future__ import annotations

from pathlib import Path

from spms_desktop.domain.errors import BadInput
from spms_desktop.storage.database import FILE
from spms_desktop.storage.keys import FILES


def file_target(target: Path) -> Path:
    """The file to write, links followed; raises BadInput for a device, a folder or a place inside a journal."""
    place = target.resolve()
    if place.exists() and not place.is_file():
        raise BadInput("not_a_file")
    return _outside(place)


def folder_target(target: Path) -> Path:
    """The folder to write into; raises BadInput when it is inside a journal or no folder."""
    place = target.resolve()
    if place.exists() and not place.is_dir():
        raise BadInput("not_a_file")
    return _outside(place)


def _outside(place: Path) -> Path:
    if any((folder / name).exists() for folder in (place, *place.parents) for name in (FILE, *FILES)):
        raise BadInput("inside_journal")
    return place
