"""What the therapies part knows and does, without a window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from spms_desktop.catalog.therapies import therapy_kinds
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.therapy import Therapy, TherapyEnd, TherapySession, TherapyStage
from spms_desktop.i18n import _, ngettext, short_date
from spms_desktop.services.session import Session
from spms_desktop.services.therapies import Therapies, TherapyRecord
from spms_desktop.ui.plan.items.presenter import EARLIER, OWN, UnfoldingPresenter, found
from spms_desktop.ui.plan.items.views import ActView, DetailsView, ItemView, LineView, PartView, TickView
from spms_desktop.ui.plan.therapies import words

MOST_SESSIONS = 24
"""More than half a year of weekly sessions are not listed one by one; they stay in the journal."""
Values = Mapping[str, object]


class TherapiesPresenter(UnfoldingPresenter):
    """The therapies in words, and every command of the part."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._therapies = Therapies(session)

    @property
    def today(self) -> date:
        return self.session.today

    @property
    def may_hide(self) -> bool:
        """Whether whoever writes may keep a therapy to themselves: the person, about whom it is."""
        return self.session.author.is_person

    # What is shown

    def view(self) -> PartView:
        """Those that go on or are wanted, and folded those that ended."""
        self.read_people()
        running, ended = self._therapies.running(), self._therapies.ended()
        shown = ended if self.is_open(EARLIER) else []
        count = ngettext("Ended: {n} therapy", "Ended: {n} therapies", len(ended))
        return PartView(
            sentence="" if running else self._empty(),
            items=tuple(self._running(r) for r in running),
            earlier_words=count if ended else "",
            earlier=tuple(self._ended(self._therapies.record(t)) for t in shown),
        )

    def therapy(self, uid: str) -> Therapy:
        """A therapy by its uid."""
        return found([self._therapies.therapy(uid)])

    def stage(self, uid: str) -> TherapyStage:
        """How far a therapy has come."""
        return self._therapies.record(self.therapy(uid)).stage

    def session_of(self, key: str) -> TherapySession:
        """A session by the key of its line."""
        therapy, uid = key.split("|")
        return found(s for s in self._therapies.sessions(therapy) if s.uid == uid)

    def kinds(self) -> list[tuple[object, str]]:
        """What can be chosen, with one's own words last."""
        pattern = _("{therapy}: {helps_with}")
        known: list[tuple[object, str]] = [
            (kind.id, pattern.format(therapy=_(kind.label), helps_with=_(kind.helps_with)))
            for kind in therapy_kinds().values()
        ]
        return [*known, (OWN, _("Something else"))]

    # Commands

    def keep(self, therapy: Therapy | None, values: Values) -> None:
        """Add a therapy, or keep what was edited."""
        what = values["what"]
        typed = {name: value for name, value in values.items() if name not in ("what", "own")}
        if not what:
            raise BadInput("choice_missing")
        before = therapy or Therapy("", "")
        called = str(values["own"] if what == OWN else what)
        self._therapies.keep(replace(before, **typed, what=called))  # type: ignore[arg-type]  # by the form's ids

    def step(self, uid: str, values: Values) -> None:
        """Take the next step of the referral on a day."""
        therapy, day = self.therapy(uid), _day(values)
        if self.stage(uid) is TherapyStage.NEED:
            self._therapies.asked(therapy, day)
        else:
            self._therapies.referred(therapy, day)

    def keep_session(self, session: TherapySession, values: Values) -> None:
        """Add a session, or keep what was edited."""
        self._therapies.keep_session(replace(session, day=_day(values), note=str(values["note"])))

    def take_back_session(self, session: TherapySession) -> bool:
        """Take a session out again."""
        return self._therapies.take_back_session(session)

    def practise(self, uid: str) -> bool:
        """Tick today's practice, or take the tick away."""
        done = self.today in self._therapies.record(self.therapy(uid)).practised
        return self._therapies.practise(uid, self.today, done=not done)

    def end(self, uid: str, values: Values) -> None:
        """It came to an end."""
        if not values["end"]:
            raise BadInput("choice_missing")
        how = TherapyEnd(str(values["end"]))
        self._therapies.end(self.therapy(uid), _day(values), how, str(values["why"]))

    def take_up(self, uid: str) -> None:
        """It goes on after all."""
        self._therapies.take_up(self.therapy(uid))

    # Words

    def _running(self, record: TherapyRecord) -> ItemView:
        therapy, steps = record.therapy, record.stage in (TherapyStage.NEED, TherapyStage.ASKED)
        acts = [ActView("next", words.next_step(record.stage), quiet=False)]
        if steps:  # some therapies, such as a support group, need no referral
            acts.append(ActView("session", _("Add a session")))
        acts += [ActView("edit", _("Edit")), ActView("end", _("End it"))]
        tick = TickView("practise", _("Practised today"), self.today in record.practised)
        return self._item(record, acts, tick if therapy.home_programme else None)

    def _ended(self, record: TherapyRecord) -> ItemView:
        acts = [ActView("again", _("Take it up again"), quiet=False), ActView("edit", _("Edit"))]
        return self._item(record, acts, None)

    def _item(self, record: TherapyRecord, acts: list[ActView], tick: TickView | None) -> ItemView:
        therapy, is_open = record.therapy, self.is_open(record.therapy.uid)
        if record.sessions:
            acts.append(ActView("details", _("Hide the sessions") if is_open else _("Show the sessions")))
        private = self.only_for(self._therapies.also_seen_by(therapy.uid)) if therapy.private else ""
        remarks = (words.referral_words(record), private)
        return ItemView(
            key=therapy.uid,
            title=words.what_words(therapy.what),
            stage=words.stage_words(record),
            lines=words.facts(record, self.person_words(therapy.person)),
            remarks=tuple(r for r in remarks if r),
            tick=tick,
            acts=tuple(acts),
            details=self._details(record) if is_open and record.sessions else None,
        )

    def _details(self, record: TherapyRecord) -> DetailsView:
        shown, left = record.sessions[:MOST_SESSIONS], len(record.sessions) - MOST_SESSIONS
        acts = (ActView("edit_session", _("Edit")),)
        earlier = ngettext("and {n} earlier one", "and {n} earlier ones", left) if left > 0 else ""
        entries = [LineView(f"{s.therapy}|{s.uid}", _session_words(s), acts) for s in shown]
        if earlier:
            entries.append(LineView(f"{record.therapy.uid}|", earlier))
        return DetailsView(title=_("Sessions, latest first"), entries=tuple(entries))

    def _empty(self) -> str:
        return _("Note a therapy that you have or need. It is kept from the wish to the last session.")


def _session_words(session: TherapySession) -> str:
    day = short_date(session.day)
    return _("{day}: {note}").format(day=day, note=session.note) if session.note else day


def _day(values: Values) -> date:
    day = values["day"]
    assert isinstance(day, date)  # its field has no way to be empty
    return day
