"""Names of files are made safe, and what may be a program is not opened."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.attachment import LONGEST_NAME, NewFile, digest, may_open, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("MRI letter.pdf", "MRI letter.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Maria\\scan.png", "scan.png"),
        ("/", "file"),
        ("", "file"),
        ("...", "file"),
        (".pdf", "pdf"),
        (".bashrc", "bashrc"),
        ("a\nb\tc.txt", "a b c.txt"),
        ("nul\x00l.txt", "null.txt"),
        ("letter\u202efdp.exe", "letterfdp.exe"),
        ("\u2066hidden\u2069.pdf", "hidden.pdf"),
        ("zero\u200bwidth.pdf", "zerowidth.pdf"),
        ('what?<"is">|this*.pdf', "what is this.pdf"),
        ("con.txt", "_con.txt"),
        ("COM1", "_COM1"),
        ("trailing. . ", "trailing"),
        ("نامه\u200cها.pdf", "نامه\u200cها.pdf"),
    ],
)
def test_a_name_loses_what_could_mislead(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize("letter", ["x", "é", "語", "👍"])
def test_a_long_name_is_cut_and_keeps_its_suffix(letter: str) -> None:
    name = safe_name(letter * 500 + ".pdf")

    assert name.endswith(f"{letter}.pdf")
    assert len(name) <= LONGEST_NAME
    assert len(name.encode()) <= 255


@given(st.text(max_size=300))
def test_any_text_gives_a_name_of_one_visible_file(text: str) -> None:
    name = safe_name(text)

    assert name
    assert len(name) <= LONGEST_NAME
    assert len(name.encode()) <= 255
    assert name not in (".", "..")
    assert not set(name) & set('/\\:*?"<>|\n\r\t\0')
    assert not any(unicodedata.bidirectional(c) in ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI") for c in name)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in name)
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("name", "opens"),
    [
        ("letter.pdf", True),
        ("Scan.JPG", True),
        ("run.exe", False),
        ("letter.pdf.exe", False),
        ("install.sh", False),
        ("macro.docm", False),
        ("page.html", False),
        ("icon.svg", False),
        ("start.desktop", False),
        ("shortcut.lnk", False),
        ("pdf", False),
        ("no suffix", False),
    ],
)
def test_only_letters_pictures_and_the_like_are_opened(name: str, opens: bool) -> None:
    assert may_open(name) is opens


def test_a_new_file_knows_its_checksum() -> None:
    assert NewFile("a.txt", b"abc").sha256 == digest(b"abc")
    assert digest(b"abc").startswith("ba7816bf")
