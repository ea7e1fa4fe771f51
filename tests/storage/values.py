"""Hypothesis strategies for every kind of value the journal keeps."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from hypothesis import strategies as st

from spms_desktop.domain.author import Author, AuthorRole
from spms_desktop.domain.entry import EntryMode, Rating
from spms_desktop.domain.goal import GoalRating
from spms_desktop.domain.medicine import MedicineReview, PlanAction, PlanChange
from spms_desktop.domain.record import Value
from spms_desktop.domain.schedule import AS_NEEDED, Rhythm, Schedule
from spms_desktop.storage.kinds import KINDS

texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))
times = st.lists(st.times(), min_size=1, max_size=4).map(tuple)
moments = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1))  # noqa: DTZ001  # wall clock
numbers = st.floats(min_value=-1e6, max_value=1e6, allow_nan=False)

st.register_type_strategy(str, texts)
st.register_type_strategy(date, days)
st.register_type_strategy(datetime, moments)
st.register_type_strategy(time, st.times())
st.register_type_strategy(float, numbers)

schedules = st.one_of(
    st.just(AS_NEEDED),
    st.builds(
        Schedule,
        rhythm=st.sampled_from([Rhythm.DAYS, Rhythm.WEEKS, Rhythm.MONTHS]),
        every=st.integers(min_value=1, max_value=60),
        weekdays=st.lists(st.integers(min_value=0, max_value=6), unique=True).map(tuple),
        times=times,
    ),
)
st.register_type_strategy(Schedule, schedules)
ratings = st.builds(Rating, days, texts, st.integers(min_value=0, max_value=10), st.sampled_from(EntryMode))
authors = st.builds(Author, texts, texts, st.sampled_from(AuthorRole), st.booleans())
changes = st.builds(PlanChange, texts, texts, days, st.sampled_from(PlanAction), texts, schedules, texts)
scores = st.integers(min_value=0, max_value=10)
nearness = st.builds(GoalRating, texts, days, scores, texts)
reviews = st.builds(MedicineReview, texts, days, st.none() | scores, texts, texts)
_SPECIAL: dict[type, st.SearchStrategy[Any]] = {
    Rating: ratings,
    Author: authors,
    PlanChange: changes,
    GoalRating: nearness,
    MedicineReview: reviews,
}


def any_value() -> st.SearchStrategy[Value]:
    """Any value of any kind."""
    return st.one_of([_SPECIAL.get(kind.type, st.from_type(kind.type)) for kind in KINDS])
