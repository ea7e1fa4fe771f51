"""What has happened, told to whoever listens: one class per event, in the past tense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from spms_desktop.domain.author import Author
from spms_desktop.domain.record import Action

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Saved:
    """A change reached the disk; `kinds` are the types of value it touched."""

    action: Action
    change: str
    kinds: frozenset[type]
    undoes: str = ""


@dataclass(frozen=True, slots=True)
class AuthorSwitched:
    """Somebody else is writing now."""

    author: Author


class EventBus:
    """Hands each event to the handlers of its class, in the order they came."""

    def __init__(self) -> None:
        self._handlers: dict[type, list[Callable[[Any], None]]] = {}

    def subscribe(self, event: type[E], handler: Callable[[E], None]) -> Callable[[], None]:
        """Listen to one class of events; call the result to stop."""
        handlers = self._handlers.setdefault(event, [])
        handlers.append(handler)
        return lambda: handlers.remove(handler) if handler in handlers else None

    def publish(self, event: object) -> None:
        """Tell everybody who listens to this class."""
        for handler in tuple(self._handlers.get(type(event), ())):
            handler(event)
