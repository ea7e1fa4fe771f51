"""The colours keep their contrast, measured as WCAG 2.2 does."""

from __future__ import annotations

import pytest

from spms_desktop.ui.theme.contrast import contrast
from spms_desktop.ui.theme.palettes import PALETTES, Palette

each_palette = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)


def test_contrast_of_known_colours() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@each_palette
def test_words_stand_out(palette: Palette) -> None:
    for ground in (palette.window, palette.card, palette.raised, palette.accent_soft):
        assert contrast(palette.text, ground) >= 7
    for ground in (palette.window, palette.card):
        assert contrast(palette.quiet, ground) >= 4.5
        assert contrast(palette.danger, ground) >= 4.5
        assert contrast(palette.accent, ground) >= 4.5
        assert contrast(palette.faint, ground) >= 3
    assert contrast(palette.accent, palette.accent_soft) >= 4.5
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    assert contrast(palette.on_selection, palette.selection) >= 4.5


@each_palette
def test_edges_and_rings_stand_out(palette: Palette) -> None:
    for ground in (palette.window, palette.card):
        assert contrast(palette.edge, ground) >= 3
        assert contrast(palette.focus, ground) >= 3
    assert contrast(palette.edge, palette.raised) >= 3


@each_palette
def test_plot_colours_stand_out_and_differ(palette: Palette) -> None:
    assert all(contrast(colour, palette.card) >= 3 for colour in palette.plot)
    assert len(set(palette.plot)) == 4


def test_keys_name_their_palettes() -> None:
    assert set(PALETTES) == {"light", "dark", "contrast-light", "contrast-dark"}
    assert all(palette.dark == key.endswith("dark") for key, palette in PALETTES.items())
