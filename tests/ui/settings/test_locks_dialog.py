"""Passphrase and locks in the window: changed with what opens the journal now, locked at once, and asked for again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from spms_desktop.services.locks import Locks
from spms_desktop.services.preferences import PreferencesFile
from spms_desktop.services.strength import Strength, strength
from spms_desktop.services.unlock import NewJournal, create, new_recovery_code
from spms_desktop.ui.locking import Locking
from spms_desktop.ui.main_window import MainWindow
from spms_desktop.ui.settings.lock_forms import OwnPassphraseForm, PassphraseForm, RecoveryForm, WriterForm
from spms_desktop.ui.settings.locks_dialog import LocksDialog
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.unlock.unlock_page import UnlockPage
from tests.a11y.walk import clipped, complaints, settle, tab_complaints
from tests.conftest import TestClock

CODE = new_recovery_code()
OLD, NEW = "blue kettle", "red kettle"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, theme: Theme, clock: TestClock) -> Iterator[MainWindow]:
    """The main window with Maria's journal, which has a passphrase, and with nothing else."""
    folder = tmp_path / "Maria.spms"
    create(NewJournal(folder, "Maria", "Anna", None, OLD, CODE), clock).close()
    made = MainWindow(theme, PreferencesFile(tmp_path / "preferences.json"), tmp_path, clock)
    qtbot.addWidget(made)
    made.resize(1240, 860)
    made.show()
    made.open_path(folder)
    unlock(made, OLD)
    yield made
    made.close()


F = TypeVar("F", bound=QWidget)


def unlock(window: MainWindow, secret: str) -> None:
    page = window.page
    assert isinstance(page, UnlockPage)
    page.secret.setText(secret)
    QTest.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    settle()


def opened(window: MainWindow) -> LocksDialog:
    dialog = window.open_locks()
    assert dialog is not None
    settle()
    return dialog


def form_of(dialog: QWidget, kind: type[F]) -> F:
    settle()
    found: list[F] = [form for form in dialog.findChildren(kind) if form.isVisible()]
    assert len(found) == 1
    return found[0]


