"""Files that belong to what is written: taken in, handed out as private copies, saved where the user says."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from spms_desktop.domain.attachment import MOST_FILE, Attachment, NewFile, may_open, safe_name
from spms_desktop.domain.errors import BadInput
from spms_desktop.services.session import Session
from spms_desktop.services.targets import file_target
from spms_desktop.storage.files import disk_troubles, write_durably


def read_file(path: Path) -> NewFile:
    """A file of the user's, to be put into the journal with the next save.

    Raises BadInput("file_unreadable"), ("file_empty") or ("file_too_large").
    """
    try:
        # Not blocking: a named pipe would wait for somebody to write into it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise BadInput("file_unreadable")
            data = stream.read(MOST_FILE + 1)  # what is read counts: a file can grow after it was measured
    except (OSError, ValueError) as error:
        raise BadInput("file_unreadable") from error
    if not data:
        raise BadInput("file_empty")
    if len(data) > MOST_FILE:
        raise BadInput("file_too_large")
    return NewFile(safe_name(path.name), data)


class Attachments:
    """Reads the files of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def data(self, attachment: Attachment) -> bytes:
        """The bytes; raises BadInput("file_differs") when they are not what was put in."""
        return self._session.file.versions.files.data(attachment)

    def copy_to_open(self, attachment: Attachment) -> Path:
        """A private copy for another program, gone when the journal closes.

        Raises BadInput("file_not_opened") for what may be a program or script.
        """
        name = safe_name(attachment.name)
        if not may_open(name):
            raise BadInput("file_not_opened")
        return self._session.file.copies.make(name, self.data(attachment))

    def save_copy(self, attachment: Attachment, target: Path) -> None:
        """Write a copy where the user wants it."""
        data, place = self.data(attachment), file_target(target)
        with disk_troubles(place.parent):
            write_durably(place, data)
