"""One due dose: when, what, how much, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from spms_desktop.domain.medicine import DoseStatus
from spms_desktop.i18n import _
from spms_desktop.ui.plan import texts
from spms_desktop.ui.plan.answer_panel import AnswerPanel, DayPanel, SitePanel
from spms_desktop.ui.plan.dose_keys import DoseKeys
from spms_desktop.ui.plan.skip_panel import SkipPanel
from spms_desktop.ui.plan.views import DoseView
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.line_label import LineLabel
from spms_desktop.ui.widgets.metrics import TARGET
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


class AskLine(QWidget):
    """A quiet remark with the button that opens the question behind it."""

    def __init__(self, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = LineLabel("", "quiet", TARGET)
        self.button = Button("", kind="quiet")
        self.button.setAccessibleIdentifier(identifier)
        line = FlowLayout(self, gap=8)
        line.addWidget(self.label)
        line.addWidget(self.button)

    def show_words(self, words: str) -> None:
        """Show the remark, or only the button."""
        self.label.setText(texts.breakable(words))
        self.label.setVisible(bool(words))


class DoseRow(Group):
    """Tells what was pressed; the tab records it and shows the row again. A row serves the same dose of any day."""

    answered = Signal(str, object)
    cleared = Signal(str)
    reasoned = Signal(str, str)
    placed = Signal(str, str)
    dated = Signal(str, object)
    rearranged = Signal()

    def __init__(self, view: DoseView, parent: QWidget | None = None) -> None:
        super().__init__(view.name, parent)
        self.key, self.view = "", view
        self._time = ClockLabel(view.time)
        self._name = WrapLabel(texts.breakable(view.name), "label")
        self._dose, self._by = quiet(""), quiet("")
        self.keys = DoseKeys(_("What became of it"), given=view.given is not None)
        self.panel: AnswerPanel | None = None
        self._asks = {"why": self.open_panel, "site": self.open_sites, "given": self.open_days}
        self._lines: dict[str, AskLine] = {}
        self._place()
        self.keys.chosen.connect(self._answered)
        self.keys.cleared.connect(self._cleared)
        self.show_view(view)

    def show_view(self, view: DoseView) -> None:
        """Show what the journal holds; the keys follow it even when a press could not be saved."""
        self.view = view
        if view.key != self.key:
            self._rename(view)
        _say(self._dose, texts.breakable(view.dose))
        self._dose.setVisible(bool(view.dose))
        self._show_by(view.by)
        self.keys.set_value(view.status)
        if isinstance(self.panel, SkipPanel):
            if view.status is DoseStatus.SKIPPED:
                self.panel.show_reason(view.reason)
            else:
                self.close_panel()
        self._show_lines(view)

    def open_panel(self) -> None:
        """Ask why the dose was skipped."""
        if self.panel is None:
            panel = SkipPanel(self.view.name, self)
            panel.given.connect(self._reasoned)
            self._open(panel)

    def open_sites(self) -> None:
        """Ask where the injection went."""
        if self.panel is None and self.view.site is not None:
            panel = SitePanel(self.view.name, self.view.site, self)
            panel.placed.connect(self._placed)
            self._open(panel)

    def open_days(self) -> None:
        """Ask on what day the dose was given."""
        if self.panel is None and self.view.given is not None:
            panel = DayPanel(self.view.name, self.view.given, self)
            panel.dated.connect(self._dated)
            self._open(panel)

    def close_panel(self) -> None:
        """Fold the question away."""
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.hide()
            self._column.removeWidget(panel)
            panel.deleteLater()

    def _open(self, panel: AnswerPanel) -> None:
        self.panel = panel
        panel.closed.connect(self._leave_panel)
        self._column.addWidget(panel)
        self.show_view(self.view)
        self.rearranged.emit()
        panel.focus_first()

    def _place(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._dose)
        self._right = QVBoxLayout()
        self._right.setSpacing(8)
        self._right.addLayout(words)
        self._right.addWidget(self.keys)
        self._right.addWidget(self._by)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._right, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addLayout(row)

    def _rename(self, view: DoseView) -> None:
        """The same dose of another day: a question about the former one is no longer asked."""
        self.close_panel()
        self.key = view.key
        name = _("{time} {medicine}").format(time=view.time, medicine=view.name)
        self.setAccessibleName(name)
        self.keys.setAccessibleName(name)
        _say(self._time, view.time)
        _say(self._name, texts.breakable(view.name))
        for status, key in zip(self.keys.statuses, self.keys.keys, strict=True):
            key.setAccessibleIdentifier(f"{view.key}|{status}")
            key.setAccessibleName(_("{status}: {dose}").format(status=key.words, dose=name))
        for what, line in self._lines.items():
            line.button.setAccessibleIdentifier(f"{view.key}|{what}")

    def _show_by(self, words: str) -> None:
        _say(self._by, texts.breakable(words))
        self._by.setVisible(bool(words))
        if self.accessibleDescription() != words:
            self.setAccessibleDescription(words)

    def _show_lines(self, view: DoseView) -> None:
        folded, skipped = self.panel is None, view.status is DoseStatus.SKIPPED
        why = _("Why: {reason}").format(reason=texts.skip_reason(view.reason)) if view.reason else ""
        self._show_line("why", why if folded and skipped else None)
        self._show_line("site", view.site.words if view.site and not isinstance(self.panel, SitePanel) else None)
        self._show_line("given", view.given.words if view.given and folded and not skipped else None)

    def _show_line(self, what: str, words: str | None) -> None:
        """Show a remark with its button, or with None neither; most rows never need one."""
        line = self._lines.get(what)
        if words is None:
            if line is not None:
                line.hide()
            return
        if line is None:
            line = self._lines[what] = AskLine(f"{self.key}|{what}")
            line.button.clicked.connect(self._asks[what])
            self._right.addWidget(line)
            self.rearranged.emit()  # the Tab order has to take the new button in
        reason = _("Change the reason") if self.view.reason else _("Say why")
        line.button.setText({"why": reason, "site": _("Another place"), "given": _("Another day")}[what])
        line.button.setAccessibleName(f"{line.button.text()}: {self.accessibleName()}")
        line.show_words(words)
        line.show()

    def _answered(self, status: object) -> None:
        self.answered.emit(self.key, status)
        if status is DoseStatus.SKIPPED and self.view.status is DoseStatus.SKIPPED:
            if not isinstance(self.panel, SkipPanel):
                self.close_panel()
            self.open_panel()

    def _cleared(self) -> None:
        self.cleared.emit(self.key)

    def _reasoned(self, reason: str) -> None:
        self.reasoned.emit(self.key, reason)

    def _placed(self, site: str) -> None:
        self.placed.emit(self.key, site)

    def _dated(self, day: object) -> None:
        self.dated.emit(self.key, day)

    def _leave_panel(self) -> None:
        focus = self.window().focusWidget()
        had_focus = self.panel is not None and self.panel.isAncestorOf(focus)
        self.close_panel()
        self.show_view(self.view)
        if had_focus:
            self.keys.focus_key()


def _say(label: QLabel, text: str) -> None:
    """Show a text; the same one again would lay out the whole column once more."""
    if label.text() != text:
        label.setText(text)
