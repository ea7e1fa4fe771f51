"""Where in the code something happened, told without a word of what was in it."""

from __future__ import annotations

import re
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, TracebackType

import spms_desktop

ELSEWHERE = "(elsewhere)"
_FIRST, _LAST = 5, 30
"""So many places of a long way through the code are told from its start and its end."""
_MOST_LINKS = 8
_OURS = Path(spms_desktop.__file__).parent
_LIBRARIES = [Path(sysconfig.get_path(name)) for name in ("purelib", "platlib", "stdlib", "platstdlib")]
"""Python's own folder comes last, because the libraries may lie inside it."""
_FROZEN = re.compile(r"<frozen [\w.]+>")


@dataclass(frozen=True, slots=True)
class Link:
    """One error of a chain: how it belongs to the one before, its type, and the places it came through."""

    belongs: str
    kind: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """An error that nobody expected, with those that led to it; two of the same mistake are equal."""

    links: tuple[Link, ...]

    @property
    def line(self) -> str:
        """The type and where it was raised, in one line."""
        first = self.links[0]
        return f"{first.kind} at {first.places[-1] if first.places else ELSEWHERE}"


def fault(error: BaseException, where: TracebackType | None = None) -> Fault:
    """What may be told of an error: its text, its values and the names of files that are not ours stay out."""
    return Fault(tuple(_links(error, where or error.__traceback__)))


def place(filename: str, line: int, function: str) -> str:
    """A place in our own code or in a library, named from its package on; of any other not even the name is told."""
    if _FROZEN.fullmatch(filename):
        return f"{filename}:{line}:{function}"
    path = Path(filename)
    if path.is_relative_to(_OURS):
        return f"{path.relative_to(_OURS.parent).as_posix()}:{line}:{function}"
    root = next((root for root in _LIBRARIES if path.is_relative_to(root)), None)
    return ELSEWHERE if root is None else f"{path.relative_to(root).as_posix()}:{line}:{function}"


def kind_name(kind: type[BaseException]) -> str:
    """The name of an error's type as its module has it; one made on the fly goes by that of a type above it."""
    named = next((above for above in kind.__mro__ if _is_found(above)), BaseException)
    module = "" if named.__module__ == "builtins" else f"{named.__module__}."
    return f"{module}{named.__qualname__}"


def _is_found(kind: type) -> bool:
    found: object = sys.modules.get(getattr(kind, "__module__", ""))
    for name in kind.__qualname__.split("."):
        found = getattr(found, name, None)
    return found is kind


def _links(error: BaseException, where: TracebackType | None) -> Iterator[Link]:
    waiting: list[tuple[str, BaseException, TracebackType | None]] = [("", error, where)]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_LINKS:
        belongs, one, trace = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield Link(belongs, kind_name(type(one)), _places(trace))
        waiting += [(how, other, other.__traceback__) for how, other in _others(one)]


def _others(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    if error.__cause__ is not None:
        yield "caused by", error.__cause__
    elif error.__context__ is not None and not error.__suppress_context__:
        yield "while handling", error.__context__
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield "one of them", one


def _places(trace: TracebackType | None) -> tuple[str, ...]:
    found = []
    while trace is not None:
        code: CodeType = trace.tb_frame.f_code
        found.append(place(code.co_filename, trace.tb_lineno, code.co_qualname))
        trace = trace.tb_next
    if len(found) > _FIRST + _LAST:
        return (*found[:_FIRST], f"({len(found) - _FIRST - _LAST} more)", *found[-_LAST:])
    return tuple(found)
