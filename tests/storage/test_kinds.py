"""Every value goes to a row and comes back as it was."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given

from spms_desktop.domain.entry import Note
from spms_desktop.domain.record import Value
from spms_desktop.storage.kinds import BY_TYPE, KINDS, from_text, to_text
from tests.conftest import NOW
from tests.storage.values import any_value


@given(value=any_value())
def test_any_value_reads_back_the_same(value: Value) -> None:
    kind = BY_TYPE[type(value)]

    assert from_text(kind.name, to_text(value)) == value


def test_every_kind_of_value_is_declared_once() -> None:
    assert len({k.name for k in KINDS}) == len({k.type for k in KINDS}) == len(KINDS)
    assert {k.type for k in KINDS} == set(get_args(Value))


@pytest.mark.parametrize("text", ["", "{}", '{"day":"2026-13-01","text":""}', '{"day":1,"text":"x"}'])
def test_what_is_no_value_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # msgspec's own subclasses
        from_text("note", text)


def test_a_lone_surrogate_is_refused_at_the_border() -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        to_text(Note(NOW.date(), "\ud800"))
