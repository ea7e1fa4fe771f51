"""Sections shorten themselves in the order of what hurts least."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from spms_desktop.report.layout import PADDING, Frame, Section, fitted


def section(title: str, weight: int, *heights: float) -> Section:
    """A section that is this high at each of its levels."""

    def build(level: int) -> Sequence[Flowable]:
        return [Spacer(1, heights[level])]

    return Section(title, weight, len(heights), build, wide=True)


def frame(content: float, sections: int) -> Frame:
    """A frame with just so much room for the content of so many sections."""
    return Frame(0, 0, 500, content + sections * 2 * PADDING)


def levels(room: float, *sections: Section) -> dict[str, int]:
    return {p.section.title: p.level for p in fitted(frame(room, len(sections)), sections)}


def test_everything_stays_full_where_it_fits() -> None:
    assert levels(200, section("a", 9, 100, 50), section("b", 1, 100, 50)) == {"a": 0, "b": 0}


def test_the_lightest_is_shortened_first() -> None:
    assert levels(150, section("a", 9, 100, 50), section("b", 1, 100, 50)) == {"a": 0, "b": 1}


def test_a_heavy_one_gives_way_before_a_light_one_is_squeezed_to_nothing() -> None:
    heavy, light = section("a", 3, 100, 80), section("b", 1, 100, 90, 80, 70, 60, 50)
    assert levels(150, heavy, light) == {"a": 1, "b": 3}


def test_one_without_shorter_forms_is_left_alone() -> None:
    assert levels(120, section("a", 1, 100), section("b", 9, 100, 20)) == {"a": 0, "b": 1}


def test_what_can_never_fit_goes_lightest_first() -> None:
    assert levels(100, section("a", 2, 90), section("b", 1, 90)) == {"a": 0}
