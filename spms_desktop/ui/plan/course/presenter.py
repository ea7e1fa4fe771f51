"""What the course part knows and does, without a window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from spms_desktop.catalog.courses import NOT_TOLD, courses
from spms_desktop.domain.course import Activity, CourseName
from spms_desktop.domain.errors import BadInput
from spms_desktop.i18n import _, short_date
from spms_desktop.services.course import Course, NameRecord, name_words
from spms_desktop.services.session import Session
from spms_desktop.ui.plan.items.presenter import OWN, UnfoldingPresenter, found
from spms_desktop.ui.plan.items.views import ActView, ItemView, PartView

Values = Mapping[str, object]


class CoursePresenter(UnfoldingPresenter):
    """The names in words, and every command of the part."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._course = Course(session)

    @property
    def today(self) -> date:
        return self.session.today

    @property
    def shown(self) -> bool:
        """Whether the names may be seen."""
        return self._course.shown

    @property
    def may_choose(self) -> bool:
        """Whether whoever writes may show or hide the names: only the person."""
        return self.session.author.is_person

    # What is shown

    def view(self) -> PartView:
        """Every name, the latest first; nothing but a sentence while they are hidden."""
        if not self.shown:
            return PartView(sentence=self._hidden_words(), can_add=False)
        self.read_people()
        papers = self._course.on_papers
        remark = _("Papers say: {words}").format(words=papers) if papers else _("Papers say nothing about it.")
        return PartView(
            sentence=_("Only your team can say which name fits. Write down what they call it."),
            items=tuple(self._item(r) for r in self._course.names()),
            remark=remark,
        )

    def name(self, uid: str) -> CourseName:
        """A name by its uid."""
        return found(r.name for r in self._course.names() if r.name.uid == uid)

    def kinds(self) -> list[tuple[object, str]]:
        """What can be chosen, with one's own words last."""
        known: list[tuple[object, str]] = [(kind.id, _kind_words(kind.id)) for kind in courses().values()]
        return [*known, (OWN, _("Something else, in their words"))]

    def sources(self, present: str) -> list[tuple[object, str]]:
        """Who can have said it: somebody on the team, or a source in one's own words."""
        return [*self.people_choices(present), (OWN, _("Someone else, or a letter"))]

    def is_person(self, source: str) -> bool:
        """Whether a source is somebody on the care team, now or earlier."""
        return bool(source) and self.person_words(source) != source

    # Commands

    def show(self, shown: bool) -> None:
        """Show or hide the names everywhere."""
        self._course.show(shown)

    def keep(self, name: CourseName | None, values: Values) -> None:
        """Add a name, or keep what was edited."""
        day, source = values["day"], values["source"]
        assert isinstance(day, date)  # its field has no way to be empty
        what = str(values["own"] if values["what"] == OWN else values["what"] or "")
        if not what.strip() and values["what"] != OWN:
            raise BadInput("choice_missing")
        activity = Activity(str(values["activity"])) if values["activity"] and what != NOT_TOLD else None
        before = name or CourseName("", "", day)
        self._course.keep(
            replace(
                before,
                what=what,
                day=day,
                source=str(values["own_source"] if source == OWN else source or ""),
                note=str(values["note"]),
                activity=activity,
            )
        )

    def take_back(self, uid: str) -> bool:
        """Take a name out again."""
        return self._course.take_back(self.name(uid))

    # Words

    def _hidden_words(self) -> str:
        if self.may_choose:
            return _("It is hidden here and on papers. Nobody who opens the app sees it.")
        return _("It is hidden. Only the person whom the journal is about can show it.")

    def _item(self, record: NameRecord) -> ItemView:
        name, known = record.name, courses().get(record.name.what)
        source = self.person_words(name.source)
        told = _("{day}, as told by {source}") if source else _("{day}")
        meant = known.plain if known else ""
        acts = (ActView("edit", _("Edit"), quiet=False),) if record.may_change else ()
        return ItemView(
            key=name.uid,
            title=name_words(name),
            stage=told.format(day=short_date(name.day), source=source),
            lines=(name.note,) if name.note else (),
            remarks=tuple(r for r in (_(meant), self._written(record)) if r),
            acts=acts,
        )

    def _written(self, record: NameRecord) -> str:
        name = self.whose(record.author)
        return "" if record.author == self.session.author.uid else _("Written down by {name}").format(name=name)


def _kind_words(kind: str) -> str:
    """The name with its short form, as teams write both."""
    known = courses()[kind]
    label = _(known.label)
    return _("{name} ({short})").format(name=label, short=known.short) if known.short else label
