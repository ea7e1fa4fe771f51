"""A backup file from outside: whatever stands in it, one of two troubles is the worst that comes of it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spms_desktop.domain.errors import BackupDamaged, BadInput
from spms_desktop.storage import archive
from spms_desktop.storage.journal_file import JournalFile
from tests.conftest import NOW


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", method) as bundle:
        for name, data in parts.items():
            bundle.writestr(name, data)
    return sink.getvalue()


def read_all(path: Path) -> None:
    """All that is ever read of a backup before its database is opened."""
    archive.read_manifest(path)
    archive.read_keys(path)
    (path.parent / "out.db").unlink(missing_ok=True)
    archive.extract(path, path.parent / "out.db")


def refused(path: Path, data: bytes) -> bool:
    path.write_bytes(data)
    try:
        read_all(path)
    except (BadInput, BackupDamaged):
        return True
    return False


def test_a_file_that_is_no_zip_or_a_zip_of_another_kind_is_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "x.spmsbackup"
    for data in (b"", b"Dear Maria", packed({"letter.txt": b"Dear Maria"})):
        path.write_bytes(data)
        with pytest.raises(BadInput, match="not_a_backup"):
            archive.read_manifest(path)
    with pytest.raises(BadInput, match="not_a_backup"):
        archive.read_manifest(tmp_path / "gone.spmsbackup")


def test_what_would_unpack_to_more_than_the_file_is_refused(journal: JournalFile, tmp_path: Path) -> None:
    with zipfile.ZipFile(journal.back_up(NOW).path) as bundle:
        parts = {name: bundle.read(name) for name in bundle.namelist()}
    bomb = packed({**parts, "journal.db": bytes(50_000_000)}, zipfile.ZIP_DEFLATED)
    assert len(bomb) < 100_000

    assert refused(tmp_path / "x.spmsbackup", bomb)
    assert not (tmp_path / "out.db").exists()


@pytest.mark.parametrize("manifest", [b"{}", b"[" * 100_000, b'{"format":1}', b"\xff", b"x" * 300_000])
def test_a_manifest_that_says_nothing_is_refused(tmp_path: Path, manifest: bytes) -> None:
    assert refused(tmp_path / "x.spmsbackup", packed({"manifest.json": manifest, "journal.db": b""}))


def test_names_that_lead_elsewhere_are_never_unpacked(journal: JournalFile, tmp_path: Path) -> None:
    with zipfile.ZipFile(journal.back_up(NOW).path) as bundle:
        parts = {name: bundle.read(name) for name in bundle.namelist()}
    path = tmp_path / "in" / "x.spmsbackup"
    path.parent.mkdir()

    assert not refused(path, packed({**parts, "../escaped.txt": b"x", "/tmp/escaped.txt": b"x"}))
    assert sorted(p.name for p in path.parent.iterdir()) == ["out.db", "x.spmsbackup"]
    assert not (tmp_path / "escaped.txt").exists()


@settings(max_examples=150)
@given(where=st.floats(0, 0.999), bit=st.integers(0, 7), cut=st.booleans())
def test_any_flipped_bit_or_cut_is_trouble_or_harmless(
    journal: JournalFile, tmp_path: Path, where: float, bit: int, cut: bool
) -> None:
    made = tmp_path / "made"
    if not made.is_dir():
        journal.back_up(NOW, made)
    data = bytearray(next(made.iterdir()).read_bytes())
    at = int(len(data) * where)
    if cut:
        del data[at:]
    else:
        data[at] ^= 1 << bit

    refused(tmp_path / "x.spmsbackup", bytes(data))
    assert not cut or refused(tmp_path / "x.spmsbackup", bytes(data))


@settings(max_examples=60)
@given(st.binary(max_size=400), st.binary(max_size=400), st.binary(max_size=400))
def test_any_bytes_in_the_parts_are_refused(tmp_path: Path, manifest: bytes, keys: bytes, database: bytes) -> None:
    data = packed({"manifest.json": manifest, "keys.json": keys, "keys.copy.json": keys, "journal.db": database})

    assert refused(tmp_path / "x.spmsbackup", data)
