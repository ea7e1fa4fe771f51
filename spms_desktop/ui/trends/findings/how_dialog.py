"""How the findings are made, in words for the person who reads them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractSlider, QVBoxLayout, QWidget

from spms_desktop.domain.trends.finding import CLEAR, FALSE_OF_100, STRONG, VERY_STRONG, WATCHED_YEARS
from spms_desktop.domain.trends.scale import RATING, WALK
from spms_desktop.domain.trends.selection import EXCUSED_MARGIN
from spms_desktop.i18n import _, number
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.text import body, heading

MONTHS_TO_FIND = 20
"""After about so many months one point a year is found more often than not: tests/bench/trends.md."""


_Action = QAbstractSlider.SliderAction
_MOVES = {
    Qt.Key.Key_Down: _Action.SliderSingleStepAdd,
    Qt.Key.Key_Up: _Action.SliderSingleStepSub,
    Qt.Key.Key_PageDown: _Action.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _Action.SliderPageStepSub,
    Qt.Key.Key_Home: _Action.SliderToMinimum,
    Qt.Key.Key_End: _Action.SliderToMaximum,
}


class HowDialog(FormDialog):
    """A page to read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("How this decides"), _("Close"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel_button.hide()
        for title, text in sections():
            part = QVBoxLayout()
            part.setSpacing(8)
            part.addWidget(heading(title))
            part.addWidget(body(text))
            self.body.addLayout(part)
        # There is nothing on the page that Tab could bring into view, and a button keeps arrows for itself.
        for key, move in _MOVES.items():
            QShortcut(key, self).activated.connect(partial(self._page.verticalScrollBar().triggerAction, move))


def sections() -> tuple[tuple[str, str], ...]:
    """Each part of the page: its title and its text."""
    return (
        (_("What is compared"), _compared()),
        (_("What is left out"), _left_out()),
        (_("How patient it is"), _patient()),
        (_("How sure it is"), _sure()),
        (_("How often it is wrong"), _wrong()),
        (_("What it cannot tell"), _cannot()),
    )


def _compared() -> str:
    return _(
        "Each thing you rate is looked at by itself. Each person’s view is looked at by itself, too. "
        "All entries of one week are put together. Then all weeks are compared, not just the last ones. "
        "Seasons, days of the week and the start of a new medicine are allowed for first."
    )


def _left_out() -> str:
    return _(
        "Days of an event such as an infection or a hospital stay are left out, and {margin} days before and after. "
        "So are answers that were “same as last time”. "
        "The first week of a journal is left out, because first scores are often too high. "
        "The first {practice} walk tests are, too: they are practice. "
        "A day with no entry stays empty. Nothing is filled in."
    ).format(margin=EXCUSED_MARGIN, practice=WALK.practice)


def _patient() -> str:
    return _(
        "It needs at least {entries} entries, over at least {days} days, in at least {weeks} different weeks. "
        "A change must be in sight four weeks before it is told. So one bad week is not called a change. "
        "Waiting is the price: if scores go up by one point a year, it most often takes about {months} months to see. "
        "Weight and walk tests need at least {tests} entries over {test_days} days."
    ).format(
        entries=RATING.min_entries,
        days=RATING.min_days,
        weeks=RATING.min_bins,
        months=MONTHS_TO_FIND,
        tests=WALK.min_entries,
        test_days=WALK.min_days,
    )


def _sure() -> str:
    return _(
        "“Clear” means that the entries fit a change at least {clear} times better than no change. "
        "“Strong” means {strong} times, and “very strong” means {very_strong} times. "
        "The true size is likely between the two numbers that are named: in about 95 of 100 cases."
    ).format(clear=number(CLEAR), strong=number(STRONG), very_strong=number(VERY_STRONG))


def _wrong() -> str:
    return _(
        "This was tried on made-up journals. In 100 journals in which nothing changes, "
        "at most {false} are ever called changed in {years} years of looking. You can look as often as you like. "
        "If you rate many things, only what holds up among all of them stands at the top."
    ).format(false=FALSE_OF_100, years=WATCHED_YEARS)


def _cannot() -> str:
    return _(
        "It does not know why something changed. Over the years, a person may come to use the scale in another way. "
        "That looks just like a change. It gives no advice: talk with your care team about what it means for you."
    )
