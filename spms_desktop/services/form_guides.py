"""What the answers to a form add up to, which known form it is, and whether somebody may need help now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spms_desktop.catalog.form_scores import LOINC, MORE_THAN_THAT, NOT_AT_ALL, SELF_HARM, Band, FormScore, form_scores
from spms_desktop.catalog.instruments import Instrument, instruments
from spms_desktop.domain.answer_weight import is_above_zero
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.questionnaire import (
    SAID,
    Answer,
    Answers,
    Question,
    Questionnaire,
    QuestionType,
    Sum,
    add_up,
    counted,
    unanswered,
)
from spms_desktop.i18n import _, number


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is answered and what is not; `band` is what the published guide calls the total, for own answers only."""

    sum: Sum | None
    required: tuple[Question, ...] = ()
    guide: FormScore | None = None
    instrument: Instrument | None = None
    band: Band | None = None

    @property
    def missing(self) -> tuple[Question, ...]:
        """What keeps the form from being complete, in no question twice."""
        scored = self.sum.missing if self.sum else ()
        return tuple({q.link: q for q in (*self.required, *scored)}.values())

    @property
    def total(self) -> float | None:
        """The total, where all that counts is answered."""
        whole = self.sum is not None and self.sum.complete and not self.required
        whole = whole and (self.guide is None or self.sum is None or self.sum.asked == len(self.guide.items))
        return self.sum.total if self.sum and whole else None


def band_words(band: Band) -> str:
    """What the published guide calls a total."""
    told = _("In the published guide, {low} to {high} is called “{label}”.")
    return told.format(low=number(band.low), high=number(band.high), label=_(band.label))


def no_diagnosis() -> str:
    """What is said with every total."""
    return _("This is not a diagnosis. You can show it to your care team.")


def outcome(form: Questionnaire, answers: Answers, respondent: Respondent = Respondent.SELF) -> Outcome:
    """What answers come to. The guides are made for people who answer for themselves, so others get no band."""
    guide = guide_of(form)
    found = add_up(form, answers, _scored(form, guide) if guide else ())
    whole = Outcome(found, tuple(unanswered(form, answers)), guide, instruments()[guide.id] if guide else None)
    if guide is None or whole.total is None or respondent is Respondent.PROXY:
        return whole
    return Outcome(found, whole.required, guide, whole.instrument, guide.band(whole.total))


def guide_of(form: Questionnaire) -> FormScore | None:
    """The known form that this is, by its own codes or those of its items, if its sum can be what is published."""
    codes = {c.code for c in form.codes} | {c.code for q in form.every() for c in q.codes}
    named = [g for g in form_scores().values() if codes & {g.panel, g.total}]
    if not named:
        scored = {c.code for q in form.every() if any(o.ordinal is not None for o in q.options) for c in q.codes}
        named = [g for g in form_scores().values() if scored == set(g.items)]
    if len(named) != 1:
        return None
    about = instruments()[named[0].id]
    whole = add_up(form, {}, _scored(form, named[0]))
    fits = whole is not None and (whole.lowest, whole.highest) == (about.minimum, about.maximum)
    return named[0] if fits and whole is not None and whole.asked == len(named[0].items) else None


def total_links(form: Questionnaire, guide: FormScore) -> list[str]:
    """The items that stand for the total."""
    return [q.link for q in form.every() if any(c.code == guide.total for c in q.codes)]


def self_harm_links(form: Questionnaire) -> frozenset[str]:
    """The link ids of what asks about thoughts of hurting oneself, also where only its group says so."""
    return frozenset(_self_harm(form.questions, inside=False))


def marks_self_harm(form: Questionnaire, answers: Answers) -> bool:
    """Whether such an item that is asked now is answered above zero."""
    given, links = counted(form, answers), self_harm_links(form)
    return any(q.link in links and says_more(q, given.get(q.link, ())) for q in form.every())


def says_more(question: Question, given: Sequence[Answer]) -> bool:
    """Whether such an item is answered above zero; known answers count by their code, in whatever order."""
    codes = {option.id: option.code for option in question.options}
    known = [codes.get(answer, "") for answer in given if isinstance(answer, str)]
    if known and all(code == NOT_AT_ALL or code in MORE_THAN_THAT for code in known):
        return any(code in MORE_THAN_THAT for code in known)
    return is_above_zero(question, given)


def _self_harm(questions: Sequence[Question], *, inside: bool) -> Iterator[str]:
    """A group hands its code to what is asked in it, but not to what is known to be another item."""
    for question in questions:
        coded = _is_self_harm(question) or (inside and not any(c.system == LOINC for c in question.codes))
        if coded and question.type not in SAID:
            yield question.link
        yield from _self_harm(question.inside, inside=coded and question.type is QuestionType.GROUP)


def _is_self_harm(question: Question) -> bool:
    """Some files give the code as the item's id only."""
    return any(c.code == SELF_HARM.code for c in question.codes) or question.link.rpartition("/")[2] == SELF_HARM.code


def _scored(form: Questionnaire, guide: FormScore) -> frozenset[str]:
    """The items that the total is made of; all that score, in a file that does not code them."""
    return frozenset(q.link for q in form.every() if any(c.code in guide.items for c in q.codes))
