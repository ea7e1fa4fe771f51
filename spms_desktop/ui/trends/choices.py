"""Choosing what the plots show: symptoms as ticks, the span as keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.trends.values import Range, RangeChoice, SymptomChoice
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.text import field_label
from spms_desktop.ui.widgets.ticks import TickKey


class SymptomTicks(Group):
    """A tick for each symptom that has ratings."""

    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Symptoms"), parent)
        self._flow = FlowLayout(self, gap=8)
        self.keys: dict[str, TickKey] = {}

    def show_choices(self, choices: Sequence[SymptomChoice]) -> None:
        """Show these ticks; the ones that stay keep the focus."""
        if [choice.symptom for choice in choices] != list(self.keys):
            self._rebuild(choices)
        for choice in choices:
            key = self.keys[choice.symptom]
            if key.isChecked() != choice.chosen:
                key.blockSignals(True)
                key.setChecked(choice.chosen)
                key.blockSignals(False)

    def _rebuild(self, choices: Sequence[SymptomChoice]) -> None:
        focused = next((symptom for symptom, key in self.keys.items() if key.hasFocus()), None)
        for key in self.keys.values():
            self._flow.removeWidget(key)
            key.hide()
            key.deleteLater()
        self.keys = {choice.symptom: self._key(choice) for choice in choices}
        if focused in self.keys:
            self.keys[focused].setFocus()

    def _key(self, choice: SymptomChoice) -> TickKey:
        key = TickKey(choice.label, self)
        key.setAccessibleIdentifier(f"symptom_{choice.symptom}")
        key.setChecked(choice.chosen)
        key.toggled.connect(partial(self.ticked.emit, choice.symptom))
        self._flow.addWidget(key)
        return key


class RangeKeys(QWidget):
    """One key for each span; arrows change it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[RangeChoice, ...] = ()
        self.row: KeyRow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_choices(self, choices: tuple[RangeChoice, ...], chosen: Range) -> None:
        """Show these keys, one of them chosen."""
        if self.row is None or choices != self._shown:
            self._rebuild(choices)
        if self.row is not None and self.row.value != chosen:
            self.row.set_value(chosen)

    def _rebuild(self, choices: tuple[RangeChoice, ...]) -> None:
        focused = False
        if self.row is not None:
            focused = any(key.hasFocus() for key in self.row.keys)
            self._column.removeWidget(self.row)
            self.row.hide()
            self.row.deleteLater()
        self._shown = choices
        self.row = KeyRow(_("How far back"), [(choice.range, choice.label) for choice in choices], parent=self)
        for choice, key in zip(choices, self.row.keys, strict=True):
            key.setAccessibleIdentifier(f"range_{choice.range}")
        self.row.chosen.connect(self.chosen)
        self._column.addWidget(self.row)
        if focused:
            self.row.focus_key()


class Choices(QWidget):
    """Both choices under one another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ranges, self.symptoms = RangeKeys(self), SymptomTicks(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(field_label(_("How far back")))
        column.addWidget(self.ranges)
        column.addSpacing(12)
        column.addWidget(field_label(_("Symptoms")))
        column.addWidget(self.symptoms)
        column.addStretch(1)
