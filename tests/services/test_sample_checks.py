"""Maria's checks hang together, and the letter that a result names is there."""

from __future__ import annotations

from datetime import date

from spms_desktop.domain.check import Check, CheckResult
from spms_desktop.services.attachments import Attachments
from spms_desktop.services.checks import Checks
from spms_desktop.services.sample.checks import FILES, checks
from spms_desktop.services.sample.names import ANNA, MARIA
from spms_desktop.services.session import Session
from tests.services.checks_written import write_sample_checks

START, TODAY = date(2023, 11, 23), date(2026, 11, 23)


def test_the_same_days_give_the_same_checks_inside_the_journal_s_time() -> None:
    values = checks(START, TODAY)

    assert values == checks(START, TODAY)
    assert all(START <= v.stamp.recorded_at.date() <= TODAY for v in values)
    assert {v.stamp.author for v in values} == {MARIA, ANNA}
    known = {v.value.uid for v in values if isinstance(v.value, Check)}
    results = [v.value for v in values if isinstance(v.value, CheckResult)]
    assert {result.check for result in results} == known
    assert len({result.uid for result in results}) == len(results)
    assert all(START < result.day <= TODAY for result in results)


def test_the_letter_is_kept_in_the_journal(session: Session) -> None:
    write_sample_checks(session)

    (named,) = {f for one in Checks(session).tracked() for told in one.results for f in told.result.files}

    assert Attachments(session).data(named) == FILES[0].data
