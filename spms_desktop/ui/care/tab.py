"""The care team tab: the people on the left, what to raise at the next visit on the right, or one person's page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.ui.care.item_commands import ItemCommands
from spms_desktop.ui.care.page import PersonPage
from spms_desktop.ui.care.page_commands import PageCommands
from spms_desktop.ui.care.page_presenter import PagePresenter
from spms_desktop.ui.care.person_commands import PersonCommands
from spms_desktop.ui.care.presenter import CarePresenter
from spms_desktop.ui.care.raise_panel import RaisePanel
from spms_desktop.ui.care.team_panel import TeamPanel
from spms_desktop.ui.care.views import PersonView
from spms_desktop.ui.context import Context
from spms_desktop.ui.country import chosen_country, system_country
from spms_desktop.ui.tab import Tab
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.panes import TwoPane
from spms_desktop.ui.widgets.tab_order import follow_layout

if TYPE_CHECKING:
    from spms_desktop.ui.care.card_window import CardWindow

SIDE_BY_SIDE = 980
PERSON, CARD = "person:", "card"
"""Names of places for `go_to`: a person's page by uid, and the emergency card."""
_SHORTCUT = Qt.FocusReason.ShortcutFocusReason


class CareTab(Tab):
    """Wires the parts to their commands; F6 goes from one side to the other, Esc from a page back to the team."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = CarePresenter(context.session, system_country())
        self.pages = PagePresenter(context.session, self.presenter)
        self.team, self.raising = TeamPanel(), RaisePanel()
        self._page: PersonPage | None = None
        self.panes = TwoPane(self.team, self.raising, 0.5, SIDE_BY_SIDE)
        self.panes.installEventFilter(self)
        self.people, self.items = PersonCommands(self, self.presenter), ItemCommands(self, self.presenter)
        self.notes = PageCommands(self, self.presenter, self.pages)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.panes)
        self._shown = ""
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.stack)
        self._connect()
        self.refresh()

    def set_country(self, code: str) -> None:
        """Write phone numbers as people in this country do; the code has two letters."""
        if code != self.presenter.country:
            self.presenter.country = code
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow_country()

    def changeEvent(self, event: QEvent) -> None:
        """Another country is chosen in a dialog, after which the window comes to the front again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._follow_country()

    def _follow_country(self) -> None:
        code = chosen_country(self)
        if code is not None:
            self.set_country(code)

    def refresh(self) -> None:
        """Show what the journal holds now; rows whose values are the same stay as they are."""
        if self._shown:
            self._show_page(anew=False)  # the list waits until somebody goes back to it
        else:
            self._show_list()
        follow_layout(self.page if self._shown else self.panes)

    def _show_list(self) -> None:
        self.raising.ask.set_people(self.presenter.people_choices())
        self.team.show_people(self.presenter.team(), self.presenter.former(), self.presenter.missing())
        self.raising.show_items(self.presenter.items(), self.presenter.answered())

    def go_to(self, place: str) -> None:
        """Open somebody's page, or the emergency card."""
        if place.startswith(PERSON):
            self.open_page(place.removeprefix(PERSON))
        elif place == CARD:
            self.open_card()

    # The page of one person

    @property
    def page(self) -> PersonPage:
        """The page in place of the list, made when it is first wanted."""
        if self._page is None:
            self._page = PersonPage()
            self.stack.addWidget(self._page)
            self._connect_page(self._page)
        return self._page

    def open_page(self, uid: str) -> None:
        """Show somebody's page in place of the list; one who is not on the team leaves the list."""
        self._shown = uid
        self._show_page(anew=True)
        if self._shown:
            follow_layout(self.page)
            self.page.back.setFocus(_SHORTCUT)

    def close_page(self) -> None:
        """Back to the list, where it was left."""
        uid, self._shown = self._shown, ""
        self._show_list()
        self.stack.setCurrentWidget(self.panes)
        follow_layout(self.panes)
        row = self.team.people.row_of(uid)
        if row is not None:
            row.give_focus("open")
        elif uid:
            self.team.add_button.setFocus(_SHORTCUT)

    def open_card(self) -> CardWindow:
        """Show the emergency card as it will be printed."""
        from spms_desktop.ui.care.card_window import CardWindow  # it brings the PDF view, which few need at once

        window = CardWindow(self.context, self.window(), self.presenter.country)
        window.open()
        return window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer the way to the second panel when it stands below the first."""
        if watched is self.panes and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.team.jump.setVisible(self.width() < scaled(self, SIDE_BY_SIDE))
        return super().eventFilter(watched, event)

    def _show_page(self, *, anew: bool) -> None:
        view = self.pages.page(self._shown)
        if view is None:
            self.close_page()
            return
        self.page.show_page(view, anew=anew)
        self.stack.setCurrentWidget(self.page)

    # Wiring

    def _connect(self) -> None:
        self.team.wanted.connect(self._run)
        self.team.add_wanted.connect(self.people.add)
        self.team.role_wanted.connect(self.people.add_in_role)
        self.team.card_wanted.connect(self.open_card)
        self.team.jump.clicked.connect(self._to_raising)
        self.raising.wanted.connect(self.items.run)
        self.raising.ask.asked.connect(self._ask)
        self.team.copied.connect(self.people.copy)
        self.team.link_opened.connect(self.people.use_link)
        self._shortcut("F6", self, self._to_other_panel)

    def _connect_page(self, page: PersonPage) -> None:
        page.wanted.connect(self._run)
        page.copied.connect(self.people.copy)
        page.link_opened.connect(self.people.use_link)
        page.back_wanted.connect(self.close_page)
        page.raise_wanted.connect(self._raise_with)
        self._shortcut("Esc", page, self.close_page)
        self._shortcut("Alt+Left", page, self.close_page)

    @staticmethod
    def _shortcut(keys: str, parent: QWidget, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), parent)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _run(self, command: str, view: object) -> None:
        if command == "open" and isinstance(view, PersonView):
            self.open_page(view.person.uid)
        elif self.notes.knows(command):
            self.notes.run(command, view)
        else:
            self.people.run(command, view)

    def _ask(self, text: str, kind: DiscussionKind, person: str) -> None:
        self.items.ask(self.raising.ask, text, kind, person)

    def _raise_with(self, uid: str) -> None:
        """Leave the page for the quick form, with the person chosen."""
        self.close_page()
        self.raising.ask.person.set_value(uid)
        self._to_raising()

    def _to_raising(self) -> None:
        self.raising.ask.text.setFocus(_SHORTCUT)

    def _to_other_panel(self) -> None:
        focused = QApplication.focusWidget()
        ends: tuple[QWidget, QWidget, QWidget] = (self.raising, self.team.add_button, self.raising.ask.text)
        if self._shown:
            ends = (self.page.right, self.page.back, self.page.add_item)
        second, home, there = ends
        (home if focused is not None and second.isAncestorOf(focused) else there).setFocus(_SHORTCUT)
