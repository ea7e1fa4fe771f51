"""A PDF with a password is noise without it, and nothing is replaced before it was opened again."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from spms_desktop.domain.errors import BadInput, CannotWrite
from spms_desktop.report import safe_write
from spms_desktop.report.protect import opens_with, protected, usable_password
from spms_desktop.report.safe_write import write_pdf
from spms_desktop.report.visit_summary import render
from tests.report.examples import rich_summary

PASSWORD = "Grüße, blue kettle"


@pytest.fixture(scope="module")
def plain() -> bytes:
    return render(rich_summary())


def test_it_opens_with_the_password_only_and_is_aes_256(plain: bytes) -> None:
    data = protected(plain, PASSWORD)
    with pikepdf.open(BytesIO(data), password=PASSWORD) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert "aesv3" in str(pdf.encryption.stream_method).casefold()
        assert pdf.allow.accessibility
        assert len(pdf.pages) == 2
        assert "/StructTreeRoot" in pdf.Root
    assert opens_with(data, PASSWORD)
    assert not opens_with(data)
    assert not opens_with(data, "another kettle")


def test_no_word_of_it_can_be_read_without_the_password(plain: bytes) -> None:
    data = protected(plain, PASSWORD)
    assert b"Maria" not in data
    assert b"Lindqvist" not in data
    assert PASSWORD.encode() not in data


def test_a_password_typed_in_another_form_of_the_same_letters_opens_it(plain: bytes) -> None:
    assert opens_with(protected(plain, "Gru\u0308\u00dfe 2026"), "Gr\u00fc\u00dfe 2026")


@pytest.mark.parametrize(
    ("typed", "problem"), [("", "short"), ("seven 7", "short"), ("ü" * 64, "too_long"), ("eight \ud800 8", "unicode")]
)
def test_a_password_that_a_pdf_cannot_have_is_refused(typed: str, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        usable_password(typed)


def test_a_plain_pdf_does_not_pass_for_a_protected_one(plain: bytes) -> None:
    assert opens_with(plain)
    assert not opens_with(plain, PASSWORD)
    assert not opens_with(b"%PDF-1.4 cut off %%EOF")


def test_the_written_file_is_protected(plain: bytes, tmp_path: Path) -> None:
    write_pdf(plain, tmp_path / "summary.pdf", PASSWORD)
    assert opens_with((tmp_path / "summary.pdf").read_bytes(), PASSWORD)


def test_what_came_out_without_a_password_replaces_nothing(
    plain: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "summary.pdf"
    target.write_bytes(b"what was there before")
    monkeypatch.setattr(safe_write, "protected", lambda data, _password: data)
    with pytest.raises(CannotWrite):
        write_pdf(plain, target, PASSWORD)
    assert target.read_bytes() == b"what was there before"
    assert list(tmp_path.iterdir()) == [target]
