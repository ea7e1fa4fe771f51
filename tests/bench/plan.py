"""Compares opening and using the Treatment plan with ten years of doses with reading the same rows plainly.

python tests/bench/plan.py [--years 10] [--runs 30]

Eight medicines, twenty doses a day, all recorded. All figures come from one run, each a median; the ratio of each is
to `versions.live` of the doses of the days it shows, from the same kind of encrypted file.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from spms_desktop.domain.adherence import Period
from spms_desktop.domain.medicine import Dose, DoseStatus, MedicineKind, Stock
from spms_desktop.domain.periods import DAY, Span, last_days
from spms_desktop.domain.record import Action
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.services.medicine_care import MedicineCare
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import NewJournal, create
from spms_desktop.ui.context import Context
from spms_desktop.ui.jobs import JobRunner
from spms_desktop.ui.plan.tab import PlanTab
from spms_desktop.ui.singleton_guard import keep_singletons_alive
from spms_desktop.ui.theme.theme import Theme

MEDICINES = 8
TIMES = ((8, 12, 20),) * 4 + ((8, 20),) * 4
SITES = ("Left thigh", "Right thigh", "Belly, left", "Belly, right")
ANSWERS = (DoseStatus.TAKEN,) * 17 + (DoseStatus.LATE, DoseStatus.LATE, DoseStatus.SKIPPED)
BATCH = 5000


class Silent:
    """A message bar that nobody reads."""

    def say(self, text: str, *, undo: bool = False) -> None:
        """Hear and forget."""

    def trouble(self, text: str) -> None:
        """Trouble would make the figures worthless."""
        raise AssertionError(text)


@dataclass(frozen=True)
class Figure:
    """An act, its median, and the median of reading the rows it shows."""

    name: str
    ms: float
    plain: float


def median_ms(act: Callable[[], object], runs: int) -> float:
    """The median time of an act in milliseconds."""
    act()
    times = []
    for _run in range(runs):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def fill(session: Session, years: int) -> int:
    """Write the plan and all its doses; gives how many doses."""
    today, plan = session.today, Plan(session)
    start = today - timedelta(days=round(years * 365.25))
    for n, hours in enumerate(TIMES):
        schedule = Schedule(Rhythm.DAYS, times=tuple(datetime.min.replace(hour=h).time() for h in hours))  # noqa: DTZ901
        kind = MedicineKind.DMT if n == 0 else MedicineKind.SYMPTOM
        new = NewMedicine(f"Medicine {n}", kind, start, "10 mg", schedule, sites=SITES if n == 0 else ())
        uid = plan.add(new)
        MedicineCare(session).count(Stock(uid, today - 60 * DAY, 500))
    values = list(_doses(plan, Span(start, today - DAY)))
    for at in range(0, len(values), BATCH):
        session.save(Action.DOSE, values[at : at + BATCH])
    return len(values)


def _doses(plan: Plan, within: Span) -> Iterator[Dose]:
    count = 0
    for planned in plan.medicines():
        for moment in planned.due(within):
            count += 1
            site = SITES[count % len(SITES)] if planned.medicine.sites else ""
            yield Dose(planned.medicine.uid, moment, ANSWERS[count % len(ANSWERS)], site=site)


def figures(session: Session, app: QApplication, runs: int) -> list[Figure]:
    """Each act with its median and that of the plain reading."""
    today = session.today

    def read(within: Span, item: str | None = None) -> float:
        return median_ms(lambda: session.versions.live(Dose, within=within, item=item), runs)

    one_day = read(Span(today - DAY, today - DAY))
    begun = time.perf_counter()
    jobs = JobRunner()
    tab = PlanTab(Context(session, Theme(app, "light"), jobs, Silent()))
    tab.resize(1240, 860)
    tab.show()
    settle()
    opened = (time.perf_counter() - begun) * 1000
    presenter = tab.presenter
    first = presenter.medicines_view().groups[0].medicines[0].key
    presenter.show_day(today - DAY)
    found = [
        Figure("open the plan tab", opened, one_day),
        Figure("day view", median_ms(presenter.day_view, runs), one_day),
        Figure("refresh the tab", median_ms(tab.refresh, runs), one_day),
    ]
    days = [today - n * 37 % 3000 * DAY for n in range(2, 2 + runs)]

    def another_day() -> None:
        presenter.show_day(days.pop() if days else today - DAY)
        tab.refresh()
        settle()

    found.append(Figure("show another day", median_ms(another_day, max(1, runs - 1)), one_day))
    month = read(last_days(28, today - DAY), first)
    presenter.toggle_details(first)
    found.append(Figure("details, 4 weeks", median_ms(presenter.medicines_view, runs), month))
    presenter.details.choose_period(first, Period.TWELVE_MONTHS)
    year = read(Span(date(today.year - 1, today.month, min(today.day, 28)), today - DAY), first)
    found.append(Figure("details, 12 months", median_ms(presenter.medicines_view, runs), year))
    jobs.close()
    return found


def settle() -> None:
    """Let everything be laid out and painted."""
    for _ in range(3):
        QCoreApplication.processEvents()


def main() -> None:
    """Print the figures and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--runs", type=int, default=30)
    wanted = parser.parse_args()
    app = QApplication([])
    keep_singletons_alive()
    with tempfile.TemporaryDirectory() as place:
        session = create(NewJournal(Path(place) / "Ten.spms", "Maria"))
        count = fill(session, wanted.years)
        found = figures(session, app, wanted.runs)
        session.close()
    print(f"{wanted.years} years, {count} doses, {wanted.runs} runs")
    for one in found:
        print(f"{one.name:24} {one.ms:8.2f} ms   plain reading {one.plain:7.2f} ms {one.ms / one.plain:8.1f} x")


if __name__ == "__main__":
    main()
