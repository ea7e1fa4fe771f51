"""Making a journal in three short steps: names, passphrase, recovery code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.services.place import place_sentence
from spms_desktop.ui.unlock.code_part import RecoveryCodePart
from spms_desktop.ui.unlock.new_passphrase import NewPassphrase
from spms_desktop.ui.unlock.page import Page
from spms_desktop.ui.unlock.presenter import CreateFlow
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.fields import LineField, labelled
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.text import body, quiet

NAMES, PASSPHRASE, CODE = range(3)


class CreatePage(Page):
    """Emits the session of the new journal."""

    created = Signal(object)
    back_wanted = Signal()

    def __init__(self, flow: CreateFlow) -> None:
        super().__init__(_("Start a journal"))
        self.flow = flow
        self._steps = QStackedWidget()
        self._step_text = quiet("")
        for made in (self._names(), self._passphrase(), self._code()):
            self._steps.addWidget(made)
        self.next_button = Button(_("Next"), kind="primary")
        self.back_button = Button(_("Back"), "back", kind="quiet")
        self.next_button.clicked.connect(self.go_on)
        self.back_button.clicked.connect(self.go_back)
        row = FlowLayout(gap=12)
        row.addWidget(self.next_button)
        row.addWidget(self.back_button)
        for field in (self.person, self.caregiver, self.secret, self.again, self.group):
            field.returnPressed.connect(self.go_on)
        self.add(self._step_text, self._steps)
        self.add_trouble()
        self.card.body.addLayout(row)
        self.add_help()
        self._show(NAMES)

    # The steps

    def _names(self) -> QWidget:
        self.person = LineField(_("Name of the person with SPMS"))
        self.writer = KeyRow(_("Who is writing now?"), [(False, _("I have SPMS")), (True, _("I help somebody"))])
        self.writer.set_value(value=False)
        self.caregiver = LineField(_("Name of the person who helps"))
        self.place = quiet("")
        self.place_button = Button(_("Keep it in another place…"), "folder", kind="quiet")
        self.place_button.clicked.connect(self.choose_place)
        self._show_place()
        return _column(
            labelled(_("Who is writing now?"), self.writer),
            labelled(_("Name of the person with SPMS"), self.person, _("The journal is about this person.")),
            labelled(_("Name of the person who helps"), self.caregiver, _("You can add it later, too.")),
            self.place,
            self.place_button,
        )

    def _passphrase(self) -> QWidget:
        self.lock = KeyRow(
            _("Passphrase"), [(True, _("With a passphrase")), (False, _("Without a passphrase"))]
        )
        self.lock.set_value(value=True)
        self.lock.chosen.connect(self._lock_chosen)
        self._fields = NewPassphrase()
        self.secret, self.again, self.shown = self._fields.secret, self._fields.again, self._fields.shown
        self._lock_meaning = body("")
        step = _column(labelled(_("How it opens"), self.lock), self._lock_meaning, self._fields)
        self._lock_chosen(with_passphrase=True)
        return step

    def _code(self) -> QWidget:
        self.code = RecoveryCodePart()
        self.group, self.print_button = self.code.group, self.code.print_button
        return _column(self.code)

    # Going through them

    def go_on(self) -> None:
        """Check this step and go to the next, or make the journal."""
        acts = (self._take_names, self._take_passphrase, self._take_code)
        self._try(acts[self._steps.currentIndex()])

    def go_back(self) -> None:
        """Go to the step before, or leave."""
        if self._steps.currentIndex() == NAMES:
            self.back_wanted.emit()
        else:
            self._show(self._steps.currentIndex() - 1)

    def choose_place(self) -> QFileDialog:
        """Let the folder be chosen in which the journal is made."""
        dialog = QFileDialog(self, _("Where to keep the journal"), str(self.flow.parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take_place)
        dialog.open()
        return dialog

    def take_place(self, folder: str) -> None:
        """Make the journal in this folder."""
        self.flow.parent = Path(folder)
        self._show_place()

    def _show_place(self) -> None:
        kept = _("The journal is kept in {place}.").format(place=self.flow.parent)
        self.place.setText("\n".join(filter(None, (kept, place_sentence(self.flow.parent)))))

    def focus_first(self) -> None:
        """Let typing begin at once."""
        (self.person, self.secret, self.group)[self._steps.currentIndex()].setFocus()

    def _take_names(self) -> None:
        helps = self.writer.value is True
        self._fields.own_words = (self.person.value, self.caregiver.value)
        self.flow.take_names(self.person.value, self.caregiver.value, caregiver_writes=helps)
        self._show(PASSPHRASE)

    def _take_passphrase(self) -> None:
        if self.lock.value is False:
            self.flow.take_no_passphrase()
            self.created.emit(self.flow.create())
            return
        self.flow.take_passphrase(self.secret.value, self.again.value)
        self.code.show_code(self.flow.code)
        self._show(CODE)

    def _take_code(self) -> None:
        self.code.check()
        self.created.emit(self.flow.create())

    def _try(self, act: Callable[[], None]) -> None:
        self.trouble("")
        try:
            act()
        except Trouble as error:
            self.trouble(trouble.sentence(error))

    def _show(self, step: int) -> None:
        self.trouble("")
        self._steps.setCurrentIndex(step)
        for number in range(self._steps.count()):  # a hidden step must not hold the height open
            widget = self._steps.widget(number)
            if widget is not None:
                kept = QSizePolicy.Policy.Preferred if number == step else QSizePolicy.Policy.Ignored
                widget.setSizePolicy(QSizePolicy.Policy.Preferred, kept)
        self._step_text.setText(_("Step {n} of {all}").format(n=step + 1, all=3))
        self.next_button.setText(_("Make the journal") if step == CODE else _("Next"))
        self.focus_first()
        announce(self, self._step_text.text())

    def _lock_chosen(self, with_passphrase: object) -> None:
        locked = with_passphrase is True
        self._fields.setVisible(locked)
        self._lock_meaning.setText(
            _("Only who knows the passphrase, or has the recovery code, can read the journal.")
            if locked
            else _("Anybody who can use this computer can open the journal. There is nothing to forget.")
        )


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return holder
