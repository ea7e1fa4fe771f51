"""Writes the one stylesheet of the application from a palette and a text size."""

from __future__ import annotations

from collections.abc import Callable

from spms_desktop.ui.theme.palettes import Palette

_BASE_POINTS = 13.0


def stylesheet(palette: Palette, scale: int, key_scale: float = 0) -> str:
    """The rules for every stock widget; our own widgets paint themselves from the QPalette.

    `key_scale` is the size of keys and buttons in percent where it is another than that of the text.
    """

    def px(n: int) -> int:
        return max(n, round(n * scale / 100))

    def points(n: float) -> float:
        return n * scale / 100

    parts = (
        _calm(),
        _text(palette, points),
        _surfaces(palette, px),
        _inputs(palette, px),
        _choices(palette, px),
        _buttons(palette, px),
        _lists(palette, px),
        _tabs(palette, px),
        _scroll_bars(palette, px),
        _menus(palette, px),
        _big_keys(key_scale) if key_scale > scale else "",
    )
    return "\n".join(parts)


def _calm() -> str:
    return "QWidget { widget-animation-duration: 0; }"


def _text(p: Palette, points: Callable[[float], float]) -> str:
    return f"""
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {points(22):.1f}pt; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {points(16):.1f}pt; font-weight: 600; }}
QLabel[role="label"] {{ font-size: {points(_BASE_POINTS):.1f}pt; font-weight: 600; }}
QLabel[role="quiet"] {{ color: {p.quiet}; }}
QLabel[role="trouble"] {{ color: {p.danger}; font-weight: 600; }}
"""


def _surfaces(p: Palette, px: Callable[[int], int]) -> str:
    thick = 2 if p.key.startswith("contrast") else 1
    return f"""
QFrame[role="card"] {{ background: {p.card}; border: {thick}px solid {p.edge}; border-radius: 12px; }}
QFrame[role="bar"] {{ background: {p.accent_soft}; border: {thick}px solid {p.edge};
    border-left: 6px solid {p.accent}; border-radius: 8px; }}
QFrame[role="bar"][kind="trouble"] {{ background: {p.card}; border-color: {p.danger};
    border-left: 6px solid {p.danger}; }}
QGroupBox[bare="true"] {{ border: 0; margin: 0; padding: 0; background: transparent; }}
QScrollArea {{ border: 2px solid transparent; background: transparent; }}
QScrollArea:focus {{ border: 3px solid {p.focus}; }}
QScrollArea[role="page"] {{ border: 0; }}
QToolTip {{ background: {p.card}; color: {p.text}; border: 1px solid {p.edge}; padding: {px(6)}px; }}
QProgressBar {{ background: {p.card}; border: 1px solid {p.edge}; border-radius: 6px; min-height: {px(20)}px;
    text-align: center; }}
QProgressBar::chunk {{ background: {p.accent_soft}; border-radius: 5px; }}
QSplitter::handle {{ background: {p.edge}; }}
"""


def _inputs(p: Palette, px: Callable[[int], int]) -> str:
    kinds = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox", "QAbstractSpinBox")
    tall = px(44) - 2 * px(8) - 2
    return f"""
{", ".join(kinds)} {{ background: {p.card}; color: {p.text}; border: 1px solid {p.edge}; border-radius: 8px;
    padding: {px(8)}px {px(12)}px; min-height: {tall}px;
    selection-background-color: {p.selection}; selection-color: {p.on_selection}; }}
{", ".join(kind + ":focus" for kind in kinds)} {{ border: 3px solid {p.focus};
    padding: {px(8) - 2}px {px(12) - 2}px; }}
{", ".join(kind + ":disabled" for kind in kinds)} {{ color: {p.faint}; background: {p.window}; }}
QLineEdit[trouble="true"] {{ border: 2px solid {p.danger}; padding: {px(8) - 1}px {px(12) - 1}px; }}
QLineEdit[trouble="true"]:focus {{ border: 3px solid {p.focus}; padding: {px(8) - 2}px {px(12) - 2}px; }}
QComboBox {{ combobox-popup: 0; padding-right: {px(40)}px; }}
QComboBox:focus {{ padding-right: {px(40) - 2}px; }}
QComboBox::drop-down {{ border: 0; width: {px(36)}px; }}
QComboBox::down-arrow {{ image: none; }}
"""


def _choices(p: Palette, px: Callable[[int], int]) -> str:
    return f"""
QCheckBox, QRadioButton {{ spacing: {px(10)}px; min-height: {px(38)}px; padding: 0 {px(6)}px;
    border: 3px solid transparent; border-radius: 8px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 3px solid {p.focus}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {px(20)}px; height: {px(20)}px;
    border: 2px solid {p.edge}; background: {p.card}; }}
QCheckBox::indicator {{ border-radius: 5px; }}
QRadioButton::indicator {{ border-radius: {px(20) // 2 + 2}px; }}
QCheckBox::indicator:checked {{ background: {p.accent}; border-color: {p.accent}; }}
QRadioButton::indicator:checked {{ background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
    stop: 0 {p.accent}, stop: 0.55 {p.accent}, stop: 0.65 {p.card}); border-color: {p.accent}; }}
"""


