"""Both cards as pictures and on paper: what is on them, what is left out, and what goes wrong in a sentence."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.periods import DAY
from spms_desktop.domain.trends.finding import LinePoint
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.services.session import Session
from spms_desktop.ui.context import Context
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.trends.csv_text import as_csv
from spms_desktop.ui.trends.for_others import for_others
from spms_desktop.ui.trends.picture import keys, printed
from spms_desktop.ui.trends.picture.files import svg_of
from spms_desktop.ui.trends.picture.page import Block, Page, sheets
from spms_desktop.ui.trends.plots_page import plots_page
from spms_desktop.ui.trends.presenter import TrendsPresenter
from spms_desktop.ui.trends.tab import TrendsTab
from spms_desktop.ui.trends.values import HappeningKind, Plots, Trend
from tests.ui.conftest import Heard

Chosen = Callable[[QWidget, QPrinter, Callable[[], None]], None]


def shown(session: Session) -> Plots:
    plots = TrendsPresenter(session).view().plots
    assert plots is not None
    return plots


def nothing(_painter: QPainter, _outlined: bool) -> None:
    """Draws nothing."""


@pytest.fixture
def tab(sample_context: Context) -> TrendsTab:
    return TrendsTab(sample_context)


@pytest.fixture
def secrets(session: Session) -> Session:
    """Pain for all to see, a low mood that is kept, and a private infection."""
    for ago in range(6):
        Journal(session).rate(session.today - ago * DAY, Respondent.SELF, "pain", 4)
        Journal(session).rate(session.today - ago * DAY, Respondent.SELF, "low_mood", 6)
    Happenings(session).save_event(Event("", EventKind.INFECTION, session.today - 2 * DAY, private=True))
    return session


# What is on it


@pytest.mark.parametrize(("name", "start"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml")])
def test_the_plots_are_saved_and_that_is_said(
    tab: TrendsTab, heard: Heard, tmp_path: Path, name: str, start: bytes
) -> None:
    tab.keys.save_to(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)
    assert heard.said == [f"The picture is saved as “{name}”."]


def test_the_plots_are_dark_on_white_whatever_the_look(sample_context: Context, theme: Theme, tmp_path: Path) -> None:
    theme.set_choice("contrast-dark")
    made = TrendsTab(sample_context)
    made.keys.save_to(tmp_path / "a.png")
    assert QImage(str(tmp_path / "a.png")).pixelColor(3, 3).name() == "#ffffff"


def test_a_page_of_plots_tells_title_plots_marks_and_how_to_read_them(sample: Session, qapp: QApplication) -> None:
    plots = shown(sample)
    page = plots_page(plots, QFont(qapp.font()))
    text = svg_of(page).decode()
    assert page.title == "Scores over time: 27 Oct 2026 to 23 Nov 2026"
    assert page.title in text
    assert all(panel.description in page.told for panel in plots.panels)
    assert all(happening.sentence in page.told for happening in plots.happenings)
    assert "Where nothing was entered, the line is open." in page.told
    assert "In the table only" not in page.told
    assert "<text" not in text  # where our font is not, letters of another width would run into each other
    assert "<image" not in text  # all of it stays sharp


def test_a_change_is_drawn_and_told_on_the_page(sample: Session, qapp: QApplication) -> None:
    plots, font = shown(sample), QFont(qapp.font())
    panel, span = plots.panels[0], plots.span
    points = (LinePoint(span.first, 3, 2, 4), LinePoint(span.last, 6, 5, 7))
    drawn = replace(panel, trends=(Trend(panel.lines[0].view, points),))
    changed = replace(plots, panels=(drawn, *plots.panels[1:]))
    before, after = plots_page(plots, font), plots_page(changed, font)
    assert "Grey line in stripes" in after.told
    assert svg_of(after) != svg_of(before)


# What is left out


def test_what_is_private_is_not_on_the_page(secrets: Session) -> None:
    presenter = TrendsPresenter(secrets)
    presenter.show_symptom("low_mood", True)
    plots = presenter.view().plots
    assert plots is not None
    assert {panel.symptom for panel in plots.panels} >= {"low_mood", "pain"}
    assert [h.kind for h in plots.happenings] == [HappeningKind.EXCUSED]
    others = for_others(plots, secrets)
    assert "low_mood" not in [panel.symptom for panel in others.panels]
    assert others.happenings == ()


def test_nothing_private_means_nothing_changes(sample: Session) -> None:
    plots = shown(sample)
    assert for_others(plots, sample) == plots


@pytest.mark.usefixtures("secrets")
def test_it_is_said_that_private_lines_are_left_out(context: Context, heard: Heard, tmp_path: Path) -> None:
    made = TrendsTab(context)
    made.keys.save_to(tmp_path / "a.png")
    assert heard.said == ["The picture is saved as “a.png”. Private lines are left out."]


@pytest.mark.usefixtures("secrets")
def test_where_all_is_private_nothing_is_saved(context: Context, heard: Heard, tmp_path: Path) -> None:
    made = TrendsTab(context)
    for symptom, tick in made.choices.symptoms.keys.items():
        tick.setChecked(symptom == "low_mood")
    made.keys.save_to(tmp_path / "a.png")
    assert heard.troubles == ["There is nothing here to take along. What is private is left out."]
    assert not (tmp_path / "a.png").exists()


def test_where_nothing_is_ticked_nothing_is_saved(tab: TrendsTab, heard: Heard, tmp_path: Path) -> None:
    for tick in tab.choices.symptoms.keys.values():
        tick.setChecked(False)
    tab.keys.save_to(tmp_path / "a.png")
    assert heard.troubles == ["There is nothing here to take along. What is private is left out."]


# Trouble


def test_a_full_disk_keeps_what_was_there(
    tab: TrendsTab, heard: Heard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.png"
    target.write_bytes(b"before")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("spms_desktop.ui.trends.picture.files.os.fsync", full)
    tab.keys.save_to(target)
    assert heard.troubles[0].startswith("The disk is full.")
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []
    assert target.read_bytes() == b"before"


def test_without_a_printer_that_is_said(tab: TrendsTab, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "has_printer", lambda: False)
    tab.keys.print.click()
    assert heard.troubles == ["There is no printer on this computer. You can save a picture instead."]


def test_the_print_dialog_opens_and_closes(tab: TrendsTab, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(keys, "has_printer", lambda: True)
    tab.show()
    tab.keys.print.click()
    (dialog,) = tab.findChildren(QPrintDialog)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_a_printer_that_refuses_is_told(tab: TrendsTab, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "has_printer", lambda: True)
    monkeypatch.setattr(keys, "ask_printer", lambda _parent, _printer, then: then())
    monkeypatch.setattr(keys, "print_page", lambda _page, _printer: False)
    tab.keys.print.click()
    assert heard.troubles == ["The printer did not take the pages. You can save a picture instead."]


# Paper


def to_pdf(target: Path) -> Chosen:
    def choose(_parent: QWidget, printer: QPrinter, then: Callable[[], None]) -> None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        then()

    return choose


@pytest.mark.parametrize("card", ["scores", "around"])
def test_a_card_is_printed(
    tab: TrendsTab, heard: Heard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, card: str
) -> None:
    monkeypatch.setattr(keys, "has_printer", lambda: True)
    monkeypatch.setattr(keys, "ask_printer", to_pdf(tmp_path / "a.pdf"))
    (tab.keys if card == "scores" else tab.around.keys).print.click()
    document = QPdfDocument()
    assert document.load(str(tmp_path / "a.pdf")) is QPdfDocument.Error.None_
    assert document.pageCount() == 1
    words = document.getAllText(0).text()
    assert "What is private is left out." in words
    document.close()
    assert heard.said[0].endswith("went to the printer.")


@pytest.mark.usefixtures("qapp")
def test_a_long_page_goes_on_to_more_sheets(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    page = Page("Long", "", tuple(Block(500, nothing) for _n in range(9)))
    assert printed.print_page(page, printer)
    document = QPdfDocument()
    document.load(str(tmp_path / "a.pdf"))
    assert document.pageCount() > 3
    document.close()


def test_what_is_tied_stays_on_one_sheet() -> None:
    name, plot = Block(20, nothing, tied=True), Block(70, nothing)
    assert sheets([name, plot, name, plot], 100) == [[name, plot], [name, plot]]
    assert sheets([name, plot], 50) == [[name, plot]]
    assert sheets([], 50) == [[]]


# Copies


def test_words_that_look_like_a_formula_are_harmless_in_a_spreadsheet() -> None:
    assert as_csv(["Day", "What"], [["2026-11-23", "=1+1"], ["2026-11-22", "a, b"]]) == (
        'Day,What\n2026-11-23,\'=1+1\n2026-11-22,"a, b"\n'
    )


@pytest.mark.parametrize(
    "cell",
    [
        *("=1", "+1", "-1", "@A", "\t=1", "\r=1", "\n=1", "\nx", " =1"),
        *("＝1", "＋1", "－1", "＠A", "﹦1", "\ufeff=1", "\u202e=1", "\0=1"),
    ],
)
def test_no_way_to_begin_a_formula_is_missed(cell: str) -> None:
    assert as_csv([cell], [[f"{cell},"]]).replace('"', "").startswith(f"'{cell}\n'{cell},")


@pytest.mark.parametrize("cell", ["", " ", "3.5", "a=b", "2026-11-23", "“=”", "\u202e", "−1"])
def test_other_words_stay_as_they_are(cell: str) -> None:
    assert as_csv([], [[cell, "x"]]).splitlines()[1] == f"{cell},x"
