"""The two things a reader's user needs of a window manager: the keyboard for a window, and a way to close it."""

from __future__ import annotations

import ctypes
import struct
from ctypes import POINTER, Structure, c_char_p, c_int, c_uint8, c_uint16, c_uint32, c_void_p
from types import TracebackType

_TO_PARENT, _NOW, _CLIENT_MESSAGE = 2, 0, 33
_MAPPED = 2


class _Roots(Structure):
    _fields_ = (("first", POINTER(c_uint32)), ("rem", c_int), ("index", c_int))


class _Attributes(Structure):
    _fields_ = (("unused", c_uint8 * 26), ("map_state", c_uint8), ("override_redirect", c_uint8))


class _Atom(Structure):
    _fields_ = (("unused", c_uint32 * 2), ("atom", c_uint32))


class WindowManager:
    """A connection to a display of ours without one; libxcb is there because Qt needs it."""

    def __init__(self, display: str) -> None:
        self._xcb = _library()
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = (c_void_p,)
        self._to = c_void_p(self._xcb.xcb_connect(display.encode(), None))
        if self._xcb.xcb_connection_has_error(self._to):
            self._xcb.xcb_disconnect(self._to)
            raise ConnectionError(f"display {display} does not answer")
        roots = self._xcb.xcb_setup_roots_iterator(c_void_p(self._xcb.xcb_get_setup(self._to)))
        self._root = roots.first[0]

    def __enter__(self) -> WindowManager:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._xcb.xcb_disconnect(self._to)

    def give_keyboard(self) -> bool:
        """Let the window have the keyboard, as when the user turns to it; False while there is none."""
        for window in (windows := self._windows()):
            self._xcb.xcb_set_input_focus(self._to, c_uint8(_TO_PARENT), c_uint32(window), c_uint32(_NOW))
        self._xcb.xcb_flush(self._to)
        return bool(windows)

    def ask_to_close(self) -> None:
        """Ask the window to close, as Alt+F4 does."""
        protocols, delete = self._atom("WM_PROTOCOLS"), self._atom("WM_DELETE_WINDOW")
        for window in self._windows():
            event = struct.pack("=BBHII5I", _CLIENT_MESSAGE, 32, 0, window, protocols, delete, _NOW, 0, 0, 0)
            self._xcb.xcb_send_event(self._to, c_uint8(0), c_uint32(window), c_uint32(0), c_char_p(event))
        self._xcb.xcb_flush(self._to)

    def _windows(self) -> list[int]:
        """The windows that a user can see, menus and tips left out."""
        asked = self._xcb.xcb_query_tree(self._to, c_uint32(self._root))
        tree = c_void_p(self._xcb.xcb_query_tree_reply(self._to, asked, None))
        children = self._xcb.xcb_query_tree_children(tree)
        found = [children[place] for place in range(self._xcb.xcb_query_tree_children_length(tree))]
        self._free(tree)
        return [window for window in found if self._is_seen(window)]

    def _is_seen(self, window: int) -> bool:
        asked = self._xcb.xcb_get_window_attributes(self._to, c_uint32(window))
        answer = self._xcb.xcb_get_window_attributes_reply(self._to, asked, None)
        if not answer:
            return False
        seen = answer.contents.map_state == _MAPPED and not answer.contents.override_redirect
        self._free(answer)
        return bool(seen)

    def _atom(self, name: str) -> int:
        asked = self._xcb.xcb_intern_atom(self._to, c_uint8(0), c_uint16(len(name)), name.encode())
        answer = self._xcb.xcb_intern_atom_reply(self._to, asked, None)
        atom = int(answer.contents.atom)
        self._free(answer)
        return atom


def _library() -> ctypes.CDLL:
    xcb = ctypes.CDLL("libxcb.so.1")
    for name, answer in (
        ("xcb_connect", c_void_p),
        ("xcb_get_setup", c_void_p),
        ("xcb_setup_roots_iterator", _Roots),
        ("xcb_query_tree_reply", c_void_p),
        ("xcb_query_tree_children", POINTER(c_uint32)),
        ("xcb_get_window_attributes_reply", POINTER(_Attributes)),
        ("xcb_intern_atom_reply", POINTER(_Atom)),
    ):
        getattr(xcb, name).restype = answer
    return xcb
