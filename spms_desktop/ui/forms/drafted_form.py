"""A form whose half-typed fields survive a crash, and a key pressed by accident."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.services.drafts import Drafts, Fields
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.draft_timer import DraftTimer
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.round_strip import OfferStrip
from spms_desktop.ui.widgets.tab_order import controls_in_order

_BASE = "(base)"


class DraftedForm(FormDialog):
    """Keeps what `fields` gives after each `touch`, and shows it again when the form is next opened.

    A subclass says what is typed and how it is shown, and calls `bring_back` once it is laid out. Saving and the
    button "Cancel" drop the draft; a form that is left with Escape or closed in any other way keeps it.
    """

    def __init__(
        self, parent: QWidget | None, context: Context, title: str, accept_text: str, draft: str, base: object = None
    ) -> None:
        """`draft` names the draft; `base` is what is edited: a draft made from anything else is not shown."""
        super().__init__(parent, title, accept_text)
        self.context = context
        self._draft = draft
        self._made_from = "" if base is None else repr(base)
        self._drafts = Drafts(context.session)
        self._timer = DraftTimer(self, self._keep)
        self._given_up, self._kept_for_later = False, False
        self.cancel_button.clicked.disconnect(self.reject)
        self.cancel_button.clicked.connect(self.cancel)
        self.restored = OfferStrip(_("What you typed before is here again."), [("afresh", _("Start afresh"))])
        self.restored.chosen.connect(self._afresh)
        self.restored.hide()
        self.body.addWidget(self.restored)

    def fields(self) -> Fields:
        """What is typed so far; empty when nothing differs from the beginning."""
        raise AssertionError("each form says what is typed in it")

    def show_fields(self, fields: Fields) -> bool:  # noqa: ARG002
        """Show a draft, or the beginning for none; False when it cannot be shown."""
        raise AssertionError("each form says how a draft is shown")

    def touch(self) -> None:
        """Something was typed or chosen."""
        self._timer.touch()

    def bring_back(self) -> None:
        """Show what was typed before, if the form was not saved then."""
        found = self._drafts.fields(self._draft)
        if found.pop(_BASE, "") != self._made_from:
            self._give_up_draft()  # it was changed since: the old draft would take that back
        elif found and self.show_fields(found):
            self.restored.show()

    def finish(self, act: Callable[[], object], sentence: str) -> bool:
        """Save what the form holds and say so; with trouble the form stays with all that was typed."""
        try:
            act()
        except Trouble as error:
            self.trouble(trouble.sentence(error))
            return False
        self.accept()
        self.context.speaker.say(sentence, undo=True)
        return True

    def first_control(self) -> QWidget:
        """The first field, not the offer to start afresh above it."""
        found = controls_in_order(self._page.content)
        fields = (c for c in found if c.isVisibleTo(self) and not self.restored.isAncestorOf(c))
        return next(fields, self.accept_button)

    def setVisible(self, visible: bool) -> None:
        """Open with nothing selected: one key pressed by accident must not replace what was written."""
        super().setVisible(visible)
        if visible:
            line = self.first_control()
            if isinstance(line, QLineEdit):
                line.end(False)  # here, because Qt selects the text of a dialog's first line after its show event

    def accept(self) -> None:
        """Saved: the draft is no longer needed."""
        self._give_up_draft()
        super().accept()

    def cancel(self) -> None:
        """Cancelled: the draft goes."""
        self._given_up = True
        self.reject()

    def reject(self) -> None:
        """Left without Cancel, with Escape or as its window goes away: what is typed is kept for the next time."""
        if self._given_up and not self._kept_for_later:
            self._give_up_draft()
        elif self.isVisible():
            self._timer.stop()
            self._keep()
        super().reject()

    def _keep(self) -> None:
        fields = self.fields()
        kept = {**fields, _BASE: self._made_from} if fields else {}
        self.context.attempt(lambda: self._drafts.keep(self._draft, kept))

    def _give_up_draft(self) -> None:
        self._timer.stop()
        self.context.attempt(lambda: self._drafts.drop(self._draft))

    def _afresh(self, _key: str) -> None:
        self._give_up_draft()
        self.show_fields({})
        self.restored.hide()
        self.first_control().setFocus()
