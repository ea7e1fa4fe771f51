"""Printing the pages of a PDF."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from spms_desktop.report.paper import Paper
from spms_desktop.ui import printer as printers

_DOTS_PER_INCH = 300  # sharp on paper; the printer's own 1200 would take gigabytes for a page


def new_printer(paper: Paper, name: str) -> QPrinter:
    """A printer set up for the paper."""
    printer = printers.new_printer(name)
    size = QPageSize.PageSizeId.A4 if paper is Paper.A4 else QPageSize.PageSizeId.Letter
    printer.setPageSize(QPageSize(size))
    printer.setFullPage(True)
    return printer


def print_pages(document: QPdfDocument, printer: QPrinter) -> bool:
    """Print the chosen pages as large as the paper allows; False when the printer refuses."""
    return printers.print_sheets(printer, document.pageCount(), partial(_print_page, document))


def _print_page(document: QPdfDocument, page: int, painter: QPainter) -> None:
    points = document.pagePointSize(page)
    dots = QSizeF(points.width(), points.height()) * (_DOTS_PER_INCH / 72)
    picture = document.render(page, QSize(round(dots.width()), round(dots.height())))
    sheet = QRectF(painter.viewport())
    share = min(sheet.width() / dots.width(), sheet.height() / dots.height())
    shown = dots * share
    left, top = (sheet.width() - shown.width()) / 2, (sheet.height() - shown.height()) / 2
    painter.drawImage(QRectF(left, top, shown.width(), shown.height()), picture)
