"""The visit summary window on real encrypted journals: preview, text, saving, printing, by keyboard and mouse."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from spms_desktop.report.paper import Paper
from spms_desktop.services.care import Care
from spms_desktop.ui.context import Context
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.visit import outside, window
from spms_desktop.ui.visit.printing import new_printer, print_pages
from spms_desktop.ui.visit.window import VisitSummaryWindow
from tests.a11y.walk import clipped, complaints, settle, tab_complaints
from tests.ui.conftest import Heard

Key = Qt.Key
Opener = Callable[[Context], VisitSummaryWindow]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opener]:
    """Opens the window and waits for its first paper. A test names it last, so that it goes before the journal."""
    windows: list[VisitSummaryWindow] = []

    def open_window(context: Context) -> VisitSummaryWindow:
        made = VisitSummaryWindow(context)
        windows.append(made)
        made.resize(1180, 820)
        made.open()
        ready(qtbot, made)
        return made

    yield open_window
    for made in windows:
        if isValid(made):
            made.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def ready(qtbot: QtBot, made: VisitSummaryWindow) -> None:
    qtbot.waitUntil(lambda: not made.maker.busy and made.preview.document.pageCount() == 2)
    settle()


def press(qtbot: QtBot, key: Qt.Key, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(focused(), key, modifier)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def choose_file(monkeypatch: pytest.MonkeyPatch, chosen: Path) -> list[Path]:
    """Stands in for the system's file dialog; gives what was suggested."""
    suggested: list[Path] = []

    def ask_where(_parent: QWidget, suggestion: Path, then: Callable[[Path], None]) -> None:
        suggested.append(suggestion)
        then(chosen)

    monkeypatch.setattr(window, "ask_where", ask_where)
    return suggested


