"""What a part of the plan shows: items in words, each with what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass

_LONGEST_SPOKEN = 80


@dataclass(frozen=True, slots=True)
class ActView:
    """Something that can be done: its id and the words of its button; a quiet one is drawn as words alone."""

    id: str
    words: str
    quiet: bool = True
    icon: str = ""


@dataclass(frozen=True, slots=True)
class TickView:
    """Something to tick."""

    id: str
    words: str
    on: bool


@dataclass(frozen=True, slots=True)
class LineView:
    """A line in the details of an item, with what can be done with it."""

    key: str
    text: str
    acts: tuple[ActView, ...] = ()


@dataclass(frozen=True, slots=True)
class TableView:
    """A small table of texts."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class DetailsView:
    """What stays folded until it is asked for."""

    lines: tuple[str, ...] = ()
    title: str = ""
    entries: tuple[LineView, ...] = ()
    table: TableView | None = None


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item: its name, how far it is (`stage`), what else is said of it, and what can be done."""

    key: str
    title: str
    stage: str = ""
    lines: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    tick: TickView | None = None
    acts: tuple[ActView, ...] = ()
    details: DetailsView | None = None

    @property
    def spoken(self) -> str:
        """A name that is short enough to be heard with each button."""
        return shortened(self.title, _LONGEST_SPOKEN)


@dataclass(frozen=True, slots=True)
class PartView:
    """All that a part shows; `earlier` is given only while it is unfolded, `earlier_words` name the fold."""

    sentence: str = ""
    can_add: bool = True
    items: tuple[ItemView, ...] = ()
    remark: str = ""
    earlier_words: str = ""
    earlier: tuple[ItemView, ...] = ()


def shortened(text: str, longest: int) -> str:
    """The text, or its beginning with an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
