"""Opens the dialogs around a visit for the frame of the journal, by the uid of the visit."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QDialog, QWidget

from spms_desktop.services.appointments import Appointments
from spms_desktop.services.preparation import visit_to_prepare
from spms_desktop.ui.context import Context
from spms_desktop.ui.prepare.after import AfterDialog
from spms_desktop.ui.prepare.dialog import PrepareDialog
from spms_desktop.ui.prepare.quick_ask import QuickAsk

D = TypeVar("D", bound=QDialog)


def open_quick_ask(parent: QWidget, context: Context) -> QuickAsk:
    """Write something down for the care team."""
    return _opened(QuickAsk(parent, context))


def open_prepare(parent: QWidget, context: Context, visit: str = "") -> PrepareDialog:
    """Prepare a visit, or the one that the next summary is for."""
    found = Appointments(context.session).visit(visit) if visit else None
    return _opened(PrepareDialog(parent, context, found or visit_to_prepare(context.session)))


def open_after(parent: QWidget, context: Context, visit: str) -> AfterDialog | None:
    """Walk through what came out of a visit; None when it is gone or its day has not come."""
    found = Appointments(context.session).visit(visit)
    if found is None or found.day > context.session.today:
        return None
    return _opened(AfterDialog(parent, context, found))


def _opened(dialog: D) -> D:
    dialog.open()
    return dialog
