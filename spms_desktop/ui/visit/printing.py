"""Printing the pages of a PDF."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from spms_desktop.report.paper import Paper

_DOTS_PER_INCH = 300  # sharp on paper; the printer's own 1200 would take gigabytes for a page


def new_printer(paper: Paper, name: str) -> QPrinter:
    """A printer set up for the paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.A4 if paper is Paper.A4 else QPageSize.PageSizeId.Letter
    printer.setPageSize(QPageSize(size))
    printer.setFullPage(True)
    printer.setDocName(name)
    return printer


def print_pages(document: QPdfDocument, printer: QPrinter) -> bool:
    """Print the chosen pages as large as the paper allows; False when the printer refuses."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    done = True
    for number in range(first, last + 1):
        if number > first:
            done = printer.newPage() and done
        _print_page(document, number - 1, painter)
    return painter.end() and done


def _print_page(document: QPdfDocument, page: int, painter: QPainter) -> None:
    points = document.pagePointSize(page)
    dots = QSizeF(points.width(), points.height()) * (_DOTS_PER_INCH / 72)
    picture = document.render(page, QSize(round(dots.width()), round(dots.height())))
    sheet = QRectF(painter.viewport())
    share = min(sheet.width() / dots.width(), sheet.height() / dots.height())
    shown = dots * share
    left, top = (sheet.width() - shown.width()) / 2, (sheet.height() - shown.height()) / 2
    painter.drawImage(QRectF(left, top, shown.width(), shown.height()), picture)
