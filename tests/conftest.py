"""Fixtures every test may use: an offscreen screen, a fixed clock, real encrypted journals, no sockets."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

import shutil
import socket
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from spms_desktop.services.sample_data import write_sample
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import NewJournal, create, open_session
from spms_desktop.storage import keys
from spms_desktop.ui.singleton_guard import keep_singletons_alive

keep_singletons_alive()

NOW = datetime(2026, 11, 23, 11, 0, tzinfo=timezone(timedelta(hours=1)))

settings.register_profile(
    "quiet", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
settings.load_profile("quiet")


class TestClock:
    """A clock that stands still until it is moved."""

    __test__ = False

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


@pytest.fixture(autouse=True)
def _no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    """The product promises to open none, so the whole suite fails when it does."""

    def refuse(*_args: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "bind", refuse)


@pytest.fixture(autouse=True)
def _cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """One pass over little memory: the real cost is measured in its own test."""
    monkeypatch.setattr(keys.Cost, "__init__", _cheap_cost)


def _cheap_cost(self: keys.Cost, memory: int = 64, passes: int = 1, lanes: int = 1) -> None:
    for name, value in (("memory", memory), ("passes", passes), ("lanes", lanes)):
        object.__setattr__(self, name, value)


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def session(tmp_path: Path, clock: TestClock) -> Iterator[Session]:
    """A new open journal of Maria with her daughter Anna as caregiver."""
    made = create(NewJournal(tmp_path / "Maria.spms", "Maria", "Anna"), clock)
    yield made
    made.close()


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three-year sample journal, closed; copy it before writing."""
    folder = tmp_path_factory.mktemp("sample") / "Sample.spms"
    write_sample(folder, clock=TestClock()).close()
    return folder


@pytest.fixture
def sample(sample_folder: Path, tmp_path: Path, clock: TestClock) -> Iterator[Session]:
    """The sample journal, open, for this test alone."""
    folder = Path(shutil.copytree(sample_folder, tmp_path / "Sample.spms"))
    opened = open_session(folder, clock=clock)
    yield opened
    opened.close()
