"""The text of a report: versions, look and places in the code; nothing that anybody wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spms_desktop.ui.bug_report.places import Fault, Link

_MOST_FAULTS = 10


def report(facts: Mapping[str, str], faults: Mapping[Fault, int], qt_messages: Iterable[str] = ()) -> str:
    """For those who mend the program, so in English and without a date; each fault with how often it happened."""
    lines = [f"{name}: {value}" for name, value in facts.items()]
    for number, (fault, times) in enumerate(list(faults.items())[:_MOST_FAULTS], 1):
        lines += ["", f"Error {number}, {times} x"]
        for link in fault.links:
            lines += _link_lines(link)
    more = len(faults) - _MOST_FAULTS
    if more > 0:
        lines += ["", f"{more} more kinds of error"]
    told = list(qt_messages)
    if told:
        lines += ["", *told]
    return "\n".join(lines) + "\n"


def _link_lines(link: Link) -> list[str]:
    kind = f"{link.belongs} {link.kind}".strip()
    return [kind, *(f"  {place}" for place in link.places)]
