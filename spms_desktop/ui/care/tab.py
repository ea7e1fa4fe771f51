"""The care team tab: the people on the left, what to raise at the next visit on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout

from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.ui.care.item_commands import ItemCommands
from spms_desktop.ui.care.person_commands import PersonCommands
from spms_desktop.ui.care.presenter import CarePresenter
from spms_desktop.ui.care.raise_panel import RaisePanel
from spms_desktop.ui.care.team_panel import TeamPanel
from spms_desktop.ui.context import Context
from spms_desktop.ui.tab import Tab
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.panes import TwoPane
from spms_desktop.ui.widgets.tab_order import follow_layout

SIDE_BY_SIDE = 980


class CareTab(Tab):
    """Wires the two panels to their commands; F6 goes from one panel to the other."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = CarePresenter(context.session)
        self.team, self.raising = TeamPanel(), RaisePanel()
        self.panes = TwoPane(self.team, self.raising, 0.5, SIDE_BY_SIDE)
        self.panes.installEventFilter(self)
        self.people, self.items = PersonCommands(self, self.presenter), ItemCommands(self, self.presenter)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.panes)
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what the journal holds now; rows whose values are the same stay as they are."""
        self.raising.ask.set_people(self.presenter.people_choices())
        self.team.show_people(self.presenter.team(), self.presenter.former())
        self.raising.show_items(self.presenter.items(), self.presenter.answered())
        follow_layout(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer the way to the second panel when it stands below the first."""
        if watched is self.panes and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.team.jump.setVisible(self.width() < scaled(self, SIDE_BY_SIDE))
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.team.wanted.connect(self.people.run)
        self.team.add_wanted.connect(self.people.add)
        self.team.copied.connect(self.people.copy)
        self.team.link_opened.connect(self.people.use_link)
        self.team.jump.clicked.connect(self._to_raising)
        self.raising.wanted.connect(self.items.run)
        self.raising.ask.asked.connect(self._ask)
        other = QShortcut(QKeySequence("F6"), self)
        other.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        other.activated.connect(self._to_other_panel)

    def _ask(self, text: str, kind: DiscussionKind, person: str) -> None:
        self.items.ask(self.raising.ask, text, kind, person)

    def _to_raising(self) -> None:
        self.raising.ask.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_other_panel(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.raising.isAncestorOf(focused):
            self.team.add_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._to_raising()
