"""Lists of answers that a questionnaire's file brings along: FHIR R4 value sets inside it, as answers on offer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_LOCAL = "#"
_SIFTED = ("filter", "valueSet")
"""A list that is sifted or made of others needs a server to be known."""


def with_lists(item: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    """The item with its answers written out, when they are in a list inside the file; else the item as it is."""
    name = item.get("answerValueSet")
    if not isinstance(name, str) or not name.startswith(_LOCAL) or item.get("answerOption"):
        return item
    found = next((one for one in _dicts(whole.get("contained")) if one.get("id") == name[1:]), None)
    if found is None or found.get("resourceType") != "ValueSet":
        return item
    return {**item, "answerOption": [{"valueCoding": concept} for concept in _concepts(found)]}


def _concepts(value_set: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The codings of a value set, as its expansion has them or else as it is composed; none when that is not here."""
    expansion = value_set.get("expansion")
    if isinstance(expansion, dict):
        return list(_contained(expansion.get("contains"), 0))
    compose = value_set.get("compose")
    if not isinstance(compose, dict) or compose.get("exclude"):
        return []
    parts = list(_dicts(compose.get("include")))
    if any(part.get(key) for part in parts for key in _SIFTED) or not all(part.get("concept") for part in parts):
        return []
    return [{**concept, "system": part.get("system")} for part in parts for concept in _dicts(part.get("concept"))]


def _contained(entries: Any, depth: int) -> Iterator[dict[str, Any]]:
    for entry in _dicts(entries):
        if entry.get("code") and entry.get("abstract") is not True:
            yield entry
        if depth < 1:  # one level of headings; deeper lists are for picking from trees
            yield from _contained(entry.get("contains"), depth + 1)


def _dicts(value: Any) -> Sequence[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
