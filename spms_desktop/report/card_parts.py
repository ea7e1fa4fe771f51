"""The parts of the emergency card: each knows how high it is at every length, and shortens itself with "and more"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from reportlab.platypus import Flowable, Paragraph

from spms_desktop.i18n import _
from spms_desktop.report.fonts import Weight
from spms_desktop.report.styles import paragraph
from spms_desktop.report.text import Markup, clean, markup

_ENDLESS = 100_000.0
_MOST_LETTERS_A_LINE = 120
Setter = Callable[[str], Markup]
Item = Sequence[Flowable]


@dataclass(frozen=True, slots=True)
class Setting:
    """How wide and how large a part is set."""

    width: float
    size: float

    def paragraph(self, content: Markup, *, scale: float = 1.0, quiet: bool = False, role: str = "") -> Paragraph:
        """A paragraph of this size."""
        return paragraph(content, self.size * scale, quiet=quiet, role=role)

    def height(self, flowable: Flowable) -> float:
        """The height of a flowable at this width."""
        return float(flowable.wrap(self.width, _ENDLESS)[1])

    def lines(self, made: Paragraph) -> int:
        """How many lines a paragraph takes."""
        return ceil(self.height(made) / float(made.style.leading) - 0.01)


class Part:
    """A titled part in units that can be left out from the end; `weight` says how much it hurts to shorten it."""

    least = 1

    def __init__(self, title: str, weight: float, setting: Setting) -> None:
        self.title, self.weight, self.setting = title, weight, setting
        self.units = 0

    def height(self, count: int) -> float:
        """The height of the content with so many units."""
        return sum(self.setting.height(f) for f in self.build(count))

    def build(self, count: int) -> Sequence[Flowable]:  # noqa: ARG002
        """The content with so many units, and the words that there is more when some are left out."""
        raise AssertionError("each kind of part says how it is built")


class TextPart(Part):
    """Words as they were typed, line by line; a unit is a line on the paper."""

    least = 2

    def __init__(self, title: str, text: str, weight: float, setting: Setting) -> None:
        super().__init__(title, weight, setting)
        self._texts = [typed for line in text.splitlines() if (typed := clean(line))]
        self._lines = [setting.lines(self._made(typed)) for typed in self._texts]
        self.units = sum(self._lines)

    def height(self, count: int) -> float:
        """By the number of lines alone."""
        return min(count, self.units) * float(self._made("").style.leading)

    def build(self, count: int) -> Sequence[Flowable]:
        """Whole lines, the last with words that there is more."""
        if count >= self.units:
            return [self._made(text) for text in self._texts]
        made: list[Flowable] = []
        for text, lines in zip(self._texts, self._lines, strict=True):
            if count <= lines:
                made.append(self._made(shortened(text, count, self.setting, markup, cut=True)))
                break
            made.append(self._made(text))
            count -= lines
        return made

    def _made(self, text: str) -> Paragraph:
        return self.setting.paragraph(markup(text))


class ListPart(Part):
    """Things that stay whole; a unit is one of them."""

    def __init__(
        self, title: str, items: Sequence[Item], more: Callable[[int], str], weight: float, setting: Setting
    ) -> None:
        super().__init__(title, weight, setting)
        self._items, self._more = items, more
        self._heights = [sum(setting.height(f) for f in item) for item in items]
        self.units = len(items)

    def height(self, count: int) -> float:
        """By the heights of the things that are shown."""
        words = self.setting.height(self._words(1)) if count < self.units else 0.0
        return sum(self._heights[:count]) + words

    def build(self, count: int) -> Sequence[Flowable]:
        """The first things, and how many there are besides."""
        shown = [f for item in self._items[:count] for f in item]
        return shown if count >= self.units else [*shown, self._words(self.units - count)]

    def _words(self, left_out: int) -> Paragraph:
        return self.setting.paragraph(markup(self._more(left_out), Weight.SEMIBOLD))


def shortened(
    text: str, lines: int, setting: Setting, setter: Setter, scale: float = 1.0, *, cut: bool = False
) -> str:
    """The text, or as many of its words as fit into so many lines with the words that there is more.

    With `cut` these words come in any case: what follows the text is left out too.
    """

    def fits(words: str) -> bool:
        return setting.lines(setting.paragraph(setter(words), scale=scale)) <= lines

    cleaned = clean(text)
    head = cleaned[: lines * _MOST_LETTERS_A_LINE]  # no more than that could fit
    if not cut and len(head) == len(cleaned) and fits(cleaned):
        return cleaned
    short, long = 0, len(head)
    while short < long:
        middle = (short + long + 1) // 2
        if fits(_with_more(head[:middle])):
            short = middle
        else:
            long = middle - 1
    kept = head[:short]
    at_word = kept.rpartition(" ")[0] if short < len(head) and head[short] != " " else kept
    return _with_more(at_word if len(at_word) > short * 0.6 else kept)


def _with_more(text: str) -> str:
    return _("{text}… and more").format(text=text.rstrip(" ,.;:"))
