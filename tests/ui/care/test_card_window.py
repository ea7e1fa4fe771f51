"""The emergency card in its window: seen, changed, saved; and what is said when something is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.emergency import EmergencyCard
from spms_desktop.domain.errors import BadInput
from spms_desktop.report.paper import Paper
from spms_desktop.services.care import Care
from spms_desktop.services.emergency import Emergency
from spms_desktop.services.session import Session
from spms_desktop.ui.care.card_presenter import CardPresenter
from spms_desktop.ui.care.card_window import CardForm, CardWindow
from spms_desktop.ui.context import Context
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.walk import clipped, complaints, settle, tab_complaints
from tests.ui.care.conftest import Opener, click

CardOpener = Callable[[Context], CardWindow]
ANNA = CarePerson("", "Anna", "caregiver", "555-0173", emergency=True)


@pytest.fixture
def presenter(session: Session) -> CardPresenter:
    return CardPresenter(session)


@pytest.fixture
def opened_card(qtbot: QtBot) -> Iterator[CardOpener]:
    """Opens the window and waits for its paper. A test names it last, so that it goes before the journal."""
    windows: list[CardWindow] = []

    def open_window(context: Context) -> CardWindow:
        made = CardWindow(context)
        windows.append(made)
        made.resize(900, 820)
        made.open()
        ready(qtbot, made)
        return made

    yield open_window
    for made in windows:
        if isValid(made):
            made.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def ready(qtbot: QtBot, window: CardWindow) -> None:
    qtbot.waitUntil(lambda: window.made is not None)
    settle()


# Without a window


def test_what_is_missing_is_told_with_the_way_to_mend_it(session: Session, presenter: CardPresenter) -> None:
    remarks = presenter.work(Paper.A4)().remarks
    assert "tick “Call in an emergency”" in remarks
    assert "No allergies are written down yet." in remarks

    Care(session).save_person(ANNA)
    presenter.keep(EmergencyCard("None known."), "")
    assert presenter.work(Paper.A4)().remarks == ""
    assert presenter.file_name() == "Emergency card 2026-11-23.pdf"


def test_what_does_not_fit_and_cannot_be_shown_is_told(presenter: CardPresenter) -> None:
    presenter.keep(EmergencyCard("None. 中", know="Heat. " * 330, communicate="Wait. " * 330), "")

    remarks = presenter.work(Paper.LETTER)().remarks

    assert "shortened: How I communicate, What to know." in remarks
    assert remarks.endswith("typed them: 中")


@pytest.mark.parametrize(("typed", "born"), [("1971-05-14", date(1971, 5, 14)), (" ", None)])
def test_the_birth_date_is_typed(session: Session, presenter: CardPresenter, typed: str, born: date | None) -> None:
    presenter.keep(EmergencyCard("Latex"), typed)

    assert session.profile.birth_date == born
    assert presenter.birth_words == typed.strip()
    with pytest.raises(BadInput, match="not_a_date"):
        presenter.keep(EmergencyCard(), "14 May")


def test_a_caregiver_fills_it_in_under_their_name(session: Session, presenter: CardPresenter) -> None:
    assert (presenter.last_change, presenter.persons_choice) == ("", True)
    session.write_as(session.authors()[1].uid)
    presenter.keep(EmergencyCard("Latex"), "")

    assert presenter.last_change == "Anna changed it last, on 23 Nov 2026."
    assert not presenter.persons_choice


# In its window


def test_the_card_is_shown_changed_undone_and_saved(
    qtbot: QtBot, context: Context, tmp_path: Path, opened_card: CardOpener
) -> None:
    Care(context.session).save_person(ANNA)
    window = opened_card(context)
    assert window.preview.document.pageCount() == 1
    assert "Anna, Caregiver at home" in window.preview.words.toPlainText()

    form = window.open_form()
    form.allergies.set_value("Latex.")
    form.birth.set_value("yesterday")
    click(qtbot, form.accept_button)
    assert form.trouble_shown().startswith("That is not a date.")
    form.birth.set_value("1971-05-14")
    click(qtbot, form.accept_button)
    ready(qtbot, window)
    assert "Latex." in window.preview.words.toPlainText()
    assert "Born 14 May 1971" in window.preview.words.toPlainText()

    window.save_to(tmp_path / "Mine")
    qtbot.waitUntil(lambda: not context.jobs.busy)
    assert (tmp_path / "Mine.pdf").read_bytes()[:5] == b"%PDF-"

    window.bar.say("x", "Undo", window._undo)
    click(qtbot, window.bar.action_button)
    ready(qtbot, window)
    assert "Latex." not in window.preview.words.toPlainText()
    assert Emergency(context.session).card == EmergencyCard()


def test_another_paper_is_made_when_it_is_chosen(qtbot: QtBot, context: Context, opened_card: CardOpener) -> None:
    window = opened_card(context)
    wanted = Paper.LETTER if window.paper.value == Paper.A4 else Paper.A4

    window.paper.keys[list(Paper).index(wanted)].click()
    ready(qtbot, window)

    size = window.preview.document.pagePointSize(0)
    assert (size.width(), size.height()) == pytest.approx(wanted.size, abs=1)


def test_a_place_that_refuses_is_named(
    qtbot: QtBot, context: Context, tmp_path: Path, opened_card: CardOpener
) -> None:
    window = opened_card(context)

    window.save_to(tmp_path / "nowhere" / "Mine.pdf")
    qtbot.waitUntil(lambda: not context.jobs.busy)

    assert window.bar.isVisible()
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_button_of_the_tab_opens_it(qtbot: QtBot, opened: Opener) -> None:
    tab = opened()
    click(qtbot, tab.team.card_button)

    (window,) = tab.window().findChildren(CardWindow)
    ready(qtbot, window)
    assert window.isVisible()
    window.accept()


@pytest.mark.parametrize(("look", "scale"), [("light", 100), ("contrast-dark", 200)])
def test_the_window_and_its_form_are_named_large_and_uncut(
    qtbot: QtBot, theme: Theme, context: Context, opened_card: CardOpener, look: str, scale: int
) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    window = opened_card(context)
    window.activateWindow()
    settle()
    assert (complaints(window), clipped(window), tab_complaints(window)) == ([], [], [])

    context.session.write_as(context.session.authors()[1].uid)
    form = CardForm(None, context, window.presenter)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    form.activateWindow()
    settle()
    assert (complaints(form), clipped(form), tab_complaints(form)) == ([], [], [])
    assert not form.tell_ms.isEnabled()
