"""Pictures of every screen with the sample journal: four palettes, 100 % and 200 % text.

`python packaging/screenshots.py --out DIR` renders all of them; `--quick` only the four tabs in the light
palette, as `dev.py run` does where there is no screen. `--size 1024x700` renders at another window size.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from spms_desktop.services.preferences import PreferencesFile
from spms_desktop.ui.main_window import MainWindow
from spms_desktop.ui.theme.palettes import PALETTES
from spms_desktop.ui.theme.theme import Theme

sys.path.insert(0, str(Path(__file__).resolve().parent))
from screens import NOON, screens, settle, tabs_only  # type: ignore[import-not-found]  # this folder is no package


def large_screen(folder: Path) -> str:
    """A Qt platform without a real screen, large enough for dialogs to take the size they like."""
    screen = {"name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}
    (folder / "screen.json").write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return f"offscreen:configfile={folder / 'screen.json'}"


def quiet(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    """Print what Qt says, but for what a platform without a screen cannot do."""
    if not text.startswith("This plugin does not support"):
        print(kind.name, text, file=sys.stderr)


def main() -> None:
    """Render and say where the pictures are."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=Path("out/pictures"))
    options.add_argument("--quick", action="store_true")
    options.add_argument("--size", default="1240x860")
    options.add_argument("--palettes", default=",".join(PALETTES))
    options.add_argument("--scales", default="100,200")
    chosen = options.parse_args()
    width, height = (int(n) for n in chosen.size.split("x"))
    chosen.out.mkdir(parents=True, exist_ok=True)
    desk = tempfile.TemporaryDirectory(prefix="spms-screen-")
    os.environ["QT_QPA_PLATFORM"] = large_screen(Path(desk.name))
    qInstallMessageHandler(quiet)
    app = QApplication(sys.argv[:1])
    theme = Theme(app, "light")
    palettes = ["light"] if chosen.quick else chosen.palettes.split(",")
    count = 0

    def shoot(name: str, widget: QWidget) -> None:
        nonlocal count
        settle()
        widget.grab().save(str(chosen.out / f"{name}{suffix}.png"))
        count += 1

    for palette in palettes:
        for scale in [100] if chosen.quick else [int(s) for s in chosen.scales.split(",")]:
            theme.set_choice(palette)
            theme.set_scale(scale)
            suffix = "" if chosen.quick else f"-{palette}-{scale}"
            with tempfile.TemporaryDirectory() as scratch:
                journals = Path(scratch) / "Documents"
                window = MainWindow(theme, PreferencesFile(Path(scratch) / "p.json"), journals, lambda: NOON)
                window.resize(width, height)
                window.show()
                (tabs_only if chosen.quick else screens)(window, shoot)
                window.close()
                window.deleteLater()
                settle()
    print(f"{count} pictures")
    desk.cleanup()


if __name__ == "__main__":
    main()
