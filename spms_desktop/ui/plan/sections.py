"""The parts of the plan: one key for each, and below them the card of the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.plan.section import SectionCard
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.keys import KeyRow


@dataclass(frozen=True)
class Part:
    """One part: its id, its words, and how its card is made the first time it is shown."""

    id: str
    label: str
    make: Callable[[], SectionCard]


class PartKeys(KeyRow):
    """Keys as wide as their words: seven of equal width would take three lines."""

    def _lay_out(self, _left: str, _right: str) -> None:
        flow = FlowLayout(self, gap=8)
        for key in self.keys:
            flow.addWidget(key)


class Sections(QWidget):
    """Shows one part at a time; a card is made when it is first looked at, and refreshed only while it is shown."""

    rearranged = Signal()

    def __init__(self, parts: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = {part.id: part for part in parts}
        self.cards: dict[str, SectionCard] = {}
        self.keys = PartKeys(_("Part of the plan"), [(part.id, part.label) for part in parts])
        for part, key in zip(parts, self.keys.keys, strict=True):
            key.setAccessibleIdentifier(f"part-{part.id}")
        self.current = parts[0].id
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self.keys)
        self.keys.set_value(self.current)
        self.keys.chosen.connect(self._chosen)
        self._show_card()

    def show_part(self, name: str) -> SectionCard:
        """Show a part, as a reminder or another tab asks for it; gives its card."""
        self.keys.set_value(name)
        self._chosen(name)
        return self.cards[name]

    def refresh(self) -> None:
        """Show what the journal holds now in the part that is looked at."""
        self.cards[self.current].refresh()

    def _chosen(self, name: object) -> None:
        self.cards[self.current].hide()
        self.current = str(name)
        self._show_card()
        self.refresh()
        self.rearranged.emit()

    def _show_card(self) -> None:
        if self.current not in self.cards:
            card = self.parts[self.current].make()
            card.rearranged.connect(self.rearranged)
            self.cards[self.current] = card
            self._column.addWidget(card, 1)
        self.cards[self.current].show()
