"""Printing the recovery code in large letters."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from spms_desktop.i18n import _


def print_code(parent: QWidget, code: str) -> QPrintDialog:
    """Ask for a printer without blocking, then print one page."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: paint_code(printer, code))
    QDialog.open(dialog)
    return dialog


def paint_code(printer: QPrinter, code: str) -> None:
    """Draw the page: what it is, the code in groups, where to keep it."""
    painter = QPainter(printer)
    page = QRectF(painter.viewport()).adjusted(200, 400, -200, -400)
    wrap = Qt.TextFlag.TextWordWrap
    font = QFont(painter.font())
    font.setPointSize(20)
    painter.setFont(font)
    painter.drawText(page, int(wrap), _("Recovery code of my SPMS Desktop journal"))
    font.setPointSize(26)
    painter.setFont(font)
    painter.drawText(page.translated(0, page.height() * 0.12), int(wrap), "   ".join(code.split("-")))
    font.setPointSize(14)
    painter.setFont(font)
    words = _("It opens the journal if the passphrase is lost. Keep it in a safe place, away from the computer.")
    painter.drawText(page.translated(0, page.height() * 0.4), int(wrap), words)
    painter.end()
