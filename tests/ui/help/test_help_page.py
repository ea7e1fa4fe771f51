"""Help on a screen, all keys on one page, and the words of MS."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from spms_desktop.catalog.glossary import glossary
from spms_desktop.catalog.help_texts import screens
from spms_desktop.ui.help import page, read_aloud
from spms_desktop.ui.help.glossary_dialog import GlossaryDialog
from spms_desktop.ui.help.key_lines import from_actions, native
from spms_desktop.ui.help.keys_page import KeysPage
from spms_desktop.ui.help.page import HelpPage
from spms_desktop.ui.help.reading import ReadingDialog
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.widgets.dialog import FormDialog
from tests.a11y.walk import clipped, complaints, settle, tab_complaints

Maker = Callable[[QWidget], FormDialog]


@pytest.fixture
def desk(theme: Theme) -> Iterator[QWidget]:
    theme.set_scale(100)
    made = QWidget()
    made.resize(1024, 700)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def actions(owner: QWidget) -> list[QAction]:
    made = []
    for words, keys in (("Undo", "Ctrl+Z"), ("Treatment plan", "Ctrl+2"), ("Forms…", ""), ("Help", "F1")):
        action = QAction(words, owner)
        action.setShortcut(QKeySequence(keys))
        made.append(action)
    return made


def test_help_now_holds_the_keyboard_first_and_one_press_opens_it(desk: QWidget) -> None:
    dialog = HelpPage(desk, "journal")
    asked: list[bool] = []
    dialog.help_now_wanted.connect(lambda: asked.append(True))
    dialog.open()
    settle()
    assert dialog.help_now.hasFocus()

    QTest.keyClick(dialog.help_now, Qt.Key.Key_Return)

    assert asked == [True]


@pytest.mark.parametrize("screen", sorted(screens()))
def test_each_screen_has_its_own_page(desk: QWidget, screen: str) -> None:
    dialog = HelpPage(desk, screen)

    assert dialog.about.id == screen
    assert dialog.about.about in dialog.spoken()
    dialog.close()


def test_a_screen_without_its_own_help_shows_what_holds_everywhere(desk: QWidget) -> None:
    assert HelpPage(desk, "nowhere").about.id == "basics"


def test_only_trends_lead_to_how_it_decides(desk: QWidget) -> None:
    for screen in ("trends", "plan"):
        words = [button.words for button in HelpPage(desk, screen).more]
        assert ("How this decides" in words) is (screen == "trends")


def test_the_tour_is_asked_for_only_once_the_page_is_gone(desk: QWidget) -> None:
    dialog = HelpPage(desk, "journal", with_tour=True)
    seen: list[bool] = []
    dialog.tour_wanted.connect(lambda: seen.append(dialog.isVisible()))
    dialog.open()
    settle()

    next(b for b in dialog.more if b.words == "A short look around").click()

    assert seen == [False]


def test_keys_come_from_the_actions_of_the_window(desk: QWidget) -> None:
    lines = from_actions(actions(desk))

    assert [(line.keys, line.does) for line in lines] == [
        (native("Ctrl+Z"), "Undo."),
        (native("Ctrl+2"), "Shows “Treatment plan”."),
        ("F1", "Help."),
    ]
    assert lines[1].instead == "Press the tab."


def test_every_key_has_another_way(desk: QWidget) -> None:
    shown = KeysPage(desk, actions(desk)).lines

    assert len(shown) > 20
    assert all(line.keys and line.does and line.instead for line in shown)


def test_arrow_keys_move_a_page_that_has_little_to_press(desk: QWidget) -> None:
    dialog = KeysPage(desk, actions(desk))
    dialog.open()
    settle()
    bar = dialog._page.verticalScrollBar()

    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    settle()

    assert bar.value() > 0
    dialog.close()


def test_typing_narrows_the_words_and_down_goes_into_them(desk: QWidget) -> None:
    dialog = GlossaryDialog(desk)
    dialog.open()
    settle()
    assert dialog.search.hasFocus()
    assert len(dialog.shown()) == len(glossary())

    QTest.keyClicks(dialog.search, "spast")
    assert dialog.shown()[0] == "Spasticity"
    assert dialog.plain.text() == glossary()["spasticity"].plain

    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.words.hasFocus()
    dialog.close()


def test_a_screen_reader_hears_the_meaning_with_the_word(desk: QWidget) -> None:
    dialog = GlossaryDialog(desk, "jcv")

    spoken = dialog.words.item(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert glossary()["jc_virus"].plain in spoken


def test_nothing_found_says_so(desk: QWidget) -> None:
    dialog = GlossaryDialog(desk, "qqqq")

    assert "Try a shorter one" in dialog.found.text()
    assert dialog.plain.text() == ""


def test_without_speech_nothing_is_offered(desk: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "can_read", lambda: False)

    assert not any("aloud" in b.words for b in HelpPage(desk, "plan").more)


def test_the_page_is_read_aloud_and_closing_it_ends_that(desk: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "can_read", lambda: True)
    monkeypatch.setattr(read_aloud, "speech_command", lambda: ("/bin/sh", "-c", "sleep 60"))
    dialog = HelpPage(desk, "plan")
    dialog.open()
    settle()
    button = dialog.more[-1]
    assert isinstance(button, read_aloud.ReadAloudButton)

    button.click()
    assert (button.reading, button.words) == (True, "Stop reading")
    dialog.hide()

    assert (button.reading, button.words) == (False, "Read this aloud")
    dialog.close()


MAKERS: dict[str, Maker] = {
    "help": lambda desk: HelpPage(desk, "journal", with_tour=True),
    "trends": lambda desk: HelpPage(desk, "trends", with_tour=True),
    "keys": lambda desk: KeysPage(desk, actions(desk)),
    "words": GlossaryDialog,
}


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("look", ["light", "contrast-dark"])
@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_nothing_is_cut_and_all_is_reached(desk: QWidget, theme: Theme, kind: str, look: str, scale: int) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    dialog = MAKERS[kind](desk)
    dialog.open()
    settle(12)

    assert clipped(dialog) == []
    assert complaints(dialog) == []
    assert tab_complaints(dialog) == []
    assert isinstance(dialog, ReadingDialog | GlossaryDialog)
    dialog.close()
