"""Runs, tests and checks SPMS Desktop from a checkout with nothing but Python 3.11+ and pip on the machine."""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
OUT = ROOT / "out"
OLDEST_PYTHON = (3, 11)
OLDEST_UV = (0, 5)  # the first that reads [dependency-groups]
MACHINE_LACKS_SOMETHING = 3

OFFSCREEN_PACKAGES = ("libglib2.0-0", "libegl1", "libgl1", "libdbus-1-3", "libfontconfig1", "libxkbcommon0")
X11_PACKAGES = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
)
TEST_PACKAGES = ("xvfb", "xauth", "dbus", "at-spi2-core", "poppler-utils")

SOURCES = ("spms_desktop", "tests", "packaging")
WINDOWLESS = (
    *("summary", "trends", "export", "import", "check", "backup", "restore", "sample"),
    *("-h", "--help", "--version"),
)
CHECKS = (("ruff", "check", *SOURCES), ("mypy", "--platform", "linux"), ("lint-imports",))


class Trouble(Exception):
    """Something this machine lacks, with the sentence that tells the reader what to do."""


def old_python_message(version: tuple[int, ...], path: str | None = None) -> str | None:
    """What to say when this Python is too old, naming a newer one that the machine has; None when it will do."""
    if version[:2] >= OLDEST_PYTHON:
        return None
    needed, here = ".".join(map(str, OLDEST_PYTHON)), ".".join(map(str, version[:3]))
    message = f"SPMS Desktop needs Python {needed} or newer, and this is Python {here}."
    for minor in range(20, OLDEST_PYTHON[1] - 1, -1):
        if shutil.which(f"python3.{minor}", path=path):
            return f"{message} Start it with the newer one: python3.{minor} packaging/dev.py"
    return f"{message} Install a newer Python, then try again."


def child_environ(environ: dict[str, str]) -> dict[str, str]:
    """The environment for uv: this Python and no other, in the checkout's own .venv."""
    child = {key: value for key, value in environ.items() if key not in ("VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT")}
    child.update(UV_PYTHON=sys.executable, UV_PYTHON_DOWNLOADS="never")
    return child


def call(command: list[str], cwd: Path | None = None, *, quiet: bool = False, **extra: str) -> int:
    """Run a command to its end and return its exit code, 128 + N when signal N ended it."""
    environ = {**child_environ(dict(os.environ)), **extra}
    with subprocess.Popen(command, cwd=cwd, env=environ, stdout=subprocess.DEVNULL if quiet else None) as process:
        while True:
            try:
                code = process.wait()
                return code if code >= 0 else 128 - code
            except KeyboardInterrupt:
                continue  # the child got the same Ctrl+C and closes its journal in its own time


