"""A password on a finished PDF: AES with 256 bits (revision 6), checked by opening it again."""

from __future__ import annotations

import unicodedata
from io import BytesIO

import pikepdf
from pikepdf import Pdf

from spms_desktop.domain.errors import BadInput

LEAST_LETTERS, MOST_BYTES = 8, 127
"""The standard cuts what is longer than 127 bytes, so it is refused."""


def usable_password(typed: str) -> str:
    """The password in the one form that every keyboard gives.

    Raises BadInput("passphrase_short") below 8 letters, ("too_long") above what a PDF can hold.
    """
    try:
        password = unicodedata.normalize("NFC", typed)
        size = len(password.encode())
    except UnicodeError as error:
        raise BadInput("not_unicode") from error
    if len(password) < LEAST_LETTERS:
        raise BadInput("passphrase_short")
    if size > MOST_BYTES:
        raise BadInput("too_long")
    return password


def protected(data: bytes, typed: str) -> bytes:
    """The PDF, encrypted. It carries fresh random numbers, so the bytes differ each time.

    Who has the password may do all with it, and a screen reader may read it.
    """
    password, target = usable_password(typed), BytesIO()
    with Pdf.open(BytesIO(data)) as pdf:
        pdf.save(
            target,
            encryption=pikepdf.Encryption(owner=password, user=password, R=6, aes=True, metadata=True),
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return target.getvalue()


def opens_with(data: bytes, typed: str = "") -> bool:
    """Whether a PDF opens with just this password, encrypted as promised; without one, whether it opens at all."""
    if typed and opens_with(data):
        return False
    password = usable_password(typed) if typed else ""
    try:
        with Pdf.open(BytesIO(data), password=password, attempt_recovery=False) as pdf:
            sound = len(pdf.pages) > 0 and all(page.get("/Contents") is not None for page in pdf.pages)
            return sound and (not typed or (pdf.encryption.R, pdf.encryption.bits) == (6, 256))
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return False