def text_of(data: bytes) -> str:
    return " ".join("\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


# Seeing


def test_the_sample_shows_two_pages_and_what_they_are_for(sample_context: Context, opened: Opener) -> None:
    made = opened(sample_context)

    assert made.preview.document.status() is QPdfDocument.Status.Ready
    assert made.choices.visit_words.text() == "For the visit on 4 Dec 2026 with Dr Elena Weiss."
    assert made.choices.period_words.text() == "Since the last visit: 141 days."
    assert not made.choices.missing.isVisible()


def test_an_empty_journal_has_two_pages_too(context: Context, opened: Opener) -> None:
    made = opened(context)

    assert made.preview.document.pageCount() == 2
    assert not made.choices.since_visit.isVisible()


def test_the_text_is_one_key_away_and_has_the_name_and_the_top_question(
    qtbot: QtBot, sample_context: Context, opened: Opener
) -> None:
    made = opened(sample_context)
    press(qtbot, Key.Key_T, control=True)

    assert focused() is made.preview.words
    words = made.preview.words.toPlainText()
    assert "Maria Keller" in words
    assert Care(sample_context.session).items()[0].text[:40] in words
    assert "Page 2 of 2" in words
    press(qtbot, Key.Key_T, control=True)
    assert focused() is made.preview.ground


def test_the_pages_grow_shrink_and_fit_again(qtbot: QtBot, sample_context: Context, opened: Opener) -> None:
    made = opened(sample_context)
    pages = made.preview.pages
    click(qtbot, made.preview.larger)
    larger = pages.zoomFactor()
    assert pages.zoomMode() is QPdfView.ZoomMode.Custom
    click(qtbot, made.preview.smaller)
    assert pages.zoomFactor() == pytest.approx(larger / 1.25)
    click(qtbot, made.preview.fit)
    assert pages.zoomMode() is QPdfView.ZoomMode.FitToWidth


def test_the_arrow_keys_scroll_the_pages(qtbot: QtBot, sample_context: Context, opened: Opener) -> None:
    made = opened(sample_context)
    made.preview.ground.setFocus()
    bar = made.preview.pages.verticalScrollBar()
    press(qtbot, Key.Key_PageDown)
    down = bar.value()
    press(qtbot, Key.Key_Up)

    assert 0 < bar.value() < down


# Choosing


def test_another_period_makes_another_paper(qtbot: QtBot, sample_context: Context, opened: Opener) -> None:
    made = opened(sample_context)
    before = made.maker.paper
    click(qtbot, made.choices.half_year)
    ready(qtbot, made)

    assert made.maker.paper != before
    assert made.choices.first.value == sample_context.session.today - timedelta(days=181)
    assert made.choices.period_words.text() == "182 days."


def test_days_that_do_not_fit_are_told_and_nothing_is_saved(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, opened: Opener
) -> None:
    suggested = choose_file(monkeypatch, tmp_path / "x.pdf")
    made = opened(context)
    made.choices.first.button.setFocus()
    press(qtbot, Key.Key_Left)
    made.choices.last.button.setFocus()
    press(qtbot, Key.Key_Left)
    press(qtbot, Key.Key_Left)
    ready(qtbot, made)

    assert made.choices.trouble.text().startswith("The end is before the start.")
    click(qtbot, made.save_button)
    assert (suggested, made.bar.text) == ([], made.presenter.trouble)


def test_letter_paper_has_the_size_of_letter(qtbot: QtBot, context: Context, opened: Opener) -> None:
    made = opened(context)
    made.presenter.paper = Paper.A4
    made.choices.options.paper_chosen.emit(Paper.LETTER)
    ready(qtbot, made)

    assert made.preview.document.pagePointSize(0).width() == pytest.approx(612)


def test_what_matters_most_is_typed_and_kept_and_taken_back(
    qtbot: QtBot, context: Context, heard: Heard, opened: Opener
) -> None:
    made = opened(context)
    made.choices.sentence.setFocus()
    qtbot.keyClicks(focused(), "Walking to the garden.")
    press(qtbot, Key.Key_Return)
    ready(qtbot, made)

    assert context.session.profile.matters_most == "Walking to the garden."
    assert (heard.said, made.bar.text) == (["Saved."], "Saved.")
    assert "Walking to the garden." in text_of(made.maker.paper.data if made.maker.paper else b"")

    click(qtbot, made.bar.action_button)
    ready(qtbot, made)
    assert (context.session.profile.matters_most, made.choices.sentence.value) == ("", "")


def test_a_sentence_that_is_too_long_is_told_and_stays(qtbot: QtBot, context: Context, opened: Opener) -> None:
    made = opened(context)
    made.choices.sentence.set_value("x" * 1001)
    made.choices.sentence.setFocus()
    press(qtbot, Key.Key_Return)

    assert made.bar.text.startswith("That text is too long.")
    assert len(made.choices.sentence.value) == 1001
    made.choices.sentence.set_value("")


def test_closing_keeps_the_sentence(context: Context, opened: Opener) -> None:
    made = opened(context)
    made.choices.sentence.set_value("Seeing my sister.")
    made.accept()

    assert context.session.profile.matters_most == "Seeing my sister."


def test_letters_that_cannot_be_shown_are_told(qtbot: QtBot, context: Context, opened: Opener) -> None:
    made = opened(context)
    made.choices.sentence_finished.emit("漢")
    ready(qtbot, made)

    assert made.choices.missing.isVisible()
    assert made.choices.missing.text().endswith("漢")


def test_a_change_of_the_journal_renews_the_paper(qtbot: QtBot, context: Context, opened: Opener) -> None:
    made = opened(context)
    Care(context.session).ask("When is the MRI?")
    ready(qtbot, made)

    assert "When is the MRI?" in made.preview.words.toPlainText()


def test_after_closing_nothing_is_made_any_more(context: Context, opened: Opener) -> None:
    made = opened(context)
    made.accept()
    Care(context.session).ask("When is the MRI?")

    assert not made.maker.busy


def test_a_closed_window_is_gone(context: Context, opened: Opener) -> None:
    made = opened(context)
    made.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert not isValid(made)


def test_what_was_to_be_saved_is_saved_after_closing_too(
    qtbot: QtBot, context: Context, heard: Heard, tmp_path: Path, opened: Opener
) -> None:
    made = opened(context)
    Care(context.session).ask("When is the MRI?")
    made.save_to(tmp_path / "late.pdf")
    made.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: bool(heard.said))

    assert heard.said == [f"Saved as “late.pdf” in “{tmp_path}”."]
    assert "When is the MRI?" in text_of((tmp_path / "late.pdf").read_bytes())


