"""A form put together from inputs; what is typed in it survives a crash."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.services.drafts import Fields
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.drafted_form import DraftedForm
from spms_desktop.ui.plan.items.inputs import Input
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, quiet

Values = Mapping[str, object]


@dataclass(frozen=True)
class FormWords:
    """What a form is called, what its first button says, the sentences above and below its fields, and
    the words of a button that takes what is edited out of the journal, if there is one.
    """

    title: str
    accept: str
    about: str = ""
    remark: str = ""
    take_out: str = ""


class InputForm(DraftedForm):
    """Shows inputs one below the other; some appear only while another one has a certain value."""

    taking_out = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        words: FormWords,
        inputs: Sequence[Input],
        draft: str,
        base: object = None,
        only_when: Mapping[str, tuple[str, object]] | None = None,
    ) -> None:
        """`draft` and `base` are those of DraftedForm; `only_when` maps an input to another one and its value."""
        super().__init__(parent, context, words.title, words.accept, draft, base)
        self.inputs = {one.id: one for one in inputs}
        self._only_when = dict(only_when or {})
        self._start = {one.id: one.kept for one in inputs}
        if words.about:
            self.body.addWidget(body(breakable(words.about)))
        for one in inputs:
            self.body.addWidget(one.part)
            one.on_change(self._changed)
        if words.remark:
            self.body.addWidget(quiet(words.remark))
        if words.take_out:
            self.take_out_button = Button(words.take_out)
            self.take_out_button.setAccessibleIdentifier("take_out")
            self.take_out_button.clicked.connect(self.taking_out)
            self.button_row.addWidget(self.take_out_button)
        self._show_parts()
        self.bring_back()

    def values(self) -> Values:
        """What is typed and chosen, by the ids of the inputs."""
        return {name: one.value for name, one in self.inputs.items()}

    def fields(self) -> Fields:
        """What is typed so far; empty when nothing differs from the beginning."""
        kept = {name: one.kept for name, one in self.inputs.items()}
        return {} if kept == self._start else kept

    def show_fields(self, fields: Fields) -> bool:
        """Show a draft, or the beginning for none."""
        for name, one in self.inputs.items():
            one.show(fields.get(name, self._start[name]))
        self._show_parts()
        return True

    def _changed(self) -> None:
        if self.trouble_shown():
            self.trouble("")  # what it asked for may have just been given
        self._show_parts()
        self.touch()

    def _show_parts(self) -> None:
        moved = False
        for name, (other, value) in self._only_when.items():
            part, wanted = self.inputs[name].part, self.inputs[other].value == value
            moved |= part.isHidden() is wanted
            part.setVisible(wanted)
        if moved and self.isVisible():
            follow_layout(self)
