"""The form for what the person keeps from caregivers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.services.drafts import Fields
from spms_desktop.ui import words
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.drafted_form import DraftedForm
from spms_desktop.ui.forms.parts import FoldedPart, Ticks
from spms_desktop.ui.settings.private_presenter import PrivateGroup, PrivatePresenter, summary
from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.text import body
from spms_desktop.ui.widgets.ticks import TickKey


class PrivateDialog(DraftedForm):
    """Ticked is kept from caregivers. A caregiver is told that only the person can choose, and sees no list."""

    def __init__(self, parent: QWidget | None, context: Context) -> None:
        self.presenter = PrivatePresenter(context.session)
        accept = _("Save") if self.presenter.may_choose else _("Close")
        super().__init__(parent, context, _("What caregivers do not see"), accept, "private_items")
        self.ticks: dict[str, Ticks] = {}
        self.folds: dict[str, FoldedPart] = {}
        if not self.presenter.may_choose:
            self._tell_caregiver()
            return
        self._explain()
        self._add_whom()
        for group in self.presenter.groups():
            self._add(group)
        self._rules, self._shown = dict(self.presenter.rules()), ""
        self._show_rule()
        self._start = self.rules
        if self.presenter.read_only:
            self._only_read()
        self.accepted_by_user.connect(self._save)
        self.bring_back()

    @property
    def value(self) -> tuple[str, ...]:
        """What is ticked now."""
        return tuple(key for ticks in self.ticks.values() for key in ticks.value)

    @property
    def rules(self) -> dict[str, tuple[str, ...] | None]:
        """What is ticked now, for each caregiver that can be chosen."""
        follows = self._rules[self._shown] is None
        return {**self._rules, self._shown: None if follows else self.value}

    def fields(self) -> Fields:
        # `open` stands for itself: a form with every tick taken away is worth keeping, too.
        if not self.ticks or (rules := self.rules) == self._start:
            return {}
        return {"rules": {whom: None if items is None else list(items) for whom, items in rules.items()}, "open": True}

    def show_fields(self, fields: Fields) -> bool:
        found = fields.get("rules")
        for whom, items in found.items() if isinstance(found, dict) else ():
            if whom in self._rules and (items is None or isinstance(items, list)):
                self._rules[whom] = None if items is None else tuple(map(str, items))
        self._show_rule()
        return True

    def _tell_caregiver(self) -> None:
        name = self.presenter.person
        told = (
            _("Only {name} can choose what caregivers see.").format(name=name)
            if name
            else _("Only the person with SPMS can choose what caregivers see.")
        )
        self.body.addWidget(body(told))
        self.body.addWidget(body(_("Your answers about your own week are for you alone. Nobody else sees them.")))
        self.cancel_button.hide()

    def _explain(self) -> None:
        for sentence in (
            _("Caregivers do not see what is ticked, not even what was written before. They are not asked about it."),
            _("Notes marked “only for me” are always yours alone. What caregivers say of their own week stays theirs."),
        ):
            self.body.addWidget(body(sentence))

    def _add_whom(self) -> None:
        """With more than one caregiver, each can have a choice of their own."""
        whose = self.presenter.whose()
        self.whom = KeyRow(_("From whom"), whose)
        self.whom.set_value("")
        self.same = TickKey(_("The same as from everybody who helps"))
        if len(whose) > 1:
            self.body.addWidget(labelled(_("From whom"), self.whom))
            self.body.addWidget(self.same)
        else:
            for widget in (self.whom, self.same):
                widget.setParent(self)
                widget.hide()
        self.whom.chosen.connect(self._show_other)
        self.same.toggled.connect(self._follow_others)

    def _add(self, group: PrivateGroup) -> None:
        ticks = self.ticks[group.key] = Ticks(group.title, group.offers)
        ticks.changed.connect(self._changed)
        if group.first:
            self.body.addWidget(labelled(group.title, ticks))
            return
        says = partial(self._says, group)
        fold = self.folds[group.key] = FoldedPart(group.title, "", ticks, says)
        self.body.addWidget(fold)

    def _says(self, group: PrivateGroup) -> str:
        return summary(group.offers, self.ticks[group.key].value)

    def _only_read(self) -> None:
        self.body.insertWidget(0, body(_("This journal is open for reading only. You can look, but not change it.")))
        self.accept_button.hide()
        self.cancel_button.setText(_("Close"))

    def _show_other(self, whom: object) -> None:
        self._rules = self.rules
        self._shown = str(whom)
        self._show_rule()

    def _show_rule(self) -> None:
        """Show what is kept from whom was chosen above."""
        rule = self._rules[self._shown]
        self.same.setVisible(bool(self._shown))
        with QSignalBlocker(self.same):
            self.same.setChecked(rule is None)
        for ticks in self.ticks.values():
            ticks.set_value((self._rules[""] if rule is None else rule) or ())
            ticks.setEnabled(rule is not None and not self.presenter.read_only)
        self._follow()

    def _follow_others(self, same: bool) -> None:
        self._rules[self._shown] = None if same else (self._rules[""] or ())
        self._show_rule()
        self.touch()

    def _changed(self) -> None:
        self._follow()
        self.touch()

    def _follow(self) -> None:
        for fold in self.folds.values():
            fold.refresh()

    def _save(self) -> None:
        try:
            changed = self.presenter.keep(self.rules)
        except Trouble as error:
            self.trouble(trouble.sentence(error))
            return
        self.accept()
        if changed:
            self.context.speaker.say(words.done(Action.SETTINGS), undo=True)
