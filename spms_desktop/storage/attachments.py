"""Files inside the encrypted journal: put in together with the values that name them, and read back checked."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from spms_desktop.domain.attachment import MOST_ALL, Attachment, NewFile, digest
from spms_desktop.domain.errors import BadInput, OpenedReadOnly
from spms_desktop.storage.database import EncryptedDatabase, database_troubles
from spms_desktop.storage.versions import Batch, VersionStore

_HAS = "SELECT 1 FROM attachment WHERE sha256 = ? LIMIT 1"
_DATA = "SELECT data FROM attachment WHERE sha256 = ? LIMIT 1"
# SQLite tells the length of a blob without reading its pages.
_TOTAL = "SELECT coalesce(sum(length(data)), 0) FROM attachment"
_PUT = "INSERT INTO attachment (uid, sha256, data) VALUES (?, ?, ?)"


class AttachmentStore:
    """The bytes of all files of one journal; the same bytes are kept once."""

    def __init__(self, database: EncryptedDatabase, folder: Path) -> None:
        self._database = database
        self._folder = folder

    def data(self, attachment: Attachment) -> bytes:
        """The bytes of a file; raises BadInput("file_differs") when they are gone or not what was put in."""
        with database_troubles(self._folder):
            found = self._database.scalar(_DATA, attachment.sha256)
        if found is None or digest(bytes(found)) != attachment.sha256:
            raise BadInput("file_differs")
        return bytes(found)

    def total(self) -> int:
        """How many bytes all files take."""
        with database_troubles(self._folder):
            return int(self._database.scalar(_TOTAL))

    def put(self, files: Iterable[NewFile]) -> None:
        """Keep the bytes that are not there yet, inside the caller's transaction.

        Raises BadInput("files_full") when all files together would be too much.
        """
        for file in files:
            if self._database.scalar(_HAS, file.sha256):
                continue
            if self.total() + len(file.data) > MOST_ALL:
                raise BadInput("files_full")
            self._database.execute_sql(_PUT, (uuid.uuid4().hex, file.sha256, file.data))


class VersionsWithFiles(VersionStore):
    """Versioned values whose next save may bring files along: both are on disk, or neither is."""

    def __init__(self, database: EncryptedDatabase, folder: Path, device: str, *, read_only: bool = False) -> None:
        super().__init__(database, folder, device, read_only=read_only)
        self.files = AttachmentStore(database, folder)
        self._brought: tuple[NewFile, ...] = ()

    @contextmanager
    def bringing(self, files: Sequence[NewFile]) -> Iterator[None]:
        """What is saved inside this block takes these files along."""
        if files and self._read_only:
            raise OpenedReadOnly
        self._brought = tuple(files)
        try:
            yield
        finally:
            self._brought = ()

    def commit_all(self, batches: Iterable[Batch]) -> list[str]:
        """Write many changes, and the files that they bring, in one transaction."""
        if not self._brought:
            return super().commit_all(batches)
        with database_troubles(self._folder), self._database.atomic("IMMEDIATE"):
            self.files.put(self._brought)
            done = super().commit_all(batches)
        self._brought = ()  # they are in: what is saved when others hear of it brings nothing
        return done
