"""The visit summary window without its widgets: period, paper, what matters most, and what goes on the paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from spms_desktop.domain.errors import BadInput, DiskFull, Trouble
from spms_desktop.domain.visit import Variant, VisitSummary
from spms_desktop.i18n import _, ngettext, short_date
from spms_desktop.report.paper import Paper
from spms_desktop.services import trouble
from spms_desktop.services.findings import Findings, TrendFindings
from spms_desktop.services.preparation_end import included_for
from spms_desktop.services.session import Session
from spms_desktop.services.visit import Period, VisitSummaries
from spms_desktop.services.visit_lines import with_findings
from spms_desktop.services.visit_private import PrivateChoice
from spms_desktop.ui.visit import private_words

_MOST_LETTERS = 12
_LETTER_LANDS = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "NI", "PA", "SV", "DO", "PR"})


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished paper: the PDF, and the letters in it that are not shown as they were typed."""

    data: bytes
    missing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Form:
    """How a paper is made: on which sheet, for whom, and whether the appendix is wanted."""

    paper: Paper = Paper.A4
    variant: Variant = Variant.NEUROLOGIST
    appendix: bool = False


def make(content: VisitSummary, form: Form, find: Callable[[], Findings]) -> tuple[Rendered, Findings]:
    """The pages with what the trend engine tells; a pure function of its arguments, safe in a worker."""
    findings = find()
    return render(with_findings(content, findings), form), findings


def render(content: VisitSummary, form: Form) -> Rendered:
    """Typeset the pages; a pure function of its arguments, safe in a worker."""
    from spms_desktop.report.glyph_check import missing_glyphs  # ReportLab comes with these
    from spms_desktop.report.visit_summary import render as typeset

    data = typeset(content, form.paper, form.variant, appendix=form.appendix)
    return Rendered(data, missing_glyphs(content))


def usual_paper(territory: str) -> Paper:
    """What lies in the printers of a country, named by its two letters."""
    return Paper.LETTER if territory.upper() in _LETTER_LANDS else Paper.A4


