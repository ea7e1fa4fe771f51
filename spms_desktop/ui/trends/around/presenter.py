"""The state of the card around the scores: its span, its symptom, and what was read until something is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spms_desktop.domain.entry import Rating
from spms_desktop.domain.periods import Span
from spms_desktop.domain.settings import OwnSymptom, PrivateItems
from spms_desktop.report.labels import symptom_label
from spms_desktop.services.around import Around, AroundValues, DayValues
from spms_desktop.services.events import Saved
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.questions import Questions
from spms_desktop.services.session import Session
from spms_desktop.ui.trends.around.calendar import calendar_of, day_words
from spms_desktop.ui.trends.around.daily import days_side
from spms_desktop.ui.trends.around.happened import happened_side
from spms_desktop.ui.trends.around.values import AroundView
from spms_desktop.ui.trends.sentences import LONGEST_TITLE, shortened

_RATINGS = frozenset({Rating, PrivateItems, OwnSymptom})


class AroundPresenter:
    """Reads for one span at a time; ten years take a while, so that what was read is kept."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._around, self._questions = Around(session), Questions(session)
        self._span: Span | None = None
        self._chosen = ""
        self._symptoms: tuple[tuple[str, str], ...] | None = None
        self._days: dict[tuple[str, Span], tuple[DayValues, ...]] = {}
        self._values: dict[tuple[Span, date], AroundValues] = {}
        self._made: dict[tuple[str, Span, date], AroundView] = {}
        self._author = session.author.uid
        self._stop = session.events.subscribe(Saved, self._saved)

    def show_span(self, span: Span, symptoms: Sequence[str] | None = None) -> None:
        """Show another span; whoever knows the rated symptoms already spares asking the journal for them."""
        self._mind_author()
        self._span = span
        known = None if symptoms is None else tuple((symptom, _title(symptom)) for symptom in symptoms)
        if known is not None and known != self._symptoms:
            self._symptoms = known
            self._made.clear()

    def show_symptom(self, symptom: str) -> None:
        """Show another symptom in the calendar."""
        self._chosen = symptom

    def leave(self) -> None:
        """Listen no longer: the journal is about to close."""
        self._stop()

    def view(self) -> AroundView | None:
        """All that is shown now, the same value again while nothing has changed; None before a span is known."""
        self._mind_author()
        span = self._span
        if span is None:
            return None
        key = (self._symptom(), span, self._session.today)
        if key not in self._made:
            self._made[key] = self._make(span, self._read(span))
        return self._made[key]

    def for_others(self) -> AroundView | None:
        """The same for a picture that leaves the computer: without what is private or kept from caregivers."""
        self._mind_author()
        if self._span is None:
            return None
        made = self._make(self._span, self._around.for_others(self._read(self._span)))
        kept = frozenset(Privacy(self._session).items)
        symptoms = tuple(pair for pair in made.symptoms if pair[0] not in kept)
        if made.symptom not in kept:
            return replace(made, symptoms=symptoms)
        return replace(made, symptoms=symptoms, symptom="", calendar=calendar_of("", (), self._span))

    def words(self, day: date) -> str:
        """One day of the calendar as it is spoken."""
        self._mind_author()
        names = {author.uid: author.name for author in self._session.authors()}
        symptom = self._symptom()
        found = next((d for d in self._rated(symptom) if d.day == day), None)
        return day_words(day, _title(symptom), found, names)

    def _make(self, span: Span, values: AroundValues) -> AroundView:
        symptom, today = self._symptom(), self._session.today
        return AroundView(
            span,
            self._offered(),
            symptom,
            calendar_of(_title(symptom), self._rated(symptom), span),
            days_side(values),
            happened_side(values, today),
        )

    def _symptom(self) -> str:
        """The chosen symptom, else the first that the check-in asks about, else the first there is."""
        offered = [symptom for symptom, _label in self._offered()]
        if self._chosen in offered:
            return self._chosen
        asked = [symptom for symptom in self._questions.choice.symptoms if symptom in offered]
        return next(iter(asked or offered), "")

    def _offered(self) -> tuple[tuple[str, str], ...]:
        if self._symptoms is None:
            self._symptoms = tuple((symptom, _title(symptom)) for symptom in self._around.symptoms())
        return self._symptoms

    # Reading

    def _read(self, span: Span) -> AroundValues:
        key = (span, self._session.today)
        if key not in self._values:
            self._values[key] = self._around.values(span)
        return self._values[key]

    def _rated(self, symptom: str) -> tuple[DayValues, ...]:
        span = self._span
        if span is None or not symptom:
            return ()
        if (symptom, span) not in self._days:
            self._days[symptom, span] = self._around.days(symptom, span)
        return self._days[symptom, span]

    def _saved(self, saved: Saved) -> None:
        self._made.clear()
        if saved.kinds & _RATINGS:
            self._days.clear()
            self._symptoms = None
        if saved.kinds - {Rating}:
            self._values.clear()

    def _mind_author(self) -> None:
        """Forget what another author had read: whoever writes now may not see all of it."""
        if self._author != self._session.author.uid:
            self._author = self._session.author.uid
            self._symptoms = None
            self._forget()

    def _forget(self) -> None:
        self._made.clear()
        self._days.clear()
        self._values.clear()


def _title(symptom: str) -> str:
    return shortened(symptom_label(symptom), LONGEST_TITLE) if symptom else ""
