"""Our four sets of colours: light, dark, and each with high contrast."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """The colours of one look, each as "#RRGGBB"; the tests measure their contrast."""

    key: str
    dark: bool
    window: str
    card: str
    raised: str
    text: str
    quiet: str
    edge: str
    faint: str
    accent: str
    on_accent: str
    accent_soft: str
    focus: str
    selection: str
    on_selection: str
    danger: str
    plot: tuple[str, str, str, str]


_LIGHT = Palette(
    key="light",
    dark=False,
    window="#F2F5F4",
    card="#FFFFFF",
    raised="#F7FAF9",
    text="#16211F",
    quiet="#465553",
    edge="#7F8C8A",
    faint="#7F8C8A",
    accent="#0B5C66",
    on_accent="#FFFFFF",
    accent_soft="#DDECEC",
    focus="#B4510A",
    selection="#0B5C66",
    on_selection="#FFFFFF",
    danger="#9B2C1F",
    plot=("#0072B2", "#D55E00", "#009E73", "#000000"),
)

_DARK = Palette(
    key="dark",
    dark=True,
    window="#12181A",
    card="#1B2326",
    raised="#253033",
    text="#E9EFEE",
    quiet="#B4C1C0",
    edge="#7A8A8B",
    faint="#7A8A8B",
    accent="#7FCBD2",
    on_accent="#06262A",
    accent_soft="#213F45",
    focus="#FFC26B",
    selection="#7FCBD2",
    on_selection="#06262A",
    danger="#FFB4A6",
    plot=("#56B4E9", "#F0924B", "#2FBF94", "#E5A6CB"),
)

_CONTRAST_LIGHT = Palette(
    key="contrast-light",
    dark=False,
    window="#FFFFFF",
    card="#FFFFFF",
    raised="#FFFFFF",
    text="#000000",
    quiet="#262626",
    edge="#000000",
    faint="#6B6B6B",
    accent="#003A5C",
    on_accent="#FFFFFF",
    accent_soft="#E3EEF6",
    focus="#B00052",
    selection="#003A5C",
    on_selection="#FFFFFF",
    danger="#7A0000",
    plot=("#005A8C", "#A84A00", "#00684C", "#000000"),
)

_CONTRAST_DARK = Palette(
    key="contrast-dark",
    dark=True,
    window="#000000",
    card="#000000",
    raised="#000000",
    text="#FFFFFF",
    quiet="#E6E6E6",
    edge="#FFFFFF",
    faint="#8F8F8F",
    accent="#8DE3F2",
    on_accent="#000000",
    accent_soft="#0C3A44",
    focus="#FFD500",
    selection="#8DE3F2",
    on_selection="#000000",
    danger="#FFB8AB",
    plot=("#6CC3F5", "#FFA45C", "#3BD6A6", "#F2B8DA"),
)

PALETTES: dict[str, Palette] = {one.key: one for one in (_LIGHT, _DARK, _CONTRAST_LIGHT, _CONTRAST_DARK)}
