"""Long work off the UI thread: a job gets values, and its result or its exception comes back to the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from spms_desktop.domain.errors import NoMemory

T = TypeVar("T")


class _Job(QRunnable):
    """One piece of work and the signal that carries its outcome."""

    def __init__(self, number: int, work: Callable[[], Any], outcome: Callable[[int, object, object], None]) -> None:
        super().__init__()
        self._number, self._work, self._outcome = number, work, outcome

    def run(self) -> None:
        try:
            self._outcome(self._number, self._work(), None)
        except MemoryError:
            self._outcome(self._number, None, NoMemory())
        except BaseException as error:  # noqa: BLE001  # whatever it is, it belongs to the UI thread
            self._outcome(self._number, None, error)


class JobRunner(QObject):
    """Runs jobs one at a time and answers on the UI thread; close it before the window goes."""

    _finished = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting: dict[int, tuple[Callable[[Any], None], Callable[[Exception], None]]] = {}
        self._count = 0
        self._closed = False
        self._finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Do `work` in the background; it must touch neither Qt nor the journal's connection. Nothing once closed."""
        if self._closed:
            return
        self._count += 1
        self._waiting[self._count] = (done, failed)
        self._pool.start(_Job(self._count, work, self._finished.emit))

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    def close(self) -> None:
        """Forget what waits, let the running job end, and take no more."""
        self._closed = True
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone()

    @Slot(int, object, object)
    def _answer(self, number: int, result: object, error: object) -> None:
        done, failed = self._waiting.pop(number, (None, None))
        if done is None or failed is None:
            return
        if error is None:
            done(result)
        elif isinstance(error, Exception):
            failed(error)
        elif isinstance(error, BaseException):
            raise error
