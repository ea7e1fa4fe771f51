"""Maria's checks in a journal of a test."""

from __future__ import annotations

from spms_desktop.domain.periods import DAY
from spms_desktop.services.sample.checks import FILES, checks
from spms_desktop.services.sample_data import _batches
from spms_desktop.services.session import Session

_DAYS = 1096


def write_sample_checks(session: Session) -> None:
    """Put three years of checks with their file into the journal."""
    values = sorted(checks(session.today - _DAYS * DAY, session.today), key=lambda v: v.stamp.recorded_at)
    with session.file.versions.bringing(FILES):
        session.file.versions.commit_all(_batches(values))
