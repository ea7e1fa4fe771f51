"""What the lines, symbols and shaded stretches of the plots stand for, in words."""

from __future__ import annotations

from spms_desktop.i18n import _, listing, ngettext
from spms_desktop.ui.trends.values import HappeningKind, Look, Plots


def marked(plots: Plots, *, numbered: bool) -> list[str]:
    """What is marked, a line each, with its number where numbers stand in the plots."""
    if not plots.panels:
        return []
    lines = [happening.sentence for happening in plots.happenings]
    if numbered:
        lines = [_("{n}  {what}").format(n=n, what=line) for n, line in enumerate(lines, 1)]
    if plots.unmarked:
        lines.append(
            ngettext(
                "{n} more visit or medicine change is not marked.",
                "{n} more visits and medicine changes are not marked.",
                plots.unmarked,
            )
        )
    return lines


def how_to_read(plots: Plots, *, on_paper: bool = False) -> str:
    """What the shapes mean, only as far as they occur."""
    lines = [line for panel in plots.panels for line in panel.lines]
    further = dict.fromkeys(line.view.label for panel in plots.panels for line in panel.further)
    kinds = {happening.kind for happening in plots.happenings}
    trends = any(panel.trends for panel in plots.panels)
    several = {line.view.look for line in lines} > {Look.SELF}
    others = _("Not drawn here: {names}.") if on_paper else _("In the table only: {names}.")
    parts = [
        _("The line is the middle score of each week. The small marks are the days.") if plots.weekly else "",
        _("Filled: the own view. Hollow: another view.") if several else "",
        _("Grey line in stripes: a lasting change, and where it likely lies.") if trends else "",
        _("Small hollow marks: the same as last time.") if any(line.carried for line in lines) else "",
        _("Shaded: days of an event.") if HappeningKind.EXCUSED in kinds else "",
        _("Upright lines: visits; dashed for a medicine.") if kinds - {HappeningKind.EXCUSED} else "",
        _("Where nothing was entered, the line is open."),
        others.format(names=listing(list(further))) if further else "",
    ]
    return " ".join(part for part in parts if part)
