"""Findings as the views of the cards and lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.trends.finding import Finding, Status
from spms_desktop.i18n import _, inside, ngettext
from spms_desktop.services.findings import Findings, SeriesKey
from spms_desktop.services.session import Session
from spms_desktop.ui.trends.findings.names import item_name, title_of, whose
from spms_desktop.ui.trends.findings.rests_on import agreeing, entries_used, left_out, missing
from spms_desktop.ui.trends.findings.units import scale_of, unit_of
from spms_desktop.ui.trends.findings.values import Brief, FindingsView, FindingView, Stage, Starred
from spms_desktop.ui.trends.findings.words import details, direction, first_sentence, interval

LEAST_DAYS_TO_AGREE = 10
Found = tuple[SeriesKey, Finding]
StartedBy = Callable[[date], Sequence[str]]


def ref_of(key: SeriesKey) -> str:
    """The name of a finding for its star: the same for as long as the series is."""
    return f"finding:{'measure/' if key.measured else ''}{key.item}|{key.respondent or ''}|{key.author}"


def ready_view(
    findings: Findings, session: Session, starred: Mapping[str, DiscussionItem], started: StartedBy
) -> FindingsView:
    """Everything that was found, in words; `started` names the medicines that began on a day."""
    found = list(findings.by_series.items())
    changed = [(key, one) for key, one in found if one.changed]
    cards = {key: _card(key, one, session, starred, started) for key, one in changed}
    quiet = [(key, one) for key, one in found if one.status in (Status.NO_CLEAR_CHANGE, Status.CONSTANT)]
    early = [(key, one) for key, one in quiet if one.early_sign]
    unchanged = [(key, one) for key, one in quiet if not one.early_sign]
    few = [(key, one) for key, one in found if one.status is Status.NOT_ENOUGH_DATA]
    return FindingsView(
        stage=Stage.READY,
        lead=_lead(len(changed), len(early), len(unchanged)),
        spoken=_spoken(changed, len(early), len(unchanged), len(few), session),
        headlines=tuple(card for key, card in cards.items() if key in findings.headlines),
        others=tuple(card for key, card in cards.items() if key not in findings.headlines),
        early=tuple(Brief(title_of(key, session), _early(key, one)) for key, one in early),
        unchanged=tuple(Brief(title_of(key, session), _unchanged(key, one)) for key, one in unchanged),
        too_few=tuple(Brief(title_of(key, session), missing(one.missing, scale_of(key))) for key, one in few),
        agreements=tuple(_agreements(findings, session)),
    )


def _card(
    key: SeriesKey, found: Finding, session: Session, starred: Mapping[str, DiscussionItem], started: StartedBy
) -> FindingView:
    medicines = started(found.beside) if found.beside else ()
    more = (*details(key, found, medicines), entries_used(found), left_out(found))
    return FindingView(
        ref=ref_of(key),
        item=key.item,
        title=title_of(key, session),
        first=first_sentence(key, found),
        details=tuple(sentence for sentence in more if sentence),
        starred=_star(starred.get(ref_of(key))),
    )


def _star(item: DiscussionItem | None) -> Starred:
    if item is None:
        return Starred.NO
    return Starred.YES if item.open else Starred.ANSWERED


def _early(key: SeriesKey, found: Finding) -> str:
    return _("An early sign. Keep watching; it may pass. So far {bounds}.").format(bounds=interval(found, unit_of(key)))


def _unchanged(key: SeriesKey, found: Finding) -> str:
    if found.status is Status.CONSTANT:
        return ngettext(
            "No clear change so far: the one entry that counts says the same.",
            "No clear change so far: all {n} entries that count say the same.",
            found.entries,
        )
    return _("No clear change so far, {bounds}.").format(bounds=interval(found, unit_of(key)))


def _agreements(findings: Findings, session: Session) -> Iterable[Brief]:
    for key, both in findings.agreements.items():
        if both.days >= LEAST_DAYS_TO_AGREE and key.respondent is Respondent.PROXY:
            title = _("{item}, own view and {view}").format(item=item_name(key), view=whose(key, session))
            yield Brief(title, agreeing(both))


def _lead(changed: int, early: int, unchanged: int) -> str:
    if changed:
        return _("Only lasting change is named here. One bad week is not.")
    if early:
        return _("No clear change so far, but an early sign to watch.")
    if unchanged:
        return _("No clear change so far. Only lasting change is named here.")
    return _("There are not enough entries yet to tell of lasting change.")


def _spoken(changed: Sequence[Found], early: int, unchanged: int, few: int, session: Session) -> str:
    """All findings in one sentence."""
    parts = [
        _("{title}: {way}").format(title=title_of(key, session), way=inside(direction(key, found)))
        for key, found in changed
    ]
    if early:
        parts.append(ngettext("{n} early sign to watch", "{n} early signs to watch", early))
    if unchanged:
        parts.append(ngettext("{n} without a clear change so far", "{n} without a clear change so far", unchanged))
    if few:
        parts.append(ngettext("{n} with not enough entries yet", "{n} with not enough entries yet", few))
    return _("What your entries show: {parts}.").format(parts=_("; ").join(parts or [_("nothing to look at yet")]))
