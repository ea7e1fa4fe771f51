"""The findings in the trends tab: made in the background, cards, lists, stars, the page on how, and the look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.periods import DAY
from spms_desktop.domain.trends.finding import Finding
from spms_desktop.services.findings import Findings, SeriesKey
from spms_desktop.services.journal import Journal
from spms_desktop.ui.context import Context
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.trends.findings import presenter as presenter_module
from spms_desktop.ui.trends.findings.how_dialog import HowDialog
from spms_desktop.ui.trends.tab import TrendsTab
from spms_desktop.ui.trends.values import Range
from tests.a11y.walk import clipped, complaints, settle, tab_complaints
from tests.ui.conftest import Heard
from tests.ui.trends.findings_made import Broken, Made, changed, too_few, unchanged

Opener = Callable[[Context, Made], TrendsTab]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Opens the tab as a window of its own, with findings made by hand."""

    def open_tab(context: Context, source: Made) -> TrendsTab:
        monkeypatch.setattr(presenter_module, "TrendFindings", lambda _session: source)
        tab = TrendsTab(context)
        tab.resize(max(1180, tab.minimumSizeHint().width()), 700)
        tab.show()
        settle()
        return tab

    return open_tab


@pytest.fixture
def rated(context: Context) -> Context:
    """A journal with three days of ratings by the person."""
    journal, today = Journal(context.session), context.session.today
    for symptom in ("overall", "fatigue", "walking", "pain", "bladder"):
        for days in (0, 1, 2):
            journal.rate(today - days * DAY, Respondent.SELF, symptom, 4 + days)
    return context


def made(context: Context, **found: Finding) -> Findings:
    """Findings about own ratings by symptom; the strongest one is the headline."""
    keys = {item: SeriesKey(item, Respondent.SELF, context.session.author.uid) for item in found}
    return Findings({keys[item]: one for item, one in found.items()}, frozenset({keys[next(iter(found))]}))


def two_changes(context: Context) -> Findings:
    return made(
        context,
        fatigue=changed(evidence=2000),
        pain=changed(sign=-1),
        bladder=replace(unchanged(), early_sign=True),
        walking=unchanged(),
        overall=too_few(),
    )


def blocks(tab: TrendsTab) -> list[str]:
    return [block.heading.text() for block in tab.findings.blocks.values()]


def test_real_findings_come_from_the_background(sample_context: Context, qtbot: QtBot) -> None:
    tab = TrendsTab(sample_context)
    tab.show()
    assert tab.findings.sentence_label.text() == "Looking at your entries…"
    assert tab.accessibleDescription() == "Looking at your entries…"
    qtbot.waitUntil(lambda: not sample_context.jobs.busy, timeout=20_000)
    assert tab.findings.sentence_label.text() == "Only lasting change is named here. One bad week is not."
    # What gets worse in the sample by design is told (services/sample/truth.py); pain, which does not, is not.
    assert {"Tiredness (fatigue), own view", "Trouble walking, own view"} <= set(blocks(tab))
    assert "Pain, own view" not in blocks(tab)
    assert tab.accessibleDescription().startswith("What your entries show: ")
    assert tab.findings.folds[2].list.briefs[0].sentence == (
        "On 73 days you both rated this: 47 times the same, 72 times within one point."
    )


def test_work_that_ends_after_the_tab_was_left_changes_nothing(opened: Opener, rated: Context, qtbot: QtBot) -> None:
    source = Made(two_changes(rated), kept=False)
    tab = opened(rated, source)
    source.kept = None
    tab.findings.refresh()
    tab.leave()
    qtbot.waitUntil(lambda: not rated.jobs.busy)
    assert source.closed
    assert source.kept is None


def test_a_failure_is_said_plainly(opened: Opener, rated: Context, qtbot: QtBot) -> None:
    source = Broken(Findings(), kept=False)
    tab = opened(rated, source)
    qtbot.waitUntil(lambda: not rated.jobs.busy)
    assert tab.findings.sentence_label.text().startswith("Your entries are safe")
    assert source.asked == 1
    tab.refresh()
    assert source.asked == 2


def test_headlines_stand_above_other_changes(opened: Opener, rated: Context) -> None:
    tab = opened(rated, Made(two_changes(rated)))
    card = tab.findings
    assert blocks(tab) == ["Tiredness (fatigue), own view", "Pain, own view"]
    first, second = card.blocks.values()
    assert first.mapTo(card, QPoint()).y() < card.others_title.mapTo(card, QPoint()).y()
    assert card.others_title.mapTo(card, QPoint()).y() < second.mapTo(card, QPoint()).y()
    assert first.accessibleDescription().startswith("Higher than before, little by little")
    assert [brief.title for brief in card.early.briefs] == ["Bladder trouble, own view"]
    assert not card.folds[2].button.isVisible()


def test_short_lists_unfold_and_fold_again(opened: Opener, rated: Context) -> None:
    tab = opened(rated, Made(two_changes(rated)))
    fold = tab.findings.folds[0]
    assert fold.button.words == "No clear change so far (1)"
    assert fold.button.accessibleName() == "No clear change so far (1), folded"
    assert not fold.isVisible()
    QTest.keyClick(fold.button, Qt.Key.Key_Space)
    assert fold.isVisible()
    assert fold.button.accessibleName() == "No clear change so far (1), shown"
    QTest.keyClick(fold.button, Qt.Key.Key_Space)
    assert not fold.isVisible()


