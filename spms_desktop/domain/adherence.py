"""Doses counted in four kinds that are never merged: taken, late, skipped, not recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from spms_desktop.domain.medicine import DoseStatus, DueDose


@dataclass(frozen=True, slots=True)
class DoseCount:
    """How many due doses ended which way; reasons are counted for skipped doses only."""

    taken: int = 0
    late: int = 0
    skipped: int = 0
    not_recorded: int = 0
    reasons: tuple[tuple[str, int], ...] = ()

    @property
    def due(self) -> int:
        return self.taken + self.late + self.skipped + self.not_recorded


def count_doses(doses: Iterable[DueDose]) -> DoseCount:
    """Count due doses by what was recorded of them."""
    records = [d.record for d in doses]
    statuses = Counter(r.status for r in records if r)
    reasons = Counter(r.reason for r in records if r and r.status is DoseStatus.SKIPPED and r.reason)
    return DoseCount(
        taken=statuses[DoseStatus.TAKEN],
        late=statuses[DoseStatus.LATE],
        skipped=statuses[DoseStatus.SKIPPED],
        not_recorded=records.count(None),
        reasons=tuple(reasons.most_common()),
    )
