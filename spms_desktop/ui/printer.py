"""The printer of this computer: choosing it, and drawing sheets on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget


def has_printer() -> bool:
    """Whether any printer is set up."""
    return bool(QPrinterInfo.availablePrinterNames())


def new_printer(name: str) -> QPrinter:
    """A sharp printer with the paper that it usually holds; `name` is what the print is called in its queue."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    return printer


def ask_printer(parent: QWidget, printer: QPrinter, chosen: Callable[[], None]) -> None:
    """Ask for the printer; `chosen` is called when the user has decided."""
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(chosen)
    QDialog.open(dialog)  # the print dialog's own open() wants a receiver


def print_sheets(printer: QPrinter, count: int, draw: Callable[[int, QPainter], None]) -> bool:
    """Print the chosen ones of so many sheets; `draw` is told which, from 0. False when the printer refuses."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or count, count)
    done = True
    for number in range(first, last + 1):
        if number > first:
            done = printer.newPage() and done
        painter.save()
        draw(number - 1, painter)
        painter.restore()
    return painter.end() and done