def test_a_star_is_turned_with_one_key_and_keeps_the_keyboard(opened: Opener, rated: Context, heard: Heard) -> None:
    tab = opened(rated, Made(two_changes(rated)))
    before = len(rated.session.versions.live(DiscussionItem))
    star = next(iter(tab.findings.blocks.values())).star
    star.setFocus()
    QTest.keyClick(star, Qt.Key.Key_Space)
    assert len(rated.session.versions.live(DiscussionItem)) == before + 1
    assert star.words == "Starred for my care team"
    assert star.hasFocus()
    assert heard.said == ["Your list for the care team is saved."]
    assert heard.undo_offered
    rated.session.undo()
    tab.refresh()
    assert star.words == "Star for my care team"
    QTest.keyClick(star, Qt.Key.Key_Space)
    QTest.keyClick(star, Qt.Key.Key_Space)
    assert star.words == "Star for my care team"


def test_a_card_that_goes_hands_the_keyboard_on(opened: Opener, rated: Context) -> None:
    source = Made(two_changes(rated))
    tab = opened(rated, source)
    first, second = tab.findings.blocks.values()
    second.star.setFocus()
    source.kept = made(rated, pain=changed())
    tab.refresh()
    settle()
    assert tab.findings.blocks[second.card.ref].star.hasFocus()
    source.kept = made(rated, pain=unchanged())
    tab.refresh()
    assert tab.findings.how.hasFocus()
    assert not first.isVisible()


def test_what_has_the_keyboard_stays_where_it_is_when_cards_come(opened: Opener, rated: Context) -> None:
    source = Made(two_changes(rated))
    empty, source.kept = source.kept, Findings()
    tab = opened(rated, source)
    tab.panes.page.verticalScrollBar().setValue(60)
    tab.swap.setFocus()
    settle()
    before = tab.swap.mapTo(tab, QPoint()).y()
    source.kept = empty
    tab.refresh()
    settle()
    assert tab.swap.mapTo(tab, QPoint()).y() == before
    assert tab.findings.height() > 500


def test_a_caregiver_sees_nothing_that_was_found_for_the_person(opened: Opener, rated: Context) -> None:
    source = Made(two_changes(rated))
    tab = opened(rated, source)
    source.kept = None
    session = rated.session
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    source.found = Findings()
    tab.refresh()
    assert blocks(tab) == []
    assert all(not panel.trends for panel in tab._plots.panels) if tab._plots else False


def test_a_changed_series_has_its_trend_in_the_plot_and_in_words(opened: Opener, rated: Context) -> None:
    source = Made(two_changes(rated))
    findings, source.kept = source.kept, Findings()
    tab = opened(rated, source)
    tab.presenter.show_range(Range.YEAR)
    tab.refresh()
    settle()
    panel = next(panel for panel in tab.stack.panels if panel.accessibleName() == "Pain")
    bare, other = panel.plot.grab().toImage(), tab.stack.panels[0].plot
    drawn = other.draws
    source.kept = findings
    tab.refresh()
    settle()
    assert panel.plot.grab().toImage() != bare
    assert "The trend of Self goes from about" in panel.accessibleDescription()
    assert "Grey line in stripes" in tab.stack.how_to_read.text()
    assert other.draws == drawn


def test_refresh_without_news_changes_nothing(opened: Opener, rated: Context) -> None:
    tab = opened(rated, Made(two_changes(rated)))
    plots, shown = tab._plots, list(tab.findings.blocks.values())
    tab.refresh()
    assert tab._plots is plots
    assert list(tab.findings.blocks.values()) == shown


def test_how_this_decides_opens_and_scrolls_by_key(opened: Opener, rated: Context, theme: Theme) -> None:
    theme.set_scale(200)
    tab = opened(rated, Made(Findings()))
    tab.findings.how.click()
    dialog = tab.window().findChild(HowDialog)
    assert dialog is not None
    settle()
    bar = dialog._page.verticalScrollBar()
    assert bar.maximum() > 0
    for pressed, where in ((Qt.Key.Key_End, bar.maximum()), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(dialog.accept_button, pressed)
        assert bar.value() == where
    QTest.keyClick(dialog.accept_button, Qt.Key.Key_Down)
    assert 0 < bar.value() < bar.maximum()
    assert complaints(dialog) == []
    assert clipped(dialog) == []
    dialog.close()


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("look", ["light", "contrast-dark"])
def test_everything_is_named_large_and_uncut(
    opened: Opener, rated: Context, theme: Theme, look: str, scale: int
) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    tab = opened(rated, Made(two_changes(rated)))
    for fold in tab.findings.folds:
        if fold.button.isVisible():
            fold.button.click()
    settle()
    assert complaints(tab) == []
    assert clipped(tab) == []


def test_tab_reaches_every_star_and_fold(opened: Opener, rated: Context, qtbot: QtBot) -> None:
    tab = opened(rated, Made(two_changes(rated)))
    with qtbot.waitActive(tab):
        tab.activateWindow()
    assert tab_complaints(tab) == []


def test_a_very_long_own_symptom_is_not_cut(opened: Opener, context: Context, theme: Theme) -> None:
    theme.set_scale(200)
    name = ("Bhuh " * 40).strip()
    Journal(context.session).rate(context.session.today, Respondent.SELF, name, 4)
    tab = opened(context, Made(made(context, **{name: changed()})))
    assert blocks(tab) == [f"{name}, own view"]
    assert clipped(tab) == []
