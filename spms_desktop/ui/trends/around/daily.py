"""The strips of the days: hours of sleep, the flags that were ticked, and the doses."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from spms_desktop.catalog.measures import flags
from spms_desktop.domain.adherence import DoseCount
from spms_desktop.domain.periods import Span
from spms_desktop.i18n import _, listing, ngettext, number
from spms_desktop.services.around import AroundValues, DayValues
from spms_desktop.ui.trends.around.binning import Unit, gathered, step_words, steps, unit_of
from spms_desktop.ui.trends.around.values import Look, Mark, Row, RowKind, Side, Strip
from spms_desktop.ui.trends.values import Table

_Step = tuple[Span, list[DayValues], list[str], list[DoseCount]]
_USUAL_TOP, _LOWEST_FLAG = 12, 0.4
_DOSES = ("taken", "late", "skipped", "not_recorded")
_LOOKS = (Look.SOLID, Look.STRIPED, Look.CROSSED, Look.HOLLOW)


def days_side(values: AroundValues) -> Side:
    """The strips and their table."""
    found = steps(values.span)
    strips = (_sleep(values, found), _flags(values, found), _doses(values, found))
    return Side(strips, _table(values, found), _sheet(values, found))


def own_of(inside: Sequence[DayValues]) -> tuple[list[float], bool]:
    """The values that stand for a step: those of days the person had a part in, or else a caregiver's."""
    own = [day.value for day in inside if day.own]
    return (own, True) if own else ([day.value for day in inside], False)


def _look(own: bool) -> Look:
    return Look.SOLID if own else Look.HOLLOW


# Sleep


