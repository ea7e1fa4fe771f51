"""What the part with checks knows and does, without a window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spms_desktop.catalog.checks import CatalogCheck, ResultField, checks, fits, folded, usual_checks
from spms_desktop.domain.attachment import NewFile, may_open
from spms_desktop.domain.check import Check, CheckResult
from spms_desktop.domain.medicine import Medicine
from spms_desktop.i18n import _
from spms_desktop.services.check_values import asked_fields
from spms_desktop.services.checks import Checks, Told, Tracked
from spms_desktop.services.session import Session
from spms_desktop.services.usual_checks import OfferedCheck, OfferedChecks
from spms_desktop.ui.plan.checks import words
from spms_desktop.ui.plan.checks.views import (
    ChecksView,
    CheckView,
    DetailsView,
    FileView,
    OffersView,
    OfferView,
    PickGroup,
    ResultView,
)

FIRST_RESULTS = 5


class ChecksPresenter:
    """Which details and offers are open, and every command of the part."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._checks = Checks(session)
        self._offers = OfferedChecks(session)
        self._open: set[str] = set()
        self._all: set[str] = set()
        self._offers_open: set[str] = set()
        self.away_open = False

    @property
    def today(self) -> date:
        return self.session.today

    # What is shown

    def view(self) -> ChecksView:
        """The whole part as the journal holds it."""
        medicines = self._offers.medicines()
        names = {m.uid: m.name for m in medicines}
        views = [(one.check.retired, self._check_view(one, names)) for one in self._checks.all()]
        return ChecksView(
            tuple(self._offers_view(*pair) for pair in self._offers.waiting(medicines)),
            tuple(view for retired, view in views if not retired),
            tuple(view for retired, view in views if retired),
        )

    def toggle_details(self, uid: str) -> None:
        """Open or fold what is known of a check."""
        self._open ^= {uid}
        self._all.discard(uid)

    def show_all(self, uid: str) -> None:
        """Show the earlier results of a check too."""
        self._all.add(uid)

    def toggle_offers(self, medicine: str) -> None:
        """Open or fold the usual checks of a medicine."""
        self._offers_open ^= {medicine}

    # Adding

    def pick_groups(self) -> list[PickGroup]:
        """What can be added: own words of a medicine's source first, then the catalogue by group."""
        there = {c.what for c in self._checks.checks() if not c.retired}
        groups = []
        for medicine in self._offers.medicines():
            own = [o.what for o in self._offers.offered_for(medicine) if o.what not in checks()]
            if own:
                title = _("Usual with {medicine}").format(medicine=medicine.name)
                groups.append(PickGroup(medicine.uid, title, tuple((what, _(what)) for what in own)))
        by_group: dict[str, list[CatalogCheck]] = {}
        for row in checks().values():
            if row.id not in there:
                by_group.setdefault(row.group, []).append(row)
        for rows in by_group.values():
            options = tuple((row.id, _(row.label)) for row in rows)
            groups.append(PickGroup(rows[0].group, words.group_title(rows[0].group), options))
        return groups

    def not_found(self, options: Sequence[tuple[str, str]], typed: str) -> frozenset[str]:
        """The keys of a group that a search leaves out."""
        return frozenset(key for key, label in options if not _fits(key, label, typed))

    def add(self, whats: Sequence[str]) -> None:
        """Put checks into the plan."""
        self._checks.add(whats)

    # Changing

    def check(self, uid: str) -> Check:
        """One check as it is kept."""
        return self._checks.check(uid)

    def edit(self, check: Check) -> None:
        """Keep how often, when and the note."""
        self._checks.edit(check)

    def retire(self, uid: str) -> None:
        """Put a check away."""
        self._checks.retire(uid)
        self._open.discard(uid)

    def bring_back(self, uid: str) -> None:
        """Take a check out of those put away."""
        self._checks.retire(uid, retired=False)

    def new_result(self, uid: str) -> CheckResult:
        """A result to be filled in."""
        return CheckResult("", uid, self.today)

    def result(self, uid: str) -> CheckResult:
        """One result."""
        return self._checks.result(uid)

    def fields(self, what: str) -> tuple[ResultField, ...]:
        """What is asked beside the words."""
        return asked_fields(self.session, what)

    def save_result(self, result: CheckResult, files: Sequence[NewFile]) -> None:
        """Add or keep a result with its new files."""
        self._checks.save_result(result, files)

    def remove_result(self, uid: str) -> None:
        """Take back a result noted by mistake."""
        self._checks.remove_result(uid)

    # Offers

    def add_offers(self, medicine: str, what: str = "") -> None:
        """Add one offered check of a medicine, or all of them."""
        self._offers.add(self._chosen(medicine, what))

    def decline_offers(self, medicine: str, what: str = "") -> None:
        """Not now: one offered check, or all of a medicine."""
        self._offers.decline(self._chosen(medicine, what))

    def _chosen(self, medicine: str, what: str) -> list[OfferedCheck]:
        return [
            o
            for m, offers in self._offers.waiting(self._offers.medicines())
            if m.uid == medicine
            for o in offers
            if what in ("", o.what)
        ]

    # Putting in words

    def _check_view(self, one: Tracked, medicines: dict[str, str]) -> CheckView:
        check = one.check
        about = [check.note] if check.note else []
        if check.medicine in medicines:
            about.insert(0, _("For {medicine}.").format(medicine=medicines[check.medicine]))
        details = self._details(one) if check.uid in self._open else None
        return CheckView(
            check.uid,
            words.name_of(check.what),
            words.next_words(one),
            words.last_words(one),
            "\n".join(about),
            details,
        )

    def _details(self, one: Tracked) -> DetailsView:
        uid, known = one.check.uid, checks().get(one.check.what)
        shown = one.results if uid in self._all else one.results[:FIRST_RESULTS]
        often = " ".join(filter(None, (words.many_teams(known), _("Your team decides how often."))))
        facts = (often, words.source_line(known)) if known else (often,)
        views = tuple(self._result_view(one.check.what, told) for told in shown)
        return DetailsView(views, len(one.results) - len(shown), facts)

    def _result_view(self, what: str, told: Told) -> ResultView:
        result, lines = told.result, words.value_lines(what, told.result)
        if result.told:
            lines.append(result.told)
        name = self.session.author_name(told.stamp.author)
        if name and told.stamp.author != self.session.author.uid:
            lines.append(_("Noted by {name}").format(name=name))
        files = tuple(FileView(f.uid, f, words.file_words(f), may_open(f.name)) for f in result.files)
        return ResultView(result.uid, words.result_title(result.day, result.place), tuple(lines), files)

    def _offers_view(self, medicine: Medicine, offers: list[OfferedCheck]) -> OffersView:
        rows = tuple(OfferView(o.what, words.name_of(o.what), _about(o)) for o in offers)
        return OffersView(
            medicine.uid,
            _("Your medicine {medicine}: usual checks").format(medicine=medicine.name),
            words.offers_sentence([row.name for row in rows]),
            medicine.uid in self._offers_open,
            rows,
            words.source_line(usual_checks()[medicine.catalog_id]),
        )


def _about(offer: OfferedCheck) -> str:
    parts = tuple((_(part), _(when)) for part, when in offer.parts)
    return words.parts_words(words.name_of(offer.what), parts)


def _fits(key: str, label: str, typed: str) -> bool:
    known = checks().get(key)
    in_label = all(word in folded(label) for word in folded(typed).split())
    return in_label or (known is not None and fits(known, typed))
