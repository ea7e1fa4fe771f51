"""Checks that come round: which are in the plan, what was told each time, and what is usual with a medicine."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spms_desktop.catalog.checks import checks as catalogue
from spms_desktop.domain.attachment import MOST_A_RESULT, Attachment, NewFile
from spms_desktop.domain.check import MOST_MONTHS, Check, CheckResult, day_is_set, next_day
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.record import Action, Stamp, Value
from spms_desktop.domain.validation import EARLIEST, clean_line, clean_text, day_to_write, required_line
from spms_desktop.services.authorship import may_take_back
from spms_desktop.services.check_values import cleaned_values, merged_values, shown_values
from spms_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Told:
    """One result as whoever is writing may see it, and who wrote it."""

    result: CheckResult
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Tracked:
    """A check of the plan with its results, latest first."""

    check: Check
    results: tuple[Told, ...] = ()

    @property
    def last(self) -> CheckResult | None:
        """The latest result."""
        return self.results[0].result if self.results else None

    @property
    def next_day(self) -> date | None:
        """When it is planned next."""
        return next_day(self.check, self.last)

    @property
    def day_is_set(self) -> bool:
        """Whether that day was chosen, and does not only follow from the interval."""
        return day_is_set(self.check, self.last)


class Checks:
    """Reads and changes the checks of one open journal.

    What the catalogue has on at first stands in the plan under the catalogue's id as its uid, without being in the
    journal, until the user changes it, puts it away or notes a result.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    # Reading

    def tracked(self) -> list[Tracked]:
        """The checks in the plan, what is planned next first."""
        return [one for one in self.all() if not one.check.retired]

    def all(self) -> list[Tracked]:
        """The same, and those put away."""
        told: defaultdict[str, list[Told]] = defaultdict(list)
        for version in self._session.versions.live(CheckResult):
            shown = shown_values(self._session, version)
            told[shown.check].append(Told(shown, version.stamp))
        return sorted((Tracked(check, _latest_first(told[check.uid])) for check in self.checks()), key=_place)

    def checks(self) -> list[Check]:
        """Every check, put away or not."""
        stored = [v.value for v in self._session.versions.live(Check)]
        there = {check.uid for check in stored}
        at_first = [Check(c.id, c.id) for c in catalogue().values() if c.on_at_first and c.id not in there]
        return at_first + stored

    def check(self, uid: str) -> Check:
        """One check; raises BadInput("check_gone")."""
        found = next((c for c in self.checks() if c.uid == uid), None)
        if found is None:
            raise BadInput("check_gone")
        return found

    def result(self, uid: str) -> CheckResult:
        """One result as whoever is writing may see it; raises BadInput("check_gone")."""
        for version in self._session.versions.live(CheckResult):
            if version.value.uid == uid:
                return shown_values(self._session, version)
        raise BadInput("check_gone")

    # Changing the plan

    def add(self, whats: Sequence[str], medicine: str = "") -> list[str]:
        """Put checks into the plan in one change: catalogue ids or own words; one that was put away comes back.

        One that is there already is left as it is. Gives the uids.
        """
        there = {c.what: c for c in self.checks()}
        made = []
        for typed in whats:
            what = known_or_own(typed)
            check = there.get(what) or Check(uuid.uuid4().hex, what, medicine=medicine)
            if what not in there or check.retired:
                check = replace(check, retired=False)
            there[what] = check
            made.append(check)
        stored = {v.value for v in self._session.versions.live(Check)}
        new = [c for c in dict.fromkeys(made) if c not in stored]
        if new:
            self._session.save(Action.CHECK, new)
        return [c.uid for c in made]

    def edit(self, check: Check) -> Check:
        """Keep how often a check is planned, for when, and its note."""
        if not 0 <= check.every_months <= MOST_MONTHS:
            raise BadInput("number")
        if check.planned is not None and check.planned < EARLIEST:
            raise BadInput("day_too_early")
        what = check.what if check.what in catalogue() else required_line(check.what, "name_missing")
        kept = replace(check, what=what, note=clean_text(check.note))
        self._session.save(Action.CHECK, [kept])
        return kept

    def retire(self, uid: str, *, retired: bool = True) -> None:
        """Put a check away with all its results, or bring it back."""
        self._session.save(Action.CHECK, [replace(self.check(uid), retired=retired)])

    # Results

    def save_result(self, result: CheckResult, new_files: Sequence[NewFile] = ()) -> CheckResult:
        """Add a result (an empty uid) or keep its edit, with the files that are new, all in one change."""
        check = self.check(result.check)
        files = (*result.files, *(_attachment(file) for file in new_files))
        if len(files) > MOST_A_RESULT:
            raise BadInput("too_many_files")
        before = self._stored(result.uid)
        values = merged_values(self._session, before, cleaned_values(check, result.values))
        kept = replace(
            result,
            uid=result.uid or uuid.uuid4().hex,
            day=day_to_write(result.day, self._session.today),
            place=clean_line(result.place),
            told=clean_text(result.told),
            values=values,
            files=files,
        )
        saved: list[Value] = [kept]
        if check not in {v.value for v in self._session.versions.live(Check)}:
            saved.insert(0, check)  # what was on at first is now the user's own
        with self._session.file.versions.bringing(new_files):
            self._session.save(Action.CHECK, saved)
        return kept

    def remove_result(self, uid: str) -> None:
        """Take back a result that was noted by mistake; its files are no longer shown.

        Raises BadInput("persons_entry") when a caregiver takes back what somebody else noted.
        """
        versions = [v for v in self._session.versions.live(CheckResult) if v.value.uid == uid]
        if not versions:
            raise BadInput("check_gone")
        if not all(may_take_back(self._session, v) for v in versions):
            raise BadInput("persons_entry")
        self._session.save(Action.CHECK, take_back=[v.uid for v in versions], touched=[CheckResult])

    def _stored(self, uid: str) -> CheckResult | None:
        found = (v.value for v in self._session.versions.live(CheckResult) if uid and v.value.uid == uid)
        return next(found, None)


def known_or_own(typed: str) -> str:
    """A catalogue id, also for its label as typed, else cleaned own words; raises BadInput("name_missing")."""
    line = required_line(typed, "name_missing")
    if line in catalogue():
        return line
    return next((c.id for c in catalogue().values() if c.label.casefold() == line.casefold()), line)


def _attachment(file: NewFile) -> Attachment:
    return Attachment(uuid.uuid4().hex, file.name, len(file.data), file.sha256)


def _latest_first(told: list[Told]) -> tuple[Told, ...]:
    return tuple(sorted(told, key=lambda t: (t.result.day, t.stamp.recorded_at))[::-1])


def _place(one: Tracked) -> tuple[date, int, str]:
    """Planned ones by day, then in the order of the catalogue, own ones last."""
    ids = list(catalogue())
    known = ids.index(one.check.what) if one.check.what in ids else len(ids)
    return one.next_day or date.max, known, one.check.what.casefold()
