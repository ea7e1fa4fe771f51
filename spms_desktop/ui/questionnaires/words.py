"""What is said about a form, its answers and its total."""

from __future__ import annotations

import re
from datetime import date

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.questionnaire import Answer, FilledForm, Question, Questionnaire, QuestionType, enabled
from spms_desktop.i18n import _, listing, ngettext, number, short_date
from spms_desktop.services.form_answers import name_of
from spms_desktop.services.form_guides import Outcome, band_words, guide_of, no_diagnosis
from spms_desktop.services.questionnaires import KeptForm
from spms_desktop.ui.questionnaires.numbers import decimal_mark, written

_LONGEST_WORD = 24
_LONG_WORD = re.compile(rf"(\S{{{_LONGEST_WORD}}})(?=\S)")


def breakable(text: str) -> str:
    """The same text, with places inside its longest words where a line may end."""
    return _LONG_WORD.sub("\\1\u200b", text)


def question_words(question: Question) -> str:
    """A question as it is asked: its number as the form has it, and its words."""
    return f"{question.prefix} {question.text or question.link}".strip()


def answered_words(kept: KeptForm) -> str:
    """When a form was answered last, and how often."""
    if kept.last is None:
        return _("Not answered yet.")
    times = ngettext("Answered {n} time.", "Answered {n} times.", len(kept.answered))
    return _("{times} Last on {day}.").format(times=times, day=short_date(kept.last))


# Totals


def total_line(filled: FilledForm, found: Outcome) -> str:
    """The total in a few words, as in "12 of 27"."""
    if filled.total is not None and found.sum is not None:
        return _("{total} of {most}").format(total=number(filled.total), most=number(found.sum.highest))
    if not filled.complete:
        return _("Not complete")
    return _("No score")


def result_sentences(filled: FilledForm, found: Outcome, respondent: Respondent, *, own: bool) -> list[str]:
    """What the answers come to, one thought a paragraph, never what that means; `own` when the reader gave them."""
    if found.missing:
        return [_("This form is not complete yet, so it has no score. What you answered is kept."), *_missing(found)]
    if filled.total is None or found.sum is None:
        return [_("This form gives no score. Your answers are kept.")]
    said = [_added(filled.total, found, own=own)]
    if found.guide is not None and found.band is None and respondent is Respondent.PROXY:
        said.append(_("The published guide is for people who answer for themselves. So it is not used here."))
    if found.guide is not None and found.guide.note:
        said.append(_(found.guide.note))
    return said


def _added(total: float, found: Outcome, *, own: bool) -> str:
    assert found.sum is not None
    mine, theirs = _("Your answers add up to {total} out of {most}."), _("The answers add up to {total} out of {most}.")
    parts = [(mine if own else theirs).format(total=number(total), most=number(found.sum.highest))]
    if found.band is not None:
        parts.append(band_words(found.band))
    parts.append(no_diagnosis())
    return " ".join(parts)


def _missing(found: Outcome) -> list[str]:
    count = len(found.missing)
    head = ngettext("{n} question has no answer yet:", "{n} questions have no answer yet:", count)
    return [head + "\n" + "\n".join(f"• {breakable(name_of(q))}" for q in found.missing)]


# Answers


def answer_words(question: Question, given: tuple[Answer, ...]) -> str:
    """An answer as the form words it."""
    return listing([_one(question, answer) for answer in given])


def answer_lines(form: Questionnaire, filled: FilledForm) -> list[tuple[str, str]]:
    """Every question that was asked, with its answer."""
    answers = dict(filled.answers)
    asked = enabled(form, answers)
    questions = [q for q in form.every() if q.link in asked and not q.read_only]
    unasked = (QuestionType.GROUP, QuestionType.DISPLAY)
    return [
        (question_words(q), answer_words(q, answers[q.link]) if q.link in answers else _("no answer"))
        for q in questions
        if q.type not in unasked
    ]


def _one(question: Question, answer: Answer) -> str:
    if isinstance(answer, bool):
        return _("Yes") if answer else _("No")
    if isinstance(answer, int | float):
        decimals = written(answer).partition(decimal_mark())[2]
        return number(answer, len(decimals))
    if question.type is QuestionType.DATE:
        return short_date(date.fromisoformat(answer))
    return next((o.label for o in question.options if o.id == answer), answer)


# Who made it


def credit_lines(form: Questionnaire) -> list[str]:
    """Who made a form, as its file says it, and as is to be said of a form that is known here."""
    guide = guide_of(form)
    credit = guide.credit if guide is not None and guide.credit not in form.copyright else ""
    return [breakable(line) for line in (form.copyright, credit) if line]


def about_lines(form: Questionnaire) -> list[str]:
    """Who made a form and which version of it this is."""
    version = _("Version {version}.").format(version=form.version) if form.version else ""
    publisher = _("Published by {name}.").format(name=form.publisher) if form.publisher else ""
    lines = [*credit_lines(form), *(breakable(line) for line in (publisher, version, form.url) if line)]
    return lines or [_("The file does not say who made this form.")]


def seen_by(filled: FilledForm) -> str:
    """Who sees the answers."""
    if filled.sensitive:
        return _("Caregivers do not see these answers.")
    return _("Caregivers can see these answers.")