def _sleep(values: AroundValues, found: list[Span]) -> Strip:
    title = _("Sleep")
    if not values.sleep:
        return Strip("sleep", title, nothing(), ())
    top = max(_USUAL_TOP, 2 * -(-int(max(day.value for day in values.sleep) + 0.99) // 2))
    marks = []
    for step, inside in zip(found, gathered(_dated(values.sleep), found), strict=True):
        hours, own = own_of(inside)
        if hours:
            middle = statistics.median(hours)
            marks.append(Mark(step.first, step.last, middle / top, _look(own), number(middle)))
    labels = (_("0 h"), _("{n} h").format(n=top // 2), _("{n} h").format(n=top))
    return Strip("sleep", title, _sleep_words(values), (Row(RowKind.BARS, labels, tuple(marks)),))


def _sleep_words(values: AroundValues) -> str:
    hours, _own = own_of(values.sleep)
    nights = ngettext("{n} night", "{n} nights", len(values.sleep))
    words = _("{nights}, middle value {middle} hours, from {low} to {high}.").format(
        nights=nights, middle=number(statistics.median(hours)), low=number(min(hours)), high=number(max(hours))
    )
    each = {
        Unit.DAY: "",
        Unit.WEEK: _("Each bar is the middle value of a week."),
        Unit.MONTH: _("Each bar is the middle value of a month."),
    }[unit_of(values.span)]
    return joined(words, each, hollow_words(values.sleep))


# Flags


def _flags(values: AroundValues, found: list[Span]) -> Strip:
    rows = tuple(_flag_row(name, days, found) for name, days in _in_order(values))
    if not rows:
        return Strip("flags", _("Ticked that day"), _("Nothing was ticked in this time."), ())
    counted = [
        _("{flag}: {days}").format(flag=flag_label(name), days=ngettext("{n} day", "{n} days", len(days)))
        for name, days in _in_order(values)
    ]
    words = _("{what}.").format(what=_("; ").join(counted))
    longer = _("A taller mark means more days.") if unit_of(values.span) is not Unit.DAY else ""
    told = joined(words, longer, hollow_words([day for _name, days in values.flags for day in days]))
    return Strip("flags", _("Ticked that day"), told, rows)


def _flag_row(name: str, days: tuple[DayValues, ...], found: list[Span]) -> Row:
    marks = []
    for step, inside in zip(found, gathered(_dated(days), found), strict=True):
        if inside:
            share = _LOWEST_FLAG + (1 - _LOWEST_FLAG) * len(inside) / step.days
            text = str(len(inside)) if step.days > 1 else ""
            marks.append(Mark(step.first, step.last, share, _look(any(day.own for day in inside)), text))
    return Row(RowKind.BARS, (flag_label(name),), tuple(marks))


def count_row(label: str, days: Sequence[DayValues], found: list[Span]) -> Row:
    """How often something happened in each step, such as falls; the number stands beside where it has room."""
    inside = gathered(_dated(days), found)
    sums = [sum(day.value for day in step) for step in inside]
    marks = tuple(
        Mark(step.first, step.last, 0.4 + 0.6 * n / max(sums), _look(any(day.own for day in counted)), number(n))
        for step, n, counted in zip(found, sums, inside, strict=True)
        if n
    )
    return Row(RowKind.BARS, (label,), marks)


def _in_order(values: AroundValues) -> list[tuple[str, tuple[DayValues, ...]]]:
    order = list(flags())
    return sorted(values.flags, key=lambda flag: (order.index(flag[0]) if flag[0] in order else len(order), flag[0]))


def flag_label(name: str) -> str:
    """A flag's name without what stands in brackets behind it."""
    known = flags().get(name)
    return (_(known.label) if known else name).partition(" (")[0]


# Doses


def dose_labels() -> tuple[str, ...]:
    """The four kinds, in the order of their rows."""
    return _("Taken"), _("Late"), _("Skipped"), _("Not recorded")


def dose_headers() -> tuple[str, ...]:
    """The same as columns of a table."""
    return _("Doses taken"), _("Late"), _("Skipped"), _("Not recorded")


def _doses(values: AroundValues, found: list[Span]) -> Strip:
    if not values.doses:
        return Strip("doses", _("Doses"), _("No doses were planned in this time."), ())
    inside = [_summed(counts) for counts in gathered(values.doses, found)]
    most = max(sum(counts) for counts in inside)
    rows = tuple(_dose_row(kind, found, inside, most) for kind in range(len(_DOSES)))
    total = _summed(count for _day, count in values.doses)
    words = _("{doses}: {taken} taken, {late} late, {skipped} skipped, {open} not recorded.").format(
        doses=ngettext("{n} dose planned", "{n} doses planned", sum(total)),
        taken=total[0],
        late=total[1],
        skipped=total[2],
        open=total[3],
    )
    return Strip("doses", _("Doses"), joined(words, _("A taller mark means more doses.")), rows)


def _dose_row(kind: int, found: list[Span], inside: list[tuple[int, ...]], most: int) -> Row:
    marks = tuple(
        Mark(step.first, step.last, 0.3 + 0.7 * counts[kind] / most, _LOOKS[kind], str(counts[kind]))
        for step, counts in zip(found, inside, strict=True)
        if counts[kind]
    )
    return Row(RowKind.BARS, (dose_labels()[kind],), marks)


def _summed(counts: Iterable[DoseCount]) -> tuple[int, ...]:
    found = list(counts)
    return tuple(sum(getattr(count, name) for count in found) for name in _DOSES)


# Table and words


def _table(values: AroundValues, found: list[Span]) -> Table:
    """The very numbers that are drawn, the newest first."""
    unit = unit_of(values.span)
    rows = [
        (step_words(step, unit), _sleep_cell(nights), *map(str, _summed(counts)), _flag_cell(names))
        for step, nights, names, counts in _steps(values, found)
    ]
    first = {Unit.DAY: _("Day"), Unit.WEEK: _("Week"), Unit.MONTH: _("Month")}[unit]
    return Table((first, _("Hours of sleep"), *dose_headers(), _("Ticked that day")), tuple(reversed(rows)))


def _sheet(values: AroundValues, found: list[Span]) -> Table:
    """The same with the first day of each step as a plain date, plain numbers, and who counted the sleep."""
    rows = [
        (step.first.isoformat(), *_sleep_cells(nights), *map(str, _summed(counts)), _flag_cell(names))
        for step, nights, names, counts in _steps(values, found)
    ]
    first = {Unit.DAY: _("Day"), Unit.WEEK: _("Week from"), Unit.MONTH: _("Month from")}[unit_of(values.span)]
    sleep = (_("Hours of sleep"), _("Sleep: whose view"))
    return Table((first, *sleep, *dose_headers(), _("Ticked that day")), tuple(reversed(rows)))


def _steps(values: AroundValues, found: list[Span]) -> Iterator[_Step]:
    """Each step with its nights, the names of what was ticked, and its doses."""
    ticked = ((day.day, name) for name, days in _in_order(values) for day in days)
    sleep, doses = gathered(_dated(values.sleep), found), gathered(values.doses, found)
    return zip(found, sleep, gathered(ticked, found), doses, strict=True)


def _sleep_cells(nights: Sequence[DayValues]) -> tuple[str, str]:
    hours, own = own_of(nights)
    if not hours:
        return "", ""
    return f"{statistics.median(hours):g}", _("Self") if own else _("Caregiver")


def _sleep_cell(nights: Sequence[DayValues]) -> str:
    hours, own = own_of(nights)
    if not hours:
        return _("no entry")
    middle = number(statistics.median(hours))
    return middle if own else _("{value}, caregiver’s view").format(value=middle)


def _flag_cell(names: Sequence[str]) -> str:
    counts = {name: names.count(name) for name in names}
    return listing([flag_label(name) if n == 1 else f"{flag_label(name)} × {n}" for name, n in counts.items()])


def _dated(days: Iterable[DayValues]) -> list[tuple[date, DayValues]]:
    return [(day.day, day) for day in days]


def hollow_words(days: Iterable[DayValues]) -> str:
    """What hollow marks mean, when there are any."""
    return "" if all(day.own for day in days) else _("Hollow: only a caregiver recorded it.")


def nothing() -> str:
    """What a strip says that has nothing to show."""
    return _("Nothing was recorded in this time.")


def joined(*sentences: str) -> str:
    """Sentences in one line, the empty ones left out."""
    return " ".join(sentence for sentence in sentences if sentence)
