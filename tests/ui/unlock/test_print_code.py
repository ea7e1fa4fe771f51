"""The printed recovery code can be read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from spms_desktop.services.unlock import new_recovery_code
from spms_desktop.ui.unlock.print_code import paint_code


@pytest.mark.usefixtures("theme")
def test_the_page_shows_every_group_and_what_it_is_for(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    code = new_recovery_code()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "code.pdf"))

    paint_code(printer, code)

    reader = PdfReader(tmp_path / "code.pdf")
    words = " ".join(reader.pages[0].extract_text().split())
    assert len(reader.pages) == 1
    assert all(group in words for group in code.split("-"))
    assert "safe place" in words
