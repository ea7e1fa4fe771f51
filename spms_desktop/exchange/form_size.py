"""How much a questionnaire's file asks for, counted in the bare JSON before anything is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spms_desktop.exchange import limits
from spms_desktop.exchange.shown_text import shown


class UnreadableForm(Exception):
    """A file that is no questionnaire we can show; `item` is the text or id of the item it is about, `why` a code."""

    def __init__(self, why: str, item: str = "") -> None:
        super().__init__(why)
        self.why, self.item = why, item


def check_size(whole: Mapping[str, Any]) -> None:
    """Raise UnreadableForm when there are too many items or conditions, or they stand too deep in each other."""
    level = _items(whole)
    items = conditions = depth = 0
    while level:
        depth, items = depth + 1, items + len(level)
        if items > limits.FORM_ITEMS:
            raise UnreadableForm("too_many_items")
        for item in level:
            if depth > limits.FORM_DEPTH:
                raise UnreadableForm("too_deep", _named(item))
            here = _count(item, "enableWhen")
            conditions += here
            if here > limits.FORM_CONDITIONS or conditions > limits.FORM_CONDITIONS_IN_ALL:
                raise UnreadableForm("unknown_condition", _named(item))
        level = [one for item in level for one in _items(item)]


def _items(holder: Any) -> list[Any]:
    found = holder.get("item") if isinstance(holder, dict) else None
    return found if isinstance(found, list) else []


def _count(item: Any, key: str) -> int:
    found = item.get(key) if isinstance(item, dict) else None
    return len(found) if isinstance(found, list) else 0


def _named(item: Any) -> str:
    """What an item is called: its text, or else its id."""
    texts = (item.get(key) for key in ("text", "linkId")) if isinstance(item, dict) else ()
    lines = (shown(text[: limits.FORM_TEXT_LENGTH]) for text in texts if isinstance(text, str))
    return next((line for line in lines if line), "")
