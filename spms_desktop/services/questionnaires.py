"""Forms from files: opened, answered, kept with their totals, and written out again for a clinic."""

from __future__ import annotations

import json
import os
import stat
import uuid
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.privacy import may_change
from spms_desktop.domain.questionnaire import SENSITIVE_FORM, Answers, FilledForm, Questionnaire
from spms_desktop.domain.record import Action, Stamp, Version
from spms_desktop.domain.score import Score
from spms_desktop.domain.validation import clean_text, day_to_write
from spms_desktop.exchange.questionnaire import MOST_BYTES, UnreadableForm, read
from spms_desktop.exchange.questionnaire_response import response
from spms_desktop.services.care import Care
from spms_desktop.services.form_answers import LONGEST_NAME, cleaned
from spms_desktop.services.form_guides import Outcome, guide_of, outcome, self_harm_links, total_links
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.privacy import Privacy, seen
from spms_desktop.services.session import Session
from spms_desktop.services.targets import file_target
from spms_desktop.storage.files import disk_troubles, write_durably


@dataclass(frozen=True, slots=True)
class Answered:
    """A form as somebody answered it, and who that was."""

    filled: FilledForm
    stamp: Stamp

    @property
    def respondent(self) -> Respondent:
        return self.stamp.respondent or Respondent.SELF


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A form of the journal with what whoever is writing may see of its answers, latest first."""

    form: Questionnaire
    answered: tuple[Answered, ...] = ()

    @property
    def last(self) -> date | None:
        """When it was answered last."""
        return self.answered[0].filled.day if self.answered else None


class Questionnaires:
    """Reads and changes the forms of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # Forms

    def open_file(self, path: Path) -> Questionnaire:
        """Keep the form of a file; one that is there already is not kept twice, and comes back if it was put away.

        Raises BadInput that names what is wrong and, where one is, the item; nothing is kept then.
        """
        try:
            form = read(_bytes(path), uuid.uuid4().hex)
        except UnreadableForm as error:
            raise BadInput(f"form_{error.why}", item=" ".join(error.item.split())[:LONGEST_NAME]) from error
        same = next((v.value for v in self._forms() if v.value.source == form.source), None)
        if same is not None and not same.retired:
            return same
        kept = replace(same or form, retired=False)
        kept = replace(kept, title=" ".join((kept.title or path.stem).split()))
        self._session.save(Action.QUESTIONNAIRE, [kept])
        return kept

    def forms(self, *, retired: bool = False) -> list[KeptForm]:
        """The forms by title with their answers; those put away only when asked for."""
        answered = self.answered()
        found = [v.value for v in self._forms() if v.value.retired is retired]
        return [
            KeptForm(form, tuple(a for a in answered if a.filled.questionnaire == form.uid))
            for form in sorted(found, key=lambda f: (f.title.casefold(), f.uid))
        ]

    def form(self, uid: str) -> Questionnaire:
        """One form, also when it is put away; raises BadInput("form_gone")."""
        found = next((v.value for v in self._forms() if v.value.uid == uid), None)
        if found is None:
            raise BadInput("form_gone")
        return found

    def put_away(self, uid: str, *, away: bool = True) -> None:
        """Take a form off the list, with all its answers kept, or bring it back."""
        self._session.save(Action.QUESTIONNAIRE, [replace(self.form(uid), retired=away)])

    # Answers

    def answered(self) -> list[Answered]:
        """What was answered that whoever is writing may see, the latest day first."""
        found = [Answered(v.value, v.stamp) for v in seen(self._session, self._session.every(FilledForm))]
        return sorted(found, key=lambda a: (a.filled.day, a.stamp.recorded_at), reverse=True)

    def one(self, uid: str) -> Answered:
        """One of them; raises BadInput("form_gone")."""
        found = next((a for a in self.answered() if a.filled.uid == uid), None)
        if found is None:
            raise BadInput("form_gone")
        return found

    def usually_sensitive(self, form: Questionnaire) -> bool:
        """Whether answers are kept from caregivers unless the person says otherwise."""
        guide = guide_of(form)
        private = guide is not None and guide.id in Privacy(self._session).items
        return private or bool(self_harm_links(form))

    def save(
        self,
        form: Questionnaire,
        day: date,
        answers: Answers,
        *,
        uid: str = "",
        sensitive: bool | None = None,
        respondent: Respondent | None = None,
    ) -> FilledForm:
        """Keep what is answered so far (a new uid) or the edit of it; a form with gaps is kept without a total.

        Raises BadInput for an answer that does not fit, for none at all, and for what is not this author's to change.
        """
        before = self._mine(uid)
        usual = before.value.sensitive if before else self.usually_sensitive(form)
        # Only the person decides what caregivers see.
        hidden = usual if sensitive is None or not self._session.author.is_person else sensitive
        respondent = respondent or (before.stamp.respondent if before else self._session.author.usual_respondent)
        kept = cleaned(form, answers)
        if not kept:
            raise BadInput("form_empty")
        found = outcome(form, dict(kept), respondent or Respondent.SELF)
        filled = FilledForm(
            uid=uid or uuid.uuid4().hex,
            questionnaire=form.uid,
            day=day_to_write(day, self._session.today),
            answers=kept,
            total=found.total,
            title=form.title,
            sensitive=hidden,
            complete=not found.required and (found.sum is None or found.total is not None),
        )
        self._session.save(Action.QUESTIONNAIRE, [filled], respondent=respondent)
        return filled

    def may_change(self, answered: Answered) -> bool:
        """The person may change all answers, a caregiver their own; nobody in a journal that is only read."""
        return not self._session.read_only and may_change(self._session.author, answered.stamp.author)

    def remove(self, uid: str) -> None:
        """Take answers back that were given by mistake."""
        before = self._mine(uid)
        if before is not None:
            self._session.save(Action.QUESTIONNAIRE, take_back=[before.uid], touched=[FilledForm])

    def result(self, answered: Answered) -> Outcome:
        """What the answers come to."""
        filled = answered.filled
        return outcome(self.form(filled.questionnaire), dict(filled.answers), answered.respondent)

    # What a form leads to

    def score(self, answered: Answered) -> Score | None:
        """The total as a score of its instrument, if it is one's own answers to a form that is known here."""
        found = self.result(answered)
        if found.band is None or found.instrument is None or answered.filled.total is None:
            return None
        return Score("", found.instrument.id, answered.filled.day, answered.filled.total)

    def has_score(self, score: Score) -> bool:
        """Whether the same score is noted already."""
        found = (s for s, _stamp in Happenings(self._session).scores())
        return any((s.instrument, s.day, s.value) == (score.instrument, score.day, score.value) for s in found)

    def keep_score(self, answered: Answered) -> Score:
        """Note the total among the scores; raises BadInput("form_gone") when there is none to note."""
        score = self.score(answered)
        if score is None:
            raise BadInput("form_gone")
        return Happenings(self._session).save_score(score)

    def raise_thoughts(self, text: str) -> DiscussionItem:
        """Put something to tell on the list for the care team that caregivers do not see; once is enough."""
        care = Care(self._session)
        words = clean_text(text)
        there = next((i for i in care.items() if (i.item, i.text) == (SENSITIVE_FORM, words)), None)
        if there is not None:
            return there
        place, today = care.last_rank(), self._session.today
        item = DiscussionItem(uuid.uuid4().hex, DiscussionKind.TELL, words, place, today, item=SENSITIVE_FORM)
        self._session.save(Action.DISCUSSION, [item])
        return item

    def export(self, answered: Answered, target: Path) -> None:
        """Write the answers as a FHIR QuestionnaireResponse, whole or not at all."""
        filled, place = answered.filled, file_target(target)
        form = self.form(filled.questionnaire)
        guide = guide_of(form)
        if guide is not None and filled.total is not None:
            totals = [(link, (filled.total,)) for link in total_links(form, guide)]
            filled = replace(filled, answers=(*filled.answers, *totals))
        other = answered.respondent is Respondent.PROXY
        proxy = self._session.author_name(answered.stamp.author) if other else ""
        written = response(form, filled, answered.stamp.recorded_at, proxy)
        with disk_troubles(place.parent):
            write_durably(place, json.dumps(written, ensure_ascii=False, indent=1).encode())

    def _forms(self) -> list[Version[Questionnaire]]:
        return self._session.every(Questionnaire)

    def _mine(self, uid: str) -> Version[FilledForm] | None:
        """The version in force; raises BadInput("persons_entry") when it is not this author's to change."""
        if not uid:
            return None
        found = next((v for v in seen(self._session, self._session.every(FilledForm)) if v.value.uid == uid), None)
        if found is None:
            raise BadInput("form_gone")
        if not may_change(self._session.author, found.stamp.author):
            raise BadInput("persons_entry")
        return found


def _bytes(path: Path) -> bytes:
    """A file of the user's, at most one byte more than is read; raises BadInput("form_file")."""
    try:
        # Not blocking: a named pipe would wait for somebody to write into it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise BadInput("form_file")
            return stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise BadInput("form_file") from error
