"""The start-up look at the machine names the real cause and the command that mends it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from spms_desktop import preflight
from spms_desktop.preflight import Probes, display_trouble

X0 = "/tmp/.X11-unix/X0"
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/1000"}
WAYLAND_SOCKET = "/run/user/1000/wayland-0"


def machine(
    lacks: Collection[str] = (),
    listening: Collection[str] = (X0, WAYLAND_SOCKET),
    command: str = "sudo apt-get install",
) -> Probes:
    """A machine that lacks these libraries and on which these sockets answer."""
    return Probes(lambda soname: soname not in lacks, lambda path: path in listening, lambda: command)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_their_own_screen(platform: str) -> None:
    assert display_trouble({}, platform, machine(lacks={"libEGL.so.1"}, listening=())) is None


@pytest.mark.parametrize("display", [":0", ":0.0", "unix:0", "elsewhere:10.0", "localhost:10"])
def test_a_named_x_server_is_a_screen(display: str) -> None:
    assert display_trouble({"DISPLAY": display}, "linux", machine()) is None


@pytest.mark.parametrize("extra", [{}, {"WAYLAND_DISPLAY": WAYLAND_SOCKET, "XDG_RUNTIME_DIR": ""}])
def test_a_wayland_compositor_is_a_screen(extra: dict[str, str]) -> None:
    assert display_trouble(WAYLAND | extra, "linux", machine(listening={WAYLAND_SOCKET})) is None


def test_without_any_screen_it_says_so_and_offers_the_paper() -> None:
    trouble = display_trouble({}, "linux", machine())
    assert trouble is not None
    assert "DISPLAY and WAYLAND_DISPLAY are not set" in trouble
    assert "desktop session" in trouble
    assert "spms-desktop summary --sample --out visit-summary.pdf" in trouble


def test_over_ssh_it_names_the_ssh_command() -> None:
    trouble = display_trouble({"SSH_CONNECTION": "a b c d"}, "linux", machine())
    assert "ssh -X" in (trouble or "")


@pytest.mark.parametrize("display", [":0", "nonsense", "host:", ":x"])
def test_a_display_that_does_not_answer_is_named(display: str) -> None:
    trouble = display_trouble({"DISPLAY": display}, "linux", machine(listening=()))
    assert f"No screen answers at DISPLAY={display}." in (trouble or "")


def test_a_wayland_name_without_its_folder_is_no_screen() -> None:
    assert display_trouble({"WAYLAND_DISPLAY": "wayland-0"}, "linux", machine()) is not None


@pytest.mark.parametrize("chosen", ["offscreen", "minimal", "vnc:size=800x600", "xcb;offscreen"])
def test_a_chosen_platform_that_needs_no_screen_is_fine(chosen: str) -> None:
    assert display_trouble({"QT_QPA_PLATFORM": chosen}, "linux", machine(lacks={"libxcb-cursor.so.0"})) is None


def test_a_chosen_platform_decides_which_screen_counts() -> None:
    only_x = machine(listening={X0})
    both = {"DISPLAY": ":0", **WAYLAND}
    assert display_trouble({**both, "QT_QPA_PLATFORM": "xcb"}, "linux", only_x) is None
    assert display_trouble({**both, "QT_QPA_PLATFORM": "wayland"}, "linux", only_x) is not None


def test_missing_libraries_are_named_with_the_command_for_just_those() -> None:
    trouble = display_trouble({"DISPLAY": ":0"}, "linux", machine(lacks={"libEGL.so.1", "libxcb-cursor.so.0"}))
    assert trouble is not None
    assert "libEGL.so.1, libxcb-cursor.so.0" in trouble
    assert trouble.endswith("sudo apt-get install libegl1 libxcb-cursor0")


@pytest.mark.parametrize(
    ("command", "ending"),
    [
        ("sudo dnf install", "sudo dnf install libxcb"),
        ("pacman -S", "pacman -S libxcb"),
        ("", "Install the system packages that hold these files, then start again."),
    ],
)
def test_other_families_of_linux_get_their_own_command(command: str, ending: str) -> None:
    lacks = {"libxcb-shape.so.0", "libxcb-xkb.so.1"}
    trouble = display_trouble({"DISPLAY": ":0"}, "linux", machine(lacks=lacks, command=command))
    assert (trouble or "").endswith(ending)


def test_offscreen_still_needs_the_libraries_of_qt_itself() -> None:
    trouble = display_trouble({"QT_QPA_PLATFORM": "offscreen"}, "linux", machine(lacks={"libGL.so.1"}))
    assert "sudo apt-get install libgl1" in (trouble or "")


def test_one_working_screen_out_of_two_is_enough() -> None:
    both = {"DISPLAY": ":0", **WAYLAND}
    assert display_trouble(both, "linux", machine(lacks={"libwayland-cursor.so.0"})) is None
    assert display_trouble(both, "linux", machine(lacks={"libxcb-cursor.so.0"})) is None


def test_a_library_that_is_not_there_does_not_load() -> None:
    assert not preflight.loads("libspms-no-such-library.so.7")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks for a local socket as Linux has it")
def test_a_socket_answers_only_while_somebody_listens(tmp_path: Path) -> None:
    # In a process of its own, as no test may open a socket; it leaves the file behind like a killed server.
    code = """
import socket, sys
from spms_desktop import preflight
path, server = sys.argv[1], socket.socket(socket.AF_UNIX)
said = [preflight.answers(path)]
server.bind(path)
server.listen()
said += [preflight.answers(path), preflight._accepts(path)]
server.close()
print(*said, preflight.answers(path))
"""
    path = tmp_path / "X7"
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "True", "False"]
    assert path.exists()


@pytest.mark.parametrize(("trouble", "code"), [(None, 0), ("There is no screen here.", 3)])
def test_the_exit_code_tells(
    trouble: str | None, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found: Callable[[], str | None] = lambda: trouble  # noqa: E731
    monkeypatch.setattr(preflight, "display_trouble", found)
    assert preflight.main() == code
    assert capsys.readouterr().err.strip() == (trouble or "")


def test_the_look_brings_in_no_package_of_others() -> None:
    code = "import sys, spms_desktop.preflight; print([m for m in sys.modules if m.split('.')[0] in sys.argv[1:]])"
    strangers = ["PySide6", "numpy", "babel", "socket", "dataclasses"]
    done = subprocess.run([sys.executable, "-c", code, *strangers], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
