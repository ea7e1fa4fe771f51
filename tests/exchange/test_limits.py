"""Every limit of what is read from outside stands in one list, which is not out of date."""

from __future__ import annotations

from importlib import import_module

import pytest

from spms_desktop.exchange import limits, questionnaire


@pytest.mark.parametrize("module", limits.ELSEWHERE)
def test_limits_that_other_layers_hold_are_where_the_list_says(module: str) -> None:
    found = import_module(module)

    assert all(getattr(found, name) > 0 for name in limits.ELSEWHERE[module])


def test_text_on_paper_is_as_long_as_text_may_be() -> None:
    assert import_module("spms_desktop.report.text").MAX_TEXT == limits.TEXT_LENGTH


def test_a_form_is_measured_by_the_list() -> None:
    assert questionnaire.MOST_BYTES == limits.FORM_BYTES