def _buttons(p: Palette, px: Callable[[int], int]) -> str:
    tall = px(44) - 2 * px(8) - 2
    return f"""
QPushButton, QToolButton {{ background: {p.raised}; color: {p.text}; border: 1px solid {p.edge};
    border-radius: 8px; padding: {px(8)}px {px(16)}px; min-height: {tall}px; }}
QPushButton:hover, QToolButton:hover {{ background: {p.accent_soft}; }}
QPushButton:focus, QToolButton:focus {{ border: 3px solid {p.focus}; padding: {px(8) - 2}px {px(16) - 2}px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {p.faint}; }}
"""


def _lists(p: Palette, px: Callable[[int], int]) -> str:
    kinds = ("QListView", "QTreeView", "QTableView")
    return f"""
{", ".join(kinds)} {{ background: {p.card}; alternate-background-color: {p.raised};
    border: 1px solid {p.edge}; border-radius: 8px; padding: 4px; gridline-color: {p.edge};
    selection-background-color: {p.selection}; selection-color: {p.on_selection}; outline: 0; }}
{", ".join(kind + ":focus" for kind in kinds)} {{ border: 3px solid {p.focus}; padding: 2px; }}
QListView::item, QTreeView::item {{ min-height: {px(36)}px; padding: {px(4)}px {px(10)}px; border-radius: 6px; }}
QListView::item:hover, QTreeView::item:hover {{ background: {p.accent_soft}; color: {p.text}; }}
QListView::item:selected, QTreeView::item:selected {{ background: {p.selection}; color: {p.on_selection}; }}
QTableView::item {{ padding: {px(6)}px {px(10)}px; }}
QTableView::item:selected {{ background: {p.selection}; color: {p.on_selection}; }}
QHeaderView {{ background: {p.card}; border: 0; }}
QHeaderView::section {{ background: {p.card}; color: {p.text}; font-weight: 600; border: 0;
    border-bottom: 2px solid {p.edge}; padding: {px(8)}px {px(10)}px; }}
QTableCornerButton::section {{ background: {p.card}; border: 0; }}
QCalendarWidget QTableView {{ border-radius: 8px; }}
QCalendarWidget QTableView::item {{ padding: 0; }}
QComboBox QAbstractItemView {{ border: 1px solid {p.edge}; border-radius: 0; padding: 0; }}
QAbstractItemView {{ outline: 0; }}
"""


def _tabs(p: Palette, px: Callable[[int], int]) -> str:
    return f"""
QTabWidget::pane {{ border: 0; border-top: 1px solid {p.edge}; }}
QTabBar {{ background: transparent; qproperty-drawBase: 0; }}
QTabBar::tab {{ background: transparent; color: {p.quiet}; border: 3px solid transparent; border-radius: 8px;
    padding: {px(8)}px {px(18)}px; min-height: {px(28)}px; margin: 2px {px(2)}px; font-weight: 600; }}
QTabBar::tab:hover {{ background: {p.accent_soft}; color: {p.text}; }}
QTabBar::tab:selected {{ color: {p.accent}; background: {p.card}; border: 3px solid transparent;
    border-bottom: 4px solid {p.accent}; border-bottom-left-radius: 0; border-bottom-right-radius: 0; }}
QTabBar::tab:selected:focus {{ border: 3px solid {p.focus}; border-bottom: 4px solid {p.accent}; }}
"""


def _scroll_bars(p: Palette, px: Callable[[int], int]) -> str:
    wide = min(px(16), 28)
    return f"""
QScrollBar:vertical {{ background: transparent; width: {wide}px; margin: 0; border: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {wide}px; margin: 0; border: 0; }}
QScrollBar::handle {{ background: {p.edge}; border-radius: {wide // 2 - 3}px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: {px(44)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(44)}px; }}
QScrollBar::handle:hover {{ background: {p.quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _menus(p: Palette, px: Callable[[int], int]) -> str:
    return f"""
QMenu {{ background: {p.card}; color: {p.text}; border: 1px solid {p.edge}; padding: {px(6)}px; }}
QMenu::item {{ padding: {px(10)}px {px(24)}px; min-height: {px(24)}px; border-radius: 6px; }}
QMenu::item:selected {{ background: {p.selection}; color: {p.on_selection}; }}
QMenu::item:disabled {{ color: {p.faint}; }}
QMenu::separator {{ height: 1px; background: {p.edge}; margin: {px(4)}px {px(8)}px; }}
QMenuBar {{ background: {p.window}; }}
QMenuBar::item {{ padding: {px(8)}px {px(12)}px; background: transparent; border-radius: 6px; }}
QMenuBar::item:selected {{ background: {p.accent_soft}; color: {p.text}; }}
"""


def _big_keys(percent: float) -> str:
    # All lengths of these follow from their font. Qt's fonts by class do not reach widgets that are made later.
    return f"Key, Button, TickKey {{ font-size: {_BASE_POINTS * percent / 100:.2f}pt; }}"
