"""What Maria wants to raise: open items in her order, and older ones with the answers she got."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.record import Stamped, Value
from spms_desktop.services.sample.names import ANNA, MARIA, at, before, stamped, uid, workday
from spms_desktop.services.sample.people import COUNSELOR, NEUROLOGIST, NURSE, PRIMARY_CARE, THERAPIST
from spms_desktop.services.sample.visits import LAST_NEUROLOGY_VISIT, NEUROLOGY_EVERY

_Q, _C = DiscussionKind.QUESTION, DiscussionKind.CONCERN
_N, _T = DiscussionKind.NEED, DiscussionKind.TROUBLE

# kind, text, days before today when it was asked, for whom; most important first
OPEN = (
    (_C, "My walking is harder than last year, most of all after noon. What can we do about it?", 35, NEUROLOGIST),
    (_T, "The midday baclofen makes me sleepy. Can the times be moved?", 20, NEUROLOGIST),
    (_Q, "When is the next MRI, and what will it show?", 52, NEUROLOGIST),
    (_N, "A grab rail in the bathroom, since the fall.", 58, THERAPIST),
    (_C, "I had a bladder infection again. How can I have fewer of them?", 66, PRIMARY_CARE),
    (_Q, "Is there home help that the insurance pays for?", 151, NURSE),
    (_N, "Anna could use a weekend off. Who can help us with that?", 28, COUNSELOR),
    (_Q, "May I get the flu shot with siponimod?", 9, NURSE),
)
# asked before a neurology visit and answered there, newest visit first
ANSWERED = (
    (_Q, "Can I do more balance work with Priya?", "Yes, new referral for twelve sessions."),
    (_T, "My legs are too tight at night.", "Baclofen went up to 15 mg, look again in half a year."),
    (_C, "The MRI letter scared me.", "Two new spots. Dr Weiss explained them and offered a new medicine."),
    (_T, "I wake four times a night for the toilet.", "Started oxybutynin, and less to drink after six."),
    (_Q, "Does heat do lasting harm?", "No. It passes when I cool down."),
    (_N, "Somebody to talk to about all this.", "Got Miriam's number and a first date."),
    (_C, "I lose words when I am tired.", "Thinking test done. Short lists and rests help."),
    (_Q, "Can I still fly to see my sister?", "Yes, with a wheelchair booked at the airport."),
    (_T, "The pen hurts when it is cold.", "Take it out of the fridge half an hour before."),
    (_N, "A parking badge.", "Form signed. The badge came after three weeks."),
    (_Q, "Which vitamin D do I need?", "One capsule on Sundays is fine. Level was good."),
)


def discussion(start: date, today: date) -> list[Stamped[Value]]:
    """The open items, ranked, and the answered ones as they were asked and later answered."""
    values: list[Stamped[Value]] = []
    for rank, (kind, text, days, person) in enumerate(OPEN):
        asked = max(start, before(today, days))
        author = ANNA if kind is _N and person == COUNSELOR else MARIA
        item = DiscussionItem(uid("item", "open", rank), kind, text, rank, asked, person)
        values.append(stamped(item, at(asked, 20, 15), author))
    oldest = (today - start).days - 30
    for n, days in enumerate(range(LAST_NEUROLOGY_VISIT, oldest, NEUROLOGY_EVERY)):
        values += _answered(n, workday(before(today, days)))
    return values


def _answered(n: int, visit: date) -> list[Stamped[Value]]:
    kind, text, answer = ANSWERED[n % len(ANSWERED)]
    asked = visit - timedelta(days=12 + 5 * (n % 3))
    item = DiscussionItem(uid("item", "answered", n), kind, text, n % 3, asked, NEUROLOGIST)
    done = replace(item, answer=answer, answered_on=visit)
    return [stamped(item, at(asked, 20, 5)), stamped(done, at(visit, 18, 30))]
