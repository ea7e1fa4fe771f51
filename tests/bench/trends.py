"""Compares the trend engine with a bare straight-line fit, and the first plot with a bare plot of the same points.

python tests/bench/trends.py [--years 10] [--series 20] [--runs 15]

All figures come from one run, each a median of processor time, so that other work on the machine counts for little;
ratios are to the bare one of the same points.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before numpy is imported: small matrices only lose by sharing
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.periods import Span
from spms_desktop.domain.series import Point, Series
from spms_desktop.domain.trends.engine import find
from spms_desktop.domain.trends.finding import Observation
from spms_desktop.ui.singleton_guard import keep_singletons_alive
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.trends.lines import line_of
from spms_desktop.ui.trends.stack import PlotStack
from spms_desktop.ui.trends.values import Look, Panel, Plots, View

FIRST = date(2016, 1, 4)
AIM_MS = 50.0
"""One ten-year series is meant to take no longer."""
SIZE = 900, 420
SELF = View(Respondent.SELF, "m", "Maria", "Self", Look.SELF)


def ratings(days: int, seed: int, slope: float) -> list[float]:
    """A rating for every day: carry-over from day to day, a season, and a change of `slope` points a year."""
    dice = np.random.default_rng(seed)
    carry, found = 0.0, []
    for n, (shock, noise) in enumerate(dice.normal(size=(days, 2)).tolist()):
        carry = 0.5 * carry + 0.87 * shock
        season = 0.3 * float(np.cos(2 * np.pi * n / 365.25))
        found.append(float(round(min(10.0, max(0.0, 4 + slope * n / 365.25 + season + carry + 0.5 * noise)))))
    return found


def median_ms(act: Callable[[], object], runs: int) -> float:
    """The median processor time of an act in milliseconds, after one that warms up."""
    act()
    times = []
    for _run in range(runs):
        begun = time.process_time()
        act()
        times.append((time.process_time() - begun) * 1000)
    return statistics.median(times)


def look(journals: Sequence[Sequence[Observation]]) -> None:
    """Judge each of the series."""
    for journal in journals:
        find(journal)


def fit_lines(journals: Sequence[Sequence[float]]) -> None:
    """A straight line through each of the series, and nothing else."""
    for scores in journals:
        np.polyfit(np.arange(len(scores)), scores, 1)


def engine_figures(days: int, series: int, runs: int) -> None:
    """Print engine times: series in which nothing changes, series that change, and many of both."""
    quiet = [ratings(days, seed, 0.0) for seed in range(series)]
    changing = [ratings(days, 100 + seed, 0.3) for seed in range(series)]
    mixed = [changing[n] if n % 4 == 0 else quiet[n] for n in range(series)]
    print(f"{'engine, ' + str(days) + ' entries a series':36}{'polyfit':>12}{'engine':>12}{'ratio':>8}")
    for name, scores in (
        ("one, nothing changes", quiet[:1]),
        ("one that changes", changing[:1]),
        (f"{series}, a quarter of them changing", mixed),
    ):
        given = [observations(values) for values in scores]
        bare = median_ms(partial(fit_lines, scores), runs)
        ours = median_ms(partial(look, given), runs if len(given) == 1 else max(3, runs // 3))
        aim = f"   aim {AIM_MS:.0f} ms: {'met' if ours <= AIM_MS else 'missed'}" if len(given) == 1 else ""
        print(f"{name:36}{bare:9.2f} ms{ours:9.1f} ms{ours / bare:8.0f}{aim}")


def observations(scores: Sequence[float]) -> list[Observation]:
    """One entry a day."""
    return [Observation(FIRST + timedelta(days=n), score, "maria") for n, score in enumerate(scores)]


def plots_of(scores: Sequence[float]) -> Plots:
    """One symptom over the whole time, as the trends tab shows it."""
    span = Span(FIRST, FIRST + timedelta(days=len(scores) - 1))
    points = tuple(Point(FIRST + timedelta(days=n), int(score)) for n, score in enumerate(scores))
    line = line_of(SELF, Series("walking", Respondent.SELF, "m", points), span)
    panel = Panel("walking", "Walking", "Walking", (line,), (), "One sentence.", "One description.")
    return Plots(span, True, (panel,), (), 0)


def show(widget: QWidget) -> None:
    """Show a window and let it be painted."""
    widget.resize(*SIZE)
    widget.show()
    for _ in range(3):
        QCoreApplication.processEvents()


def our_plot(theme: Theme, plots: Plots) -> PlotStack:
    """A new stack of panels on the screen, painted."""
    stack = PlotStack(theme)
    stack.resize(*SIZE)
    stack.show_plots(plots)
    show(stack)
    assert [box.plot.draws for box in stack.panels] == [1], "the plot was not painted, or more than once"
    return stack


def bare_plot(scores: Sequence[float], symbol: str | None) -> pg.PlotWidget:
    """A plot of pyqtgraph's own on the screen, painted."""
    plot = pg.PlotWidget()
    plot.plot(np.arange(len(scores)), np.array(scores), symbol=symbol, symbolSize=4)
    show(plot)
    return plot


def plot_figures(app: QApplication, days: int, runs: int) -> None:
    """Print the times from nothing to a painted plot."""
    theme = Theme(app, "light")
    scores = ratings(days, 1, 0.3)
    plots = plots_of(scores)
    kept: list[QWidget] = []
    bare = {
        "a bare line": median_ms(lambda: kept.append(bare_plot(scores, None)), runs),
        "a bare line with dots": median_ms(lambda: kept.append(bare_plot(scores, "o")), runs),
    }
    ours = median_ms(lambda: kept.append(our_plot(theme, plots)), runs)
    print(f"\n{'first plot, ' + str(days) + ' entries':36}{'bare':>12}{'ours':>12}{'ratio':>8}")
    for name, ms in bare.items():
        print(f"{'beside ' + name:36}{ms:9.1f} ms{ours:9.1f} ms{ours / ms:8.2f}")
    for widget in kept:
        widget.close()
        widget.deleteLater()
    QCoreApplication.processEvents()


def main() -> None:
    """Print the figures and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--series", type=int, default=20)
    parser.add_argument("--runs", type=int, default=15)
    wanted = parser.parse_args()
    days = 365 * wanted.years
    print(f"{wanted.years} years, medians of {wanted.runs} runs")
    engine_figures(days, wanted.series, wanted.runs)
    app = QApplication([])
    keep_singletons_alive()
    plot_figures(app, days, wanted.runs)


if __name__ == "__main__":
    main()