def test_many_changes_in_a_row_end_with_the_newest(qtbot: QtBot, context: Context, opened: Opener) -> None:
    made = opened(context)
    for text in ("one", "two", "three"):
        Care(context.session).ask(f"Question {text}")
    ready(qtbot, made)

    assert "Question three" in made.preview.words.toPlainText()


def test_a_paper_for_a_therapist_begins_with_goals_and_function(
    qtbot: QtBot, sample_context: Context, opened: Opener
) -> None:
    made = opened(sample_context)
    click(qtbot, made.choices.options.variant.keys[2])
    ready(qtbot, made)

    words = made.preview.words.toPlainText()
    assert words.index("Goals") < words.index("Function") < words.index("Events and falls")


def test_page_three_comes_with_its_tick_and_goes_with_it(qtbot: QtBot, sample_context: Context, opened: Opener) -> None:
    made = opened(sample_context)
    made.choices.options.appendix.setChecked(True)
    qtbot.waitUntil(lambda: not made.maker.busy and made.preview.document.pageCount() == 3)
    assert "All questions" in made.preview.words.toPlainText()

    made.choices.options.appendix.setChecked(False)
    ready(qtbot, made)


def test_private_items_are_offered_unticked_and_a_tick_is_for_this_window_only(
    qtbot: QtBot, sample_context: Context, opened: Opener
) -> None:
    made = opened(sample_context)
    keys = made.choices.options.private.keys
    assert {i: k.isChecked() for i, k in keys.items()} == {"bladder": False, "sleep_hours": False}
    assert "Hours of sleep" not in made.preview.words.toPlainText()

    keys["sleep_hours"].setFocus()
    press(qtbot, Key.Key_Space)
    ready(qtbot, made)
    assert "Mood, sleep, coping" in made.preview.words.toPlainText()
    assert focused() is keys["sleep_hours"]
    made.accept()

    again = opened(sample_context)
    assert not any(key.isChecked() for key in again.choices.options.private.keys.values())
    assert "Mood, sleep, coping" not in again.preview.words.toPlainText()


def test_a_locked_file_opens_with_the_password_only(
    qtbot: QtBot, sample_context: Context, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, opened: Opener
) -> None:
    suggested = choose_file(monkeypatch, tmp_path / "x.pdf")
    made = opened(sample_context)
    lock = made.choices.options.password
    lock.wanted.setChecked(True)
    click(qtbot, made.save_button)
    assert made.bar.text == "Please use at least 8 letters for the passphrase."

    lock.first.setText("a green kettle")
    lock.again.setText("a green kettel")
    click(qtbot, made.save_button)
    assert (made.bar.text[:40], suggested) == ("The two passphrases are not the same. Pl", [])

    lock.again.setText("a green kettle")
    click(qtbot, made.save_button)
    qtbot.waitUntil(lambda: made.bar.text.startswith("Saved as"))
    reader = pypdf.PdfReader(tmp_path / "x.pdf")
    assert reader.is_encrypted
    assert not reader.decrypt("another kettle")
    assert reader.decrypt("a green kettle")
    made.accept()
    assert (lock.first.value, lock.again.value) == ("", "")


def test_the_password_is_hidden_until_it_is_to_be_shown(context: Context, opened: Opener) -> None:
    lock = opened(context).choices.options.password
    assert not lock.first.isVisible()
    lock.wanted.setChecked(True)
    assert lock.first.isVisible()
    assert lock.first.echoMode() is QLineEdit.EchoMode.Password
    lock.shown.setChecked(True)
    assert lock.again.echoMode() is QLineEdit.EchoMode.Normal


# Taking it along


