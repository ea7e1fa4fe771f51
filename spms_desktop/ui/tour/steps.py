"""The steps of the tour: what each is about, and which part of the window it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _


class HeaderParts(Protocol):
    """The parts of the header that the tour shows."""

    @property
    def author(self) -> QWidget:
        """The button of who is writing."""

    @property
    def summary(self) -> QWidget:
        """The button of the visit summary."""

    @property
    def help(self) -> QWidget:
        """The button of urgent help."""

    @property
    def menu_button(self) -> QWidget:
        """The button of all the rest."""


class Shown(Protocol):
    """What the tour needs of the frame around a journal."""

    @property
    def header(self) -> HeaderParts:
        """The header."""

    @property
    def tab_row(self) -> QWidget:
        """The large tabs."""

    @property
    def pages(self) -> QWidget:
        """The place of the tab that is shown."""

    def show_tab(self, key: str) -> object:
        """Show a tab by its key."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its words, the part it is about, and the tab that must be shown for it, if any."""

    title: str
    text: str
    part: Callable[[Shown], QWidget]
    tab: str = ""


def steps() -> tuple[Step, ...]:
    """All steps in their order, in the user's language."""
    return (
        Step(
            _("Your day"),
            _("This is where each day begins. A number or two is enough. Each answer is kept at once."),
            lambda frame: frame.pages,
            "journal",
        ),
        Step(
            _("Four large tabs"),
            _("Your days, the plan, the people who help you, and how things change over time."),
            lambda frame: frame.tab_row,
        ),
        Step(
            _("Who is writing"),
            _("If somebody helps you, they write in their own name. Press here to switch. Both views are kept."),
            lambda frame: frame.header.author,
        ),
        Step(
            _("The paper for your visit"),
            _("Two pages for your doctor, made from what you entered. You see them before you print."),
            lambda frame: frame.header.summary,
        ),
        Step(
            _("All the rest"),
            _("Here are undo, larger text and colours, reminders, forms and backups."),
            lambda frame: frame.header.menu_button,
        ),
        Step(
            _("When you need help"),
            _("“Help now” is always here. It says when to call, and whom. F1 explains the screen that you are on."),
            lambda frame: frame.header.help,
        ),
    )