def uv_works(uv: str) -> bool:
    """Whether this uv starts and is new enough; a shim of another tool may do neither."""
    try:
        answer = subprocess.run([uv, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return False
    found = re.match(r"uv (\d+)\.(\d+)", answer.stdout)
    return answer.returncode == 0 and found is not None and (int(found[1]), int(found[2])) >= OLDEST_UV


def find_uv(path: str | None = None, tools: Path = TOOLS) -> str | None:
    """The uv on PATH, else the one fetched earlier; None when there is neither."""
    own = os.pathsep.join(str(tools / "uv" / folder) for folder in ("bin", "Scripts"))
    found = (shutil.which("uv", path=path), shutil.which("uv", path=own))
    return next((uv for uv in found if uv and uv_works(uv)), None)


def fetch_uv(tools: Path = TOOLS) -> str:
    """Fetch uv with pip into the tools folder; Debian's pip refuses a plain install but not --target."""
    if importlib.util.find_spec("pip") is None:
        raise Trouble("This Python has no pip. On Debian or Ubuntu this adds it: sudo apt-get install python3-pip")
    print("Fetching uv, which sets up the rest ...", flush=True)
    tools.mkdir(exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix="uv-", dir=tools))
    try:
        quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
        command = [sys.executable, "-m", "pip", "install", *quiet, "--target", str(fresh), "uv>=0.8,<1"]
        if call(command, PIP_ROOT_USER_ACTION="ignore"):
            raise Trouble("pip could not fetch uv. Look at the network connection, then try again.")
        shutil.rmtree(tools / "uv", ignore_errors=True)
        fresh.rename(tools / "uv")  # whole or not at all: a broken-off download is never taken for uv
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    uv = find_uv(path="", tools=tools)
    if uv is None:
        raise Trouble(f"The fetched uv does not start on this machine. It is in {tools / 'uv'}")
    return uv


def install_system_packages(packages: tuple[str, ...]) -> None:
    """Install the Debian packages that are missing, or say why that cannot be done here."""
    if shutil.which("apt-get") is None:
        print("--with-deps works with apt only; this machine has none. Going on without.", file=sys.stderr)
        return
    missing = [name for name in packages if not _is_installed(name)]
    if not missing:
        return
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    wanted = " ".join(["apt-get", "install", *missing])
    if sudo and shutil.which("sudo") is None:
        raise Trouble(f"Only the administrator can add system packages. Ask for this command: {wanted}")
    call([*sudo, "apt-get", "update"])
    if call([*sudo, "apt-get", "install", "--yes", "--no-install-recommends", *missing]):
        raise Trouble(f"apt could not add the system packages. The command was: {wanted}")


def _is_installed(package: str) -> bool:
    """Whether dpkg has the package in place."""
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    return subprocess.run(query, capture_output=True, text=True, check=False).stdout == "installed"


class Checkout:
    """This checkout with its .venv in step, ready to run modules in it."""

    def __init__(self, uv: str) -> None:
        self._uv = uv
        if call([uv, "sync", "--project", str(ROOT), "--python", sys.executable]):
            raise Trouble("uv could not set up the packages. Look at the network connection, then try again.")

    def run(self, *command: str, cwd: Path | None = None, quiet: bool = False, **extra: str) -> int:
        """Run a command of the .venv and return its exit code."""
        return call([self._uv, "run", "--no-sync", "--project", str(ROOT), *command], cwd, quiet=quiet, **extra)

    def start(self, args: list[str]) -> int:
        """Open the window; with no screen, do the main job as files instead."""
        if not args or args[0] not in WINDOWLESS:
            code = self.run("python", "-m", "spms_desktop.preflight")
            if code == MACHINE_LACKS_SOMETHING:
                return self.make_files()
            if code:
                return code
        return self.run("python", "-m", "spms_desktop", *args)

    def make_files(self) -> int:
        """Write the sample journal, its visit summary and a picture of each tab into the out folder."""
        print("So the visit summary and pictures of the window are made as files.", flush=True)
        OUT.mkdir(exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix="new-", dir=OUT))
        try:
            return self._make_document(stage) or self._make_pictures(stage)
        finally:
            shutil.rmtree(stage, ignore_errors=True)

    def _make_document(self, stage: Path) -> int:
        """The journal once and the document each time, each moved into place when it is whole."""
        app = ("python", "-m", "spms_desktop")
        journal, document = OUT / "sample.spms", OUT / "visit-summary.pdf"
        if not journal.exists():
            code = self.run(*app, "sample", "--out", str(stage / journal.name), quiet=True)
            if code:
                return code
            (stage / journal.name).rename(journal)
        code = self.run(*app, "summary", "--sample", "--out", str(stage / document.name), quiet=True)
        if code:
            return code
        (stage / document.name).replace(document)
        print(f"Sample journal: {journal}\nVisit summary:  {document}", flush=True)
        return 0

    def _make_pictures(self, stage: Path) -> int:
        """The pictures, put in the place of the earlier ones."""
        code = self.run("python", "-m", "spms_desktop.preflight", QT_QPA_PLATFORM="offscreen")
        if code:
            return code
        pictures, fresh = OUT / "pictures", stage / "pictures"
        code = self.screenshots(fresh, "--quick")
        if code:
            return code
        if pictures.exists():
            pictures.rename(stage / "old-pictures")
        fresh.rename(pictures)
        print(f"Pictures:       {pictures}", flush=True)
        return 0

    def screenshots(self, folder: Path, *options: str) -> int:
        """Draw the pictures of the window without a screen."""
        script = str(ROOT / "packaging" / "screenshots.py")
        return self.run("python", script, "--out", str(folder), *options, QT_QPA_PLATFORM="offscreen")

    def test(self, args: list[str]) -> int:
        """Run the tests."""
        return self.run("python", "-m", "pytest", "-n", "auto", "--dist", "worksteal", *args, cwd=ROOT)

    def check(self) -> int:
        """Run every check, also after one that failed, and return the first code that is not 0."""
        codes = []
        for command in CHECKS:
            print(f"--- {' '.join(command)}", flush=True)
            codes.append(self.run(*command, cwd=ROOT))
        return next((code for code in codes if code), 0)


def parse(argv: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """Our own options, and what comes after the first "--" for the program that is started."""
    cut = argv.index("--") if "--" in argv else len(argv)
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="run|test|check|screenshots")
    deps = argparse.ArgumentParser(add_help=False)
    deps.add_argument("--with-deps", action="store_true", help="first add the system packages with apt")
    commands.add_parser("run", parents=[deps], usage="dev.py run [--with-deps] [-- what SPMS Desktop gets]")
    commands.add_parser("test", parents=[deps], usage="dev.py test [--with-deps] [-- what pytest gets]")
    commands.add_parser("check", parents=[deps])
    pictures = commands.add_parser("screenshots", parents=[deps])
    pictures.add_argument("--out", type=Path, default=OUT / "pictures", metavar="DIR")
    options, rest = parser.parse_args(argv[:cut]), argv[cut + 1 :]
    if rest and options.command not in ("run", "test"):
        parser.error(f"{options.command} takes nothing after --")
    return options, rest


def packages_for(command: str) -> tuple[str, ...]:
    """The Debian packages that a command of ours needs."""
    tests = TEST_PACKAGES if command == "test" else ()
    return () if command == "check" else OFFSCREEN_PACKAGES + X11_PACKAGES + tests


def main(argv: list[str]) -> int:
    """Do what the command line asks and return the exit code."""
    message = old_python_message(sys.version_info[:3])
    if message:
        print(message, file=sys.stderr)
        return MACHINE_LACKS_SOMETHING
    options, rest = parse(argv)
    try:
        if options.with_deps:
            install_system_packages(packages_for(options.command))
        checkout = Checkout(find_uv() or fetch_uv())
        if options.command == "run":
            return checkout.start(rest)
        if options.command == "test":
            return checkout.test(rest)
        if options.command == "check":
            return checkout.check()
        return checkout.screenshots(options.out.resolve())
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return MACHINE_LACKS_SOMETHING


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
