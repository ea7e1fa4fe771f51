"""What is known of an item beyond its row: more words, its lines, and a small table."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.plan.items.views import DetailsView, LineView, shortened
from spms_desktop.ui.plan.rows import Rows
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.widgets.buttons import LinkButton
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.table import NumberTable
from spms_desktop.ui.widgets.text import body, field_label

_LONGEST_SPOKEN = 60


class Details(Group):
    """Stands a little to the right below its item."""

    wanted = Signal(str, str)

    def __init__(self, item: str, view: DetailsView, parent: QWidget | None = None) -> None:
        super().__init__(_("Details: {item}").format(item=item), parent)
        self._item = item
        self._lines, self._title = body(""), field_label("")
        self._entries = Rows[LineView](self._new_entry, _show_entry, gap=4)
        self._table: NumberTable | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 0, 8)
        self._column.setSpacing(8)
        self._column.addWidget(self._lines)
        self._column.addWidget(self._title)
        self._column.addLayout(self._entries.column)
        self.show_view(view)

    def show_view(self, view: DetailsView) -> list[QWidget]:
        """Show these details; gives the controls that went away."""
        self._lines.setText(breakable("\n".join(view.lines)))
        self._lines.setVisible(bool(view.lines))
        self._title.setText(view.title)
        self._title.setVisible(bool(view.title))
        before = self._controls()
        self._entries.show_views(view.entries)
        after = self._controls()
        self._show_table(view)
        return [control for control in before if control not in after]

    def _controls(self) -> list[QWidget]:
        rows = (self._entries.column.itemAt(n) for n in range(self._entries.column.count()))
        shown = [w for row in rows if row is not None and (w := row.widget()) is not None]
        return [link for row in shown for link in row.findChildren(LinkButton)]

    def _show_table(self, view: DetailsView) -> None:
        if view.table is None:
            if self._table is not None:
                self._table.hide()
            return
        if self._table is None:
            self._table = NumberTable(view.table.headers, view.table.name)
            # a long note takes several lines, and is read in full
            self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            self._column.addWidget(self._table)
        self._table.set_rows(view.table.rows)
        self._table.show()

    def _new_entry(self, view: LineView) -> QWidget:
        entry = Entry(view)
        entry.wanted.connect(self.wanted)
        return entry


class Entry(QWidget):
    """A line of words with its links at the right."""

    wanted = Signal(str, str)

    def __init__(self, view: LineView) -> None:
        super().__init__()
        self._words = body("")
        self.links = {act.id: LinkButton(act.words) for act in view.acts}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        for name, link in self.links.items():
            link.setAccessibleIdentifier(f"{view.key}|{name}")
            link.clicked.connect(partial(self.wanted.emit, name, view.key))
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        self.show_view(view)

    def show_view(self, view: LineView) -> None:
        """Show the words of the line."""
        self._words.setText(breakable(view.text))
        for act in view.acts:
            spoken = shortened(view.text, _LONGEST_SPOKEN)
            self.links[act.id].setAccessibleName(_("{button}: {item}").format(button=act.words, item=spoken))


def _show_entry(row: QWidget, view: LineView) -> None:
    assert isinstance(row, Entry)
    row.show_view(view)
