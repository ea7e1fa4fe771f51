"""One finding: what changed, how much and how sure, and a star for the care team."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.trends.findings.values import FindingView, Starred
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.text import body, field_label, quiet


class FindingBlock(Group):
    """A group with its words and one button; showing another state of it keeps the keyboard where it is."""

    star_turned = Signal(object)

    def __init__(self, card: FindingView, parent: QWidget | None = None) -> None:
        super().__init__(card.title, parent)
        self.setContentsMargins(0, 0, 0, 0)  # of a group made in a window that stands already, Qt keeps its own
        self._card = card
        self.heading, self.first, self.details = field_label(card.title), body(""), quiet("")
        self.star = Button("", "star", parent=self)
        self.star.setAccessibleIdentifier(f"star_{card.ref}")
        self.star.clicked.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for label in (self.heading, self.first, self.details):
            column.addWidget(label)
        column.addSpacing(4)
        column.addWidget(self.star, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_card(card)

    @property
    def card(self) -> FindingView:
        """What is shown."""
        return self._card

    def show_card(self, card: FindingView) -> None:
        """Show another state of the same finding."""
        self._card = card
        self.setAccessibleName(card.title)
        self.setAccessibleDescription(" ".join((card.first, *card.details)))
        self.heading.setText(card.title)
        self.first.setText(card.first)
        self.details.setText("\n".join(card.details))
        self._show_star()

    def _show_star(self) -> None:
        words, icon, said, hint = _star_words(self._card.starred)
        self.star.set_words(words)
        self.star.set_icon(icon)
        self.star.setAccessibleName(said.format(line=self._card.title))
        self.star.setAccessibleDescription(hint)
        self.star.setEnabled(self._card.starred is not Starred.ANSWERED)

    def _turn(self) -> None:
        self.star_turned.emit(self._card)


def _star_words(starred: Starred) -> tuple[str, str, str, str]:
    """The button's words, its icon, its spoken name and what it does."""
    return {
        Starred.NO: (
            _("Star for my care team"),
            "star",
            _("Star for my care team: {line}"),
            _("Puts this line on the list for the care team."),
        ),
        Starred.YES: (
            _("Starred for my care team"),
            "check",
            _("Starred for my care team: {line}"),
            _("Press to take this line off the list again."),
        ),
        Starred.ANSWERED: (_("Answered"), "check", _("Starred and answered: {line}"), ""),
    }[starred]
