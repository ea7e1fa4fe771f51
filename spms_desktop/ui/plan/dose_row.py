"""One due dose: when, what, how much, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spms_desktop.domain.medicine import DoseStatus
from spms_desktop.i18n import _
from spms_desktop.ui.plan import texts
from spms_desktop.ui.plan.dose_keys import DoseKeys
from spms_desktop.ui.plan.skip_panel import SkipPanel
from spms_desktop.ui.plan.views import DoseView
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.text import WrapLabel, quiet


class ClockLabel(WrapLabel):
    """A time as wide as any other, so that what stands beside it lines up from row to row."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "label", parent=parent)
        self.setWordWrap(False)

    def sizeHint(self) -> QSize:
        widest = max(self.fontMetrics().horizontalAdvance(digit) for digit in "0123456789")
        room = 4 * widest + self.fontMetrics().horizontalAdvance(":") + 2
        return super().sizeHint().expandedTo(QSize(room, 0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class DoseRow(Group):
    """Tells what was pressed; the tab records it and shows the row again."""

    answered = Signal(str, object)
    cleared = Signal(str)
    reasoned = Signal(str, str)
    rearranged = Signal()

    def __init__(self, view: DoseView, parent: QWidget | None = None) -> None:
        name = _("{time} {medicine}").format(time=view.time, medicine=view.name)
        super().__init__(name, parent)
        self.key, self.view = view.key, view
        self._time = ClockLabel(view.time)
        self._name = WrapLabel(texts.breakable(view.name), "label")
        self._dose = quiet("")
        self.keys = DoseKeys(name)
        for place, key in enumerate(self.keys.keys):
            key.setAccessibleIdentifier(f"{view.key}|{list(DoseStatus)[place]}")
            key.setAccessibleName(_("{status}: {dose}").format(status=key.words, dose=name))
        self.panel: SkipPanel | None = None
        self._why = quiet("")
        self.why_button = Button(_("Say why"), kind="quiet")
        self.why_button.setAccessibleIdentifier(f"{view.key}|why")
        self._place()
        self.keys.chosen.connect(self._answered)
        self.keys.cleared.connect(self._cleared)
        self.why_button.clicked.connect(self.open_panel)
        self.show_view(view)

    def show_view(self, view: DoseView) -> None:
        """Show what the journal holds; the keys follow it even when a press could not be saved."""
        self.view = view
        self._dose.setText(texts.breakable(view.dose))
        self._dose.setVisible(bool(view.dose))
        self.keys.set_value(view.status)
        skipped = view.status is DoseStatus.SKIPPED
        if not skipped and self.panel is not None:
            self.close_panel()
        if self.panel is not None:
            self.panel.show_reason(view.reason)
        folded = skipped and self.panel is None
        self._why.setText(_("Why: {reason}").format(reason=texts.breakable(texts.skip_reason(view.reason))))
        self._why.setVisible(folded and bool(view.reason))
        self.why_button.setText(_("Change the reason") if view.reason else _("Say why"))
        self.why_button.setAccessibleName(f"{self.why_button.text()}: {self.accessibleName()}")
        self.why_button.setVisible(folded)

    def open_panel(self) -> None:
        """Ask why the dose was skipped."""
        if self.panel is not None:
            return
        self.panel = SkipPanel(self.view.name, self)
        self.panel.given.connect(self._reasoned)
        self.panel.closed.connect(self._leave_panel)
        self._column.addWidget(self.panel)
        self.show_view(self.view)
        self.rearranged.emit()
        self.panel.keys.focus_key()

    def close_panel(self) -> None:
        """Fold the question away."""
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.hide()
            self._column.removeWidget(panel)
            panel.deleteLater()

    def _place(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._dose)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(words)
        right.addWidget(self.keys)
        why = QHBoxLayout()
        why.setSpacing(8)
        why.addWidget(self._why, 0, Qt.AlignmentFlag.AlignVCenter)
        why.addWidget(self.why_button)
        why.addStretch(1)
        right.addLayout(why)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addLayout(row)

    def _answered(self, status: object) -> None:
        self.answered.emit(self.key, status)
        if status is DoseStatus.SKIPPED and self.view.status is DoseStatus.SKIPPED:
            self.open_panel()

    def _cleared(self) -> None:
        self.cleared.emit(self.key)

    def _reasoned(self, reason: str) -> None:
        self.reasoned.emit(self.key, reason)

    def _leave_panel(self) -> None:
        focus = self.window().focusWidget()
        had_focus = self.panel is not None and self.panel.isAncestorOf(focus)
        self.close_panel()
        self.show_view(self.view)
        if had_focus:
            self.keys.focus_key()
