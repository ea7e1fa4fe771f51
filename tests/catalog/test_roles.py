"""The roles of a care team stand in plain groups, none of them an afterthought."""

from __future__ import annotations

from itertools import groupby

import pytest

from spms_desktop.catalog.roles import RoleGroup, group_of, is_clinician, roles
from spms_desktop.ui.care.words import group_words


def test_roles_stand_group_by_group_in_the_order_of_the_groups() -> None:
    assert [group for group, _roles in groupby(roles().values(), key=lambda role: role.group)] == list(RoleGroup)
    assert len(roles()) == 32


@pytest.mark.parametrize("group", list(RoleGroup))
def test_every_group_has_words_of_its_own(group: RoleGroup) -> None:
    assert group_words(group)
    assert len({group_words(g) for g in RoleGroup}) == len(RoleGroup)


def test_own_words_are_in_the_last_group_and_stay_off_papers() -> None:
    assert group_of("Reiki teacher") is RoleGroup.OTHER
    assert not is_clinician("Reiki teacher")


def test_clinicians_are_those_of_health_care_and_nobody_from_home() -> None:
    assert all(is_clinician(role) for role in ("neurologist", "pcp", "pt", "counselor", "urologist"))
    assert not any(is_clinician(role) for role in ("family", "caregiver", "spiritual", "support_group", "employer"))
