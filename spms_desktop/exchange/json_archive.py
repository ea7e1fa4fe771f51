"""Everything a journal holds as one readable JSON file: each value with who said it, when and as whose view."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from spms_desktop.domain.record import Value, Version

FORMAT = "spms-journal/1"


def encode(values: Iterable[tuple[str, Version[Value]]], made_at: datetime) -> bytes:
    """UTF-8 JSON; `values` are pairs of a kind's name and a version in force. Times are ISO 8601 with their offset."""
    kinds: dict[str, list[dict[str, Any]]] = {}
    for kind, version in values:
        stamp = version.stamp
        kinds.setdefault(kind, []).append(
            {
                "value": msgspec.to_builtins(version.value),
                "author": stamp.author,
                "respondent": stamp.respondent,
                "recorded_at": stamp.recorded_at.isoformat(),
            }
        )
    document = {"format": FORMAT, "exported_at": made_at.isoformat(), **kinds}
    return json.dumps(document, ensure_ascii=False, indent=1).encode()
