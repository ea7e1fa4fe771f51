"""Nothing heavy is imported before the window is first painted, and looks are followed live."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def test_the_first_paint_needs_no_numpy_scipy_or_reportlab(sample_folder: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(sample_folder, tmp_path / "Sample.spms")
    environ = {**os.environ, "SPMS_BENCH_FIRST_PAINT": "1", "XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, "-m", "spms_desktop", str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=environ,
    )

    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert lines[0].startswith("first-paint ")
    assert lines[1] == "modules "
