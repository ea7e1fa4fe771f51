"""The course of MS as the team calls it: dated names, hideable everywhere, and what they make a screen put first."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spms_desktop.catalog.courses import NOT_TOLD, courses
from spms_desktop.domain.course import Activity, CourseName, Emphasis, latest
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.privacy import may_change
from spms_desktop.domain.record import Action, Value, Version
from spms_desktop.domain.settings import Profile
from spms_desktop.domain.validation import clean_line, clean_text, day_to_write, required_line
from spms_desktop.i18n import _, month_year
from spms_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class NameRecord:
    """One name with who wrote it down, and whether whoever is writing may change it."""

    name: CourseName
    author: str
    may_change: bool


class Course:
    """Reads and changes what the care team calls the course."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def shown(self) -> bool:
        """Whether it may be seen in the app and on papers."""
        return self._session.profile.show_course

    @property
    def on_papers(self) -> str:
        """The words that papers carry while it is shown."""
        return self._session.profile.course

    def names(self) -> list[NameRecord]:
        """Every name, the latest first; none while it is hidden."""
        if not self.shown:
            return []
        me, found = self._session.author, sorted(self._live(), key=lambda v: v.value.day)
        return [NameRecord(v.value, v.stamp.author, may_change(me, v.stamp.author)) for v in reversed(found)]

    def show(self, shown: bool) -> None:
        """Show or hide it everywhere; raises BadInput("persons_choice") when a caregiver tries."""
        if not self._session.author.is_person:
            raise BadInput("persons_choice")
        self._session.save(Action.COURSE, [replace(self._session.profile, show_course=shown)])

    def keep(self, name: CourseName) -> CourseName:
        """Add a name (an empty uid) or keep what was edited; papers carry the latest one from then on."""
        kept = replace(
            name,
            uid=name.uid or uuid.uuid4().hex,
            what=required_line(name.what, "name_missing"),
            day=day_to_write(name.day, self._session.today),
            source=clean_line(name.source),
            note=clean_text(name.note),
        )
        live = self._live()
        self._check(live, kept.uid)
        names = [*(v.value for v in live if v.value.uid != kept.uid), kept]
        self._session.save(Action.COURSE, [kept, *self._profile(names)])
        return kept

    def take_back(self, name: CourseName) -> bool:
        """Take a name out again; False when it is gone already.

        With the last one out, papers carry again what they did before there were names.
        """
        live = self._live()
        self._check(live, name.uid)
        versions = [v.uid for v in live if v.value.uid == name.uid]
        if versions:
            left = [v.value for v in live if v.value.uid != name.uid]
            self._session.save(Action.COURSE, self._profile(left), take_back=versions, touched=[CourseName])
        return bool(versions)

    def _check(self, live: Iterable[Version[CourseName]], uid: str) -> None:
        author = self._session.author
        if any(v.value.uid == uid and not may_change(author, v.stamp.author) for v in live):
            raise BadInput("persons_entry")

    def _profile(self, names: Iterable[CourseName]) -> list[Value]:
        """The profile with the latest of these names, when that is another one than it has."""
        profile, newest = self._session.profile, latest(names, self._session.today)
        words = paper_words(newest) if newest else self._words_before()
        return [] if words == profile.course else [replace(profile, course=words)]

    def _words_before(self) -> str:
        """The latest words for papers that no name put there."""
        names = self._session.versions.history(CourseName)
        changes, told = {v.change for v in names}, {paper_words(v.value) for v in names}
        profiles = self._session.versions.history(Profile)
        found = [v.value.course for v in profiles if v.change not in changes and v.value.course not in told]
        return found[-1] if found else ""

    def _live(self) -> list[Version[CourseName]]:
        return _in_order_of_writing(self._session)


def emphasis(session: Session) -> Emphasis:
    """What a screen puts first by the latest name; without one, or while it is hidden, slow change."""
    if not session.profile.show_course:
        return Emphasis.SLOW_CHANGE  # the order of a screen must not tell what is hidden
    name = latest((v.value for v in _in_order_of_writing(session)), session.today)
    if name is None:
        return Emphasis.SLOW_CHANGE
    if name.activity is Activity.ACTIVE:
        return Emphasis.RELAPSES
    known = courses().get(name.what)
    return Emphasis(known.emphasis) if known and known.emphasis else Emphasis.SLOW_CHANGE


def _in_order_of_writing(session: Session) -> list[Version[CourseName]]:
    return sorted(session.versions.live(CourseName), key=lambda v: v.stamp.recorded_at)


def name_words(name: CourseName) -> str:
    """The name as the team says it, with what it added: "Secondary progressive MS, active"."""
    known = courses().get(name.what)
    words = _(known.label) if known else name.what
    if name.activity is None:
        return words
    added = _("active") if name.activity is Activity.ACTIVE else _("not active")
    return _("{name}, {added}").format(name=words, added=added)


def paper_words(name: CourseName) -> str:
    """The name for papers, marked as the team's word; empty when nobody gave one."""
    if name.what == NOT_TOLD:
        return ""
    return _("{name}, as my team calls it ({when})").format(name=name_words(name), when=month_year(name.day))
