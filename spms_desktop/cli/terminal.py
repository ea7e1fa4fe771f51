"""Writing to a terminal: what somebody typed or named never steers it, and never breaks it."""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from typing import NoReturn, TextIO

_STEERS = ("Cc", "Cf", "Cs", "Zl", "Zp")
_HARMLESS = "\n\u200c\u200d"


def say(text: object, stream: TextIO | None = None) -> None:
    """Print a line, to standard output unless told where; with no such stream, as without a console, do nothing."""
    stream = stream or sys.stdout
    if stream is not None:
        encoding = stream.encoding or "utf-8"
        print(plain(str(text)).encode(encoding, "backslashreplace").decode(encoding), file=stream)


def plain(text: str) -> str:
    r"""Text with signs that steer a terminal or turn its lines around written out, as in \u202e.

    JSON stays JSON with the same values.
    """
    return "".join(json.dumps(c)[1:-1] if _steers(c) else c for c in text)


class Parser(argparse.ArgumentParser):
    """A parser whose complaints about arguments are plain text."""

    def error(self, message: str) -> NoReturn:
        super().error(plain(message))


def _steers(sign: str) -> bool:
    return sign not in _HARMLESS and unicodedata.category(sign) in _STEERS
