"""Lists of answers that a questionnaire's file brings along: FHIR R4 value sets inside it, as answers on offer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from spms_desktop.exchange import limits

_LOCAL = "#"
_SIFTED = ("filter", "valueSet")
"""A list that is sifted or made of others needs a server to be known."""


class Lists:
    """The value sets inside one file, each written out when it is asked for."""

    def __init__(self, whole: Mapping[str, Any]) -> None:
        self._by_id: dict[str, dict[str, Any]] = {}
        for one in _dicts(whole.get("contained")):
            if isinstance(one.get("id"), str):
                self._by_id.setdefault(one["id"], one)

    def name(self, item: Mapping[str, Any]) -> str:
        """The list inside the file that an item takes its answers from; empty when it has its own or none."""
        name = item.get("answerValueSet")
        if not isinstance(name, str) or not name.startswith(_LOCAL) or item.get("answerOption"):
            return ""
        found = self._by_id.get(name[1:])
        return name[1:] if found is not None and found.get("resourceType") == "ValueSet" else ""

    def options(self, name: str) -> list[dict[str, Any]]:
        """Its answers, written as an item writes its own; of more than may be shown one too many."""
        concepts = islice(_concepts(self._by_id[name]), limits.FORM_OPTIONS + 1)
        return [{"valueCoding": concept} for concept in concepts]


def _concepts(value_set: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The codings of a value set, as its expansion has them or else as it is composed; none when that is not here."""
    expansion = value_set.get("expansion")
    if isinstance(expansion, dict):
        yield from _contained(expansion.get("contains"), 0)
        return
    compose = value_set.get("compose")
    if not isinstance(compose, dict) or compose.get("exclude"):
        return
    parts = list(_dicts(compose.get("include")))
    if any(part.get(key) for part in parts for key in _SIFTED) or not all(part.get("concept") for part in parts):
        return
    for part in parts:
        for concept in _dicts(part.get("concept")):
            yield {**concept, "system": part.get("system")}


def _contained(entries: Any, depth: int) -> Iterator[dict[str, Any]]:
    for entry in _dicts(entries):
        if entry.get("code") and entry.get("abstract") is not True:
            yield entry
        if depth < 1:  # one level of headings; deeper lists are for picking from trees
            yield from _contained(entry.get("contains"), depth + 1)


def _dicts(value: Any) -> Sequence[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
