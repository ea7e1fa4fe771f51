"""The first page: start a journal, open one, or look around."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from spms_desktop.catalog.wording import wording
from spms_desktop.i18n import _
from spms_desktop.ui.unlock.page import Page
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.text import body, heading, quiet


class WelcomePage(Page):
    """Emits what was chosen."""

    create_wanted = Signal()
    open_wanted = Signal()
    restore_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(str)

    def __init__(self, recent: tuple[str, ...]) -> None:
        super().__init__(
            _("A journal for life with SPMS"),
            _("Sixty seconds a day. One page your neurologist can read in a minute. It all stays on this computer."),
        )
        known = [Path(name) for name in recent if Path(name).is_dir()]
        if known:
            self.add(heading(_("Your journals")))
        for folder in known:
            button = Button(folder.stem, "journal", kind="primary" if folder == known[0] else "normal")
            button.setAccessibleDescription(_("In {place}").format(place=folder.parent))
            button.clicked.connect(partial(self.recent_wanted.emit, str(folder)))
            self.add(button)
        self.create_button = Button(_("Start a journal"), "add", kind="normal" if known else "primary")
        self.open_button = Button(_("Open a journal on this computer…"), "folder")
        self.restore_button = Button(_("Restore from a backup file…"), "undo")
        self.sample_button = Button(_("Look around with a sample journal"), "trends")
        self.create_button.clicked.connect(self.create_wanted)
        self.open_button.clicked.connect(self.open_wanted)
        self.restore_button.clicked.connect(self.restore_wanted)
        self.sample_button.clicked.connect(self.sample_wanted)
        self.add(self.create_button, self.open_button, self.restore_button, self.sample_button)
        self.add_trouble()
        self.add(quiet(_("The sample is about an invented person. Nothing you try there is kept.")))
        self.add(body(_(wording().disclaimers["first_run"])))
        self.add_help()
