"""What importing the report costs, and what it must never pull in."""

from __future__ import annotations

import subprocess
import sys


def test_report_needs_neither_numpy_nor_qt() -> None:
    script = (
        "import sys, spms_desktop.report.visit_summary\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'numpy', 'scipy', 'PySide6', 'apsw', 'pypdf'}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_labels_come_without_reportlab() -> None:
    script = "import sys, spms_desktop.report.labels; print('reportlab' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
