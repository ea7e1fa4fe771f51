"""Turns one of our palettes into the roles that Qt and our own painting read."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from spms_desktop.ui.theme.palettes import Palette

_Role = QPalette.ColorRole


def _roles(palette: Palette) -> dict[QPalette.ColorRole, str]:
    # Fusion has no roles for a focus ring, a soft accent or danger. Our widgets paint themselves from the
    # palette of the widget, so Shadow carries the ring, Midlight the soft accent, LinkVisited the danger colour
    # and BrightText what is written on the accent.
    return {
        _Role.Window: palette.window,
        _Role.WindowText: palette.text,
        _Role.Base: palette.card,
        _Role.AlternateBase: palette.raised,
        _Role.Text: palette.text,
        _Role.Button: palette.raised,
        _Role.ButtonText: palette.text,
        _Role.BrightText: palette.on_accent,
        _Role.Light: palette.card,
        _Role.Midlight: palette.accent_soft,
        _Role.Mid: palette.edge,
        _Role.Dark: palette.quiet,
        _Role.Shadow: palette.focus,
        _Role.Highlight: palette.selection,
        _Role.HighlightedText: palette.on_selection,
        _Role.Link: palette.accent,
        _Role.LinkVisited: palette.danger,
        _Role.ToolTipBase: palette.card,
        _Role.ToolTipText: palette.text,
        _Role.PlaceholderText: palette.quiet,
        _Role.Accent: palette.accent,
    }


def _disabled(palette: Palette) -> dict[QPalette.ColorRole, str]:
    faint = dict.fromkeys((_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText), palette.faint)
    return faint | {
        _Role.Dark: palette.faint,
        _Role.Accent: palette.faint,
        _Role.Link: palette.faint,
        _Role.LinkVisited: palette.faint,
        _Role.Highlight: palette.faint,
        _Role.HighlightedText: palette.card,
        _Role.BrightText: palette.card,
    }


def qt_palette(palette: Palette) -> QPalette:
    """The whole QPalette, with every role set for active, inactive and disabled widgets."""
    result = QPalette()
    for role, colour in _roles(palette).items():
        result.setColor(QPalette.ColorGroup.All, role, QColor(colour))
    for role, colour in _disabled(palette).items():
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(colour))
    return result
