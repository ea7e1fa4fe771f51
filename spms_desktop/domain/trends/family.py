"""Several findings about one person: which of them may stand as headlines together."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

from spms_desktop.domain.trends.finding import Finding

FALSE_SHARE = 0.05
"""The expected share of headlines that are false is at most this, however the series hang together."""

Key = TypeVar("Key", bound=Hashable)


def headlines(findings: Mapping[Key, Finding], false_share: float = FALSE_SHARE) -> frozenset[Key]:
    """The changes that pass e-BH over all series (Wang and Ramdas 2022): the k largest of n e-values, for the
    largest k whose k-th e-value is at least n / (k false_share). Series without enough data count in n.
    """
    ranked = sorted(findings, key=lambda key: -findings[key].evidence)
    passing = 0
    for k, key in enumerate(ranked, start=1):
        if findings[key].evidence * k * false_share >= len(ranked):
            passing = k
    return frozenset(key for key in ranked[:passing] if findings[key].changed)
