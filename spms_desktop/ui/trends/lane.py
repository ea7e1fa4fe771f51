"""Finds room for labels: marks side by side above a plot, line ends under one another beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Width = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Label:
    """Words, the left end of where they stand, and how many rows they are above the lowest one."""

    x: float
    text: str
    level: int = 0


def in_words(marks: Sequence[tuple[float, str]], left: float, right: float, width: Width) -> tuple[Label, ...] | None:
    """Every mark's words beside its line in one row, else in two, or None when they have no room there."""
    return _in_rows(marks, (left, right), width, 1) or _in_rows(marks, (left, right), width, 2)


def _in_rows(
    marks: Sequence[tuple[float, str]], room: tuple[float, float], width: Width, rows: int
) -> tuple[Label, ...] | None:
    placed: list[Label] = []
    free = [room[0]] * rows
    for x, text in marks:
        wide = width(text)
        start = x if x + wide <= room[1] else room[1] - wide
        # The line of a mark goes up to its words, so that no words below them may be in its way.
        level = next((n for n in reversed(range(rows)) if free[n] <= start and max(free[:n], default=x) <= x), None)
        if level is None:
            return None
        placed.append(Label(start, text, level))
        free[level] = start + wide + width("  ")
    return tuple(placed)


def in_numbers(marks: Sequence[float], left: float, right: float, width: Width) -> tuple[Label, ...]:
    """A number over every mark; those too close to each other share one label, as in "3–5"."""
    groups = [[n] for n in range(len(marks))]
    while True:
        labels = [_label(group, marks, left, right, width) for group in groups]
        touching = next((n for n in range(1, len(labels)) if _touch(labels[n - 1], labels[n], width)), None)
        if touching is None:
            return tuple(labels)
        groups[touching - 1 : touching + 1] = [groups[touching - 1] + groups[touching]]


def _label(group: Sequence[int], marks: Sequence[float], left: float, right: float, width: Width) -> Label:
    text = str(group[0] + 1) if len(group) == 1 else f"{group[0] + 1}–{group[-1] + 1}"
    middle = sum(marks[n] for n in group) / len(group)
    return Label(min(max(middle - width(text) / 2, left), right - width(text)), text)


def _touch(one: Label, other: Label, width: Width) -> bool:
    return one.x + width(one.text) + width(" ") > other.x


def spread(wanted: Sequence[float], tall: float, top: float, bottom: float) -> list[float]:
    """Middles of labels as near as may be to where they are wanted, none over another, in the same order."""
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    placed = dict.fromkeys(order, 0.0)
    lowest = top + tall / 2
    for n in order:
        placed[n] = max(wanted[n], lowest)
        lowest = placed[n] + tall
    limit = bottom - tall / 2
    for n in reversed(order):
        placed[n] = min(placed[n], limit)
        limit = placed[n] - tall
    return [placed[n] for n in range(len(wanted))]