class VisitPresenter:
    """What is chosen for one summary; dates that do not fit are kept with a sentence about them."""

    def __init__(self, session: Session, paper: Paper = Paper.A4) -> None:
        self._session = session
        self._summaries = VisitSummaries(session)
        self.findings = TrendFindings(session)
        self._period = self._summaries.usual_period()
        self.first, self.last = self._period.span.first, self._period.span.last
        self.paper, self.variant, self.appendix = paper, Variant.NEUROLOGIST, False
        self._ticked: dict[tuple[Variant, str], frozenset[str]] = {}
        self.trouble = ""

    # The period

    @property
    def today(self) -> date:
        return self._session.today

    @property
    def visit_known(self) -> bool:
        """Whether there is a last visit to begin the summary at."""
        return self._summaries.usual_period().since_visit

    @property
    def period_words(self) -> str:
        """How long the period is, and whether it begins at the last visit."""
        days = ngettext("{n} day", "{n} days", self._period.span.days)
        return _("Since the last visit: {days}.").format(days=days) if self._period.since_visit else f"{days}."

    def choose_since_visit(self) -> None:
        """Begin at the last visit, or half a year ago when there was none."""
        self._take(self._summaries.usual_period())

    def choose_half_year(self) -> None:
        """The last six months."""
        self._take(self._summaries.last_months())

    def choose_days(self, first: date, last: date) -> bool:
        """Begin and end on these days; False when they do not fit, and `trouble` says why."""
        self.first, self.last = first, last
        try:
            self._period = self._summaries.period(first, last)
        except BadInput as error:
            self.trouble = trouble.sentence(error)
            return False
        self.trouble = ""
        return True

    def _take(self, period: Period) -> None:
        self._period, self.trouble = period, ""
        self.first, self.last = period.span.first, period.span.last

    # What matters most

    @property
    def matters_most(self) -> str:
        """The one sentence of whoever is writing."""
        return self._summaries.what_matters(self.variant)

    def keep_matters_most(self, text: str) -> bool:
        """Keep the sentence in one line; False when it was so already."""
        return self._summaries.keep_what_matters(" ".join(text.split()), self.variant)

    def undo(self) -> None:
        """Take the latest change of the journal back."""
        self._session.undo()

    # The paper

    def content(self) -> VisitSummary:
        """All that the paper says, as a value that may go to a worker."""
        return self._summaries.summary(self._period, self.ticked, self.variant)

    @property
    def form(self) -> Form:
        """How the paper is made."""
        return Form(self.paper, self.variant, self.appendix)

    def private_choices(self) -> tuple[tuple[str, str], ...]:
        """What could be ticked for the chosen days, as pairs of id and words."""
        return tuple((c.id, private_words.words(c)) for c in self._choices())

    @property
    def ticked(self) -> frozenset[str]:
        """What is ticked for the paper as it is chosen now, of what can be ticked for it."""
        return self._meant() & {c.id for c in self._choices()}

    def tick(self, identifier: str, on: bool) -> None:
        """Let a private item be on this one paper, or not."""
        meant = self._meant()
        self._ticked[self._document()] = meant | {identifier} if on else meant - {identifier}

    def _choices(self) -> tuple[PrivateChoice, ...]:
        return self._summaries.private_choices(self._period)

    def _document(self) -> tuple[Variant, str]:
        """Which paper it is: for whom, and for which visit."""
        visit = self._summaries.visit(self.variant)
        return self.variant, visit.uid if visit else ""

    def _meant(self) -> frozenset[str]:
        """What is ticked for this paper; at first what was ticked while its visit was prepared."""
        visit = self._summaries.visit(self.variant)
        if visit is None and self.variant is not Variant.NEUROLOGIST:
            prepared: tuple[str, ...] = ()  # without a visit nothing was ticked for such a paper
        else:
            prepared = included_for(self._session, visit).items
        return self._ticked.get(self._document(), frozenset(prepared))

    @staticmethod
    def password(typed: tuple[str, str] | None) -> str:
        """The password that locks the file, none where none is wanted; raises BadInput when it cannot be."""
        if typed is None:
            return ""
        from spms_desktop.report.protect import usable_password

        first, again = map(usable_password, typed)
        if first != again:
            raise BadInput("passphrase_differs")
        return first

    @staticmethod
    def visit_words(content: VisitSummary) -> str:
        """Which visit the paper is for."""
        if content.appointment is None:
            return _("No visit is set. You can set one on the “Care team” tab.")
        day = short_date(content.appointment)
        if content.clinician:
            return _("For the visit on {day} with {name}.").format(day=day, name=content.clinician)
        return _("For the visit on {day}.").format(day=day)

    @staticmethod
    def file_name(content: VisitSummary) -> str:
        """A name for the file that does not tell whose it is."""
        day = content.appointment or content.prepared_on
        return _("Visit summary {day}").format(day=day.isoformat()) + ".pdf"

    @staticmethod
    def missing_words(missing: frozenset[str]) -> str:
        """A sentence about letters that no font can show, or nothing."""
        if not missing:
            return ""
        letters = " ".join(sorted(missing)[:_MOST_LETTERS])
        return _("The paper cannot show these letters as you typed them: {letters}").format(letters=letters)


def pdf_path(chosen: Path) -> Path:
    """Where the file goes: with .pdf at its end, and never over another file that nobody was asked about."""
    if chosen.suffix.lower() == ".pdf":
        return chosen
    target, number = chosen.with_name(f"{chosen.name}.pdf"), 2
    while target.exists():
        target = chosen.with_name(f"{chosen.name} ({number}).pdf")
        number += 1
    return target


def saved_words(target: Path) -> str:
    """Where the file is now."""
    return _("Saved as “{file}” in “{folder}”.").format(file=target.name, folder=target.parent)


def save_trouble(error: Trouble, target: Path) -> str:
    """Why the file could not be saved, and what to do next."""
    if isinstance(error, DiskFull):
        return _("The disk is full, so the summary was not saved. Your journal is safe. Please choose another place.")
    return _("The summary could not be saved in “{folder}”. Your journal is safe. Please choose another place.").format(
        folder=target.parent
    )
