"""What was answered as a FHIR R4 QuestionnaireResponse (hl7.org/fhir/R4/questionnaireresponse.html)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from spms_desktop.domain.questionnaire import Answer, FilledForm, Question, Questionnaire, QuestionType


def response(form: Questionnaire, filled: FilledForm, authored: datetime, proxy: str = "") -> dict[str, Any]:
    """What was answered as a FHIR R4 QuestionnaireResponse, nested as its questionnaire is.

    `proxy` names who answered when it was not the person whom the answers are about.
    """
    answers = dict(filled.answers)
    found: dict[str, Any] = {
        "resourceType": "QuestionnaireResponse",
        "id": filled.uid,
        "status": "completed" if filled.complete else "in-progress",
        "authored": authored.isoformat(timespec="seconds"),
        "item": list(_answered(form.questions, answers)),
    }
    if proxy:
        found["source"] = {"type": "RelatedPerson", "display": proxy}
    if form.url:
        found["questionnaire"] = f"{form.url}|{form.version}" if form.version else form.url
    return found


def _answered(questions: Sequence[Question], answers: Mapping[str, Sequence[Answer]]) -> Iterator[dict[str, Any]]:
    for question in questions:
        inside = list(_answered(question.inside, answers))
        given = [_written(question, answer) for answer in answers.get(question.link, ())]
        if not inside and not given:
            continue
        item: dict[str, Any] = {"linkId": question.link}
        if question.text:
            item["text"] = question.text
        if given:
            item["answer"] = given
            if inside:
                given[0]["item"] = inside  # items inside a question stand inside its answer
        elif inside:
            item["item"] = inside
        yield item


def _written(question: Question, answer: Answer) -> dict[str, Any]:
    option = next((o for o in question.options if o.id == answer), None)
    if option is not None and option.code:
        coding = {"system": option.system, "code": option.code, "display": option.label}
        return {"valueCoding": {key: value for key, value in coding.items() if value}}
    if option is not None and option.value is not None:
        return {"valueInteger" if isinstance(option.value, int) else "valueDecimal": option.value}
    if isinstance(answer, bool):
        return {"valueBoolean": answer}
    if question.type is QuestionType.DATE:
        return {"valueDate": date.fromisoformat(str(answer)).isoformat()}
    if question.type is QuestionType.DECIMAL:
        return {"valueDecimal": answer}
    if isinstance(answer, int):
        return {"valueInteger": answer}
    return {"valueString": str(answer)}
