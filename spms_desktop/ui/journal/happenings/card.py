"""The card "Something happened?": forms for events, what could be done for the last time, and scores."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from spms_desktop.domain.course import Emphasis
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.record import Stamp
from spms_desktop.domain.score import Score
from spms_desktop.i18n import _
from spms_desktop.services.course import emphasis
from spms_desktop.services.happenings import Happenings
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.happenings.event_presenter import EventDesk
from spms_desktop.ui.journal.happenings.milestones_presenter import Milestones
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.tab_order import follow_layout

if TYPE_CHECKING:  # the forms are imported when first asked for, so that the first paint is early
    from spms_desktop.ui.journal.happenings.event_form import EventForm
    from spms_desktop.ui.journal.happenings.milestones import MilestonesDialog
    from spms_desktop.ui.journal.happenings.score_form import ScoreForm

_QUICK = (EventKind.FALL, EventKind.RELAPSE, EventKind.INFECTION)
_IN_MENU = (
    EventKind.RELAPSE,
    EventKind.INFECTION,
    EventKind.FALL,
    EventKind.NEAR_FALL,
    EventKind.ASSISTED_FALL,
    EventKind.STEROIDS,
    EventKind.HOSPITAL,
    EventKind.HEAT,
    EventKind.NEW_AID,
    EventKind.OTHER,
)


class HappeningsCard(Card):
    """Opens the forms; in a journal that is only read it offers what can be read."""

    help_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(_("Something happened?"))
        self._context = context
        self._desk = EventDesk(context.session)
        self._milestones = Milestones(context.session)
        writes = not context.session.read_only
        self.set_sentence("" if writes else _("This journal is open for reading only."))
        self._events = FlowLayout(gap=12)
        self._first: Emphasis | None = None
        self.quick = {kind: Button("") for kind in _QUICK}
        for kind, button in self.quick.items():
            button.setAccessibleIdentifier(f"happenings.{kind}")
            button.clicked.connect(partial(self._open_kind, kind))
            button.setVisible(writes)
        self.more_button = Button(_("Other events"), "down")
        self.more_button.setAccessibleIdentifier("happenings.more")
        self.more_button.clicked.connect(self.open_kinds)
        self.more_button.setVisible(writes)
        self.milestones_button = Button("")
        self.milestones_button.setAccessibleIdentifier("happenings.milestones")
        self.milestones_button.clicked.connect(self._show_milestones)
        self.score_button = Button(_("A score from a clinic or form"))
        self.score_button.setAccessibleIdentifier("happenings.score")
        self.score_button.clicked.connect(self._add_score)
        self.score_button.setVisible(writes)
        others = FlowLayout(gap=12)
        others.addWidget(self.milestones_button)
        others.addWidget(self.score_button)
        self.body.addLayout(self._events)
        self.body.addLayout(others)
        self.refresh()

    def refresh(self) -> None:
        """Use the words for whoever is writing; what their team calls the course says what comes first."""
        first = emphasis(self._context.session)
        if first is not self._first:
            self._first = first
            self._arrange()
        for kind, button in self.quick.items():
            button.set_words(self._desk.title(kind, known=False))
        self.milestones_button.set_words(self._milestones.title)

    def _arrange(self) -> None:
        """Relapses first where the team speaks of them, falls first else; nothing is hidden either way."""
        order = sorted(_QUICK, key=lambda kind: kind is not EventKind.RELAPSE) if self._relapses_first else _QUICK
        for widget in (*(self.quick[kind] for kind in order), self.more_button):
            self._events.removeWidget(widget)
            self._events.addWidget(widget)
        follow_layout(self)

    @property
    def _relapses_first(self) -> bool:
        return self._first is Emphasis.RELAPSES

    def open_kinds(self) -> QMenu:
        """Offer every kind of event."""
        menu = QMenu(self)
        menu.setAccessibleName(self.more_button.words)
        menu.aboutToHide.connect(menu.deleteLater)
        for kind in _IN_MENU:
            action = QAction(self._desk.kind_words(kind).replace("&", "&&"), menu)
            action.triggered.connect(partial(self._open_kind, kind))
            menu.addAction(action)
        menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))
        return menu

    def open_event(self, kind: EventKind, day: date | None = None) -> EventForm:
        """Open the form for a new event that began on a day, or today."""
        return self._show_event(Event("", kind, day or self._context.session.today))

    def edit_event(self, uid: str) -> EventForm | None:
        """Open an event, or None when it is not there or not to be seen."""
        found = Happenings(self._context.session).event(uid)
        return self._show_event(*found) if found else None

    def open_score(self, instrument: str = "") -> ScoreForm:
        """Open the form for a new score."""
        return self._show_score(instrument)

    def edit_score(self, uid: str) -> ScoreForm | None:
        """Open a score, or None when it is not there or not to be seen."""
        scores = Happenings(self._context.session).scores()
        found = next(((score, stamp) for score, stamp in scores if score.uid == uid), None)
        return self._show_score(found[0].instrument, *found) if found else None

    def open_milestones(self) -> MilestonesDialog:
        """Open the list of what could be done for the last time."""
        from spms_desktop.ui.journal.happenings.milestones import MilestonesDialog

        dialog = MilestonesDialog(self.window(), self._context)
        _open(dialog)
        return dialog

    def _show_event(self, event: Event, stamp: Stamp | None = None) -> EventForm:
        from spms_desktop.ui.journal.happenings.event_form import EventForm

        form = EventForm(self.window(), self._context, event, stamp)
        form.help_wanted.connect(self.help_wanted)
        form.own_wanted.connect(self.open_event)
        _open(form)
        return form

    def _show_score(self, instrument: str, score: Score | None = None, stamp: Stamp | None = None) -> ScoreForm:
        from spms_desktop.ui.journal.happenings.score_form import ScoreForm

        form = ScoreForm(self.window(), self._context, instrument, score, stamp)
        _open(form)
        return form

    def _open_kind(self, kind: EventKind, _checked: bool = False) -> None:
        self.open_event(kind)

    def _show_milestones(self) -> None:
        self.open_milestones()

    def _add_score(self) -> None:
        self.open_score()


def _open(form: FormDialog) -> None:
    """Show a form; it is gone when it closes."""
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    form.open()
