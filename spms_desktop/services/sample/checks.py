"""Maria's checks: scans, blood tests, eyes and shots with what she was told, and one letter that she kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from spms_desktop.domain.attachment import Attachment, NewFile
from spms_desktop.domain.check import Check, CheckResult
from spms_desktop.domain.record import Stamped, Value
from spms_desktop.services.sample.names import ANNA, MARIA, at, before, stamped, uid, workday
from spms_desktop.services.sample.plan import SECOND_DMT_AFTER, SIPONIMOD, SWITCH_DAYS_AGO
from spms_desktop.services.sample.visits import LAST_NEUROLOGY_VISIT, NEUROLOGY_EVERY

NEUROLOGY = "neuro_exam"
LETTER = NewFile(
    "MRI letter (sample).txt",
    b"Sample letter.\n\nDear Ms Keller,\n\nThank you for coming for your scan. Dr Weiss will go through the\n"
    b"pictures with you at your next visit.\n\nThe imaging team\n",
)
FILES = (LETTER,)
"""What the values name; they are put in with the save of the values."""


@dataclass(frozen=True, slots=True)
class Round:
    """A check that came round: days before today of the latest time, days between, and what was told in turn."""

    what: str
    latest: int
    every: int
    months: int
    place: str
    told: tuple[str, ...]
    ahead: int = 0
    medicine: str = ""


ROUNDS = (
    Round("mri_brain", 250, 365, 12, "City Hospital", ("Two spots look the same as last year.", "One new spot."), 96),
    Round("blood_dmt", 40, 91, 3, "Day clinic", ("All fine for the next three months.", "Fine.", ""), 0, SIPONIMOD),
    Round("eye", SWITCH_DAYS_AGO - SECOND_DMT_AFTER + 20, 4000, 0, "Eye clinic", ("Fine to start the tablets.",)),
    Round("flu", 45, 365, 12, "Dr Okafor", ("Sore arm for a day.", "")),
    Round("bone", 590, 4000, 0, "City Hospital", ("A little thin. Vitamin D goes on.",), 140),
)
_SCORES = (("6.5", "14.2"), ("6.5", "13.1"), ("6", "11.8"), ("6", "10.9"), ("6", "10.2"), ("6", "9.6"))


def checks(start: date, today: date) -> list[Stamped[Value]]:
    """Every check with its results as typed on the evening of the day, and what is planned next."""
    values = [stamped(Check(NEUROLOGY, NEUROLOGY, 6), at(start, 18))]
    values += list(_neurology(start, today))
    for one in ROUNDS:
        identifier = uid("check", one.what)
        planned = workday(before(today, -one.ahead)) if one.ahead else None
        check = Check(identifier, one.what, one.months, planned, one.medicine)
        values.append(stamped(check, at(start, 18, 10)))
        values += list(_results(one, identifier, start, today))
    return values


def _results(one: Round, identifier: str, start: date, today: date) -> Iterator[Stamped[Value]]:
    for n, days in enumerate(range(one.latest, (today - start).days - 3, one.every)):
        day, scan = workday(before(today, days)), one.what == "mri_brain"
        values = (("contrast", "yes"), ("new_activity", "yes" if n % 2 else "no")) if scan else ()
        files = (_attached(),) if scan and n == 0 else ()
        result = CheckResult(uid("result", one.what, day), identifier, day, one.place, _turn(one, n), values, files)
        yield stamped(result, at(day, 19, 5), ANNA if one.what == "blood_dmt" and n % 3 == 1 else MARIA)


def _turn(one: Round, n: int) -> str:
    return one.told[n % len(one.told)]


def _neurology(start: date, today: date) -> Iterator[Stamped[Value]]:
    for n, days in enumerate(range(LAST_NEUROLOGY_VISIT, (today - start).days - 3, NEUROLOGY_EVERY)):
        day = workday(before(today, days))
        edss, walk = _SCORES[min(n, len(_SCORES) - 1)]
        values = (("edss", edss), ("t25fw", walk))
        result = CheckResult(uid("result", NEUROLOGY, day), NEUROLOGY, day, "Neurology, City Hospital", "", values)
        yield stamped(result, at(day, 19))


def _attached() -> Attachment:
    return Attachment(uid("file", LETTER.name), LETTER.name, len(LETTER.data), LETTER.sha256)
