"""The wheel that users install: all its files are in it, and it works away from the checkout."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT_FROM = ("pyproject.toml", "README.md", "LICENSE", ".gitignore", "spms_desktop", "resources")
PROGRAMS = "Scripts" if sys.platform == "win32" else "bin"

pytestmark = pytest.mark.timeout(600)


def call(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command and let its own words explain a failure."""
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


class Installer:
    """Builds and installs with uv where there is one, else with venv and pip."""

    def __init__(self) -> None:
        dev = runpy.run_path(str(ROOT / "packaging" / "dev.py"))
        self._uv: str | None = os.environ.get("UV") or dev["find_uv"]()
        self._env: dict[str, str] = dev["child_environ"](dict(os.environ))
        with (ROOT / "pyproject.toml").open("rb") as file:
            self._newest: str = tomllib.load(file)["tool"]["uv"]["exclude-newer"]

    def build(self, source: Path, out: Path) -> Path:
        """The wheel made from a source folder."""
        if self._uv:
            call(self._uv, "build", "--wheel", "--out-dir", out, source, cwd=source, env=self._env)
        else:
            python = self._environment(out.parent / "builder")
            call(python, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", out, source, cwd=source)
        (wheel,) = out.glob("*.whl")
        return wheel

    def install(self, wheel: Path, home: Path) -> Path:
        """The folder of programs of a fresh environment that holds the wheel and what it asks for."""
        python = self._environment(home)
        if self._uv:
            newest = ("--exclude-newer", self._newest)
            call(self._uv, "pip", "install", "--python", python, *newest, wheel, cwd=home, env=self._env)
        else:
            call(python, "-m", "pip", "install", wheel, cwd=home)
        return python.parent

    def _environment(self, home: Path) -> Path:
        """The Python of a fresh environment."""
        if self._uv:
            call(self._uv, "venv", "--python", sys.executable, home, cwd=home.parent, env=self._env)
        else:
            venv.create(home, with_pip=True)
        return home / PROGRAMS / ("python.exe" if sys.platform == "win32" else "python")


@pytest.fixture(scope="session")
def installer() -> Installer:
    return Installer()


@pytest.fixture(scope="session")
def wheel(installer: Installer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy, so that the checkout stays untouched."""
    source = tmp_path_factory.mktemp("source")
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, source / name)
    return installer.build(source, tmp_path_factory.mktemp("wheel") / "dist")


@pytest.fixture(scope="session")
def programs(installer: Installer, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the installed programs are, far from the checkout."""
    return installer.install(wheel, tmp_path_factory.mktemp("installed") / "venv")


@pytest.fixture
def bare_environ(tmp_path: Path) -> dict[str, str]:
    """An environment with its own home, no screen and nothing that leads back to the checkout."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "QT_", "SPMS_", "XDG_"))}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "VIRTUAL_ENV"):
        kept.pop(name, None)
    return kept | {"HOME": str(tmp_path), "APPDATA": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}


def test_every_module_and_every_shipped_file_is_in_it(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "spms_desktop").rglob("*.py")}
    shipped = {
        f"spms_desktop/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and path.name != ".gitkeep" and path.parent.name != "screenshots"  # for the README only
    }
    assert {path.split("/")[2] for path in shipped} >= {"catalog", "fonts", "icons"}
    assert modules | shipped <= inside


def test_nothing_else_is_in_it(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].partition("-")[0] for name in inside} == {"spms_desktop"}
    assert not [name for name in inside if "__pycache__" in name or name.endswith(".pyc")]


def test_the_installed_program_explains_itself(programs: Path, tmp_path: Path, bare_environ: dict[str, str]) -> None:
    done = call(programs / "spms-desktop", "--help", cwd=tmp_path, env=bare_environ)
    assert "summary" in done.stdout


def test_the_installed_program_writes_the_visit_summary(
    programs: Path, tmp_path: Path, bare_environ: dict[str, str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    call(programs / "spms-desktop", "summary", "--sample", "--out", "x.pdf", cwd=empty, env=bare_environ)
    assert (empty / "x.pdf").read_bytes().startswith(b"%PDF")
    assert [path.name for path in empty.iterdir()] == ["x.pdf"]
