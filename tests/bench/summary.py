"""Compares the visit summary of a ten-year journal with a bare two-page ReportLab document with six charts.

python tests/bench/summary.py [--years 10] [--runs 15]

All figures come from one run, each a median. The summary is of six months: reading the journal, then typesetting.
What the trend engine takes is told apart; the window keeps its findings until the journal changes.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

from reportlab.graphics.charts.lineplots import LinePlot
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from spms_desktop.report.paper import Paper
from spms_desktop.services.findings import compute, gather
from spms_desktop.services.sample_data import write_sample
from spms_desktop.services.visit import VisitSummaries
from spms_desktop.services.visit_lines import with_findings

WEEKS, DAYS, CHARTS = 26, 182, 6
WORDS = "Some words about what happened, as long as a usual line on the page of a summary, and a few more. "


def bare() -> bytes:
    """Two pages of the same amount of text, three tables and six charts of a half year, with what ReportLab brings."""
    style, target = getSampleStyleSheet()["BodyText"], BytesIO()
    story: list[Flowable] = [Paragraph("A title", getSampleStyleSheet()["Title"])]
    for _block in range(3):
        story += [Paragraph(WORDS * 2, style) for _line in range(3)]
        story.append(Table([[Paragraph("Words", style), *"12345"] for _row in range(5)]))
    story.append(PageBreak())
    for chart in range(CHARTS):
        drawing, plot = Drawing(480, 60), LinePlot()
        plot.x, plot.y, plot.width, plot.height = 0, 0, 470, 55
        plot.data = [
            [(day, (day * 7 + chart + line) % 11) for day in range(0, DAYS, 7 if line else 1)] for line in range(2)
        ]
        drawing.add(plot)
        story += [drawing, Spacer(1, 20)]
    story += [Paragraph(WORDS, style) for _line in range(5)]
    SimpleDocTemplate(target, pagesize=A4, invariant=1).build(story)
    return target.getvalue()


def medians_ms(acts: Sequence[Callable[[], object]], runs: int) -> list[float]:
    """The median time of each act in milliseconds; they take turns, so that a busy machine slows all alike."""
    times: list[list[float]] = [[] for _act in acts]
    for run in range(runs + 1):
        for act, taken in zip(acts, times, strict=True):
            begun = time.perf_counter()
            act()
            if run:  # the first one does not count
                taken.append((time.perf_counter() - begun) * 1000)
    return [statistics.median(taken) for taken in times]


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--years", type=int, default=10)
    options.add_argument("--runs", type=int, default=15)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        session = write_sample(Path(folder) / "Bench.spms", chosen.years)
        summaries = VisitSummaries(session)
        period = summaries.last_months()
        begun = time.perf_counter()
        findings = compute(gather(session))
        engine = (time.perf_counter() - begun) * 1000
        content = with_findings(summaries.summary(period), findings)
        acts = (bare, partial(summaries.summary, period), partial(summaries.pdf, content, Paper.A4))
        floor, reading, setting = medians_ms(acts, chosen.runs)
        session.close()
    print(f"bare two pages with six charts   {floor:8.1f} ms   1.0")
    for name, taken in (("reading", reading), ("typesetting", setting), ("summary", reading + setting)):
        print(f"{name:32} {taken:8.1f} ms   {taken / floor:.1f}")
    print(f"{'trend engine, once':32} {engine:8.1f} ms   {engine / floor:.1f}")


if __name__ == "__main__":
    main()
