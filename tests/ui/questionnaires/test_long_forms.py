"""Long forms open at once: most of them, and long lists of answers, are made while the beginning is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from spms_desktop.domain.questionnaire import Questionnaire
from spms_desktop.services.questionnaires import Questionnaires
from spms_desktop.services.session import Session
from spms_desktop.ui.context import Context
from spms_desktop.ui.questionnaires.choices import ByFolded
from spms_desktop.ui.widgets.choice_list import ChoiceList
from tests.a11y.walk import settle
from tests.ui.questionnaires.forms_window import click, filling, shown_list


def long_form(session: Session, folder: Path, items: int, answers: int) -> Questionnaire:
    options = [{"valueString": f"Answer number {n} with more words than would fit on one key"} for n in range(answers)]
    item: dict[str, Any] = {"type": "choice", "answerOption": options} if answers else {"type": "string"}
    listed = [{**item, "linkId": str(n), "text": f"Question {n}"} for n in range(items)]
    path = folder / "long.json"
    path.write_text(json.dumps({"resourceType": "Questionnaire", "title": "Long", "item": listed}))
    return Questionnaires(session).open_file(path)


def test_a_long_form_opens_with_its_beginning_and_loses_no_answer(context: Context, tmp_path: Path) -> None:
    form = long_form(context.session, tmp_path, 60, 0)
    desk = Questionnaires(context.session)
    kept = desk.save(form, context.session.today, {"1": ["one"], "59": ["last"]})
    with shown_list(context) as shown:
        dialog = shown.fill(form, desk.one(kept.uid))
        assert len(dialog.blocks) < 60
        assert dict(dialog.filling.answers) == {"1": ("one",), "59": ("last",)}
        settle()
        for _turn in range(5):
            bar = dialog._page.verticalScrollBar()
            bar.setValue(bar.maximum())
            settle()
        assert len(dialog.blocks) == 60
        assert dialog.blocks["59"].value == ("last",)
        assert dialog.fields() == {}
        assert not dialog.blocks["59"].isHidden()
        dialog.reject()


def test_a_long_list_of_answers_is_made_when_it_is_asked_for(context: Context, tmp_path: Path) -> None:
    form = long_form(context.session, tmp_path, 2, 50)
    with shown_list(context) as shown:
        dialog = filling(shown, form)
        control = dialog.blocks["1"].field.control
        assert isinstance(control, ByFolded)
        assert not control.findChildren(ChoiceList)
        click(control.button)
        (answers,) = control.findChildren(ChoiceList)
        click(answers.keys[1])
        assert dialog.blocks["1"].value == (form.questions[1].options[1].id,)
        assert control.chosen.text().startswith("Answer number 1")
        dialog.reject()