def test_the_passphrase_is_changed_and_the_window_says_so(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.passphrase.click()
    form = form_of(dialog, PassphraseForm)
    assert isinstance(form, PassphraseForm)
    form.now.setText("wrong")
    form.new.secret.setText(NEW)
    form.new.again.setText(NEW)
    form.accept_button.click()
    assert "does not open" in form.trouble_shown()

    form.now.setText(OLD)
    form.accept_button.click()
    dialog.accept()

    assert window.frame is not None
    assert "new passphrase opens" in window.frame.bar.text
    window.lock()
    unlock(window, OLD)
    assert isinstance(window.page, UnlockPage)
    unlock(window, NEW)
    assert window.frame is not None


def test_a_new_code_has_to_be_copied_right(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.recovery.click()
    form = form_of(dialog, RecoveryForm)
    assert isinstance(form, RecoveryForm)
    form.now.setText(OLD)
    form.code.group.setText("no")
    form.accept_button.click()
    assert form.trouble_shown()

    form.code.group.setText(form.code.code.split("-")[form.code.asked_group])
    form.accept_button.click()

    window.lock()
    unlock(window, CODE)
    assert isinstance(window.page, UnlockPage)
    unlock(window, form.code.code)
    assert window.frame is not None


def test_a_locked_window_shows_nothing_of_the_journal(window: MainWindow) -> None:
    window.lock()
    settle()

    shown = " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())
    assert window.frame is None
    assert "Maria" not in f"{shown} {window.windowTitle()}"
    assert "locked" in shown


def test_locking_keeps_what_is_half_typed(window: MainWindow) -> None:
    assert window.frame is not None
    form = window.frame.open_quick_ask()
    settle()
    form.text.setPlainText("Is my bladder worse?")  # type: ignore[attr-defined]

    window.lock()
    unlock(window, OLD)

    assert window.frame is not None
    again = window.frame.open_quick_ask()
    settle()
    assert again.text.toPlainText() == "Is my bladder worse?"  # type: ignore[attr-defined]


def test_switching_to_somebody_with_a_lock_asks_for_it(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.own.click()
    form = form_of(dialog, OwnPassphraseForm)
    assert isinstance(form, OwnPassphraseForm)
    form.now.setText(OLD)
    form.new.secret.setText("mine")
    form.new.again.setText("mine")
    form.accept_button.click()
    dialog.accept()
    frame = window.frame
    assert frame is not None
    maria, anna = (next(a.uid for a in frame.session.authors() if a.is_person is p) for p in (True, False))
    frame.write_as(anna)

    frame.write_as(maria)
    asked = form_of(frame, WriterForm)
    assert isinstance(asked, WriterForm)
    asked.secret.setText(OLD)
    asked.accept_button.click()
    assert asked.trouble_shown()
    assert frame.session.author.uid == anna

    asked.secret.setText("mine")
    asked.accept_button.click()
    assert frame.session.author.uid == maria


def test_a_journal_that_anybody_opens_is_offered_a_passphrase_instead_of_a_lock(window: MainWindow) -> None:
    assert window.frame is not None
    Locks(window.frame.session).open_to_anybody(OLD)

    window.lock()
    settle()

    dialog = form_of(window, LocksDialog)
    assert isinstance(dialog, LocksDialog)
    assert "has no passphrase" in dialog.opens.text()
    assert dialog.by_itself.isHidden()


def test_the_pause_that_was_chosen_is_remembered_and_locks(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(window)
    QTest.mouseClick(dialog.after.keys[1], Qt.MouseButton.LeftButton)
    dialog.accept()
    assert window.preferences.lock_after == 5
    assert window.frame is not None
    locking = window.frame.findChild(Locking)
    assert locking is not None
    now = time.time()

    monkeypatch.setattr(time, "time", lambda: now + 299)
    locking.look()
    settle()
    assert window.frame is not None
    monkeypatch.setattr(time, "time", lambda: now + 301)
    locking.look()
    settle()

    assert isinstance(window.page, UnlockPage)


def test_the_lock_screen_locks_unless_told_otherwise(window: MainWindow) -> None:
    assert window.frame is not None
    locking = window.frame.findChild(Locking)
    assert locking is not None
    locking.choose(0, with_screen=False)
    locking.screen_locked(on=True)
    settle()
    assert window.frame is not None

    locking.choose(0, with_screen=True)
    locking.screen_locked(on=False)
    settle()
    assert window.frame is not None
    locking.session_locked()
    settle()

    assert isinstance(window.page, UnlockPage)


@pytest.mark.parametrize(("choice", "scale"), [("light", 100), ("contrast-dark", 200)])
def test_dialog_and_forms_are_accessible_and_nothing_is_cut(
    window: MainWindow, theme: Theme, choice: str, scale: int
) -> None:
    theme.set_choice(choice)
    theme.set_scale(scale)
    dialog = opened(window)
    kinds = ((dialog.passphrase, PassphraseForm), (dialog.recovery, RecoveryForm), (dialog.own, OwnPassphraseForm))
    for button, kind in kinds:
        button.click()
        shown = form_of(dialog, kind)
        assert complaints(shown) == []
        assert clipped(shown) == []
        if scale == 100:
            assert tab_complaints(shown) == []
        shown.close()
    assert complaints(dialog) == []
    assert clipped(dialog) == []
    theme.set_scale(100)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", Strength.NONE),
        ("password", Strength.NONE),
        ("maria", Strength.NONE),
        ("kettle moon harvest tin", Strength.STRONG),
    ],
)
def test_a_passphrase_is_judged_but_never_refused(typed: str, found: Strength) -> None:
    assert strength(typed, ("Maria",)) is found
