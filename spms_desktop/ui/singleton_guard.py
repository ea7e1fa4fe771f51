"""Keeps PySide6 6.12.0 from ending Python 3.11.

There, each call of Qt that returns nothing takes one reference of `None` too many, and each `Signal.emit` one of
`True`; after a few thousand the interpreter aborts ("none_dealloc", "bool_dealloc"). From Python 3.12 on these
cannot be deallocated. Giving them far more references than a process can use up does the same for 3.11. Remove
this with the first PySide6 that counts right: `tests/ui/test_singleton_guard.py` tells when.
"""

from __future__ import annotations

import ctypes
import sys

PLENTY = 1 << 40


def keep_singletons_alive() -> None:
    """Give `None`, `True` and `False` their references, once."""
    for one in (None, True, False):
        if sys.version_info < (3, 12) and sys.getrefcount(one) < PLENTY // 2:
            ctypes.c_ssize_t.from_address(id(one)).value += PLENTY
