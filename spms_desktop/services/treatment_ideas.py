"""Treatments and trials to ask about: dated notes with where they were read, for the visit."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import date

from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.record import Action, Value, Version
from spms_desktop.domain.treatment_idea import TreatmentIdea
from spms_desktop.domain.validation import MAX_TEXT, clean_text, day_to_write, required_line
from spms_desktop.i18n import _
from spms_desktop.services.privacy import seen
from spms_desktop.services.session import Session
from spms_desktop.services.visit_list import listed, new_item
from spms_desktop.storage.kinds import ref_of


@dataclass(frozen=True, slots=True)
class IdeaRecord:
    """One treatment to ask about; while it is on the list, the answer is that of its item there."""

    idea: TreatmentIdea
    author: str
    listed: DiscussionItem | None

    @property
    def answered_on(self) -> date | None:
        """The day of the answer."""
        return (self.listed or self.idea).answered_on

    @property
    def answer(self) -> str:
        """What the team said."""
        return (self.listed or self.idea).answer


class TreatmentIdeas:
    """Reads and changes the treatments to ask about of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def open(self) -> list[IdeaRecord]:
        """Those not dropped, the latest first; those without an answer come before the others."""
        return sorted(self._latest_first(dropped=False), key=lambda r: r.answered_on is not None)

    def dropped(self) -> list[IdeaRecord]:
        """Those that are no longer of interest, the latest first."""
        return self._latest_first(dropped=True)

    def dropped_count(self) -> int:
        """How many were dropped."""
        return sum(v.value.dropped for v in self._all())

    def keep(self, idea: TreatmentIdea) -> TreatmentIdea:
        """Note a treatment (an empty uid) or keep what was edited; raises BadInput("name_missing") without a name."""
        day = day_to_write(idea.day, self._session.today)
        kept = replace(
            idea,
            uid=idea.uid or uuid.uuid4().hex,
            day=day,
            name=required_line(idea.name, "name_missing"),
            source=clean_text(idea.source),
            note=clean_text(idea.note),
        )
        self._session.save(Action.TREATMENT_IDEA, [kept])
        return kept

    def put_on_list(self, idea: TreatmentIdea) -> bool:
        """Make it a question for the next visit; False when it is one already."""
        line = self._line(idea)
        if not line or line in listed(self._session):
            return False
        text = _("What about {treatment}?").format(treatment=idea.name)
        if idea.source:
            text = _("{question} I read about it here: {source}").format(question=text, source=idea.source)
        item = new_item(self._session, DiscussionKind.QUESTION, _fitting(text), line)
        self._session.save(Action.DISCUSSION, [replace(item, answer=idea.answer)])
        return True

    def answer(self, idea: TreatmentIdea, answer: str, day: date) -> None:
        """Keep what the team said, here and, when it is on the list, there too."""
        on, said = day_to_write(day, self._session.today), clean_text(answer)
        values: list[Value] = [replace(idea, answer=said, answered_on=on)]
        item = listed(self._session).get(self._line(idea))
        if item is not None:
            values.append(replace(item, answer=said, answered_on=on))
        self._session.save(Action.TREATMENT_IDEA, values)

    def drop(self, idea: TreatmentIdea, *, dropped: bool = True) -> None:
        """It is no longer of interest, or it is again; a question that is still open leaves the list with it."""
        values: list[Value] = [replace(idea, dropped=dropped)]
        item = listed(self._session).get(self._line(idea))
        if dropped and item is not None and item.open:
            values.append(replace(item, dropped=True))
        self._session.save(Action.TREATMENT_IDEA, values)

    def _latest_first(self, *, dropped: bool) -> list[IdeaRecord]:
        items = listed(self._session)
        found = [v for v in self._all() if v.value.dropped is dropped]
        found.sort(key=lambda v: (v.value.day, v.stamp.recorded_at))
        return [self._record(v, items) for v in reversed(found)]

    def _all(self) -> list[Version[TreatmentIdea]]:
        return seen(self._session, self._session.versions.live(TreatmentIdea))

    def _line(self, idea: TreatmentIdea) -> str:
        return next((ref_of(v.value, v.stamp) for v in self._all() if v.value.uid == idea.uid), "")

    @staticmethod
    def _record(version: Version[TreatmentIdea], items: dict[str, DiscussionItem]) -> IdeaRecord:
        line = ref_of(version.value, version.stamp)
        return IdeaRecord(version.value, version.stamp.author, items.get(line))


def _fitting(text: str) -> str:
    """A long source is cut, since an item on the list that is too long could not be edited there."""
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1].rstrip() + "…"
