"""The tab is named, large enough, uncut, reached by Tab and quick."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt

from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.domain.schedule import AS_NEEDED, Rhythm, Schedule
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.ui.context import Context
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.widgets.panes import ScrollPage
from tests.a11y.walk import clipped, complaints, tab_complaints, tab_walk
from tests.ui.plan.conftest import Shown, settle

TODAY = date(2026, 11, 23)
Show = Callable[[], Shown]
LOOKS = [("light", 100), ("light", 200), ("contrast-dark", 100), ("contrast-dark", 200)]


def dress(theme: Theme, shown: Shown, look: str, scale: int) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    shown.window.resize(max(1180, shown.window.minimumSizeHint().width()), 820)
    settle()


@pytest.mark.parametrize(("look", "scale"), LOOKS)
def test_the_tab_is_named_large_and_uncut(theme: Theme, show_sample: Show, look: str, scale: int) -> None:
    shown = show_sample()
    view = shown.tab.presenter.medicines_view()
    shown.click(f"{view.groups[0].medicines[0].key}|details")
    shown.click("earlier")
    shown.click(f"{shown.tab.presenter.day_view().doses[-1].key}|skipped")
    dress(theme, shown, look, scale)

    assert complaints(shown.tab) == []
    assert clipped(shown.window) == []


@pytest.mark.parametrize(("look", "scale"), LOOKS[:2])
def test_the_forms_are_named_large_and_uncut(theme: Theme, show_sample: Show, look: str, scale: int) -> None:
    shown = show_sample()
    theme.set_choice(look)
    theme.set_scale(scale)
    uid = shown.tab.presenter.medicines_view().groups[0].medicines[0].key
    card = shown.tab.medicines
    forms = (card.open_add, partial(card.open_change, uid), partial(card.open_stop, uid), partial(card.open_edit, uid))
    for open_form in forms:
        form = open_form()
        form.activateWindow()
        settle()
        assert complaints(form) == []
        assert clipped(form) == []
        assert tab_complaints(form) == []
        form.reject()


def test_very_long_texts_wrap(theme: Theme, show: Show, context: Context) -> None:
    plan, start = Plan(context.session), TODAY - timedelta(days=3)
    long, words = "x" * 200, "many words " * 18
    for name in (long, words):
        plan.add(NewMedicine(name, MedicineKind.DMT, start, name, Schedule(Rhythm.DAYS), name, name, note=name * 3))
    free = plan.add(NewMedicine(long, MedicineKind.OTHER, start, words, AS_NEEDED))
    shown = show()
    shown.click(f"{free}|now")
    shown.click(f"{shown.tab.presenter.medicines_view().groups[0].medicines[0].key}|details")

    dress(theme, shown, "light", 200)

    assert shown.window.minimumSizeHint().width() <= 1180
    assert clipped(shown.window) == []


def test_tab_reaches_each_control_once_in_reading_order(show_sample: Show) -> None:
    shown = show_sample()

    assert tab_complaints(shown.window) == []
    seen = [w.accessibleIdentifier() for w in tab_walk(shown.window)]
    start = seen.index("day")  # the walk is a ring that begins wherever the focus was
    seen = seen[start:] + seen[:start]
    first_dose = f"{shown.tab.presenter.day_view().doses[0].key}|taken"
    order = [seen.index(one) for one in ("day", first_dose, "add-medicine", "earlier")]
    assert order == sorted(order)
    assert seen[seen.index("add-medicine") - 1] == "part-medicines"  # of the right side only the parts come first


def test_the_tab_opens_at_its_top(show_sample: Show) -> None:
    shown = show_sample()
    pages = shown.tab.findChildren(ScrollPage)

    shown.window.resize(1180, 500)
    shown.keys(Qt.Key.Key_Tab)

    assert shown.focus == "day"
    assert [page.verticalScrollBar().value() for page in pages] == [0]
