"""Choosing a DMT offers its usual checks; nothing is added by itself, and "not now" is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from spms_desktop.domain.check import Check
from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.services.checks import Checks
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.session import Session
from spms_desktop.services.usual_checks import OfferedChecks

TODAY = date(2026, 11, 23)


@pytest.fixture
def offered(session: Session) -> OfferedChecks:
    return OfferedChecks(session)


def take(session: Session, catalog_id: str, kind: MedicineKind = MedicineKind.DMT, start: date = TODAY) -> str:
    return Plan(session).add(NewMedicine(catalog_id.title(), kind, start, catalog_id=catalog_id))


def waiting(offered: OfferedChecks) -> list[str]:
    return [offer.what for _medicine, offers in offered.waiting(offered.medicines()) for offer in offers]


def test_a_dmt_of_the_catalogue_offers_its_checks_and_adds_none(session: Session, offered: OfferedChecks) -> None:
    assert waiting(offered) == []
    take(session, "siponimod")

    assert waiting(offered) == ["CYP2C9 gene test", "blood_dmt", "eye", "ecg", "blood_pressure", "skin", "mri_brain"]
    assert session.versions.live(Check) == []


def test_blood_tests_that_are_one_check_come_as_one_offer(session: Session, offered: OfferedChecks) -> None:
    take(session, "siponimod")
    (medicine,) = offered.medicines()

    blood = next(o for o in offered.offered_for(medicine) if o.what == "blood_dmt")

    assert [name for name, _when in blood.parts] == ["Blood count (CBC)", "Liver tests"]


@pytest.mark.parametrize(
    ("catalog_id", "kind"),
    [("baclofen", MedicineKind.SYMPTOM), ("glatiramer", MedicineKind.DMT), ("", MedicineKind.DMT)],
)
def test_what_no_source_names_checks_for_offers_none(
    session: Session, offered: OfferedChecks, catalog_id: str, kind: MedicineKind
) -> None:
    take(session, catalog_id or "own", kind)

    assert waiting(offered) == []


def test_a_dmt_that_starts_later_offers_too_and_one_that_was_stopped_does_not(
    session: Session, offered: OfferedChecks
) -> None:
    uid = take(session, "teriflunomide", start=TODAY + timedelta(days=30))
    assert "TB test" in waiting(offered)

    Plan(session).stop(uid, TODAY + timedelta(days=31))

    assert waiting(offered) == []


def test_an_added_check_belongs_to_the_medicine_and_is_not_offered_again(
    session: Session, offered: OfferedChecks
) -> None:
    uid = take(session, "natalizumab")
    ((_medicine, offers),) = offered.waiting(offered.medicines())

    offered.add(offers[:1])

    assert [(c.what, c.medicine) for c in Checks(session).checks() if c.uid != "neuro_exam"] == [("jcv", uid)]
    assert waiting(offered) == ["mri_pml", "blood_dmt"]
    session.undo()
    assert waiting(offered) == ["jcv", "mri_pml", "blood_dmt"]


def test_not_now_is_kept_and_the_list_of_all_checks_still_has_it(session: Session, offered: OfferedChecks) -> None:
    take(session, "natalizumab")
    ((medicine, offers),) = offered.waiting(offered.medicines())

    offered.decline(offers[1:])

    assert waiting(offered) == ["jcv"]
    assert len(offered.offered_for(medicine)) == 3
    session.undo()
    assert waiting(offered) == ["jcv", "mri_pml", "blood_dmt"]
    offered.decline(offers)
    assert offered.waiting(offered.medicines()) == []
