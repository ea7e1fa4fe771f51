"""A screen reader for tests: finds things by role and name, acts on them, and keeps all that it is told."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from tests.a11y.screen_reader.bus import ACCESSIBLE, REGISTRY, ROOT, Address, Bus, Gone

PATIENCE = 5.0
"""So many seconds a thing may take to come up; what works takes a fraction of one."""
_LISTEN = 0.05
_ACTION = "org.a11y.atspi.Action"
_STATES = {4: "checked", 7: "editable", 11: "focusable", 12: "focused", 24: "enabled", 25: "showing"}
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing on the screen, by what it is and what it is called."""

    address: Address
    role: str
    name: str

    def __str__(self) -> str:
        return f"{self.role} {self.name!r}"


@dataclass(frozen=True, slots=True)
class _Part:
    """What is on the screen before its name is asked for, which only few need."""

    address: Address
    role: str
    states: frozenset[str]
    children: list[Address]


class Reader:
    """Sees one program through the accessibility bus, and nothing of its window."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self.announcements: list[str] = []
        self.focus: list[Thing] = []
        self._heard = 0
        bus.listen_to("object:announcement", "object:state-changed:focused")

    # Seeing

    def things(self) -> Iterator[Thing]:
        """All that is on the screen now, in the order in which it is read."""
        return (self._thing(one.address, one.role) for one in self._shown())

    def find(self, role: str, name: str) -> Thing:
        """The one thing of that role and name, as soon as it is there."""
        found = self.wait_for(lambda: self._matches(role, name), f"{role} {name!r}")
        assert len(found) == 1, f"{len(found)} things are called {found[0]}"
        return found[0]

    def focused(self) -> list[Thing]:
        """What says of itself that it has the keyboard; parts of a thing, which have no name, are left out."""
        found = [self._thing(one.address, one.role) for one in self._shown() if "focused" in one.states]
        return [thing for thing in found if thing.name]

    def is_so(self, state: str, thing: Thing) -> bool:
        """Whether the thing is "checked", "focused", "enabled" ... now."""
        return state in self._states(thing.address)

    def description(self, thing: Thing) -> str:
        """What is told about the thing after its name."""
        return str(self._bus.value(thing.address, "Description"))

    def text_of(self, field: Thing) -> str:
        """What stands in a field."""
        return str(self._bus.ask(field.address, "org.a11y.atspi.Text", "GetText", "ii", 0, -1)[0])

    # Acting

    def press(self, thing: Thing) -> None:
        """Press a button, choose a radio button or change a tick: what is offered under either name."""
        self._act(thing, "press", "toggle")

    def put_focus(self, thing: Thing) -> None:
        """Move the keyboard to a thing, and wait until it is there."""
        self._act(thing, "set focus", "setfocus")
        self.wait_for(lambda: self.is_so("focused", thing), f"focus on {thing}")

    def type(self, field: Thing, text: str) -> None:
        """Put a text into a field, in place of what it held."""
        assert self.is_so("editable", field), f"{field} takes no text"
        self._bus.ask(field.address, "org.a11y.atspi.EditableText", "SetTextContents", "s", text)

    def strike(self, *keys: str | int) -> None:
        """Strike keys, each a letter or the number of an X11 key symbol."""
        for key in keys:
            self._bus.strike(ord(key) if isinstance(key, str) else key)

    # Hearing

    def hear(self, words: str) -> None:
        """Wait until this is announced, after whatever was waited for before."""
        self.wait_for(lambda: words in self.announcements[self._heard :], f"announcement of {words!r}")
        self._heard = self.announcements.index(words, self._heard) + 1

    def wait_for(self, condition: Callable[[], _T], what: str) -> _T:
        """Ask until the answer is yes, listening meanwhile; fails with what was heard and seen instead."""
        end = time.monotonic() + PATIENCE
        while not (answer := condition()):
            if time.monotonic() > end:
                seen = "\n  ".join(str(thing) for thing in self.things() if thing.name)
                raise AssertionError(f"no {what}\nannounced: {self.announcements}\non the screen:\n  {seen}")
            self._listen()
        return answer

    def _listen(self) -> None:
        for source, event, body in self._bus.told(_LISTEN):
            if event == "Announcement":
                self.announcements.append(_as_heard(body[3][1]))
            elif event == "StateChanged" and body[:2] == ("focused", 1):
                self.focus.append(self._thing(source, self._role(source)))

    # Asking the bus

    def _matches(self, role: str, name: str) -> list[Thing]:
        found = (self._thing(one.address, role) for one in self._shown() if one.role == role)
        return [thing for thing in found if thing.name == name]

    def _act(self, thing: Thing, *wanted: str) -> None:
        assert self.is_so("enabled", thing), f"{thing} is not enabled"
        count = self._bus.value(thing.address, "NActions", _ACTION)
        names = [self._bus.ask(thing.address, _ACTION, "GetName", "i", place)[0] for place in range(count)]
        place = next((n for n, name in enumerate(names) if name.lower() in wanted), None)
        assert place is not None, f"{thing} offers only {names}"
        assert self._bus.ask(thing.address, _ACTION, "DoAction", "i", place)[0], f"{thing} refused"

    def _shown(self) -> Iterator[_Part]:
        """All parts of all windows in reading order, asked for level by level."""
        programs = self._children((REGISTRY, ROOT))
        level = windows = [window for program in programs for window in self._children(program)]
        parts: dict[Address, _Part] = {}
        while level:
            told = self._bus.ask_each(level, "GetState", "GetRoleName", "GetChildren")
            asked = [
                _Part(address, role, _state_names(states), [(bus, path) for bus, path in children])
                for address, (states, role, children) in zip(level, told, strict=True)
                if states is not None and role is not None and children is not None
            ]
            shown = [part for part in asked if "showing" in part.states]
            parts |= {part.address: part for part in shown}
            level = [child for part in shown for child in part.children if child not in parts]
        for window in windows:
            yield from _in_order(window, parts)

    # What goes away while it is asked about is nothing, as it is to the user

    def _thing(self, address: Address, role: str) -> Thing:
        try:
            return Thing(address, role, _as_heard(self._bus.value(address, "Name")))
        except Gone:
            return Thing(address, role, "")

    def _role(self, address: Address) -> str:
        try:
            return str(self._bus.ask(address, ACCESSIBLE, "GetRoleName")[0])
        except Gone:
            return ""

    def _states(self, address: Address) -> frozenset[str]:
        try:
            return _state_names(self._bus.ask(address, ACCESSIBLE, "GetState")[0])
        except Gone:
            return frozenset()

    def _children(self, address: Address) -> list[Address]:
        try:
            return [(bus, path) for bus, path in self._bus.ask(address, ACCESSIBLE, "GetChildren")[0]]
        except Gone:
            return []


def _in_order(address: Address, parts: dict[Address, _Part]) -> Iterator[_Part]:
    part = parts.get(address)
    if part is not None:
        yield part
        for child in part.children:
            yield from _in_order(child, parts)


def _as_heard(words: str) -> str:
    """Spaces that hold words together sound like any other."""
    return words.replace("\u00a0", " ")


def _state_names(words: list[Any]) -> frozenset[str]:
    """The states in two words of 32 bits."""
    bits = words[0] | words[1] << 32
    return frozenset(name for bit, name in _STATES.items() if bits >> bit & 1)
