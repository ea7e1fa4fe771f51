"""The finished file is whole or the old one is still there."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from spms_desktop.domain.errors import CannotWrite, DiskFull
from spms_desktop.report.safe_write import write_pdf
from spms_desktop.report.visit_summary import render
from tests.report.examples import empty_summary

OLD = b"what was there before"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    file = tmp_path / "summary.pdf"
    file.write_bytes(OLD)
    return file


def only_the_old_file(target: Path) -> bool:
    return list(target.parent.iterdir()) == [target] and target.read_bytes() == OLD


def test_file_takes_the_place_of_the_old_one(target: Path) -> None:
    data = render(empty_summary())
    write_pdf(data, target)
    assert target.read_bytes() == data
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "trouble"), [(errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EIO, CannotWrite)]
)
def test_trouble_while_writing_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int, trouble: type[Exception]
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(trouble):
        write_pdf(render(empty_summary()), target)
    assert only_the_old_file(target)


def test_copy_that_reads_back_differently_is_refused(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = render(empty_summary())  # before reading is broken: it may still have to load the catalogue
    monkeypatch.setattr(Path, "read_bytes", lambda _self: b"%PDF-1.4 other %%EOF")
    with pytest.raises(CannotWrite):
        write_pdf(data, target)
    monkeypatch.undo()
    assert only_the_old_file(target)


@pytest.mark.parametrize("data", [b"", b"no PDF at all", b"%PDF-1.4 cut off"])
def test_bytes_that_are_no_whole_pdf_are_refused(target: Path, data: bytes) -> None:
    with pytest.raises(CannotWrite):
        write_pdf(data, target)
    assert only_the_old_file(target)


def test_missing_folder_and_folder_as_target_are_refused(tmp_path: Path) -> None:
    data = render(empty_summary())
    with pytest.raises(CannotWrite):
        write_pdf(data, tmp_path / "nowhere" / "summary.pdf")
    with pytest.raises(CannotWrite):
        write_pdf(data, tmp_path)
