"""The form for what the person keeps from caregivers."""

from __future__ import annotations

from functools import partial

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
from spms_desktop.ui.widgets.text import body


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
        for group in self.presenter.groups():
            self._add(group)
        self._show(self.presenter.kept)
        self._start = self.value
        if self.presenter.read_only:
            self._only_read()
        self.accepted_by_user.connect(self._save)
        self.bring_back()

    @property
    def value(self) -> tuple[str, ...]:
        """What is ticked now."""
        return tuple(key for ticks in self.ticks.values() for key in ticks.value)

    def fields(self) -> Fields:
        # `open` stands for itself: a form with every tick taken away is worth keeping, too.
        return {"items": self.value, "open": True} if self.ticks and self.value != self._start else {}

    def show_fields(self, fields: Fields) -> bool:
        found = fields.get("items")
        self._show(tuple(map(str, found)) if isinstance(found, list) else self.presenter.kept)
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
        for ticks in self.ticks.values():
            ticks.setEnabled(False)
        self.accept_button.hide()
        self.cancel_button.setText(_("Close"))

    def _show(self, kept: tuple[str, ...]) -> None:
        for ticks in self.ticks.values():
            ticks.set_value(kept)
        self._follow()

    def _changed(self) -> None:
        self._follow()
        self.touch()

    def _follow(self) -> None:
        for fold in self.folds.values():
            fold.refresh()

    def _save(self) -> None:
        try:
            changed = self.presenter.keep(self.value)
        except Trouble as error:
            self.trouble(trouble.sentence(error))
            return
        self.accept()
        if changed:
            self.context.speaker.say(words.done(Action.SETTINGS), undo=True)
