"""Keeps PySide6 6.12.0 from ending Python 3.11 when a plot is drawn again.

There, each `Signal.emit` takes one reference of `True` too many, as `ui/none_guard.py` tells of `None`.
pyqtgraph emits some two hundred signals for each change of what is shown, so that the interpreter would abort
("bool_dealloc") after a few dozen changes. From Python 3.12 on neither can be deallocated.
"""

from __future__ import annotations

import ctypes
import sys

from spms_desktop.ui.singleton_guard import PLENTY


def keep_bools_alive() -> None:
    """Give `True` and `False` their references, once."""
    for one in (True, False):
        if sys.version_info < (3, 12) and sys.getrefcount(one) < PLENTY // 2:
            ctypes.c_ssize_t.from_address(id(one)).value += PLENTY
