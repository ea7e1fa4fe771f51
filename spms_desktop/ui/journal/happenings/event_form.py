"""The form of one event, made from its kind's row in the catalogue."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.catalog.event_forms import event_forms
from spms_desktop.catalog.wording import wording
from spms_desktop.domain.event import LASTING, Event, EventKind
from spms_desktop.domain.record import Action, Stamp
from spms_desktop.i18n import _
from spms_desktop.services.drafts import Fields
from spms_desktop.ui import words
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.drafted_form import DraftedForm
from spms_desktop.ui.journal.happenings.event_fields import DatePart, Part, part_for
from spms_desktop.ui.journal.happenings.event_presenter import (
    EventDesk,
    excused_choice,
    fields_together,
    from_draft,
    kinds_together,
    not_asked,
    to_draft,
)
from spms_desktop.ui.journal.happenings.relapse_card import RelapseCard
from spms_desktop.ui.journal.line_words import breakable
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.round_strip import OfferStrip
from spms_desktop.ui.widgets.text import body, field_label, heading, quiet
from spms_desktop.ui.widgets.ticks import TickKey

_FIRST = ("title", "at")
_HEAD_MAY_BE_HURT = ("yes", "not_sure")


class EventForm(DraftedForm):
    """Adds an event or edits one; what somebody else recorded is only read by a caregiver.

    `help_wanted` asks for the page of urgent help, `own_wanted` (kind, day) for a new form beside what is read.
    """

    help_wanted = Signal()
    own_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None, context: Context, event: Event, stamp: Stamp | None = None) -> None:
        self._desk = EventDesk(context.session)
        self.writable = self._desk.may_edit(stamp)
        kinds = kinds_together(event.kind)
        title = self._desk.title(event.kind, known=bool(event.uid))
        accept = _("Save") if self.writable else _("Close")
        super().__init__(parent, context, title, accept, f"event:{event.uid or kinds[0]}", event if event.uid else None)
        self._before = self._base = event
        self._kinds = kinds
        self._parts: dict[str, Part] = {}
        if self.writable:
            self._build(stamp)
            self._show(event)
            self.accepted_by_user.connect(self._save)
            self.bring_back()
        else:
            self._build_facts(stamp)

    # What the form holds

    def current(self) -> Event:
        """The event as the form says now."""
        values: dict[str, Any] = {name: part.value for name, part in self._parts.items()}
        values["start"] = values["start"] or self._base.start
        kind = self.kind
        event = replace(
            self._base,
            kind=kind,
            excused=excused_choice(kind, self.excused.isChecked(), self._base.excused),
            private=self.private.isChecked(),
            **values,
        )
        return not_asked(event)

    @property
    def kind(self) -> EventKind:
        """The kind that is chosen."""
        chosen = self.kind_keys.value if self.kind_keys is not None else None
        return chosen if isinstance(chosen, EventKind) else self._base.kind

    def part(self, name: str) -> Part:
        """The question that fills a field of Event."""
        return self._parts[name]

    def fields(self) -> Fields:
        if not self._parts:  # shown for reading only
            return {}
        now = self.current()
        return {} if now == not_asked(self._before) else to_draft(now)

    def show_fields(self, fields: Fields) -> bool:
        event = from_draft(fields) if fields else self._before
        if event is None or event.kind not in self._kinds:
            return False
        self._show(event)
        return True

    # Laying out

    def _build(self, stamp: Stamp | None) -> None:
        self.sentence = body("")
        self.body.addWidget(self.sentence)
        if EventKind.RELAPSE in self._kinds:
            self.body.addWidget(quiet(_(wording().relapse_hint)))
        self.kind_keys = self._make_kind_keys()
        self._add_group(_("What and when"), self._first_parts())
        self.relapse: RelapseCard | None = None
        form = event_forms()[self._base.kind]
        if form.checklist:
            self.relapse = RelapseCard(self._desk, form.checklist)
            self.body.addWidget(self.relapse)
        asked = [field for field in fields_together(self._base.kind) if field.id not in _FIRST]
        rest = [part_for(field, self._desk) for field in asked]
        self._add_group(_("More, as far as you know"), rest, _("Leave empty what you do not know or want to say."))
        self._add_head_help()
        self._add_keeping(stamp)
        if self.relapse is not None:
            self._add_foot()
        if self._base.uid:
            self.remove_button = Button(_("Remove"), kind="quiet")
            self.remove_button.setAccessibleName(_("Remove this event"))
            self.remove_button.setAccessibleIdentifier("event.remove")
            self.remove_button.clicked.connect(self._remove)
            self.button_row.addWidget(self.remove_button)

    def _make_kind_keys(self) -> KeyRow | None:
        if len(self._kinds) == 1:
            return None
        name = _("What was it?")
        keys = KeyRow(name, [(kind, self._desk.kind_words(kind)) for kind in self._kinds])
        keys.setAccessibleIdentifier("event.kind")
        keys.chosen.connect(self._kind_chosen)
        self.body.addWidget(labelled(name, keys))
        return keys

    def _first_parts(self) -> list[Part]:
        form, today = event_forms()[self._base.kind], self.context.session.today
        asked = {field.id: field for field in form.fields if field.id in _FIRST}
        found = [part_for(asked["title"], self._desk)] if "title" in asked else []
        found.append(DatePart("start", _(form.start_label), today))
        if "at" in asked:
            found.append(part_for(asked["at"], self._desk))
        if self._base.kind in LASTING:
            hint = _("Leave it empty while it still goes on.")
            found.append(DatePart("end", _(form.end_label), today, hint, _("Still going on")))
        return found

    def _add_group(self, title: str, parts: list[Part], sentence: str = "") -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(18)
        column.addWidget(heading(title))
        if sentence:
            column.addWidget(quiet(sentence))
        for part in parts:
            self._parts[part.id] = part
            part.edited.connect(self._edited)
            column.addWidget(part)
        self.body.addWidget(holder)

    def _add_head_help(self) -> None:
        self.head_help: OfferStrip | None = None
        if "head_hit" in self._parts:
            sentence = _("A head injury after a fall: get help now.")
            self.head_help = OfferStrip(sentence, [("help", _("Help now"))])
            self.head_help.chosen.connect(self._want_help)
            self.head_help.hide()
            layout = self._parts["head_hit"].layout()
            assert layout is not None
            layout.addWidget(self.head_help)

    def _add_keeping(self, stamp: Stamp | None) -> None:
        lasting = self._base.kind in LASTING
        self.excused = TickKey(
            _("Leave these days out when gradual change is looked for")
            if lasting
            else _("Leave this day out when gradual change is looked for")
        )
        self.private = TickKey(_("Only for me"))
        self.excused.setAccessibleIdentifier("event.excused")
        self.private.setAccessibleIdentifier("event.private")
        whom = _("Nobody else who writes here will see it.")
        self.private.setAccessibleDescription(whom)
        private_hint = quiet(whom)
        self.body.addWidget(heading(_("In this journal")))
        for widget in (self.excused, self.private, private_hint):
            self.body.addWidget(widget)
        for widget in (self.private, private_hint):
            widget.setVisible(self._desk.may_hide(stamp))
        self.excused.toggled.connect(self.touch)
        self.private.toggled.connect(self.touch)

    def _add_foot(self) -> None:
        foot = OfferStrip(_("If it is urgent, do not wait. Get help now."), [("help", _("Help now"))])
        foot.chosen.connect(self._want_help)
        self.body.addWidget(foot)

    def _build_facts(self, stamp: Stamp | None) -> None:
        self.cancel_button.hide()
        self.body.addWidget(body(self._desk.whose(stamp)))
        for question, said in self._desk.facts(self._base):
            pair = QVBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(field_label(question))
            pair.addWidget(body(breakable(said)))
            self.body.addLayout(pair)
        if not self.context.session.read_only:
            self.own_button = Button(_("Add what I saw"), "add")
            self.own_button.setAccessibleIdentifier("event.own")
            self.own_button.clicked.connect(self._want_own)
            self.button_row.addWidget(self.own_button)

    # Showing

    def _show(self, event: Event) -> None:
        self._base = event
        if self.kind_keys is not None:
            self.kind_keys.set_value(event.kind)
        for name, part in self._parts.items():
            part.set_value(getattr(event, name))
        for tick, on in ((self.excused, event.excuses_days), (self.private, event.private)):
            tick.blockSignals(True)
            tick.setChecked(on)
            tick.blockSignals(False)
        self._show_what_follows()

    def _show_what_follows(self) -> None:
        """Show what depends on answers: the words of the kind, its own questions, the clock, the urgent sentence."""
        form = event_forms()[self.kind]
        self.sentence.setText(_(form.sentence))
        asked = {field.id for field in form.fields}
        for field in fields_together(self.kind):
            self._parts[field.id].setVisible(field.id in asked)
        if self.relapse is not None:
            self.relapse.show_event(self.current())
        if self.head_help is not None:
            urgent = self._parts["head_hit"].value in _HEAD_MAY_BE_HURT
            if urgent and self.head_help.isHidden():
                announce(self, self.head_help.sentence, urgent=True)
            self.head_help.setVisible(urgent)

    def _edited(self) -> None:
        self._show_what_follows()
        self.touch()

    def _kind_chosen(self, _kind: object) -> None:
        self._edited()

    # Commands

    def _save(self) -> None:
        wrong = next((said for part in self._parts.values() if (said := part.settle())), "")
        if wrong:
            self.trouble(wrong)
            return
        event = self.current()
        if event.uid and event == self._before:
            self.accept()
            return
        self.finish(lambda: self._desk.happenings.save_event(event), words.done(Action.EVENT))

    def _remove(self) -> None:
        uid = self._before.uid
        self.finish(lambda: self._desk.happenings.remove_event(uid), _("The event is removed."))

    def _want_help(self, _key: str) -> None:
        self.help_wanted.emit()

    def _want_own(self) -> None:
        kind, day = self._base.kind, self._base.start
        self.accept()
        self.own_wanted.emit(kind, day)
