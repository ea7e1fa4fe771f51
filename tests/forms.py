"""Two forms as files have them, in our own words: one made like a mood form, one with every sort of question."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
LOINC = "http://loinc.org"
NINE = ("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8")
ANSWERS = (
    ("LA6568-5", "On no day"),
    ("LA6569-3", "On a few days"),
    ("LA6570-1", "On most of the days"),
    ("LA6571-9", "Day after day"),
)
"""The codes are LOINC's own, the words are ours."""


def coding(code: str, display: str, value: float | None = None, system: str = LOINC) -> dict[str, Any]:
    """An answer on offer, with its value as most files have it."""
    found: dict[str, Any] = {"valueCoding": {"system": system, "code": code, "display": display}}
    if value is not None:
        found["extension"] = [{"url": ORDINAL, "valueDecimal": value}]
    return found


def nine_items(last_only: int = 9) -> list[dict[str, Any]]:
    """The items of a form like the PHQ-9 in its structure; no word of it is from there."""
    return [
        {
            "linkId": f"/{code}",
            "type": "choice",
            "prefix": f"{place}.",
            "text": f"How often was sample trouble number {place} there?",
            "code": [{"system": LOINC, "code": code}],
            "required": code != NINE[-1],
            "answerOption": [coding(answer, words, n) for n, (answer, words) in enumerate(ANSWERS)],
        }
        for place, code in enumerate(NINE[:last_only], start=1)
    ]


def mood_form() -> dict[str, Any]:
    """Nine scored items, a total that is worked out, and a last question that does not count."""
    total = {
        "linkId": "/44261-6",
        "type": "decimal",
        "text": "Sum",
        "code": [{"system": LOINC, "code": "44261-6"}],
        "item": [{"linkId": "/44261-6-help", "type": "display", "text": "How the sum is made"}],
    }
    hard = {
        "linkId": "/69722-7",
        "type": "choice",
        "text": "How hard did this make your days?",
        "code": [{"system": LOINC, "code": "69722-7"}],
        "answerOption": [coding("LA6572-7", "Not hard", 0), coding("LA6574-3", "Very hard", 3)],
    }
    return {
        "resourceType": "Questionnaire",
        "status": "active",
        "title": "Sample mood form",
        "url": "http://example.org/Questionnaire/mood",
        "version": "1.2",
        "publisher": "Example clinic",
        "copyright": "Made up for tests.",
        "code": [{"system": LOINC, "code": "44249-1"}],
        "item": [
            {"linkId": "intro", "type": "display", "text": "Think of the last 2 weeks."},
            {"linkId": "g", "type": "group", "text": "Your days", "item": [*nine_items(), total, hard]},
        ],
    }


def walking_form() -> dict[str, Any]:
    """One question of every sort, with conditions."""
    aids = [
        coding(code, words, system="urn:aids") for code, words in (("no", "None"), ("st", "Stick"), ("w", "Walker"))
    ]
    when_yes = [{"question": "out", "operator": "=", "answerBoolean": True}]
    return {
        "resourceType": "Questionnaire",
        "status": "active",
        "title": "Sample walking form",
        "item": [
            {"linkId": "out", "type": "boolean", "text": "Were you out of the house today?", "required": True},
            {
                "linkId": "trip",
                "type": "group",
                "text": "The way",
                "enableWhen": when_yes,
                "item": [
                    {"linkId": "stops", "type": "integer", "text": "How many stops?"},
                    {"linkId": "km", "type": "decimal", "text": "How many kilometres?"},
                    {"linkId": "aids", "type": "choice", "repeats": True, "text": "With what?", "answerOption": aids},
                ],
            },
            {
                "linkId": "how",
                "type": "open-choice",
                "text": "How did it feel?",
                "answerOption": [{"valueString": "Easy"}, {"valueString": "Hard"}],
            },
            {"linkId": "since", "type": "date", "text": "Since when has it been so?"},
            {"linkId": "who", "type": "string", "text": "Who was with you?", "maxLength": 40},
            {"linkId": "more", "type": "text", "text": "Anything else?"},
            {"linkId": "end", "type": "display", "text": "Thank you."},
        ],
    }


def put(folder: Path, whole: dict[str, Any], name: str = "form.json") -> Path:
    """The form as a file."""
    place = folder / name
    place.write_text(json.dumps(whole), encoding="utf-8")
    return place
