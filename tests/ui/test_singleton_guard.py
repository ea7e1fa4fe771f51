"""The guard against PySide6's miscounted `None` and `True` works, and says when it is no longer needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

CALLS = """
from PySide6.QtCore import QObject, Signal
{guard}
class Thing(QObject):
    told = Signal(object)
thing = Thing()
for _ in range(20_000):
    {call}
"""
RETURNS_NOTHING, EMITS = 'thing.setObjectName("x")', "thing.told.emit(True)"


def ended(guard: str, call: str) -> int:
    code = CALLS.format(guard=guard, call=call)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode


@pytest.mark.parametrize("call", [RETURNS_NOTHING, EMITS])
def test_with_the_guard_many_calls_of_qt_do_not_end_the_process(call: str) -> None:
    assert ended("import spms_desktop.ui", call) == 0


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="they cannot be deallocated here")
@pytest.mark.parametrize("call", [RETURNS_NOTHING, EMITS])
def test_the_guard_is_still_needed(call: str) -> None:
    assert ended("", call) != 0, "PySide6 counts rightly now: remove ui/singleton_guard.py"
