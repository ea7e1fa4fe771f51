"""Files lie inside the encrypted journal, once, unaltered, and only together with what names them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import apsw
import pytest

from spms_desktop.domain.attachment import Attachment, NewFile
from spms_desktop.domain.check import CheckResult
from spms_desktop.domain.errors import BadInput, OpenedReadOnly
from spms_desktop.domain.record import Action, Stamp, Stamped
from spms_desktop.storage import attachments, journal_file
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.storage.versions import Batch
from tests.conftest import NOW

LETTER = NewFile("letter.pdf", b"%PDF secret words of a letter")


def result(*files: NewFile) -> CheckResult:
    named = tuple(Attachment(f.name, f.name, len(f.data), f.sha256) for f in files)
    return CheckResult("r", "c", NOW.date(), files=named)


def save(journal: JournalFile, *files: NewFile, text: str = "told") -> CheckResult:
    value = result(*files)
    stamped = Stamped(value, Stamp(text, NOW))
    with journal.versions.bringing(files):
        journal.versions.commit(Batch(Action.CHECK, "maria", NOW, [stamped]))
    return value


def opened(folder: Path, *, read_only: bool = False) -> JournalFile:
    key = journal_file.data_key(folder, "blue kettle")
    return journal_file.open_journal(folder, key, NOW, read_only=read_only)


def test_a_file_is_read_back_after_the_journal_was_closed(journal: JournalFile, folder: Path) -> None:
    value = save(journal, LETTER)
    journal.close()

    again = opened(folder)
    assert again.versions.files.data(value.files[0]) == LETTER.data
    assert [v.value for v in again.versions.live(CheckResult)] == [value]
    again.close()


def test_nobody_reads_a_file_without_the_key(journal: JournalFile, folder: Path) -> None:
    save(journal, LETTER)
    journal.close()

    assert all(b"secret" not in path.read_bytes() for path in folder.iterdir() if path.is_file())


def test_the_same_bytes_are_kept_once_whatever_they_are_called(journal: JournalFile) -> None:
    save(journal, LETTER, NewFile("copy.pdf", LETTER.data))
    save(journal, NewFile("again.pdf", LETTER.data))

    assert journal.check().rows["attachment"] == 1
    assert journal.versions.files.total() == len(LETTER.data)


def test_a_file_is_not_there_when_its_value_could_not_be_saved(journal: JournalFile) -> None:
    bad = Stamped(CheckResult("r", "c", NOW.date(), told="\ud800"), Stamp("maria", NOW))

    with pytest.raises(BadInput, match="not_unicode"), journal.versions.bringing([LETTER]):
        journal.versions.commit(Batch(Action.CHECK, "maria", NOW, [bad]))

    assert set(journal.check().rows.values()) == {0}
    save(journal)
    assert journal.check().rows["attachment"] == 0  # what was brought before does not come with the next save


def test_a_value_is_not_there_when_its_file_is_too_much(journal: JournalFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MOST_ALL", 40)
    save(journal, LETTER)

    with pytest.raises(BadInput, match="files_full"):
        save(journal, NewFile("more.pdf", b"x" * 20))

    assert journal.check().rows == {"change": 1, "version": 1, "gravestone": 0, "attachment": 1}
    save(journal, NewFile("same.pdf", LETTER.data))


def test_a_file_that_is_gone_or_altered_is_not_given_out(journal: JournalFile) -> None:
    value = save(journal, LETTER)
    wrong = Attachment("f", "letter.pdf", 3, "00" * 32)

    with pytest.raises(BadInput, match="file_differs"):
        journal.versions.files.data(wrong)
    journal._database.execute_sql("DROP TRIGGER attachment_keeps_UPDATE")
    journal._database.execute_sql("UPDATE attachment SET data = x'00'")
    with pytest.raises(BadInput, match="file_differs"):
        journal.versions.files.data(value.files[0])


@pytest.mark.parametrize("statement", ["UPDATE attachment SET sha256 = ''", "DELETE FROM attachment"])
def test_a_file_is_never_altered_or_erased(journal: JournalFile, statement: str) -> None:
    save(journal, LETTER)

    with pytest.raises(Exception, match="append only") as found:
        journal._database.execute_sql(statement)
    assert isinstance(found.value.__cause__ or found.value.__context__ or found.value, apsw.ConstraintError)


def test_a_journal_for_reading_gives_files_and_takes_none(journal: JournalFile, folder: Path) -> None:
    value = save(journal, LETTER)
    journal.close()
    reader = opened(folder, read_only=True)

    assert reader.versions.files.data(value.files[0]) == LETTER.data
    with pytest.raises(OpenedReadOnly):
        save(reader, LETTER)
    reader.close()


def test_a_backup_holds_the_files(journal: JournalFile, tmp_path: Path) -> None:
    value = save(journal, LETTER)
    made = journal.back_up(NOW, tmp_path / "stick")
    restored = tmp_path / "Restored.spms"
    with zipfile.ZipFile(made.path) as bundle:
        bundle.extractall(restored)

    again = opened(restored)

    assert made.manifest.rows["attachment"] == 1
    assert again.versions.files.data(value.files[0]) == LETTER.data
    again.close()
