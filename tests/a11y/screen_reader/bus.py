"""A client's end of the accessibility bus: questions with their answers, and what programs tell by themselves."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection

ACCESSIBLE = "org.a11y.atspi.Accessible"
REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
_REGISTRY_PATH = "/org/a11y/atspi/registry"
_KEYBOARD = "org.a11y.atspi.DeviceEventController"
_ANSWER_SECONDS = 5.0
_KEY_SYMBOL = 3

Address = tuple[str, str]
"""Whose object it is on the bus, and its path."""


class Gone(LookupError):
    """The thing asked about is no longer there, or never could do what was asked."""


class Bus:
    """One connection to the accessibility bus that belongs to a session bus."""

    def __init__(self, session_address: str) -> None:
        with open_dbus_connection(session_address) as session:
            address = _ask(session, ("org.a11y.Bus", "/org/a11y/bus"), "org.a11y.Bus", "GetAddress")[0]
        self._connection = open_dbus_connection(address)
        self._told: deque[Message] = deque()
        self._filter = self._connection.filter(MatchRule(type="signal"), queue=self._told)

    def __enter__(self) -> Bus:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()

    def ask(self, of: Address, interface: str, method: str, signature: str | None = None, *body: object) -> Any:
        """Call a method and give what it answers; raises Gone when it answers with an error."""
        return _ask(self._connection, of, interface, method, signature, *body)

    def ask_each(self, of: Sequence[Address], *methods: str) -> Iterator[tuple[Any, ...]]:
        """Ask all of these at once, far quicker than one by one: a tuple for each, with None in place of errors."""
        serials = [[self._send(address, method) for method in methods] for address in of]
        answers: dict[int, Any] = {}
        while len(answers) < len(of) * len(methods):
            message = self._connection.receive(timeout=_ANSWER_SECONDS)
            kind = message.header.message_type
            if kind is MessageType.signal:
                self._told.append(message)
            elif (serial := message.header.fields.get(HeaderFields.reply_serial)) is not None:
                answers[serial] = None if kind is MessageType.error else message.body[0]
        return (tuple(answers[serial] for serial in asked) for asked in serials)

    def _send(self, of: Address, method: str) -> int:
        serial = next(self._connection.outgoing_serial)
        place = DBusAddress(of[1], bus_name=of[0], interface=ACCESSIBLE)
        self._connection.send(new_method_call(place, method), serial=serial)
        return int(serial)

    def value(self, of: Address, name: str, interface: str = ACCESSIBLE) -> Any:
        """Read a property."""
        return self.ask(of, "org.freedesktop.DBus.Properties", "Get", "ss", interface, name)[0][1]

    def listen_to(self, *kinds: str) -> None:
        """Ask all programs to tell such events, as "object:announcement"; they tell nothing that nobody asked for."""
        bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
        rule = "type='signal',interface='org.a11y.atspi.Event.Object'"
        self.ask(bus, bus[0], "AddMatch", "s", rule)
        for kind in kinds:
            self.ask((REGISTRY, _REGISTRY_PATH), REGISTRY, "RegisterEvent", "s", kind)

    def told(self, wait: float) -> Iterator[tuple[Address, str, tuple[Any, ...]]]:
        """Events since the last time, each with its source, name and body; waits so many seconds for the first."""
        with suppress(TimeoutError):
            while True:
                self._connection.recv_messages(timeout=0 if self._told else wait)
        while self._told:
            message = self._told.popleft()
            fields = message.header.fields
            source = (fields[HeaderFields.sender], fields[HeaderFields.path])
            yield source, fields[HeaderFields.member], message.body

    def strike(self, symbol: int) -> None:
        """Have a key pressed and released, by its X11 symbol."""
        keyboard = (REGISTRY, f"{_REGISTRY_PATH}/deviceeventcontroller")
        self.ask(keyboard, _KEYBOARD, "GenerateKeyboardEvent", "isu", symbol, "", _KEY_SYMBOL)


def _ask(connection: Any, of: Address, interface: str, method: str, signature: str | None = None, *body: object) -> Any:
    place = DBusAddress(of[1], bus_name=of[0], interface=interface)
    answer = connection.send_and_get_reply(new_method_call(place, method, signature, body), timeout=_ANSWER_SECONDS)
    if answer.header.message_type is MessageType.error:
        raise Gone(f"{method} of {of[1]}: {answer.body}")
    return answer.body