def test_saving_by_keyboard_writes_the_pdf_with_the_name_and_the_top_question(
    qtbot: QtBot, sample_context: Context, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, opened: Opener
) -> None:
    suggested = choose_file(monkeypatch, tmp_path / "For the visit")
    made = opened(sample_context)
    press(qtbot, Key.Key_S, control=True)
    qtbot.waitUntil(lambda: bool(made.bar.text))

    saved = tmp_path / "For the visit.pdf"
    assert made.bar.text == f"Saved as “For the visit.pdf” in “{tmp_path}”."
    assert suggested[0].name == "Visit summary 2026-12-04.pdf"
    text = text_of(saved.read_bytes())
    assert "Maria Keller" in text
    assert Care(sample_context.session).items()[0].text in text


@pytest.mark.parametrize("folder", ["missing", "a file"])
def test_a_place_that_cannot_be_written_is_told_and_nothing_is_lost(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str, opened: Opener
) -> None:
    (tmp_path / "a file").write_text("kept")
    target = tmp_path / folder / "x.pdf"
    choose_file(monkeypatch, target)
    made = opened(context)
    made.save_button.setFocus()
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: bool(made.bar.text))

    assert made.bar.text.startswith(f"The summary could not be saved in “{target.parent}”.")
    assert made.isVisible()
    assert (tmp_path / "a file").read_text() == "kept"
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix != ".spms") == ["a file"]


def test_the_file_dialog_opens_without_blocking_and_hands_over_the_place(
    context: Context, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, opened: Opener
) -> None:
    monkeypatch.setattr(QFileDialog, "open", lambda self: shown.append(self))
    shown: list[QFileDialog] = []
    chosen: list[Path] = []
    made = opened(context)
    outside.ask_where(made, tmp_path / "Visit summary.pdf", chosen.append)

    (dialog,) = shown
    assert (dialog.acceptMode(), dialog.defaultSuffix()) == (QFileDialog.AcceptMode.AcceptSave, "pdf")
    dialog.fileSelected.emit(str(tmp_path / "y.pdf"))
    dialog.fileSelected.emit("")
    assert chosen == [tmp_path / "y.pdf"]


def test_printing_sends_both_pages(
    qtbot: QtBot, sample_context: Context, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, opened: Opener
) -> None:
    target = tmp_path / "printed.pdf"

    def ask_printer(_parent: QWidget, printer: QPrinter, then: Callable[[], None]) -> None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        then()

    monkeypatch.setattr(window, "ask_printer", ask_printer)
    made = opened(sample_context)
    press(qtbot, Key.Key_P, control=True)

    assert made.bar.text == "The pages went to the printer."
    assert len(pypdf.PdfReader(target).pages) == 2


def test_a_printer_that_refuses_is_told(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch, opened: Opener
) -> None:
    monkeypatch.setattr(window, "ask_printer", lambda _parent, _printer, then: then())
    monkeypatch.setattr(window, "print_pages", lambda _document, _printer: False)
    made = opened(context)
    click(qtbot, made.print_button)

    assert made.bar.text.startswith("The printer did not take the pages.")


def test_pages_are_chosen_by_the_printer(context: Context, tmp_path: Path, opened: Opener) -> None:
    made = opened(context)
    printer = new_printer(Paper.LETTER, "Visit summary")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "one.pdf"))
    printer.setFromTo(2, 2)

    assert print_pages(made.preview.document, printer)
    (page,) = pypdf.PdfReader(tmp_path / "one.pdf").pages
    assert float(page.mediabox.width) == pytest.approx(612, abs=1)


# Everybody can use it


@pytest.mark.parametrize("palette", ["light", "contrast-dark"])
@pytest.mark.parametrize(("scale", "width"), [(100, 1180), (100, 1024), (200, 1024)])
def test_it_is_named_large_enough_and_uncut(
    sample_context: Context, theme: Theme, palette: str, scale: int, width: int, opened: Opener
) -> None:
    theme.set_choice(palette)
    theme.set_scale(scale)
    made = opened(sample_context)
    made.choices.options.password.wanted.setChecked(True)
    made.resize(width, 700)
    made.bar.say("Saved.", "Undo", made.bar.dismiss)
    settle()

    assert complaints(made) == []
    assert clipped(made) == []


def test_tab_reaches_everything(sample_context: Context, opened: Opener) -> None:
    made = opened(sample_context)
    made.choices.options.password.wanted.setChecked(True)
    settle()

    assert tab_complaints(made) == []
