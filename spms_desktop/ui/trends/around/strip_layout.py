"""Where the rows of a strip lie, one below the other, with the time axis at the foot."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from spms_desktop.ui.trends.around.axis import Axis
from spms_desktop.ui.trends.around.values import Row, RowKind, Strip

_WRAP = int(Qt.TextFlag.TextWordWrap)
_MOST_LINES, _MOST_LEVEL_LINES = 3, 2
_BETWEEN = 6.0
_BAR_LEVEL, _STEP_LEVEL = 1.4, 1.1


@dataclass(frozen=True, slots=True)
class Laid:
    """One row with its top and height; `line` is the height that the name of a level takes."""

    row: Row
    top: float
    tall: float
    line: float

    def y(self, share: float) -> float:
        """The height of a level from 0 to 1; rows with one name are equally high, however long the name is."""
        if len(self.row.labels) > 1:
            return self.top + self.tall - self.line / 2 - share * (self.tall - self.line)
        return self.top + self.tall / 2 + (0.5 - share) * (self.line - 2)


@dataclass(frozen=True, slots=True)
class StripLayout:
    """All rows of a strip and the height of the whole."""

    rows: tuple[Laid, ...]
    axis: Axis
    height: float


def layout_of(strip: Strip, axis: Axis, font: QFont) -> StripLayout:
    """Lay the rows out; a long name takes a few lines at most."""
    metrics, rows, top = QFontMetricsF(font), [], 2.0
    for row in strip.rows:
        laid = _laid(row, top, axis, metrics)
        rows.append(laid)
        top += laid.tall + (_BETWEEN if row.kind is not RowKind.BARS else 2.0)
    return StripLayout(tuple(rows), axis, top + axis.line + 6 if rows else 0.0)


def _laid(row: Row, top: float, axis: Axis, metrics: QFontMetricsF) -> Laid:
    lines = max(_lines(label, axis, metrics) for label in row.labels)
    if len(row.labels) == 1:
        return Laid(row, top, axis.line * min(lines, _MOST_LINES) + 4, axis.line)
    level = axis.line * min(lines, _MOST_LEVEL_LINES)
    apart = _BAR_LEVEL if row.kind is RowKind.BARS else _STEP_LEVEL
    return Laid(row, top, level * len(row.labels) * apart, level)


def _lines(label: str, axis: Axis, metrics: QFontMetricsF) -> int:
    room = QRectF(0, 0, axis.left - 8, 10_000)
    return max(1, round(metrics.boundingRect(room, _WRAP, label).height() / axis.line))
