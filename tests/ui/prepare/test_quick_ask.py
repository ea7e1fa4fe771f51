"""Writing something down for the care team from anywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.services.care import Care
from spms_desktop.services.discussion import Discussion
from spms_desktop.services.drafts import Drafts
from spms_desktop.ui.context import Context
from spms_desktop.ui.prepare.quick_ask import QuickAsk
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.walk import clipped, complaints, tab_complaints
from tests.ui.conftest import Heard
from tests.ui.prepare.conftest import Open, focused, settle


@pytest.fixture
def show(context: Context, opened: Open[QuickAsk]) -> Callable[[], QuickAsk]:
    return lambda: opened(lambda window: QuickAsk(window, context))


def test_it_is_written_by_keyboard_under_the_name_of_whoever_writes(
    show: Callable[[], QuickAsk], context: Context, heard: Heard
) -> None:
    context.session.write_as(next(a.uid for a in context.session.authors() if not a.is_person))
    form = show()
    QTest.keyClicks(focused(), "She fell on the stairs.")
    form.kind.focus_key()
    QTest.keyClick(form.kind.keys[1], Qt.Key.Key_Space)
    QTest.mouseClick(form.accept_button, Qt.MouseButton.LeftButton)

    (raised,) = Discussion(context.session).open()
    assert raised.by is not None
    assert (raised.item.text, raised.item.kind, raised.by.name) == (
        "She fell on the stairs.",
        DiscussionKind.CONCERN,
        "Anna",
    )
    assert (heard.said, heard.undo_offered) == (["Your list is saved."], True)
    assert Drafts(context.session).fields("quick_ask") == {}


def test_without_words_it_stays_open(show: Callable[[], QuickAsk], context: Context) -> None:
    form = show()
    QTest.mouseClick(form.accept_button, Qt.MouseButton.LeftButton)

    assert form.isVisible()
    assert "type some" in form.trouble_shown()
    assert Care(context.session).items() == []


def test_what_was_typed_before_a_crash_is_there_again(
    show: Callable[[], QuickAsk], weiss: CarePerson
) -> None:
    form = show()
    form.text.setPlainText("When is the")
    form.person.set_value(weiss.uid)
    form.close()  # with the window, as when the program goes away
    again = show()

    assert (again.text.value, again.person.value) == ("When is the", weiss.uid)
    assert again.restored.isVisible()


def test_escape_keeps_what_was_typed_and_cancel_does_not(show: Callable[[], QuickAsk], context: Context) -> None:
    form = show()
    QTest.keyClicks(focused(), "When is the")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    settle()
    again = show()
    assert (again.text.value, again.restored.isVisible()) == ("When is the", True)

    QTest.mouseClick(again.cancel_button, Qt.MouseButton.LeftButton)
    settle()
    assert Drafts(context.session).names("quick_ask") == []


@pytest.mark.parametrize("scale", [100, 200])
def test_it_is_named_large_uncut_and_walked_by_tab(
    show: Callable[[], QuickAsk], context: Context, theme: Theme, scale: int
) -> None:
    Care(context.session).save_person(CarePerson("", "y" * 200, "neurologist"))
    theme.set_choice("contrast-dark")
    theme.set_scale(scale)
    form = show()
    settle()

    assert (complaints(form), clipped(form), tab_complaints(form)) == ([], [], [])
