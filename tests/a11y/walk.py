"""Walks over a window as a screen reader and a shaky hand would, and lists what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

_Role = QAccessible.Role
_EMPTY_ROLES = {_Role.NoRole, _Role.Client, _Role.Pane, _Role.Border, _Role.Whitespace, _Role.Graphic}
_INSIDE = (QAbstractItemView, QPlainTextEdit, QTextEdit)


def settle(rounds: int = 6) -> None:
    """Let layouts that wait for each other come to rest."""
    for _round in range(rounds):
        QApplication.processEvents()


def complaints(window: QWidget, min_px: int = 44) -> list[str]:
    """What is wrong for a screen reader or a finger: no name, no fitting role, a target below `min_px`."""
    root = QAccessible.queryAccessibleInterface(window)
    found: list[str] = []
    for interface in _interfaces(root):
        thing = interface.object()
        if isinstance(thing, QWidget) and _is_control(thing):
            found += [f"{_called(thing)}: {trouble}" for trouble in _troubles(interface, thing, min_px)]
    return found


def clipped(window: QWidget) -> list[str]:
    """Labels, buttons, tabs and boxes whose text does not fit, and whatever sticks out of its parent."""
    found: list[str] = []
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisibleTo(window) and not _inside_text_or_table(widget):
            found += [f"{_called(widget)}: {trouble}" for trouble in _cut(widget)]
    return found


def tab_walk(window: QWidget, limit: int = 400) -> list[QWidget]:
    """Press Tab from the first control until it comes round; each widget that had the focus, in order."""
    window.activateWindow()
    QApplication.processEvents()
    seen: list[QWidget] = []
    for _press in range(limit):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in seen:
            break
        seen.append(now)
    return seen


def tab_complaints(window: QWidget) -> list[str]:
    """Controls that Tab does not reach, and exclusive groups that are more than one stop."""
    seen = tab_walk(window)
    groups = [above for one in seen if isinstance(one, QRadioButton) and (above := one.parentWidget()) is not None]
    found = [f"{_called(group)}: more than one Tab stop" for group in set(groups) if groups.count(group) > 1]
    for widget in window.findChildren(QWidget):
        wants = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if wants and _is_control(widget) and widget not in seen and not _mate_was_seen(widget, seen):
            found.append(f"{_called(widget)}: Tab does not reach it")
    return found


def _interfaces(root: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if root is None or not root.isValid():
        return
    yield root
    if isinstance(root.object(), _INSIDE):
        return
    for place in range(root.childCount()):
        yield from _interfaces(root.child(place))


def _is_control(widget: QWidget) -> bool:
    return (
        widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and not _inside_text_or_table(widget)
    )


def _inside_text_or_table(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, (*_INSIDE, QComboBox)):
            return True
        above = above.parentWidget() if not above.isWindow() else None
    return isinstance(widget, QHeaderView)


def _troubles(interface: QAccessibleInterface, widget: QWidget, min_px: int) -> Iterator[str]:
    if not interface.text(QAccessible.Text.Name).strip():
        yield "no accessible name"
    if interface.role() in _EMPTY_ROLES:
        yield f"role says nothing ({interface.role().name})"
    if widget.height() < min_px or widget.width() < min_px:
        yield f"only {widget.width()} x {widget.height()} px"


def _called(widget: QWidget) -> str:
    words = widget.accessibleName()
    if not words and isinstance(widget, QLabel | QAbstractButton):
        words = widget.text()
    return f"{type(widget).__name__} {words[:40]!r}"


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text():
        yield from _cut_label(widget)
    elif isinstance(widget, QAbstractButton) and widget.text():
        yield from _cut_button(widget)
    elif isinstance(widget, QTabBar):
        if widget.sizeHint().width() > widget.width() + 1:
            yield f"tabs need {widget.sizeHint().width()} px, have {widget.width()}"
    elif isinstance(widget, QComboBox | QLineEdit):
        yield from _cut_line(widget)
    if isinstance(widget, QLabel | QAbstractButton | QComboBox | QLineEdit | QAbstractScrollArea):
        yield from _sticks_out(widget)


def _cut_label(label: QLabel) -> Iterator[str]:
    need = label.minimumSizeHint().width() if label.wordWrap() else label.sizeHint().width()
    if need > label.width() + 1:
        yield f"needs {need} px of width, has {label.width()}"
    tall = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    if tall > label.height() + 1:
        yield f"needs {tall} px of height, has {label.height()}"


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    wraps = button.hasHeightForWidth()
    need = button.minimumSizeHint().width() if wraps or isinstance(button, QPushButton) else button.sizeHint().width()
    if need > button.width() + 1:
        yield f"needs {need} px of width, has {button.width()}"
    tall = button.heightForWidth(button.width()) if wraps else button.fontMetrics().height()
    if tall > button.height() + 1:
        yield f"needs {tall} px of height, has {button.height()}"


def _cut_line(field: QComboBox | QLineEdit) -> Iterator[str]:
    if field.fontMetrics().height() > field.height() - 4:
        yield f"text of {field.fontMetrics().height()} px in a line of {field.height()}"
    words = field.currentText() if isinstance(field, QComboBox) else field.placeholderText()
    room = field.width() - (2 * field.fontMetrics().height() if isinstance(field, QComboBox) else 16)
    if words and field.fontMetrics().horizontalAdvance(words) > room:
        yield f"the words {words!r} do not fit"


def _sticks_out(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow():
        return
    spot = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
    if spot.left() < -1 or spot.right() > parent.width():
        yield f"sticks out sideways: {spot.left()} to {spot.right()} of {parent.width()}"
    page = parent.parentWidget()
    scrolls = isinstance(page, QScrollArea) or (page is not None and isinstance(page.parentWidget(), QScrollArea))
    if not scrolls and (spot.top() < -1 or spot.bottom() > parent.height()):
        yield f"sticks out below: {spot.top()} to {spot.bottom()} of {parent.height()}"


def _mate_was_seen(widget: QWidget, seen: list[QWidget]) -> bool:
    if not isinstance(widget, QRadioButton):
        return False
    return any(isinstance(one, QRadioButton) and one.parentWidget() is widget.parentWidget() for one in seen)
