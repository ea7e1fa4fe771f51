"""Filling in a form: its questions one below the other, as the file has them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.catalog.wording import wording
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.questionnaire import SAID, Answer, Question, Questionnaire
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _, ngettext
from spms_desktop.services.drafts import Fields
from spms_desktop.services.form_answers import name_of
from spms_desktop.services.form_guides import guide_of
from spms_desktop.services.questionnaires import Answered
from spms_desktop.ui import words as shared_words
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.drafted_form import DraftedForm
from spms_desktop.ui.help.help_now import HelpNow
from spms_desktop.ui.questionnaires import words
from spms_desktop.ui.questionnaires.fill_presenter import FillDesk, Filling, from_draft, to_draft
from spms_desktop.ui.questionnaires.help_panel import HelpPanel
from spms_desktop.ui.questionnaires.help_places import open_help
from spms_desktop.ui.questionnaires.question_block import QuestionBlock, said
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.replace import let_go
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import quiet
from spms_desktop.ui.widgets.ticks import TickKey

_MARGIN = 16
_PORTION = 24
"""So many parts are there when the form opens, and so many more each time its end comes near."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FillDialog(DraftedForm):
    """`saved` carries what was kept. New answers that are left half-way are there again the next time."""

    help_screen = "forms"

    saved = Signal(object)

    def __init__(
        self, parent: QWidget | None, context: Context, form: Questionnaire, before: Answered | None = None
    ) -> None:
        self.desk = FillDesk(context.session, form, before)
        base = before.filled if before else None
        super().__init__(parent, context, words.breakable(form.title), _("Save"), self.desk.draft_name, base)
        self._later = before is None
        self._start = self.desk.start()
        self.blocks: dict[str, QuestionBlock] = {}
        self.panels: dict[str, HelpPanel] = {}
        self._items: dict[str, QWidget] = {}
        self._waiting = deque((q, depth) for q, depth in _walk(self.desk.form.questions) if not q.read_only)
        self._held: dict[str, tuple[Answer, ...]] = {}
        if self._later:
            self.cancel_button.set_words(_("Go on later"))
        self.accept_button.setDefault(False)  # Enter in a line goes on to the next question
        self._add_before()
        self._add_questions()
        self._add_after()
        self._show(self._start)
        self.accepted_by_user.connect(self._save)
        self.bring_back()
        bar = self._page.verticalScrollBar()
        bar.valueChanged.connect(self._scrolled)
        bar.rangeChanged.connect(self._scrolled)

    @property
    def filling(self) -> Filling:
        """What stands in the form now."""
        view = self.respondent.value if self.respondent is not None else self._start.respondent
        return Filling(
            self.day.value or self._start.day,
            {link: given for link, given in self._given() if given},
            not self.open_tick.isChecked() if self.open_tick is not None else self._start.sensitive,
            view if isinstance(view, Respondent) else self._start.respondent,
        )

    def _given(self) -> Iterator[tuple[str, tuple[Answer, ...]]]:
        """What is answered in the parts that are there, and in those that follow."""
        yield from ((link, block.value) for link, block in self.blocks.items())
        yield from self._held.items()

    def fields(self) -> Fields:
        now = self.filling
        return {} if now == self._start else to_draft(now)

    def show_fields(self, fields: Fields) -> bool:
        found = from_draft(fields) if fields else self._start
        if found is None:
            return False
        self._show(found)
        return True

    def reject(self) -> None:
        """Going on later loses nothing; an edit that is given up leaves the answers as they were."""
        if self._later:
            self._kept_for_later = True
            self._timer.stop()
            self._keep()
        super().reject()

    def first_control(self) -> QWidget:
        """Where it goes on: the first question that is left, when answers are changed."""
        missing = self.desk.first_missing()
        while missing and missing not in self.blocks and self._waiting:
            self._build(_PORTION)
        block = self.blocks.get(missing)
        return super().first_control() if block is None else block.field.entry

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line goes on to the next question: it never saves half a form."""
        if event.key() in _ENTER:
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def open_help(self) -> HelpNow:
        """Open "Help now"."""
        return open_help(self)

    # Laying out

    def _add_before(self) -> None:
        self.respondent: KeyRow | None = None
        if self.desk.caregiver:
            name = self.desk.person or _("The person")
            views = [
                (Respondent.TOGETHER, words.breakable(_("{name} answers, I fill it in").format(name=name))),
                (Respondent.PROXY, _("I say what I see")),
            ]
            self.respondent = KeyRow(_("Whose answers are these?"), views)
            self.respondent.chosen.connect(self._touched)
            self.body.addWidget(labelled(_("Whose answers are these?"), self.respondent))
        if self.desk.requires:
            told = _("What is marked “needed” makes the form complete. You can save at any time.")
            self.body.addWidget(quiet(told))

    def _add_questions(self) -> None:
        self._questions = QVBoxLayout()
        self._questions.setSpacing(self.body.spacing())
        self.body.addLayout(self._questions)
        self._build(_PORTION)

    def _build(self, most: int) -> None:
        """Make the next parts, with what was answered in them."""
        made: list[str] = []
        while self._waiting and len(made) < most:
            question, depth = self._waiting.popleft()
            made.append(question.link)
            if question.type in SAID:
                item: QWidget = said(question, inside=depth > 0)
            else:
                item = self.blocks[question.link] = QuestionBlock(question)
                self.blocks[question.link].answered.connect(partial(self._answered, question.link))
                self.blocks[question.link].set_value(self._held.pop(question.link, ()))
            item.hide()
            self._items[question.link] = item
            self._questions.addWidget(item)

    def _scrolled(self, *_places: int) -> None:
        """Make more when the end comes near, also when the keyboard leads there."""
        bar = self._page.verticalScrollBar()
        if self._waiting and self.isVisible() and bar.value() + bar.pageStep() >= bar.maximum():
            self.build_more()

    def build_more(self) -> None:
        """Make the next parts of a long form."""
        self._build(_PORTION)
        self._follow()
        for link in [link for link, block in self.blocks.items() if block.value]:
            self._offer_help(link)
        follow_layout(self)

    def _add_after(self) -> None:
        self.day = DateField(_("Day"), self._start.day, latest=self.desk.today)
        self.day.changed.connect(self._touched)
        self.body.addWidget(labelled(_("Day"), self.day))
        self.open_tick: TickKey | None = None
        if not self.desk.caregiver:
            self.open_tick = TickKey(_("Caregivers may see these answers"))
            self.open_tick.setAccessibleIdentifier("form.open")
            self.open_tick.toggled.connect(self._touched)
            self.body.addWidget(self.open_tick)
        if guide_of(self.desk.form) is not None:
            self.body.addWidget(quiet(_(wording().disclaimers["questionnaires"])))
        for line in words.credit_lines(self.desk.form):
            self.body.addWidget(quiet(line))
        self.help_button = Button(_("Help now"), "help")
        self.help_button.clicked.connect(self.open_help)
        self.button_row.addWidget(self.help_button)
        self.help_button.setVisible(self.desk.asks_self_harm)

    # Showing

    def _show(self, filling: Filling) -> None:
        for link, block in self.blocks.items():
            block.set_value(filling.answers.get(link, ()))
        self._held = {link: given for link, given in filling.answers.items() if link not in self.blocks}
        self.day.set_value(filling.day)
        if self.open_tick is not None:
            self.open_tick.blockSignals(True)
            self.open_tick.setChecked(not filling.sensitive)
            self.open_tick.blockSignals(False)
        if self.respondent is not None:
            self.respondent.set_value(filling.respondent)
        self._follow()
        for link in self.blocks:
            self._offer_help(link)

    def _answered(self, link: str) -> None:
        self.touch()
        before = {one for one, item in self._items.items() if not item.isHidden()}
        self._follow()
        new = sum(not item.isHidden() and one not in before for one, item in self._items.items())
        if new:
            announce(self, ngettext("{n} more part is asked now.", "{n} more parts are asked now.", new))
        if self._offer_help(link):
            self.panels[link].tell()
            QTimer.singleShot(0, self, partial(self._bring_into_view, link))

    def _follow(self) -> None:
        """Show what is asked now; the keyboard stays where it is."""
        shown = self.desk.shown(self.filling.answers)
        for link, item in self._items.items():
            if item.isHidden() is (link in shown):
                item.setVisible(link in shown)

    def _offer_help(self, link: str) -> bool:
        """Put the card under a question, or take it away; True when it is new."""
        block, there = self.blocks[link], link in self.panels
        wanted = self.desk.marks_self_harm(block.question, block.value)
        if wanted is there:
            return False
        if wanted:
            panel = self.panels[link] = HelpPanel(self.context, self)
            panel.keep_going.connect(partial(self._go_on, link))
            block.below.addWidget(panel)
            panel.show()
        else:
            let_go([self.panels.pop(link)])
        follow_layout(self)
        return wanted

    def _bring_into_view(self, link: str) -> None:
        """The whole card, or its beginning where there is no room for all of it."""
        if link not in self.panels:
            return
        panel, page = self.panels[link], self._page
        top = panel.mapTo(page.content, QPoint(0, 0)).y()
        page.ensureVisible(0, top + min(panel.height(), page.viewport().height() - 2 * _MARGIN), 0, _MARGIN)

    def _go_on(self, link: str) -> None:
        """To the next question that is asked."""
        while self._waiting and link == next(reversed(self.blocks)):
            self.build_more()
        links = list(self.blocks)
        later = links[links.index(link) + 1 :]
        following = next((self.blocks[one] for one in later if not self.blocks[one].isHidden()), None)
        if following is not None:
            following.field.focus()
        else:
            self.day.setFocus()

    def _touched(self, _value: object = None) -> None:
        self.touch()

    # Commands

    def _save(self) -> None:
        shown = (block for block in self.blocks.values() if not block.isHidden())
        wrong = next((block for block in shown if block.field.problem), None)
        if wrong is not None:
            told = _("“{question}”: {problem}")
            self.trouble(told.format(question=name_of(wrong.question), problem=wrong.field.problem))
            wrong.field.focus()
            return
        kept: list[Answered] = []
        if self.finish(lambda: kept.append(self.desk.save(self.filling)), shared_words.done(Action.QUESTIONNAIRE)):
            self.saved.emit(kept[0])


def _walk(questions: tuple[Question, ...], depth: int = 0) -> Iterator[tuple[Question, int]]:
    """Every item with how deep it stands, but not what explains a number that is worked out."""
    for question in questions:
        yield question, depth
        if not question.read_only:
            yield from _walk(question.inside, depth + 1)
