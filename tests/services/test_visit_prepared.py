"""What was prepared for a visit stands on its paper as far as it was ticked, and private things stay off it."""

from __future__ import annotations

from datetime import time
from io import BytesIO

from pypdf import PdfReader

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.course import CourseName
from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.periods import DAY
from spms_desktop.domain.preparation import TopicAnswer
from spms_desktop.domain.record import Action
from spms_desktop.report.visit_summary import render
from spms_desktop.services.course import Course
from spms_desktop.services.preparation import Preparations
from spms_desktop.services.preparation_end import PreparationEnd
from spms_desktop.services.session import Session
from spms_desktop.services.visit import VisitSummaries


def planned(session: Session) -> Appointment:
    visit = Appointment("v1", "weiss", session.today + 3 * DAY, time(10))
    session.save(Action.APPOINTMENT, [CarePerson("weiss", "Dr Weiss", "neurologist"), visit])
    return visit


def test_a_ticked_answer_is_on_the_paper_and_one_that_is_not_ticked_stays_off(session: Session) -> None:
    visit = planned(session)
    preparing = Preparations(session, visit)
    preparing.keep(TopicAnswer("concerns", text="On the stairs most of all."))
    preparing.keep(TopicAnswer("sleep", text="Awake at four."))
    PreparationEnd(session, preparing).include(("topic:concerns",))

    summary = VisitSummaries(session).summary()

    assert [(line.topic, line.author) for line in summary.prepared] == [("concerns", "Maria")]
    pages = PdfReader(BytesIO(render(summary))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Prepared for this visit" in text
    assert "On the stairs most of all." in text
    assert "Awake at four." not in text


def test_a_private_item_for_the_visit_stays_off_the_paper_unless_ticked(session: Session) -> None:
    item = DiscussionItem("d1", DiscussionKind.CONCERN, "I feel low at night", 0, session.today, private=True)
    session.save(Action.DISCUSSION, [item])
    summaries = VisitSummaries(session)

    assert summaries.summary().top_items == ()
    assert summaries.summary(ticked=("d1",)).top_items == (item,)


def test_events_come_before_slow_change_where_the_team_speaks_of_relapses(sample: Session) -> None:
    def order() -> list[str]:
        page = PdfReader(BytesIO(render(VisitSummaries(sample).summary()))).pages[0]
        text = page.extract_text()
        return sorted(("Changed since", "Events and"), key=text.index)

    assert order() == ["Changed since", "Events and"]

    course = Course(sample)
    course.show(True)
    course.keep(CourseName("", "relapsing_remitting", sample.today))

    assert order() == ["Events and", "Changed since"]
