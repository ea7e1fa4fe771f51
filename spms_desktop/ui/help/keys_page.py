"""All keys on one page, each with the way that needs no key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.catalog.help_texts import BASICS, screens
from spms_desktop.i18n import _
from spms_desktop.ui.help.key_lines import KeyLine, from_actions, from_catalog
from spms_desktop.ui.help.reading import ReadingDialog, add_pair
from spms_desktop.ui.widgets.text import body


class KeysPage(ReadingDialog):
    """First the keys that work in every place, then those of each screen."""

    def __init__(self, parent: QWidget | None, actions: Sequence[QAction]) -> None:
        super().__init__(parent, _("All keys"))
        basics = screens()[BASICS]
        self.lines: list[KeyLine] = []
        part = self.add_part(_(basics.title))
        part.addWidget(body(_(basics.about)))
        self._add(part, [*from_catalog(basics.keys), *from_actions(actions)])
        for screen in screens().values():
            if screen is not basics and screen.keys:
                self._add(self.add_part(_(screen.title)), from_catalog(screen.keys))

    def _add(self, part: QVBoxLayout, lines: list[KeyLine]) -> None:
        self.lines += lines
        add_lines(part, lines)


def add_lines(part: QVBoxLayout, lines: Sequence[KeyLine]) -> None:
    """Put keys on a page."""
    for line in lines:
        add_pair(part, line.keys, line.does, _("Without the key: {how}").format(how=line.instead))
