"""Adding somebody who helps, so that they write under their own name."""

from __future__ import annotations

import uuid

from PySide6.QtWidgets import QWidget

from spms_desktop.domain.author import Author, AuthorRole
from spms_desktop.domain.errors import Trouble
from spms_desktop.domain.record import Action
from spms_desktop.domain.validation import required_line
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.ui.context import Context
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import LineField, labelled


class CaregiverForm(FormDialog):
    """Asks for a name and adds the author."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent, _("Add somebody who helps"), _("Add"))
        self._context = context
        self.name = LineField(_("Name"))
        self.body.addWidget(
            labelled(_("Name"), self.name, _("They write under their own name. Both views are kept."))
        )
        self.accepted_by_user.connect(self._add)

    def _add(self) -> None:
        try:
            author = Author(uuid.uuid4().hex, required_line(self.name.value, "name_missing"), AuthorRole.CAREGIVER)
            self._context.session.save(Action.AUTHOR, [author])
        except Trouble as error:
            self.trouble(trouble.sentence(error))
            return
        words = _("{name} can write here now. Switch with “Writing as”.").format(name=author.name)
        self._context.speaker.say(words, undo=True)
